"""A shop's own trade: "tools" where nearly everything is one; states, people and types that columns hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.trades import sold_in

BENCH = """SKU,Title,Weight,Voltage,Discontinued,Buyer,Price,Stock,In transit
T-1,Kestel Claw hammer 16oz,600 g,,N,Mara,19.00,4,0
T-2,Kestel Ratchet 1/2in,450 g,,Y,Mara,24.00,0,0
T-3,Brunt Cordless drill,1900 g,20V,N,Odo,119.00,7,12
T-4,Brunt Angle grinder,2300 g,230V,N,Odo,89.00,0,6
T-5,Brunt Tool box 19in,2100 g,,Y,Odo,34.00,9,0
T-6,Kestel Spirit level,700 g,,N,Mara,17.00,11,0
T-7,Kestel Handsaw,420 g,,N,Mara,15.00,0,0
T-8,Brunt Jigsaw 20V,2000 g,20V,N,Mara,79.00,2,0
"""
CELLAR = """SKU,Title,Category,Country,Price,Stock,Producer
C-1,Vigna Alta 2019 75cl,Red,Italy,14.00,20,Alta
C-2,Vigna Bassa 2020 75cl,Red,Italy,11.00,0,Alta
C-3,Clos du Pic magnum 2018 150cl,White,France,32.00,6,Du Pic
C-4,Pic Tradition magnum NV 150cl,Sparkling,France,58.00,9,Du Pic
C-5,Pic Tradition NV 75cl,Sparkling,France,27.00,30,Du Pic
C-6,Glen Moy 10 Year Old,Whisky,Scotland,41.00,3,Moy
"""
ASKED_OF_TOOLS = [
    ("which tools weigh more than 2 kg", {"T-4", "T-5"}),
    ("超过2公斤的工具有哪些", {"T-4", "T-5"}),
    ("tool boxes", {"T-5"}),
    ("20V tools", {"T-3", "T-8"}),
    ("tools that run on 230 volts", {"T-4"}),
    ("discontinued tools", {"T-2", "T-5"}),
    ("已经停产的工具有哪些", {"T-2", "T-5"}),
    ("which tools are no longer made but still on the shelf", {"T-5"}),
    ("out of stock and still in the range: which ones", {"T-4", "T-7"}),
    ("list the tools with in transit", {"T-3", "T-4"}),
]
ASKED_OF_WINES = [
    ("wines from France", {"C-3", "C-4", "C-5"}),
    ("哪些酒产自法国", {"C-3", "C-4", "C-5"}),
    ("wines under 30", {"C-1", "C-2", "C-5"}),
    ("red wines in stock", {"C-1"}),
    ("红葡萄酒有哪些", {"C-1", "C-2"}),
    ("show me the bubbly", {"C-4", "C-5"}),
    ("起泡酒有哪些", {"C-4", "C-5"}),
    ("spirits", {"C-6"}),
    ("list all magnums", {"C-3", "C-4"}),
]


@pytest.fixture(scope="module")
def bench(over: Callable[[str], Exactly]) -> Exactly:
    return over(BENCH)


@pytest.fixture(scope="module")
def cellar(over: Callable[[str], Exactly]) -> Exactly:
    return over(CELLAR)


@pytest.mark.parametrize(("question", "skus"), ASKED_OF_TOOLS)
def test_tools_are_all_goods_of_a_shop_of_tools(bench: Exactly, question: str, skus: set[str]) -> None:
    reply = bench.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


@pytest.mark.parametrize(("question", "skus"), ASKED_OF_WINES)
def test_sorts_of_a_trade_are_found_by_what_people_call_them(cellar: Exactly, question: str, skus: set[str]) -> None:
    reply = cellar.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.query


def test_it_is_told_that_all_goods_were_meant(bench: Exactly) -> None:
    reply = bench.answer("what is the heaviest tool")
    assert reply is not None and "T-4" in reply.text and "“tool” was read as “all goods”" in reply.text, reply


@pytest.mark.parametrize("question", ["do you have wine glasses", "any tool cabinets"])
def test_a_word_before_another_noun_is_part_of_it(cellar: Exactly, bench: Exactly, question: str) -> None:
    for shop in (cellar, bench):
        reply = shop.answer(question)
        assert reply is None or reply.kind != "exact" or not reply.value, reply


def test_a_shop_of_other_goods_has_none(english: Exactly) -> None:
    reply = english.answer("how many tools do we have")
    assert reply is None or reply.kind != "exact" or reply.value == 0, reply


def test_what_goods_come_in_is_counted_in_pieces(cellar: Exactly) -> None:
    reply = cellar.answer("how many bottles of red are in the cellar")
    assert reply is not None and reply.value == 20, reply
    reply = cellar.answer("which producer do we hold the most bottles from")
    assert reply is not None and "Du Pic" in reply.text and "45" in reply.text, reply


@pytest.mark.parametrize("question", ["how many items of each type do we have", "break the list down by type"])
def test_type_is_the_category(cellar: Exactly, question: str) -> None:
    reply = cellar.answer(question)
    assert reply is not None and reply.reading is not None and reply.reading.inquiry.group == "category", reply


def test_people_are_grouped_by(bench: Exactly) -> None:
    reply = bench.answer("how many products does each buyer look after")
    assert reply is not None and reply.value == (("Mara", 5), ("Odo", 3)), reply


def test_a_word_that_may_be_the_trade_is_asked_back() -> None:
    titles = ["Claw hammer", "Handsaw", "Garden chair", "Ratchet", "Pruning set", "Wall planner", "Brush set", "Mug"]
    sold = sold_in(titles, {}, {}, ())
    assert sold.words.get(("tool",)) == "maybe"
    assert sold_in(titles[2:3] * 9, {}, {}, ()).words.get(("tool",)) is None


HAMMERS = [f"Claw hammer {n}" for n in range(62)]
GNOMES = [f"Garden gnome {n}" for n in range(38)]
TEAS = ["Green tea", "Bamboo whisk", "Bamboo whisk", "Porcelain cup"]


@pytest.mark.parametrize(
    ("titles", "sorts", "files", "whole", "word", "taken"),
    [
        (HAMMERS, {}, (), 0, "tool", "all"),
        (HAMMERS + GNOMES, {}, (), 0, "tool", "maybe"),
        (["x"] * 100, {("category", "Hammers"): 62, ("category", "Garden gnomes"): 38}, (), 0, "tool", "maybe"),
        (["x"] * 100, {("category", "Hammers"): 62, ("category", "Shirts"): 38}, (), 0, "tool", "some"),
        (HAMMERS, {("category", "Hammers"): 62}, (), 62, "tool", "all"),
        (HAMMERS[:31] + GNOMES[:31], {("category", "Hammers"): 1000}, (), 2000, "tool", "maybe"),
        (["Green leaf", "Oolong", "Matcha"] * 2 + TEAS, {}, ("tea_house.csv",), 0, "tea", "maybe"),
    ],
)
def test_only_where_nearly_all_is_of_a_trade_its_word_means_all(
    titles: list[str], sorts: dict[tuple[str, str], int], files: tuple[str, ...], whole: int, word: str, taken: str
) -> None:
    sold = sold_in(titles, sorts, {}, files, whole)
    assert sold.words.get((word,)) == taken
    assert taken != "some" or sold.values[word,] == (("category", "Hammers"),)


@pytest.mark.parametrize(("bearings", "alone", "taken"), [(95, False, "all"), (95, True, None), (60, False, None)])
def test_machine_parts_are_not_all_that_parts_means(bearings: int, alone: bool, taken: str | None) -> None:
    """``alone``: a category is called just "Parts"; 60: where only some are parts, the category is what is meant."""
    sorts = {
        ("category", "Bearings"): bearings,
        ("category", "Machine parts"): 5,
        ("category", "Posters"): 95 - bearings,
    }
    carried = {("machine", "part"): True, ("part",): alone}
    assert sold_in(["x"] * 100, sorts, carried, ()).words.get(("part",)) == taken


def test_goods_of_all_parts_of_the_files_are_seen(over: Callable[[str], Exactly]) -> None:
    titles = [*(f"Claw hammer {n}" for n in range(1000)), *(f"Linen shirt {n}" for n in range(500))]
    reply = over("SKU,Title\n" + "".join(f"A{n},{title}\n" for n, title in enumerate(titles))).answer("how many tools")
    assert reply is None or reply.kind == "clarify", reply
