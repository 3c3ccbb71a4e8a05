"""Words of a trade in a question: where one means all goods, the category, or pieces that are on their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.values.trade_said import (
    amounts_coming,
    of_the_trade,
    read_as_all,
    refuse_sold,
    refuse_unsure_trade,
    types_grouped,
)
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense

TOOLS = """Part No,Description,Group,Finish,Unit price,Currency,On hand,On order
H-1,Claw hammer 500 g,Hammers,Steel,14.00,USD,40,20
S-1,Screwdriver set,Screwdrivers,Chrome,19.00,USD,60,0
S-2,Screwdriver PH2,Screwdrivers,Chrome,4.00,USD,160,0
W-1,Spanner 10 mm,Wrenches,Chrome,5.00,USD,80,100
P-1,Combination pliers,Pliers,Steel,12.00,USD,33,0
C-1,Tool cabinet,Storage,Steel,310.00,USD,2,0
"""
Goods = Callable[..., Holdings]


@pytest.fixture(scope="module")
def goods(over: Callable[[str], Exactly]) -> Goods:
    """What the shop holds, with what words for its goods mean; ``sold``: whether a column says how many."""
    held = over(TOOLS).holdings()

    def holding(*, sold: bool = False, **trade: str) -> Holdings:
        words = {key_of(word): taken for word, taken in (trade or {"tool": "all", "工具": "all"}).items()}
        concepts = {**held.of_concept, **({"sales": ("sales",)} if sold else {})}
        return replace(held, trade=words, of_concept=concepts)

    return holding


def _told(items: Sequence[Item], kind: str, what: str) -> list[str]:
    return [item.text for item in items if Sense(kind, what) in item.senses]


@pytest.mark.parametrize(
    ("text", "all_goods"),
    [
        ("heaviest tool", ["tool"]),
        ("最重的工具", ["工具"]),
        ("tool price", ["tool"]),
        ("price of the chrome tool", ["tool"]),
        ("tool chrome", ["tool"]),  # a value is no noun
        ("tool hammers", ["tool"]),  # neither is a category
        ("工具多少钱", ["工具"]),
        ("tool, cabinet", ["tool"]),
        ("tool frobnik", ["tool"]),
        ("price of the tool cabinet", []),
        ("工具柜多少钱", []),
        ("工具 柜", ["工具"]),
    ],
)
def test_before_another_noun_it_says_of_what_kind_that_is(goods: Goods, text: str, all_goods: list[str]) -> None:
    items = of_the_trade(items_of(text, goods(), {}), text, goods())
    assert _told(items, "words", "products") == all_goods
    assert read_as_all(items, goods(), "en") == [(word, "all goods") for word in all_goods]


def test_a_word_of_no_trade_stays_what_it_is(goods: Goods) -> None:
    items = items_of("steel cabinet", goods(), {})
    assert items[0].values
    assert of_the_trade(items, "steel cabinet", goods()) == items


def test_only_what_means_the_whole_shop_is_said_to_be_read_as_all(goods: Goods) -> None:
    some = goods(tool="some")
    items = items_of("which tools or products", goods(), {})
    assert not read_as_all(items, some, "en")
    assert read_as_all([*items, *items], goods(), "zh") == [("tools", "全部商品")]


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("how many of each type", ["type"]),
        ("stock by kind", ["kind"]),
        ("type", []),
        ("which type", []),
        ("how many of each finish", []),
    ],
)
def test_type_behind_a_word_that_groups_is_the_category(goods: Goods, text: str, grouped: list[str]) -> None:
    items = items_of(text, goods(), {})
    assert _told(types_grouped(items, goods()), "names", "category") == grouped
    assert types_grouped(items, replace(goods(), of_concept={})) == items


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("how many pieces are on order", ["on order"]),
        ("sum of pieces that are on order", ["on order"]),
        ("pieces are left on order", ["on order"]),
        ("show pieces that are on order", []),
        ("on order 有多少款", []),
        ("how many hammers on order", []),  # things, not pieces
        ("which pieces are on order, how many", []),
        ("how many pieces in stock are on order", []),
        ("几款在途", []),
        ("pieces on order", []),
    ],
)
def test_how_many_pieces_are_on_their_way_is_asked_of_their_column(goods: Goods, text: str, coming: list[str]) -> None:
    assert _told(amounts_coming(items_of(text, goods(), {})), "asks", "on_order") == coming


def test_what_is_left_to_come_is_only_counted(goods: Goods) -> None:
    items = items_of("how many pieces are left on order", goods(), {})
    assert _told(items, "asks", "stock") == ["are left"]
    assert not _told(amounts_coming(items), "asks", "stock")
    stays = items_of("how many pieces are left", goods(), {})
    assert amounts_coming(stays) == stays


@pytest.mark.parametrize(
    ("text", "refused"),
    [("how many screws sold", True), ("how many screws", False), ("screws sold", False), ("how many nuts sold", False)],
)
def test_pieces_that_were_sold_are_not_those_in_stock(goods: Goods, text: str, refused: bool) -> None:
    for sold in (False, True):
        shop = goods(sold=sold, screw="counted", nut="some")
        if refused and not sold:
            with pytest.raises(Unclear) as caught:
                refuse_sold(items_of(text, shop, {}), shop, "en")
            assert caught.value.declined and caught.value.sure
        else:
            refuse_sold(items_of(text, shop, {}), shop, "en")


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("how many gadgets do we have", True),
        ("gadgets", True),
        ("how many gadget cabinets", False),  # what stands beside it tells which
        ("cabinet gadgets in stock", False),
        ("how many frobniks", False),
        ("how many chrome gadgets", True),  # a value is no noun
        ("discontinued chrome gadgets", True),
        ("how many hammers", False),  # a category
        ("how much is that", False),  # it means something else
    ],
)
def test_a_word_that_may_mean_all_goods_is_asked_back(goods: Goods, text: str, unsure: bool) -> None:
    shop = goods(gadget="maybe", hammer="maybe", that="maybe")
    if unsure:
        with pytest.raises(Unclear, match="gadget"):
            refuse_unsure_trade(items_of(text, shop, {}), shop, "en")
    else:
        refuse_unsure_trade(items_of(text, shop, {}), shop, "en")
