"""Words that nothing is called by: asked back where an answer would rest on them; and what was read as too little."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

PARTS = """SKU,Title,Category,Fits,Min order,Unit cost,Price,Stock
P-1,Ball bearing 6203,Bearings,Ryo BS-18,10,2.5,4,7
P-2,Ball bearing 6204,Bearings,Ryo BS-18,5,3,5,0
P-3,Oil seal 45,Seals,Hes VM-6,20,1,2,9
P-4,Hand saw,Tools,,1,6,9,3
"""
SHOES = """SKU,Title,Category,Price,Stock
S-1,Red runner,Shoes,60,4
S-2,Blue runner,Shoes,80,6
"""

Shop = Callable[[str], Exactly]


def test_a_word_that_no_name_has_is_asked_back_where_goods_are_named(over: Shop) -> None:
    reply = over(PARTS).answer("bearings for a BS-18 grinder")
    assert reply is not None and reply.kind == "clarify" and "grinder" in reply.text, reply


def test_a_figure_of_two_sorts_of_which_one_is_not_there_is_asked_back(over: Shop) -> None:
    reply = over(SHOES).answer("how many shoes and balls do we have in stock altogether")
    assert reply is None or reply.kind != "exact", reply


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what would the minimum order of P-1 cost us", "25"),
        ("P-1: min order times unit cost?", "25"),
        ("货号P-3对应哪款", "Oil seal 45"),
    ],
)
def test_what_it_costs_us_and_which_it_is(over: Shop, question: str, value: str) -> None:
    reply = over(PARTS).answer(question)
    assert reply is not None and reply.kind == "exact" and value in reply.text, reply


def test_what_can_still_be_sold_is_in_stock(over: Shop) -> None:
    reply = over(PARTS).answer("which bearings can we still sell")
    assert reply is not None and reply.finding is not None and {row.sku for row in reply.finding.rows} == {"P-1"}


def test_of_two_alternatives_only_the_last_is_said_again_in_brackets(over: Shop) -> None:
    cloth = "SKU,品名,类别,颜色\nC-1,棉布甲,棉布,白色\nC-2,棉布乙,棉布,本白\nC-3,棉布丙,棉布,黑色\n"
    reply = over(cloth).answer("cotton cloth in white or off-white (本白)")
    assert reply is not None and reply.finding is not None and {row.sku for row in reply.finding.rows} == {"C-1", "C-2"}


STATES = """SKU,Title,Category,Condition,Material,Price,Stock
G-1,Watch Uno,Watches,new,Gold,60,4
G-2,Watch Duo,Watches,used,Rose Gold,80,6
G-3,Watch Tre,Watches,refurbished,Steel,90,0
"""


def test_what_is_included_is_no_second_condition(over: Callable[[str], Exactly]) -> None:
    reply = over(STATES).answer("which gold watches are there, rose gold included")
    assert reply is not None and reply.finding is not None and {row.sku for row in reply.finding.rows} == {"G-1", "G-2"}


def test_all_values_denied_are_asked_back(over: Callable[[str], Exactly]) -> None:
    reply = over(STATES).answer("anything that is not new, used or refurbished")
    assert reply is not None and reply.kind == "clarify", reply


def test_a_word_of_other_goods_is_asked_back_too(over: Callable[[str], Exactly]) -> None:
    reply = over(PARTS).answer("list the bearing saws that are not in stock")
    assert reply is None or reply.kind != "exact", reply


def test_of_pure_cotton_is_nothing_that_is_mixed(over: Callable[[str], Exactly]) -> None:
    towels = (
        "货号,品名,类别,材质,库存\nM-1,毛巾甲,毛巾,棉100%,3\nM-2,毛巾乙,毛巾,棉60% 麻40%,4\nM-3,毛巾丙,毛巾,麻100%,5\n"
    )
    reply = over(towels).answer("纯棉的毛巾有哪些")
    assert reply is not None and reply.finding is not None and {row.sku for row in reply.finding.rows} == {"M-1"}
