"""No figure, feature, yes or no stands in an answer without a cell that proves it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.known import Known
from merchant_assistant.chat.proving import Prover
from merchant_assistant.chat.question import read_question
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database

Stands = Callable[..., bool]


@pytest.fixture
def prover(database: Database, catalogue: Catalogue) -> Callable[..., Prover]:
    prove = Listings(database, catalogue, None).proven

    def make(question: str, *skus: str) -> Prover:
        return Prover([Known(catalogue.find(sku), prove) for sku in skus], read_question(question))

    return make


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does the bottle weigh?", "The steel bottle weighs 310 g."),
        ("What does it hold?", "The steel bottle holds 750 ml."),
        ("Which colours are there?", "It comes in black and forest green."),
        ("How much is the black one?", "The black one costs 7.85 USD."),
        ("How much is WB-1-GN?", "8.10 USD"),
        ("What is the minimum order?", "100"),
        ("What is the minimum order?", "The minimum order of WB-1 is 100."),
        ("How many black ones are in stock?", "There are 1,240 in stock."),
        ("Is it leak-proof?", "Yes, the lid is leak-proof."),
        ("Does it weigh 310 g?", "Yes, it weighs 310 g."),
        ("What about the dishwasher?", "Your data do not say."),
        ("起订量是多少？", "起订量是100个。"),
    ],
)
def test_what_the_cells_prove_stands(prover: Callable[..., Prover], question: str, answer: str) -> None:
    vetted = prover(question, "WB-1").vet(answer, ended=True)
    assert (vetted.text, vetted.left_out) == (answer, 0)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Not made for the dishwasher.", "The description says: “Not made for the dishwasher.”"),
        (
            "Leak-proof lid. Not made for the dishwasher.",
            "The description says: “Leak-proof lid.” “Not made for the dishwasher.”",
        ),
        ("It weighs 310 g. It weighs 310 g. It weighs 310 g.", "It weighs 310 g."),
    ],
)
def test_a_description_is_quoted_and_nothing_is_said_twice(
    prover: Callable[..., Prover], answer: str, told: str
) -> None:
    vetted = prover("What about the dishwasher?", "WB-1").vet(answer, ended=True)
    assert (vetted.text, vetted.left_out) == (told, 0)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does the bottle weigh?", "The steel bottle weighs 900 g."),
        ("How much is the green one?", "The forest green one costs 7.85 USD."),  # the price of the black one
        ("How much is WB-1-BK?", "8.10 USD"),
        ("What is the minimum order?", "1240"),  # a figure of another cell
        ("How many are there in all colours?", "There are 1250 in stock."),
        ("Is it dishwasher safe?", "Yes, it is dishwasher safe."),
        ("Is it dishwasher safe?", "Yes."),
        ("Can I put it in the microwave?", "Yes, you can put WB-1 in the microwave."),
        ("Can I put it in the microwave?", "You can."),
        ("What is it good for?", "It is certified by the FDA."),
        ("Where is it made?", "It is made in Germany."),
        ("能用微波炉吗？", "可以。"),
        ("Does it come in black?", "No, it does not come in black."),
        ("What about the lid?", "The lid isn't leak-proof."),
        ("What about the dishwasher?", "The body is made for the dishwasher."),
        ("有黑色吗？", "没有黑色。"),
        ("What does it weigh?", "Your data do not say that, but it weighs 900 g."),
        ("Tell me about it", "A perfect companion for every long journey."),
    ],
)
def test_what_no_cell_proves_is_left_out(prover: Callable[..., Prover], question: str, answer: str) -> None:
    vetted = prover(question, "WB-1").vet(answer, ended=True)
    assert (vetted.text, vetted.left_out) == ("", 1)


def test_one_product_does_not_prove_for_another(prover: Callable[..., Prover]) -> None:
    two = prover("Tell me about them", "WB-1", "CM-3")
    assert two.vet("The Coffee mug 300 ml is dishwasher safe.", ended=True).left_out == 0
    assert two.vet("The Steel bottle 750 ml is dishwasher safe.", ended=True).left_out == 1
    assert two.vet("The Steel bottle 750 ml weighs 310 g. It costs 4.50 USD.", ended=True).left_out == 1


def test_a_sentence_about_two_products_needs_each_to_prove_its_part(prover: Callable[..., Prover]) -> None:
    two = prover("Tell me about CM-3 and DL-2", "CM-3", "DL-2")
    assert two.vet("CM-3 weighs 350 g and DL-2 weighs 980 g.", ended=True).left_out == 0
    assert two.vet("CM-3 weighs 980 g and DL-2 weighs 350 g.", ended=True).left_out == 1
    assert two.vet("CM-3 and DL-2 weigh 350 g.", ended=True).left_out == 1


def test_the_rest_of_an_answer_stays(prover: Callable[..., Prover]) -> None:
    text = "The steel bottle weighs 310 g. It floats for 9 hours.\n\nIt comes in black."
    vetted = prover("Tell me about it", "WB-1").vet(text, ended=True)
    assert (vetted.text, vetted.left_out) == ("The steel bottle weighs 310 g.\n\nIt comes in black.", 1)


def test_no_unproven_figure_is_seen_while_the_answer_grows(prover: Callable[..., Prover]) -> None:
    text = "The steel bottle weighs 900 g. The lid is leak-proof. It costs 1 USD."
    growing = prover("Tell me about it", "WB-1")
    seen = [growing.vet(text[:end], ended=False).text for end in range(len(text) + 1)]
    assert "The steel bottle weighs" in seen
    assert not any(character.isdigit() for said in seen for character in said)
    assert seen[-1].startswith("The lid is leak-proof.")


def test_no_yes_is_seen_before_it_is_proven(prover: Callable[..., Prover]) -> None:
    text = "Yes, it is dishwasher safe. The lid is leak-proof."
    growing = prover("Is it dishwasher safe?", "WB-1")
    seen = {growing.vet(text[:end], ended=False).text for end in range(len(text) + 1)}
    assert seen == {""}
    assert growing.vet(text, ended=True).text == "The lid is leak-proof."


@pytest.mark.parametrize(
    ("question", "answer", "stands"),
    [
        ("What does the bottle cost?", "The steel bottle 750 ml costs 7.85 USD.", False),
        ("What does the bottle cost?", "The steel bottle costs 7.85 USD or 8.10 USD.", True),
        ("What does the bottle cost?", "In black it costs 8.10 USD, in forest green 7.85 USD.", False),
        ("What does the bottle cost?", "In black it costs 7.85 USD.", True),
        ("What does the black bottle cost?", "It costs 7.85 USD.", True),
        ("What does the bottle weigh?", "It weighs 310 g in black and in forest green.", True),
    ],
)
def test_a_figure_of_one_variant_is_not_told_of_all(
    prover: Callable[..., Prover], question: str, answer: str, stands: bool
) -> None:
    assert prover(question, "WB-1").vet(answer, ended=True).left_out == int(not stands)


def test_a_currency_that_the_data_do_not_name_is_not_told(prover: Callable[..., Prover]) -> None:
    assert prover("台灯多少钱？", "TD-9").vet("138 CNY", ended=True).left_out == 0
    assert prover("台灯多少钱？", "TD-9").vet("138 USD", ended=True).left_out == 1


def test_a_yes_does_not_leave_out_what_the_cell_adds(prover: Callable[..., Prover]) -> None:
    asked = prover("Is the steel bottle made of stainless steel?", "WB-1")
    assert asked.vet("Yes, the steel bottle is made of stainless steel.", ended=True).left_out == 0
    assert prover("Is it leak-proof?", "WB-1").vet("Yes, it is leak-proof.", ended=True).left_out == 1  # only the lid


def test_a_promise_does_not_leave_out_what_the_cell_adds(prover: Callable[..., Prover]) -> None:
    asked = prover("Tell me about the steel bottle", "WB-1")
    assert asked.vet("The steel bottle is leak-proof.", ended=True).left_out == 1  # only the lid
    assert asked.vet("The lid is leak-proof.", ended=True).left_out == 0
    mug = prover("Tell me about the mug", "CM-3")
    assert mug.vet("The coffee mug is microwave safe.", ended=True).left_out == 0


def test_praise_does_not_stand_beside_what_is_proven(prover: Callable[..., Prover]) -> None:
    asked = prover("Tell me about the steel bottle", "WB-1")
    assert asked.vet("It is made of high-quality stainless steel.", ended=True).left_out == 1
    assert asked.vet("It is made of stainless steel.", ended=True).left_out == 0
