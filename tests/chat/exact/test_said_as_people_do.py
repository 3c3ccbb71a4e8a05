"""How answers are put: one piece, digits in threes, the name of what is meant, words as they were typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.brief import brief_of
from merchant_assistant.chat.computed import exact_of_reply
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.words.keys import together

YARD = """SKU,Title,Category,Colour,Warranty,Minimum order,Price,Currency,Stock,Barcode
HS-1,Garden hose,Garden,Green,2 years,1200,1480.00,EUR,12500,21000004
HS-2,Hose reel,Garden,Black,,10,39.00,EUR,1,21000005
RK-1,Leaf rake,Garden,Green,,10,9.50,EUR,2300,21000006
BX-1,Tool box,Storage,Red,,5,24.00,EUR,1,21000007
"""


@pytest.fixture(scope="module")
def yard(over: Callable[[str], Exactly]) -> Exactly:
    """Over YARD."""
    return over(YARD)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how many pieces of HS-2 are in stock", "Hose reel (HS-2): 1 piece in stock."),
        ("how many pieces of HS-1 are in stock", "Garden hose (HS-1): 12,500 pieces in stock."),
        ("HS-2还有多少库存", "Hose reel（HS-2）的库存：1 件。"),
        ("stock of the garden hose", "12,500"),
        ("minimum order of the garden hose", "1,200"),
        ("top 2 by stock", "12,500; Leaf rake (RK-1): 2,300"),
        ("compare HS-1 with RK-1", "stock (12,500 / 2,300)"),
        ("barcode of the garden hose", "21000004"),
        ("warranty of the leaf rake", "Your data do not say: no warranty is given for Leaf rake (RK-1)."),
        ("RK-1保修多久", "您的资料里没有写：Leaf rake（RK-1）没有填"),
        ("how many hoses were sold last month", "Your data do not say: they describe your products"),
        ("上个月卖了多少软管", "里面只有商品的资料，没有"),
    ],
)
def test_figures_and_declines_are_said_as_people_do(yard: Exactly, asked: str, told: str) -> None:
    reply = yard.answer(asked)
    assert reply and told in reply.text, reply


TERNS = """SKU,Title,Category,Price,Currency
T-1,Reed hat,Hats,10.00,EUR
T-2,Sun hat,Hats,10.25,EUR
T-3,Clay mug,Mugs,7.00,EUR
"""


def test_half_a_cent_is_rounded_alike_in_the_sentence_and_below_it(over: Callable[[str], Exactly]) -> None:
    reply = over(TERNS).answer("average price per category")
    exact = exact_of_reply(reply) if reply else None
    assert reply and exact and "Hats: 10.13 EUR" in reply.text
    assert [row.told for row in exact.rows] == ["10.13 EUR", "7.00 EUR"]
    assert brief_of(reply.text, exact).sentence == "Average price of products, for each category."


@pytest.mark.parametrize(
    ("asked", "values"), [("top 2 by stock", ["12,500", "2,300"]), ("stock per category", ["14,801", "1"])]
)
def test_rows_have_the_figures_of_the_sentence(yard: Exactly, asked: str, values: list[str]) -> None:
    reply = yard.answer(asked)
    exact = exact_of_reply(reply) if reply else None
    assert reply and exact and [row.told for row in exact.rows] == values
    assert not any(value in brief_of(reply.text, exact).sentence for value in values)  # the table has them


HEAVY = """SKU,Title,Weight,Width,Price,Currency
AN-1,Iron anvil,43 kg,20 cm,90.00,EUR
PL-1,Paper lamp,250 g,30 cm,12.00,EUR
"""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how heavy is the anvil in grams", "43 kg. That is 43,000 grams."),
        ("how many grams does the anvil weigh", "43 kg. That is 43,000 grams."),
        ("how wide is the paper lamp in inches", "30 cm. That is about 11.81 inches."),
        ("AN-1有多少克", "43 kg。即 43,000克。"),
        ("how heavy is the paper lamp in grams", "250 g."),
        ("how heavy is the anvil", "43 kg."),
    ],
)
def test_a_figure_is_told_in_the_unit_that_was_asked_for(over: Callable[[str], Exactly], asked: str, told: str) -> None:
    reply = over(HEAVY).answer(asked)
    assert reply and reply.text.endswith(told), reply


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("光束角和显色指数是多少", ("显", "色", "指", "数"), "显色指数"),
        ("price per metre of red hose", ("per", "metre", "red"), "per metre”, “red"),
        ("UR20净重按克算", ("按", "克"), "按克"),
        ("wieght of it", ("weight",), "weight"),
    ],
)
def test_words_are_said_as_they_were_typed(text: str, words: tuple[str, ...], told: str) -> None:
    assert together(text, words, "”, “") == told


HANDLES = """Handle,Title,Price,Currency,Stock,Power
navy-sport-jacket,Navy Sports Jacket,60.00,USD,4,5 w
NS-300,Navy Sweater,45.00,USD,3,
"""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what is the highest price", "The highest price is 60.00 USD: Navy Sports Jacket."),  # its handle says no more
        ("what is the lowest price", "Navy Sweater (NS-300)."),
        ("power of the jacket", "5 W."),
        ("how many products cost more than 500", "No product (price over 500 USD)."),
        ("有多少商品高于500美元", "没有符合的商品（价格高于 500 USD）。"),
    ],
)
def test_what_only_says_it_again_is_left_out(over: Callable[[str], Exactly], asked: str, told: str) -> None:
    reply = over(HANDLES.replace("Handle,", "SKU,")).answer(asked)
    assert reply and told in reply.text, reply
