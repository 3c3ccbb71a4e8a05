"""The sample catalogue is data that people see first: it must be whole, consistent and readable by our own reader."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from merchant_assistant.foundation.paths import resource

_WEIGHT = re.compile(r"\d+(\.\d+)? ?(g|kg|克|千克)")


def rows_of(name: str) -> list[dict[str, str]]:
    text = resource("sample", name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), strict=True))


@pytest.fixture(scope="module")
def english() -> list[dict[str, str]]:
    return rows_of("catalogue.csv")


@pytest.fixture(scope="module")
def chinese() -> list[dict[str, str]]:
    return rows_of("catalogue-zh.csv")


def products(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if not row["Parent SKU"]]


def test_english_has_at_least_40_products_in_5_categories(english: list[dict[str, str]]) -> None:
    assert len(products(english)) >= 40
    assert len({row["Category"] for row in products(english)}) >= 5


def test_chinese_has_at_least_15_products(chinese: list[dict[str, str]]) -> None:
    assert len(chinese) >= 15
    assert all(re.search(r"[\u4e00-\u9fff]", row["商品名称"]) for row in chinese)


def test_no_sku_stands_twice(english: list[dict[str, str]], chinese: list[dict[str, str]]) -> None:
    skus = Counter([row["SKU"] for row in english] + [row["货号"] for row in chinese])
    assert [sku for sku, times in skus.items() if times > 1] == []


def test_variants_follow_their_product_and_differ_in_colour(english: list[dict[str, str]]) -> None:
    families: dict[str, list[str]] = {}
    for row in english:
        if row["Parent SKU"]:
            assert row["Parent SKU"] in families, row["SKU"]
            assert row["Colour"]
            families[row["Parent SKU"]].append(row["Colour"])
        else:
            families[row["SKU"]] = []
    assert all(len(colours) == len(set(colours)) for colours in families.values())
    assert sum(len(colours) > 1 for colours in families.values()) >= 8


def test_what_is_bought_has_a_price_and_a_stock(english: list[dict[str, str]]) -> None:
    parents = {row["Parent SKU"] for row in english}
    for row in english:
        bought = row["SKU"] not in parents
        assert bool(row["Price"]) == bought, row["SKU"]
        assert bool(row["Stock"]) == bought, row["SKU"]


def test_barcodes_are_internal_numbers_with_right_check_digits(
    english: list[dict[str, str]], chinese: list[dict[str, str]]
) -> None:
    codes = [row["Barcode"] for row in english if row["Barcode"]] + [row["条形码"] for row in chinese]
    assert len(codes) == len(set(codes)) > 60
    for code in codes:
        assert re.fullmatch(r"2\d{12}", code)
        weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code))
        assert weighted % 10 == 0, code


def test_weights_can_be_read(english: list[dict[str, str]], chinese: list[dict[str, str]]) -> None:
    for weight in [row["Weight"] for row in english] + [row["重量"] for row in chinese]:
        assert _WEIGHT.fullmatch(weight), weight


def test_hs_codes_and_order_quantities_are_whole_numbers(english: list[dict[str, str]]) -> None:
    for row in english:
        assert re.fullmatch(r"\d{6}", row["HS code"]), row["SKU"]
        assert int(row["MOQ"]) > 0
        assert int(row["Carton quantity"]) > 0


def test_a_record_does_not_contradict_itself(english: list[dict[str, str]]) -> None:
    """A capacity, size or load that the title names stands in its column as well."""
    for row in products(english):
        for amount in re.findall(r"\b\d+ (?:ml|l|W)\b", row["Title"]):
            assert amount in (row["Capacity"], row["Power"]), row["SKU"]
        if found := re.search(r"\b(?:set of (\d+)|(\d+) pcs)\b", row["Title"]):
            assert row["Pieces per set"] == (found[1] or found[2]), row["SKU"]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (
            "catalogue.csv",
            {"SKU": "sku", "Parent SKU": "parent", "Title": "title", "Price": "price", "Barcode": "barcode",
             "Weight": "weight", "MOQ": "moq", "HS code": "hs_code", "Country of origin": "origin",
             "Lead time": "lead_time", "Material": "attribute:Material", "Colour": "attribute:Colour"},
        ),
        (
            "catalogue-zh.csv",
            {"货号": "sku", "商品名称": "title", "单价（元）": "price", "条形码": "barcode", "起订量": "moq",
             "海关编码": "hs_code", "产地": "origin", "交货期": "lead_time", "材质": "attribute:材质"},
        ),
    ],
)  # fmt: skip
def test_our_own_reader_takes_it_without_a_problem(name: str, fields: dict[str, str], tmp_path: Path) -> None:
    from merchant_assistant.catalogue.importing.client import read_file
    from merchant_assistant.catalogue.importing.model import ImportOptions

    (reading,) = read_file(resource("sample", name), tmp_path / "staging", tmp_path / "log", ImportOptions())
    rows = rows_of(name)
    parents = {row.get("Parent SKU", "") for row in rows} - {""}
    assert [problem for problem in reading.problems if problem.severity != "info"] == []
    assert (reading.rows, reading.skipped) == (len(rows), 0)
    assert reading.products == sum(not row.get("Parent SKU") for row in rows)
    assert reading.variants == len(rows) - len(parents)
    found = {column.name: column.field for column in reading.columns}
    assert {column: found[column] for column in fields} == fields
