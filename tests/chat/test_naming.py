"""A product that a question names wins over what was spoken of, whatever words stand beside its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.retrieval import products_for

Chats = Callable[..., Chat]
LETTER = (
    "Dear sirs, we need 300 Coffee mug 300 ml and 24 desk lamps. What is the price and the minimum order? "
    "Is the mug dishwasher safe? Can one cut bread on it?"
)


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("And the weight of the Coffee mug 300 ml, in one sentence, and its colours?", ["CM-3"]),
        ("What colour is the lamp and its stand?", ["DL-2"]),
        ("And the mug, is it microwave safe?", ["CM-3"]),
        ("Are they heavier: Coffee mug 300 ml and desk lamp?", ["CM-3", "DL-2"]),
        ("And DL-2 and the coffee mug, what do they weigh?", ["DL-2", "CM-3"]),
        ("这款LED台灯和它的颜色？", ["TD-9"]),
        ("那保温杯呢，它有什么颜色？", ["BW-5"]),
        (LETTER, ["CM-3", "DL-2"]),
        ("它是不锈钢的吗？", ["WB-1"]),
        ("Is it a stainless steel one?", ["WB-1"]),
        ("How much is this bottle?", ["WB-1"]),
        ("手柄是什么材料？", ["WB-1"]),
        ("真空的吗", ["WB-1"]),
        ("Which mugs do we have?", ["CM-3"]),
        ("Which caps do we have?", []),
        ("Do you sell chainsaws?", []),
        ("How much does the umbrella cost?", []),
        ("我们有雨伞吗？", []),
        ("雨伞多少钱？", []),
        ("一共有多少款商品？", []),
        ("Is the bottle leak-proof?", ["WB-1"]),
        ("Does it come in steel?", ["WB-1"]),
        ("Which colours do we have?", ["WB-1"]),
        ("And the lid?", ["WB-1"]),
        ("Shorter please", ["WB-1"]),
    ],
)
def test_a_named_product_wins_over_the_one_spoken_of(catalogue: Catalogue, text: str, skus: list[str]) -> None:
    earlier = (catalogue.find("WB-1").id,)
    assert [product.sku for product in products_for(read_question(text), catalogue, earlier)] == skus


@pytest.mark.parametrize(
    ("text", "skus"), [("What is the lid made of?", ["BW-5"]), ("What does an umbrella cost?", [])]
)
def test_a_part_may_have_another_name_in_the_language_of_the_data(
    catalogue: Catalogue, text: str, skus: list[str]
) -> None:
    earlier = (catalogue.find("BW-5").id,)
    assert [product.sku for product in products_for(read_question(text), catalogue, earlier)] == skus


def test_what_the_shop_does_not_have_is_not_answered_from_the_product_before(chat_with: Chats) -> None:
    chat = chat_with("The steel bottle weighs 310 g.", "The caps are black.")
    first, _ = chat.ask("What does the steel bottle weigh?")
    answer, _ = chat.ask("Which caps do we have?", first.conversation_id)
    assert (answer.kind, answer.sources) == ("declined", ())


def test_it_without_a_product_before_is_asked_for(chat_with: Chats) -> None:
    answer, _ = chat_with("Yes, it is dishwasher safe.").ask("Is it dishwasher safe?")
    assert (answer.kind, answer.sources) == ("clarify", ())


def test_it_is_the_product_of_the_last_answer_and_they_are_those_of_two(chat_with: Chats) -> None:
    chat = chat_with("Nothing.")
    first, _ = chat.ask("What does the steel bottle weigh?")
    chat.ask("What does the desk lamp weigh?", first.conversation_id)
    it, _ = chat.ask("What colour is it?", first.conversation_id)
    they, _ = chat.ask("What did they cost?", first.conversation_id)
    assert [source.ref for source in it.sources] == ["DL-2"]
    assert [source.ref for source in they.sources] == ["DL-2"]
    chat.ask("And the coffee mug?", first.conversation_id)
    both, _ = chat.ask("Compare both, what do they weigh?", first.conversation_id)
    assert [source.ref for source in both.sources] == ["CM-3", "DL-2"]


def test_a_letter_is_answered_question_by_question_from_the_cells(chat_with: Chats) -> None:
    answer, _ = chat_with("The mug is dishwasher safe.").ask(LETTER)
    assert answer.text.splitlines() == [
        "This is what your data say:",
        "",
        "**Coffee mug 300 ml**",
        "",
        "- Price: 4.50 USD",
        "- Minimum order: 60",
        "- Description: Dishwasher safe.",
        "",
        "**Desk lamp**",
        "",
        "- Price: 18.40 EUR",
        "- Minimum order: 10",
        "",
        "Your data do not say:",
        "",
        "- Can one cut bread on it?",
    ]
    assert [source.ref for source in answer.sources] == ["CM-3", "DL-2"]


def test_what_needs_the_whole_catalogue_does_not_spoil_the_rest_of_a_letter(chat_with: Chats) -> None:
    answer, _ = chat_with("Nothing.").ask(
        "We need at least 300 coffee mugs. What do they weigh? How much is it in total?"
    )
    assert "- Weight: 350 g" in answer.text
    assert answer.text.endswith("Your data do not say:\n\n- How much is it in total?")


def test_each_product_that_is_named_is_answered(chat_with: Chats) -> None:
    answer, _ = chat_with("The Coffee mug 300 ml weighs 350 g.").ask("What do the coffee mug and the desk lamp weigh?")
    assert answer.text.startswith("The Coffee mug 300 ml weighs 350 g.\n\nThis is what your data say:")
    assert "- Weight: 980 g" in answer.text


@pytest.mark.parametrize("text", ["一共有多少款商品？", "我有几件商品", "有多少个商品？"])
def test_a_measure_word_finds_nothing(chat_with: Chats, text: str) -> None:
    answer, _ = chat_with("Nothing.").ask(text)
    assert (answer.kind, answer.sources) == ("clarify", ())
    assert read_question(text).words == ()
