"""What is asked of some among what was told: the rest, each, without that one, all three colours, 25 sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly

SHOP = """SKU,Parent SKU,Title,Brand,Category,Material,Size,Colour,Price,Compare at price,Stock,Weight
RK-1,,Fern rake,Aldo,Garden tools,Ash,,,20,25,8,900 g
SP-1,,Moor spade,Brek,Garden tools,Ash,,,40,45,2,2 kg
HO-1,,Field hoe,Brek,Garden tools,Oak,,,30,50,5,1 kg
GL-1,,Thorn glove,Aldo,Workwear,100% cotton,,,,,,90 g
GL-1-G,GL-1,"Thorn glove, green",Aldo,Workwear,100% cotton,M,Green,6,6,10,90 g
GL-1-B,GL-1,"Thorn glove, blue",Aldo,Workwear,100% cotton,L,Blue,6,6,4,90 g
GL-1-R,GL-1,"Thorn glove, red",Aldo,Workwear,100% cotton,XL,Red,6,6,0,90 g
AP-1,,Bark apron set,Brek,Workwear,"60% cotton, 40% linen",,Brown,15,15,7,300 g
"""
TOOLS = "which garden tools do we have"


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        ([TOOLS, "how many of each are in stock"], "Moor spade (SP-1): 2"),
        ([TOOLS, "how much is each?"], "Field hoe (HO-1): 30"),
        ([TOOLS, "how much stock of each"], "Stock: Fern rake (RK-1): 8"),
        ([TOOLS, "what is left of each"], "Stock: Fern rake (RK-1): 8"),
        ([TOOLS, "how much of each do we have in stock"], "Stock: Fern rake (RK-1): 8"),
        ([TOOLS, "what have we got of each"], "Stock: Fern rake (RK-1): 8"),
        ([TOOLS, "what price have we got for each"], "Price: Fern rake (RK-1): 20"),
        ([TOOLS, "how much for each"], "Price: Fern rake (RK-1): 20"),
        (["price of the hoe", "what about 12"], "360"),
        (["price of the hoe", "for 12 pieces"], "360"),
        ([TOOLS, "what would 10 of each cost together"], "900"),
        (["thorn glove", "10 of each"], "10 of each of 3 variants: 180"),
        ([TOOLS, "the priciest?", "without that one?"], "Field hoe"),
        ([TOOLS, "the priciest?", "average price of the rest"], "25"),
        ([TOOLS, "the priciest?", "and without that one?", "whats the average of the rest"], "25"),
        ([TOOLS, "which of the three is the lightest"], "Fern rake"),
        (["how many gloves are in stock", "which of the three tools is reduced by the most money?"], "Field hoe"),
        ([TOOLS, "what's the cheapest of those made of"], "Ash"),
        ([TOOLS, "how heavy is the moor one"], "2 kg"),
        ([TOOLS, "which of them is the heaviest", "how many of the spades do we have"], "2 "),
        (["which brand makes the moor spade", "how many products do we have from them"], "3 products"),
        (["what does the hoe cost", "anything else by brek?"], "2 products"),
        (["what does the hoe cost", "other tools from brek"], "Moor spade"),
        (["what colours does the thorn glove come in", "the cheapest of the three?"], "Thorn glove"),
        (["how many thorn gloves do we have", "all three colours together, how many peices is that?"], "14 pieces"),
        (
            ["thorn glove", "which glove colour is sold out?", "how many pieces of the other two colours together"],
            "14 ",
        ),
        (["thorn glove", "which colour do we have most of?"], "Green has the highest"),
        ([TOOLS, "price of each please"], "Field hoe (HO-1): 30"),
        (["what do 40 fern rakes cost", "cheaper than 25?"], "1 product"),
        (["how many hoes are in stock", "what is the hoe made of"], "Oak"),
        (["which workwear do we have", "which of those are pure cotton"], "1 product"),
        (["which workwear do we have", "which ones are gloves"], "1 product"),
        (["bark apron", "what would 25 sets come to?"], "375"),
        (["average price of garden tools", "and of workwear", "together?"], "22.2"),
        ([TOOLS, "the moor spade, what does it weigh", "how much for 50"], "2,000"),
        (["bark apron set", "ok give me 12 of those, what do I pay"], "180"),
        ([TOOLS, "how much would one of each be"], "90"),
        (["bark apron set", "and the field hoe?", "which of the two ships faster"], "lead time"),
        (["average price of garden tools", "no sorry, only the ones under 35"], "25"),
        (["how many thorn gloves in L", "and the red one in that size?"], "No"),
    ],
)
def test_it_is_of_those_that_are_meant(told: Callable[[list[str]], str], talk: list[str], answer: str) -> None:
    assert answer in told(talk)


@pytest.mark.parametrize("text", ["how much of each", "what have we got each at", "what is the stock cost of each"])
def test_stock_or_price_is_not_guessed(told: Callable[[list[str]], str], text: str) -> None:
    answer = told([TOOLS, text])
    assert "RK-1" not in answer


@pytest.mark.parametrize(
    ("talk", "answer"),
    [
        (["which hammers do we have", "10 of each"], "10 of each of 70 products: 24,850"),
        (["which hammers do we have", "the cheapest?", "10 of each"], "10 of each of 70 products: 24,850"),
        (["which hammers cost under 4", "10 of each"], "10 of each of 3 products: 60"),
    ],
)
def test_of_a_long_list_each_is_each_of_all(
    chat_with: Callable[..., Chat], over: Callable[[str], Exactly], talk: list[str], answer: str
) -> None:
    rows = "".join(f"H{one},Claw hammer {one},Hammers,{one},5\n" for one in range(1, 71))
    chat = chat_with("", computes=over("SKU,Title,Category,Price,Stock\nG1,Gnome,Gnomes,9,1\n" + rows))
    turn, _ = chat.ask(talk[0])
    for text in talk[1:]:
        turn, _ = chat.ask(text, turn.conversation_id)
    assert answer in turn.text


@pytest.mark.parametrize("size", ["XXXL", "small"])
def test_a_size_that_is_not_there_is_a_no_with_those_there_are(told: Callable[[list[str]], str], size: str) -> None:
    answer = told([f"does the thorn glove come in {size}?"])
    assert answer.startswith("No")
    assert "It comes in: " in answer
    assert "XL" in answer


def test_two_fields_are_two_answers(told: Callable[[list[str]], str]) -> None:
    answer = told(["compare price and stock of the fern rake and the moor spade"])
    assert "Price" in answer
    assert "Stock" in answer


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("average and lowest price of tools", ("average price is 30", "lowest price is 20")),
        ("compare price and stock between the hoe and the spade", ("Price", "Stock")),
        ("price and weight of the hoe and the spade", ("Price", "Weight")),
        ("rakes and spades for garden tools", ("2 products",)),
    ],
)
def test_figures_of_the_same_goods_are_each_told(
    told: Callable[[list[str]], str], text: str, answers: tuple[str, ...]
) -> None:
    answer = told([text])
    assert [one for one in answers if one not in answer] == []


def test_what_is_left_of_the_colours_is_without_the_one_that_was_named(told: Callable[[list[str]], str]) -> None:
    talk = [
        "what colours does the thorn glove come in",
        "how many of the green one",
        "how many of the other two colours",
    ]
    answer = told(talk)
    assert answer.startswith("2 variants")
    assert "not GL-1" not in answer
    assert "Green" in answer


def test_anything_else_says_what_is_not_counted(told: Callable[[list[str]], str]) -> None:
    assert "not counting those told before" in told(["what does the hoe cost", "anything else in oak?"])


def test_what_was_not_understood_is_not_multiplied(told: Callable[[list[str]], str]) -> None:
    answer = told(["price of the fern rake", "what is the blade of the zorbl grinder", "what would 200 of that cost"])
    assert "4,000" not in answer
