"""Questions whose words a rule could take for its own: brands called so, what stands around a case, a second 'not'."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

KITCHEN = """货号,品名,品牌,类别,颜色,批发价,库存,箱规
K1,红马克杯,平价堂,杯具,红色,8.5,120,24
K2,白马克杯,美禾,杯具,白色,8.5,0,24
K3,白玻璃杯,平价堂,杯具,白色,3.2,900,48
K4,不粘炒锅,美禾,锅具,黑色,88,35,6
"""

GYM = """SKU,Description,Brand,Group,Colour,Price,Stock,Case qty
G1,Yoga mat red,Corelli,Mats,Red,12,5,10
G2,Yoga mat blue,Corelli,Mats,Blue,12,7,10
G3,Gym towel blue,Basic,Towels,Blue,6,40,24
G4,Shaker green,Basic,Bottles,Green,4,90,48
"""


@pytest.fixture(name="kitchen", scope="module")
def _kitchen(over: Callable[[str], Exactly]) -> Exactly:
    return over(KITCHEN)


@pytest.fixture(name="gym", scope="module")
def _gym(over: Callable[[str], Exactly]) -> Exactly:
    return over(GYM)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平价堂的杯子有几款", 2),
        ("一箱红色马克杯有几个", 24),
        ("120个红马克杯要几箱", 5),
        ("杯具里最贵的两款是哪两款，不要红色", None),
    ],
)
def test_chinese_words_stay(kitchen: Exactly, question: str, value: int | None) -> None:
    reply = kitchen.answer(question)
    assert reply is not None
    assert reply.kind == "exact"
    assert ("红色" if value is None else str(value)) in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "how many cases of blue gym towels for 100 red mats",
        "how many red mats fit in a case of shakers",
        "白色里100个马克杯和玻璃杯要几箱",
        "没有不含的杯具有几款",
    ],
)
def test_what_cannot_be_kept_is_not_answered(kitchen: Exactly, gym: Exactly, question: str) -> None:
    reply = (gym if question.isascii() else kitchen).answer(question)
    assert reply is None or reply.kind != "exact"


def test_a_second_not_is_no_idle_word(gym: Exactly) -> None:
    reply = gym.answer("how many yoga mats are red or not blue")
    assert reply is not None
    assert reply.value == 1
    asked = gym.answer("is the red yoga mat in stock or not?")
    assert asked is not None
    assert asked.value is True


@pytest.mark.parametrize("question", ["100箱白色的杯子多少钱", "50捆不粘炒锅要多少钱"])
def test_a_price_by_an_outer_that_nothing_tells_is_none(over: Callable[[str], Exactly], question: str) -> None:
    shop = over(
        KITCHEN.replace(",箱规", ",备注").replace(",24\n", ",\n").replace(",48\n", ",\n").replace(",6\n", ",\n")
    )
    reply = shop.answer(question)
    assert reply is None or reply.kind != "exact"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what do the towels and the sandals cost", "exact"),
        ("do we have towels and sandals", "exact"),
        ("cheapest of the towels and the sandals", "clarify"),
        ("how many towels and sandals do we have", "clarify"),
    ],
)
def test_of_two_the_one_that_is_not_there_is_named(gym: Exactly, question: str, kind: str) -> None:
    reply = gym.answer(question)
    assert reply is not None
    assert reply.kind == kind
    assert "No product is called “sandals”" in reply.text
