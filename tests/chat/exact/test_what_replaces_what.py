"""What takes the place of what: the sibling in a tree of categories, another size, another one for whom things are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

from .conftest import told_in_turn

WEAR = """SKU,Parent SKU,Title,Category,Colour,Size,Price,Currency,Stock
JW,,Alba parka,Wear > Women > Jackets,,,60.00,USD,
JW-S,JW,"Alba parka, red S",,Red,S,60.00,USD,4
JW-M,JW,"Alba parka, red M",,Red,M,60.00,USD,7
JW-MB,JW,"Alba parka, blue M",,Blue,M,60.00,USD,9
JM,,Bruno anorak,Wear > Men > Jackets,,,45.00,USD,
JM-M,JM,"Bruno anorak, red M",,Red,M,45.00,USD,5
JM-L,JM,"Bruno anorak, red L",,Red,L,45.00,USD,0
JN,,Corto blouson,Wear > Men > Jackets,,,80.00,USD,
JN-M,JN,"Corto blouson, blue M",,Blue,M,80.00,USD,2
TW,,Dora top,Wear > Women > Tees,Red,,15.00,USD,30
TM,,Egon top,Wear > Men > Tees,Blue,,12.00,USD,40
SH,,Filo runner,Wear > Shoes,,,70.00,USD,
SH-42,SH,"Filo runner, 42",,,42,70.00,USD,3
SH-44,SH,"Filo runner, 44",,,44,70.00,USD,6
"""


@pytest.fixture(scope="module")
def wear(over: Callable[[str], Exactly]) -> Exactly:
    return over(WEAR)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("how many jackets for women", "and for men?"), "2 products"),
        (("how many jackets for women", "and for men?", "any of these below 50?"), "Bruno anorak"),
        (("women's jackets", "men's?"), "2 products"),
        (("what do women's jackets cost on average", "and men's?"), "62.50 USD"),
        (("how many jackets for women", "and tees?"), "1 product"),
        (("how many jackets", "and tees?"), "2 products (category"),
        (("how many tees", "men's ones"), "1 product"),
    ],
)
def test_a_word_replaces_what_it_excludes(wear: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(wear, *asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("what does the Alba parka cost", "how many in M"), "16 pieces in stock"),
        (("what does the Alba parka cost", "how many red ones in M"), "7 pieces in stock"),
        (("what does the Alba parka cost", "how many red ones in M", "and in S?"), "4 pieces in stock"),
        (("what does the Alba parka cost", "how many red ones in M", "and all sizes?"), "11 pieces in stock"),
        (("what does the Alba parka cost", "how many red ones in M", "and in total?"), "20 pieces in stock"),
        (("what does the Filo runner cost", "how many in 42?", "and 44?"), "6 pieces in stock"),
        (("which sizes does the Filo runner come in", "also in 43?"), "No"),
        (("is the red Alba parka in stock", "how many blue ones then"), "9 pieces in stock"),
        (("how many red jackets in M", "which sizes does it come in"), "Size"),
    ],
)
def test_of_one_thing_pieces_are_counted_in_its_sizes(wear: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(wear, *asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("what does the Alba parka cost", "how many products are blue"), "3 products"),
        (("what does the Alba parka cost", "how many red tees do we have"), "1 product"),
        (("which jackets do we have", "how many in M"), "3 products"),
    ],
)
def test_what_names_goods_itself_is_asked_of_these(wear: Exactly, asked: tuple[str, ...], told: str) -> None:
    assert told in told_in_turn(wear, *asked)
