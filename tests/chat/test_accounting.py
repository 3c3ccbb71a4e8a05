"""What a question asks for and the data do not have is named, not passed over; what they have is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.known import Known
from merchant_assistant.chat.model import Source
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.showing import nowhere_held
from merchant_assistant.chat.writing import unsaid
from merchant_assistant.claims.model import Record
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

Chats = Callable[..., Chat]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What does the coffee mug cost in yen?", "yen"),
        ("How much is shipping of the coffee mug to France?", "France"),
        ("What will the coffee mug cost next year?", "next year"),
        ("Will the price of the desk lamp go up?", "go up"),
        ("What is the margin on the desk lamp?", "margin"),
        ("Do customers like the coffee mug?", "Do customers like"),
        ("Who is the supplier of the desk lamp?", "supplier"),
        ("Is the coffee mug the best one?", "best"),
        ("Is the coffee mug vegan?", "vegan"),
        ("What is the carbon footprint of the steel bottle?", "carbon footprint"),
        ("How wide is the desk lamp?", "How wide"),
        ("What does the steel bottle 950 ml weigh?", "950 ml"),
        ("What does the coffee mug 12 weigh?", "12"),
        ("Which coffee mug would you pick?", "pick"),
        ("Can I put the desk lamp into the oven?", "oven"),
        ("保温杯的进货价是多少？", "进货价"),
        ("台灯明年会涨价吗？", "明年"),
        ("你觉得台灯好看吗？", "你觉得"),
        ("保温杯供货商的电话是多少？", "供货商"),
    ],
)
def test_what_the_data_lack_is_named_without_the_model(chat_with: Chats, question: str, missing: str) -> None:
    engine = ScriptedEngine()
    answer, _ = chat_with(engine).ask(question)
    assert answer.kind == "declined"
    assert f"“{missing}" in answer.text or f"{missing}”" in answer.text
    assert engine.requests == []


@pytest.fixture
def accounting(catalogue) -> Accounting:
    return Accounting(catalogue, Exactly(catalogue).holdings())


@pytest.mark.parametrize(
    ("question", "sku"),
    [
        ("Hello, could you please tell me how heavy the steel bottle is?", "WB-1"),
        ("Can I put the steel bottle into the dishwasher?", "WB-1"),
        ("Which colours does the steel bottle come in?", "WB-1"),
        ("Is the steel bottle leak-proof?", "WB-1"),
        ("How many coffee mugs do I have to order at least?", "CM-3"),
        ("Is the coffee mug microwave safe?", "CM-3"),
        ("What do 500 coffee mugs cost in USD?", "CM-3"),
        ("Is the desk lamp made of aluminium or steel?", "DL-2"),
        ("Is the LED台灯 made of aluminium?", "TD-9"),
        ("请问保温杯能保温多久？", "BW-5"),
        ("保温杯是双层的吗？", "BW-5"),
        ("台灯的灯臂可以调节吗？", "TD-9"),
        ("这款台灯有什么颜色？", "TD-9"),
    ],
)
def test_what_the_data_have_is_accounted_for(accounting: Accounting, question: str, sku: str) -> None:
    product = accounting.catalogue.find(sku)
    assert accounting.missing(read_question(question), [product]) == ()


def test_the_cells_that_come_nearest_are_told_too(chat_with: Chats) -> None:
    answer, _ = chat_with().ask("What does the coffee mug cost in yen?")
    assert answer.text.splitlines()[0] == "Your data do not say: I found nothing about “yen” in them."
    assert "- Price: 4.50 USD" in answer.text
    assert [source.ref for source in answer.sources] == ["CM-3"]


def test_of_a_letter_only_what_is_asked_must_be_in_the_data(accounting: Accounting) -> None:
    letter = "Dear Sir, my wife runs a café in Lyon. What does the coffee mug weigh? Yours, Anna"
    assert accounting.missing(read_question(letter), [accounting.catalogue.find("CM-3")]) == ()


def test_each_question_of_a_letter_is_accounted_for_by_itself(chat_with: Chats) -> None:
    answer, _ = chat_with().ask("What does the coffee mug weigh? And what does the coffee mug cost in yen?")
    told, unsaid = answer.text.split("Your data do not say:")
    assert "- Weight: 350 g" in told
    assert "in yen?" in unsaid and "weigh?" not in unsaid


@pytest.mark.parametrize(
    ("question", "kind"),
    [("它多少钱？", "clarify"), ("它的缩水率是多少？", "declined"), ("What does it cost?", "clarify")],
)
def test_nobody_is_asked_which_product_where_none_could_say(chat_with: Chats, question: str, kind: str) -> None:
    assert chat_with().ask(question)[0].kind == kind


def test_no_catalogue_accounts_for_what_will_be(accounting: Accounting) -> None:
    assert accounting.nowhere(read_question("Will they go up next year?")) == ("go up", "next year")
    assert isinstance(accounting.holdings, Holdings)


GIFTS = """id,title,description,brand,quantity
P-1,Woody Eau de Toilette,A long-lasting scent,Dior,100 ML
P-2,Rose Eau de Parfum,A long-lasting scent,Prada,50 ML
W-1,Steel Watch,Water resistant up to 100 m,Rolex,1
"""


@pytest.fixture
def gifts(tmp_path: Path) -> Iterator[Catalogue]:
    (tmp_path / "gifts.csv").write_text(GIFTS, encoding="utf-8")
    paths = AppPaths(tmp_path / "data", tmp_path / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(tmp_path / "gifts.csv"))
    yield catalogue
    database.close()


@pytest.mark.parametrize("question", ["exact stock of the Dior", "units left of the Prada", "普拉达还剩几瓶"])
def test_what_a_bottle_holds_is_no_stock(gifts: Catalogue, question: str) -> None:
    reply = Exactly(gifts).answer(question)
    assert reply is None or reply.kind == "declined"
    assert "stock" not in Exactly(gifts).holdings().of_concept


def test_how_deep_a_watch_dives_is_not_how_wide_it_is(gifts: Catalogue) -> None:
    accounting, watch = Accounting(gifts, Exactly(gifts).holdings()), gifts.find("W-1")
    assert accounting.missing(read_question("diameter of the Steel Watch"), [watch]) == ("diameter",)


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("lead time", "Your data do not say: there is no field for “lead time” in your catalogue."),
        ("交货期", "您的资料里没有写：商品目录中没有“交货期”这一项。"),
        ("aroma", "Your data do not say: I found nothing about “aroma” in them."),
    ],
)
def test_a_field_that_nothing_has_is_said_to_be_none(chat_with: Chats, missing: str, told: str) -> None:
    assert nowhere_held((missing,), read_question(missing)) == told
    if missing == "lead time":
        assert chat_with().ask("what is the lead time")[0].text == told


def test_below_what_is_not_said_stand_only_goods_that_were_meant(catalogue: Catalogue) -> None:
    products = catalogue.present(list(range(1, 7)))
    known = [Known(product, lambda product, _sku: (product, Record("", ()))) for product in products]
    found = tuple(Source("product", one.product.sku, one.product.title, one.product.id) for one in known)
    answer = unsaid(("designed",), read_question("Who designed the coffee mug?"), known, found)
    assert [one.ref for one in answer.sources] == ["CM-3"]
    vague = unsaid(("parquet",), read_question("Something for parquet floors"), known, found)
    assert not vague.sources, vague
