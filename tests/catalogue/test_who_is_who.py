"""Which stored product and variant a file means: SKU, then barcode, then key; what is open is a new product, and told.

The order and what wins where they disagree are written down in :mod:`merchant_assistant.storage.matching_sql`.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.identity import barcode_key
from merchant_assistant.foundation.money import Money
from merchant_assistant.storage.matching_sql import barcode_of

EAN = "4006381333931"
SHOP = ("Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price", "Variant Barcode")


def shop(handle: str, *variants: tuple[str, str, str]) -> list[tuple[str, ...]]:
    """Lines of one product; each variant is (size, SKU, barcode)."""
    return [
        (handle, "" if n else handle.title(), "" if n else "Size", size, sku, "7", barcode)
        for n, (size, sku, barcode) in enumerate(variants)
    ]


def known(catalogue: Catalogue) -> list[list[str]]:
    return [[variant.sku for variant in product.variants] for product in catalogue.page()]


def counts(result: object) -> tuple[int, ...]:
    return tuple(getattr(result, name) for name in ("created", "updated", "unchanged", "not_in_file"))


def may_be_another(result: object) -> int:
    return result.problem_counts.get("may_be_another", 0)  # type: ignore[attr-defined]


def test_skus_before_the_handle(catalogue: Catalogue, table, bring) -> None:
    """Two products swap their handles: each is still what its SKUs say."""
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", "")), *shop("cup", ("S", "C-1", ""))))
    mug, cup = catalogue.page()
    result = bring(table("b.csv", SHOP, *shop("cup", ("S", "M-1", "")), *shop("mug", ("S", "C-1", ""))))
    assert counts(result) == (0, 2, 0, 0)
    assert [(p.id, p.title, p.variants[0].sku) for p in catalogue.page()] == [
        (mug.id, "Cup", "M-1"), (cup.id, "Mug", "C-1")
    ]  # fmt: skip


def test_a_renamed_handle_is_known_by_its_skus_also_the_time_after(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", ""), ("L", "M-2", ""))))
    renamed = table("b.csv", SHOP, *shop("stone-mug", ("S", "M-1", ""), ("L", "M-2", "")))
    assert [counts(bring(renamed)) for _ in range(2)] == [(0, 1, 0, 0), (0, 0, 1, 0)]


def test_the_barcode_where_no_sku_is_known(catalogue: Catalogue, table, bring) -> None:
    """With or without leading zeros; before the handle, which another product has."""
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", EAN)), *shop("cup", ("S", "C-1", ""))))
    mug, _ = catalogue.page()
    result = bring(table("b.csv", SHOP, *shop("cup", ("S", "NEW", "0" + EAN))))
    assert counts(result) == (0, 1, 0, 1)
    assert [v.sku for v in catalogue.product(mug.id).variants] == ["NEW"]


def test_the_sku_before_the_barcode(catalogue: Catalogue, table, bring) -> None:
    header = ("SKU", "Title", "Barcode")
    bring(table("a.csv", header, ("A", "Mug", EAN), ("B", "Cup", "")))
    bring(table("b.csv", header, ("B", "Cup", EAN)))
    assert [(p.sku, p.variants[0].fields.get("barcode")) for p in catalogue.page()] == [("A", EAN), ("B", EAN)]


def test_a_barcode_of_two_products_is_not_guessed(catalogue: Catalogue, table, bring) -> None:
    header = ("SKU", "Title", "Barcode")
    bring(table("a.csv", header, ("A", "Mug", EAN), ("B", "Cup", EAN)))
    new = table("b.csv", header, ("C", "Bowl", EAN))
    result = bring(new)
    assert (counts(result), may_be_another(result)) == ((1, 0, 0, 2), 1)
    again = bring(new)
    assert (counts(again), may_be_another(again)) == ((0, 0, 1, 2), 0)


def test_the_handle_decides_between_two_with_the_barcode(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", SHOP, *shop("mug", ("S", "", EAN)), *shop("cup", ("S", "", EAN))))
    result = bring(table("b.csv", SHOP, *shop("cup", ("S", "C-1", EAN))))
    assert (counts(result), may_be_another(result)) == ((0, 1, 0, 1), 0)
    assert [sku for (sku,) in known(catalogue)] == ["mug-s", "C-1"]


def test_a_new_product_that_shares_an_sku_is_told(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", "")), *shop("cup", ("S", "C-1", ""))))
    result = bring(table("b.csv", SHOP, *shop("set", ("S", "M-1", ""), ("L", "C-1", ""))))
    assert (counts(result), may_be_another(result)) == ((1, 0, 0, 2), 1)
    assert next(p for p in result.problems if p.code == "may_be_another").row == 2


def test_a_price_list_names_variants_by_their_skus(catalogue: Catalogue, table, bring, tmp_path) -> None:
    """Its lines are about those variants only; the product stays as its own file says."""
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", ""), ("L", "M-2", ""))))
    prices = table("prices.csv", ("SKU", "Title", "Price"), ("M-1", "Mug small", "8"), ("M-2", "Mug large", "9"))
    assert [counts(bring(prices)) for _ in range(2)] == [(0, 1, 0, 0), (0, 0, 1, 0)]
    (mug,) = catalogue.page()
    assert (mug.title, [v.price and v.price.amount for v in mug.variants]) == ("Mug", ["8", "9"])
    catalogue.export("shopify", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert lines[1:] == ["mug,Mug,Size,S,M-1,8,", "mug,,,L,M-2,9,"]


def test_a_variant_is_known_by_sku_then_barcode_then_options(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", SHOP, *shop("mug", ("S", "M-1", ""), ("M", "M-2", EAN), ("L", "M-3", ""), ("XL", "", ""))))
    ids = [variant.id for variant in catalogue.page()[0].variants]
    rows = shop("mug", ("Small", "M-1", ""), ("Medium", "X-2", "0" + EAN), ("L", "X-3", ""), ("XL", "", ""))
    bring(table("b.csv", SHOP, *rows))
    (mug,) = catalogue.page()
    assert [(v.id, v.sku) for v in mug.variants] == list(zip(ids, ["M-1", "X-2", "X-3", "mug-xl"], strict=True))


def test_the_only_variant_is_the_only_one(catalogue: Catalogue, table, bring) -> None:
    header = ("Handle", "Title", "Variant SKU", "Variant Price")
    bring(table("a.csv", header, ("mug", "Mug", "", "7")))
    assert counts(bring(table("b.csv", header, ("mug", "Mug", "M-1", "7")))) == (0, 1, 0, 0)
    assert known(catalogue) == [["M-1"]]


def test_barcodes_are_the_same_with_leading_zeros_and_gaps() -> None:
    same = ("036000291452", "0036000291452", "00036000291452", "0-36000-29145 2")
    assert {barcode_key(text) for text in same} == {"36000291452"}
    assert {barcode_key(text) for text in ("", "4.00638E+12", "ABC", "123", "0000000000000", "1" * 15)} == {""}


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(alphabet="0123456789 -", max_size=18), st.text(max_size=20)))
def test_the_database_reads_barcodes_as_we_do(text: str) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        fields = json.dumps({"barcode": text.replace("\0", "")})
        (found,) = connection.execute(f"SELECT {barcode_of('?1')}", (fields,)).fetchone()
    assert found == barcode_key(text.replace("\0", ""))


@pytest.mark.parametrize("first", ["list", "shop"])
def test_the_same_things_from_two_systems_stay_one(catalogue: Catalogue, table, bring, first: str) -> None:
    files = {
        "list": table("list.csv", ("SKU", "Title", "Price"), ("M-1", "Mug", "7"), ("C-1", "Cup", "7")),
        "shop": table("shop.csv", ("Handle", "Title", "Variant SKU"), ("mug", "Mug", "M-1"), ("cup", "Cup", "C-1")),
    }
    bring(files.pop(first))
    (other,) = files.values()
    for _ in range(2):
        assert bring(other).created == 0
    assert known(catalogue) == [["M-1"], ["C-1"]]


def test_a_barcode_does_not_outweigh_another_sku_and_title(catalogue: Catalogue, bring, table) -> None:
    bring(table("a.csv", ("SKU", "Title", "Price", "Barcode"), ("TS-1", "T-Shirt", "5", "5012345678900")))
    result = bring(table("b.csv", ("SKU", "Title", "Price", "Barcode"), ("1E5", "Plug", "9", "5012345678900")))
    assert result.created == 1
    assert result.problem_counts["may_be_another"] == 1
    assert catalogue.find("TS-1").title == "T-Shirt"


def test_a_list_of_barcodes_and_prices_knows_its_products(catalogue: Catalogue, bring, table) -> None:
    bring(table("a.csv", ("SKU", "Title", "Price", "Barcode"), ("TS-1", "T-Shirt", "5", "4006381333931")))
    result = bring(table("b.csv", ("EAN", "Price"), ("4006381333931", "9.50")))
    assert (result.created, result.updated) == (0, 1)
    shirt = catalogue.find("TS-1")
    assert (shirt.title, shirt.variants[0].price) == ("T-Shirt", Money("9.50"))
