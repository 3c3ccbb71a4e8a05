"""Of two things that are told by their SKUs, what only describes them besides is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.inquiry import Condition, Row, Skus
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.items.items import items_of
from merchant_assistant.chat.exact.values.beside_skus import undescribed

TITLES = {"BW-5": "Sports flask 750 ml, steel", "BW-6": "Steel flask 500 ml, black"}
SHOP = "SKU,Title,Colour,Price,Currency\n" + "".join(f'{sku},"{one}",Black,9.00,USD\n' for sku, one in TITLES.items())


def _rows(condition: Condition) -> list[Row]:
    assert isinstance(condition, Skus)
    return [Row(1, 0, sku, TITLES[sku]) for sku in condition.skus if sku in TITLES]


@pytest.fixture(scope="module")
def left(over: Callable[[str], Exactly]) -> Callable[..., str]:
    """The words that are left of a question of these SKUs."""
    holdings = over(SHOP).holdings()

    def words(text: str, *skus: str) -> str:
        found = {(text.index(sku), text.index(sku) + len(sku)): sku for sku in skus}
        return " ".join(item.text for item in undescribed(items_of(text, holdings, found), text, _rows))

    return words


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("compare the 750 ml sports flask BW-5 with the steel flask BW-6", "compare the BW-5 with the BW-6"),
        ("compare BW-5 (750 ml sports flask) with BW-6 (500 ml)", "compare BW-5 with BW-6"),
        ("compare BW-5 with the black flask BW-6", "compare BW-5 with the BW-6"),
        ("compare BW-5 with the kettle BW-6", "compare BW-5 with the BW-6"),  # in whatever language it is called
    ],
)
def test_what_the_titles_say_too(left: Callable[..., str], text: str, rest: str) -> None:
    assert left(text, "BW-5", "BW-6") == rest


@pytest.mark.parametrize(
    "text",
    [
        "compare the 900 ml flask BW-5 with BW-6",  # it is none of 900 ml
        "compare the 75 ml flask BW-5 with BW-6",
        "compare the black flask BW-5 with BW-6",  # a value that its title does not say
        "compare 750 BW-5 with 500 BW-6",  # a number of what?
        "BW-5 or BW-6 flask",
        "compare BW-5 and BW-6 (price)",  # what is asked for
        "compare BW-5 and BW-6, black",
    ],
)
def test_what_they_do_not_say_stays(left: Callable[..., str], text: str) -> None:
    assert left(text, "BW-5", "BW-6") == re.sub("[(),]", "", text)


def test_of_one_thing_nothing_is_left_out(left: Callable[..., str]) -> None:
    assert left("price of the 750 ml flask BW-5", "BW-5") == "price of the 750 ml flask BW-5"


def test_what_no_product_has_as_its_sku_has_no_title(left: Callable[..., str]) -> None:
    assert left("compare the flask BW-5 with the flask ZZ-9", "BW-5", "ZZ-9") == "compare the BW-5 with the flask ZZ-9"
