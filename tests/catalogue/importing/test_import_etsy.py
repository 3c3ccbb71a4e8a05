"""Etsy's listings download: variations and SKUs out of packed cells."""

from __future__ import annotations

from typing import Any

import pytest

HEADER = (
    "TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,VARIATION 1 TYPE,VARIATION 1 NAME,"
    "VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU\n"
)
START = '{0},Nice,25.00,EUR,10,"ring,silver","silver,gold",https://example.com/1.jpg,https://example.com/2.jpg,'


def _read(read: Any, *rest: str) -> Any:
    lines = [START.format(f"Listing {number}") + one for number, one in enumerate(rest, 1)]
    (staged,) = read(HEADER + "\n".join(lines) + "\n")
    assert staged.sheet.format == "etsy"
    return staged


def test_a_listing_without_variations(read: Any) -> None:
    staged = _read(read, ",,,,,,PRINT-1")
    (variant,) = staged.variants
    assert (variant["sku"], variant["price"], variant["currency"], variant["stock"]) == (
        "PRINT-1",
        "25.00",
        "EUR",
        10.0,
    )
    assert variant["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"
    assert (staged.products[0]["fields"]["tags"], staged.products[0]["attributes"]) == (
        "ring,silver",
        {"MATERIALS": "silver,gold"},
    )


def test_a_code_for_each_combination(read: Any) -> None:
    staged = _read(read, 'RING_SIZE,,"6,7",PRIMARY_COLOR,Primary color,"Gold,Silver","R6G,R6S,R7G,R7S"')
    found = {variant["sku"]: [*variant["attributes"].items()] for variant in staged.variants}
    assert found["R7G"] == [("Ring Size", "7"), ("Primary color", "Gold")]
    assert (list(found), staged.products[0]["attributes"]["QUANTITY"]) == (["R6G", "R6S", "R7G", "R7S"], "10")
    assert {variant["stock"] for variant in staged.variants} == {None}
    assert staged.codes() == []


@pytest.mark.parametrize(
    ("cells", "variants"),
    [
        ('CUSTOM,Glaze,"Blue,Green,Red",,,,', [("Blue",), ("Green",), ("Red",)]),  # no codes
        ('CUSTOM,Glaze,"Blue,Green,Red",,,,MUG', [("Blue",), ("Green",), ("Red",)]),  # one for the listing
        ('CUSTOM,Glaze,"Blue,Green",SIZE,Size,"S,M,L","MB,MG"', [("Blue",), ("Green",)]),  # by the first choice
        ('CUSTOM,Glaze,"Blue,Green",SIZE,Size,"S,M,L","MS,MM,ML"', [("S",), ("M",), ("L",)]),  # by the second
        ('CUSTOM,Glaze,"Blue,Green,Red",,,,"A,B"', [(), ()]),  # a number that fits no choice
        (',,,,,,"A,B"', [()]),  # a code with a comma
    ],
)
def test_codes_that_are_not_one_for_each(cells: str, variants: list[tuple[str, ...]], read: Any) -> None:
    staged = _read(read, cells)
    assert [tuple(variant["attributes"].values()) for variant in staged.variants] == variants
    assert len({variant["sku"] for variant in staged.variants}) == len(variants)


def test_a_code_that_stands_twice_is_the_first_ones(read: Any) -> None:
    staged = _read(read, 'CUSTOM,Glaze,"Blue,Green",,,,"A,A"', 'CUSTOM,Glaze,"Blue,Green",,,,"B,A"')
    assert len({variant["sku"] for variant in staged.variants}) == 4
    assert {"A", "B"} <= {variant["sku"] for variant in staged.variants}


def test_a_download_in_the_shop_s_language(read: Any) -> None:
    header = (
        'TITRE,DESCRIPTION,PRIX,CODE_DEVISE,QUANTITÉ,TAGS,MATÉRIAUX,"IMAGE 1","IMAGE 2","TYPE VARIATION 1",'
        '"NOM VARIATION 1","VALEURS VARIATION 1","TYPE VARIATION 2","NOM VARIATION 2","VALEURS VARIATION 2",RÉFÉRENCE\n'
    )
    (staged,) = read(
        header + "Panier,Tressé,20,EUR,35,osier,Osier,https://s/1.jpg,https://s/2.jpg,Personnalisé,"
        'Diam&egrave;tre,"30cm,40cm",,,,"P-30,P-40"\n'
    )
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("etsy", 1, 2)
    assert [(one["sku"], one["price"], one["currency"], one["attributes"]) for one in staged.variants] == [
        ("P-30", "20", "EUR", {"Diamètre": "30cm"}),
        ("P-40", "20", "EUR", {"Diamètre": "40cm"}),
    ]
    assert staged.products[0]["fields"]["image"] == "https://s/1.jpg, https://s/2.jpg"
