"""Which column is the price is asked once; the answer stands for the field from then on, until it is forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database
from tests.chat.own_words.conftest import Mute

_ROWS = "".join(f"V-{n},Valve no {n},{4.13 + n:.2f},{8.05 + n * 1.9:.2f},{n * n % 41 + 9},{n % 7}\n" for n in range(20))
VALVES = f"Art,Ware,Gv £,Tk £,Qzt,Wft\n{_ROWS}"
PRICE = OwnWord("price", "attribute:Tk £")
COST = OwnWord("cost", "attribute:Gv £")
STOCK = OwnWord("stock", "attribute:Qzt")


@pytest.fixture
def shop(catalogue_over: Callable[[str], tuple[Database, Catalogue]]) -> tuple[Database, Catalogue]:
    return catalogue_over(VALVES)


@pytest.fixture
def chat(shop: tuple[Database, Catalogue]) -> Chat:
    database, catalogue = shop
    engine = Mute()
    return Chat(database, catalogue, engine, Listings(database, catalogue, engine).proven)


@pytest.mark.parametrize("said", ["Tk £", "Tk", "it's Tk £", "I mean the Tk £", "the Tk column", "Tk £这一列"])
def test_what_is_typed_is_remembered(chat: Chat, said: str) -> None:
    first, _ = chat.ask("average price?")
    assert first.kind == "clarify"
    answer, _ = chat.ask(said, first.conversation_id)
    assert (answer.kind, answer.exact and answer.exact.own) == ("exact", (("price", "Tk £"),))
    assert "26.1" in answer.text
    other, _ = chat.ask("what does V-3 cost")
    assert (other.kind, "13.75" in other.text) == ("exact", True)


def test_forgotten_it_is_asked_again(chat: Chat) -> None:
    chat.words.remember(PRICE)
    assert chat.ask_once("cheapest item").kind == "exact"
    chat.words.take_back(chat.words.forget("price"))
    assert chat.ask_once("最便宜的是哪个").kind == "exact"
    chat.words.forget("价格")  # in whatever words
    answer = chat.ask_once("cheapest item")
    assert (answer.kind, answer.meant and answer.meant.word) == ("clarify", "price")


@pytest.mark.parametrize(
    ("asked", "told", "own"),
    [
        ("margin of V-3", "6.62", {"price", "cost"}),
        ("which item has the highest margin", "Valve no 19", {"price", "cost"}),
        ("stock value of V-3", "247.5", {"price", "stock"}),
        ("what is my stock worth at cost", "sum of stock value at cost", {"cost", "stock"}),
        ("毛利最高的是哪个", "Valve no 19", {"price", "cost"}),
        ("which items sell below cost", "No product", {"price", "cost"}),
        ("how much would 5 V-3 cost", "68.75", {"price"}),
    ],
)
def test_two_of_them_serve_what_follows_from_both(chat: Chat, asked: str, told: str, own: set[str]) -> None:
    for word in (PRICE, COST, STOCK):
        chat.words.remember(word)
    answer = chat.ask_once(asked)
    assert answer.kind == "exact"
    assert told in answer.text
    assert answer.reply is not None
    assert {word for word, _ in answer.reply.own} == own


def test_the_margin_asks_for_each(chat: Chat) -> None:
    first, _ = chat.ask("what is the margin of V-3")
    second, _ = chat.ask("Tk £", first.conversation_id)
    assert (second.kind, second.meant and second.meant.word) == ("clarify", "cost")
    last, _ = chat.ask("yes", first.conversation_id)
    assert (last.kind, "6.62" in last.text) == ("exact", True)


def test_one_more_question_goes_on_from_it(chat: Chat) -> None:
    chat.words.remember(PRICE)
    first, _ = chat.ask("which is the cheapest?")
    second, _ = chat.ask("and the dearest?", first.conversation_id)
    assert (second.kind, "44.15" in second.text) == ("exact", True)


def test_another_column_takes_its_place(chat: Chat) -> None:
    chat.words.remember(PRICE)
    chat.words.remember(OwnWord("售价", "attribute:Gv £"))
    assert [(one.own.word, one.own.label) for one in chat.words.known("en")] == [("售价", "Gv £")]
    assert "13.63" in chat.ask_once("average price").text


def test_a_real_price_wins(chat: Chat, shop: tuple[Database, Catalogue], tmp_path) -> None:
    chat.words.remember(PRICE)
    (tmp_path / "later.csv").write_text("SKU,Title,Price\nP-1,Pump,99.50\nP-2,Hose,12.00\n", encoding="utf-8")
    shop[1].apply(shop[1].plan(tmp_path / "later.csv"))
    assert [one.state for one in chat.words.known("en")] == ["held"]
    answer = chat.ask_once("what is the price of the pump")
    assert (answer.kind, answer.reply and answer.reply.own) == ("exact", ())
    assert "99.5" in answer.text


def test_nothing_else_is_read_of_it(chat: Chat) -> None:
    chat.words.remember(PRICE)
    for asked in ("what is the warranty of V-3", "how many vegan items cost less than £20"):
        assert chat.ask_once(asked).kind != "exact"


def test_a_question_back_is_no_answer_to_it(chat: Chat) -> None:
    first, _ = chat.ask("average price?")
    said, _ = chat.ask("how many products do we have", first.conversation_id)
    assert (said.kind, chat.words.all()) == ("exact", [])
