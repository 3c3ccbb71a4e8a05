"""Columns of any trade: places, codes and grades, yes and no in every form, who does what with goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

NURSERY = """Code,Plant,Price,Stock,Light,Hardiness zone,Evergreen,Toxic to pets,Flower colour,Needs fleece,ABC class,Bin loc.,Shelf life (months)
PL-1,Blue holly 2 L,9.00,4,Shade,H5,Yes,x,White,Y,A,Yard,3
PL-2,Rock rose 1 L,4.00,0,Full sun,H4,Yes,,Pink,N,B,Tunnel 1,5
PL-3,Wood spurge 2 L,6.00,9,Shade,H6,No,x,Green,N,A,Tunnel 1,9
PL-4,Snow pea 9 cm,2.00,7,Full sun,H3,No,,White,Y,C,Tunnel 2,12
"""  # noqa: E501 - one line of a file
LARDER = """货号,品名,价格,库存,供货商,产地,需冷藏,含过敏原,储存方式,清真,采购员,库位,ABC分类,类别
S1,虾滑 150g,20,5,海角行,越南,是,是,冷冻,,赵敏,A-03,A,水产
S2,鱼松罐头,15,0,渔歌社,中国,否,是,常温,√,钱进,A-07,B,水产
S3,腐乳 200g,8,30,海角行,中国,是,否,冷藏,√,赵敏,B-01,A,酱料
S4,豆豉 100g,6,12,渔歌社,中国,否,否,常温,,钱进,B-02,C,酱料
"""


@pytest.fixture(scope="module")
def nursery(over: Callable[[str], Exactly]) -> Exactly:
    """Over NURSERY."""
    return over(NURSERY)


@pytest.fixture(scope="module")
def larder(over: Callable[[str], Exactly]) -> Exactly:
    """Over LARDER."""
    return over(LARDER)


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("toxic plants", {"PL-1", "PL-3"}),
        ("evergreen plants that are not toxic", {"PL-2"}),
        ("what can we put in the shade", {"PL-1", "PL-3"}),
        ("class A items", {"PL-1", "PL-3"}),
        ("all C class plants", {"PL-4"}),
        ("which plants stand in tunnel 1", {"PL-2", "PL-3"}),
        ("what lasts less than 6 months", {"PL-1", "PL-2"}),
        ("which need fleece", {"PL-1", "PL-4"}),
    ],
)
def test_plants_by_their_columns(nursery: Exactly, question: str, skus: set[str]) -> None:
    assert _found(nursery, question) == skus


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("where do I find PL-1", "Yard"),
        ("where is the wood spurge kept", "Tunnel 1"),
        ("what's the hardiness of the snow pea", "H3"),
        ("what colour is the rock rose", "Pink"),
        ("how long does the snow pea keep", "12"),
        ("average price of evergreens", "6.5"),
    ],
)
def test_cells_of_plants(nursery: Exactly, question: str, value: str) -> None:
    reply = nursery.answer(question)
    assert reply is not None and reply.kind == "exact"
    assert value in reply.text


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("需要冷藏的有哪些", {"S1", "S3"}),
        ("不用冷藏的", {"S2", "S4"}),
        ("冷藏的有哪些", {"S3"}),
        ("不含过敏原的有哪些", {"S3", "S4"}),
        ("清真的有哪些", {"S2", "S3"}),
        ("哪些不是清真的", {"S1", "S4"}),
        ("赵敏负责哪些", {"S1", "S3"}),
        ("渔歌社供的货有哪些", {"S2", "S4"}),
        ("A类的有哪些", {"S1", "S3"}),
        ("A区的货", {"S1", "S2"}),
    ],
)
def test_food_by_its_columns(larder: Exactly, question: str, skus: set[str]) -> None:
    assert _found(larder, question) == skus


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("腐乳要冷藏吗", "是"),
        ("豆豉在哪", "B-02"),
        ("有多少个货号", "4"),
        ("谁家的库存最多", "海角行"),
        ("鱼松罐头是哪家的", "渔歌社"),
        ("哪家供应商的库存最多", "海角行"),
    ],
)
def test_cells_of_food(larder: Exactly, question: str, value: str) -> None:
    reply = larder.answer(question)
    assert reply is not None and reply.kind == "exact"
    assert value in reply.text


LOCKER = """Style no,Item Name,Price,Stock,Protein %,Grain-free,Notes,Supplier,Three Pack
L-1,Hard cap white,7.00,4,12,Y,runs small,Ostler,
L-2,Hard cap yellow,7.50,2,31,,,Ostler,Yes
L-3,Half mask,19.00,1,8,Y,,Brankin,
L-4,Nitrile glove M,3.00,9,22,,last ones,Brankin,
L-5,Nitrile glove L,3.00,6,40,,,Ostler,
"""


@pytest.fixture(scope="module")
def locker(over: Callable[[str], Exactly]) -> Exactly:
    """Over LOCKER."""
    return over(LOCKER)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what colours do the hard caps come in", ("white", "yellow")),
        ("which sizes do nitrile gloves come in", ("M", "L")),
        ("price of the half mask", "19"),
        ("highest protein", "40"),
    ],
)
def test_what_names_and_heads_say(locker: Exactly, question: str, value: str | tuple[str, ...]) -> None:
    reply = locker.answer(question)
    assert reply is not None and reply.kind == "exact"
    assert reply.value == value or str(value) in reply.text


@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("which products have notes", {"L-1", "L-4"}),
        ("more than 30% protein", {"L-2", "L-5"}),
        ("grain free ones", {"L-1", "L-3"}),
        ("not grain-free", {"L-2", "L-4", "L-5"}),
    ],
)
def test_filled_cells_and_ticks(locker: Exactly, question: str, skus: set[str]) -> None:
    assert _found(locker, question) == skus


def test_how_many_each_supplies(locker: Exactly) -> None:
    reply = locker.answer("how many items does each supplier supply")
    assert reply is not None and "Ostler: 3" in reply.text and "Brankin: 2" in reply.text


@pytest.mark.parametrize(
    "question",
    ["what colour does the half mask come in", "Nitrile glove的内存多大", "what size is the half mask memory"],
)
def test_nothing_is_told_where_no_name_has_it(locker: Exactly, question: str) -> None:
    reply = locker.answer(question)
    assert reply is None or reply.kind == "declined"


@pytest.mark.parametrize("question", ["three products with the highest price", "the three dearest products"])
def test_a_number_in_a_head_counts_what_is_asked_for(locker: Exactly, question: str) -> None:
    reply = locker.answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert [row.sku for row in reply.finding.rows] == ["L-3", "L-2", "L-1"]


def _found(shop: Exactly, question: str) -> set[str]:
    reply = shop.answer(question)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, reply
    return {row.sku for row in reply.finding.rows}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("which bin is the cedar jam in", "B-1"),
        ("what's the bin of JAM-2", "A-2"),
        ("which warehouse is JAM-2 in", "North"),
    ],
)
def test_of_two_places_the_one_that_is_called_so(over: Callable[[str], Exactly], question: str, value: str) -> None:
    shop = over(
        "SKU,Item,Bin Loc,Whse,Stock\nJAM-1,Alder jam,A-1,North,4\nJAM-2,Birch jam,A-2,North,5\n"
        "JAM-3,Cedar jam,B-1,South,6\n"
    )
    reply = shop.answer(question)
    assert reply is not None and reply.kind == "exact" and value in reply.text, reply
