"""What a shop exported goes back cell for cell, and imports again as the same products."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue, ExportText
from merchant_assistant.foundation.paths import resource

SHOPIFY = ["apparel.csv", "home-and-garden.csv", "product_template.csv"]
TEXT = ExportText("=A new title", ("First – point", "a < b & c"), "One.\nStill one.\n\nTwo.")
HTML = "<p>One.<br>Still one.</p>\n<p>Two.</p>\n<ul><li>First – point</li><li>a &lt; b &amp; c</li></ul>"


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def all_unchanged(catalogue: Catalogue, file: Path) -> bool:
    plan = catalogue.plan(file)
    catalogue.discard(plan)
    (sheet,) = plan.sheets
    return (sheet.created, sheet.updated, sheet.not_in_file) == (0, 0, 0) and sheet.unchanged == catalogue.count()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.csv"


@pytest.mark.shared_data
@pytest.mark.parametrize("name", SHOPIFY)
def test_a_shopify_file_comes_back_as_it_was(
    catalogue: Catalogue, bring, out: Path, shared_data: Path, name: str
) -> None:
    original = shared_data / "catalogue" / "shopify" / name
    imported = bring(original)
    result = catalogue.export("shopify", out)
    assert rows_of(out) == rows_of(original)
    assert (result.rows, result.products, result.variants) == (imported.rows, imported.products, imported.variants)
    assert all_unchanged(catalogue, out)


@pytest.mark.shared_data
def test_shopify_files_of_different_columns_in_one(catalogue: Catalogue, bring, out: Path, shared_data: Path) -> None:
    for name in SHOPIFY:
        bring(shared_data / "catalogue" / "shopify" / name)
    catalogue.export("shopify", out)
    assert all_unchanged(catalogue, out)


@pytest.mark.shared_data
def test_a_woocommerce_file_comes_back_as_it_was(catalogue: Catalogue, bring, out: Path, shared_data: Path) -> None:
    original = shared_data / "catalogue" / "woocommerce" / "sample_products.csv"
    bring(original)
    catalogue.export("woocommerce", out)
    header, *rows = rows_of(out)
    expected, *lines = rows_of(original)
    assert (header, sorted(rows)) == (expected, sorted(lines))  # variations follow their parent
    assert all_unchanged(catalogue, out)


@pytest.mark.parametrize("name", ["catalogue.csv", "catalogue-zh.csv"])
def test_the_sample_comes_back_as_it_was(catalogue: Catalogue, bring, out: Path, name: str) -> None:
    original = resource("sample", name)
    bring(original)
    catalogue.export("generic", out)
    assert rows_of(out) == rows_of(original)
    assert all_unchanged(catalogue, out)


@pytest.mark.shared_data
def test_replaced_texts_change_only_their_cells(catalogue: Catalogue, bring, out: Path, shared_data: Path) -> None:
    original = shared_data / "catalogue" / "shopify" / "apparel.csv"
    bring(original)
    product = catalogue.find("classic-varsity-top")
    catalogue.export("shopify", out, {product.id: TEXT})
    differing = [
        (before[0], header, after)
        for lines in zip(rows_of(original), rows_of(out), strict=True)
        for header, before_cell, after, before in zip(
            rows_of(original)[0], lines[0], lines[1], [lines[0]] * len(lines[0]), strict=True
        )
        if before_cell != after
    ]
    assert differing == [
        ("classic-varsity-top", "Title", "'=A new title"),
        ("classic-varsity-top", "Body (HTML)", HTML),
    ]
    bring(out)
    product = catalogue.find("classic-varsity-top")
    assert (product.title, product.description) == ("=A new title", HTML)


SHEET = (
    ("Article", "Product title", "Price", "Colour", "Weight (kg)", "Note"),
    ("-001", "Mug", "12,50", "grey", "0,4", "=SUM(A1)"),
    ("@2", "Cup", "9,90", "", "0,25", "+5"),
)


def test_imported_cells_that_look_like_formulas_keep_their_value(catalogue: Catalogue, table, bring, out: Path) -> None:
    bring(table("a.csv", *SHEET))
    catalogue.export("generic", out)
    assert rows_of(out) == [list(row) for row in SHEET]
    assert all_unchanged(catalogue, out)


def test_typed_cells_go_out_and_nothing_else(catalogue: Catalogue, table, bring, out: Path) -> None:
    bring(table("a.csv", *SHEET))
    mug = catalogue.find("-001")
    catalogue.edit(mug.id, "attribute:Colour", "-grey")
    catalogue.edit(mug.id, "weight", "0.5 kg")
    catalogue.edit(mug.id, "price", "13.00")
    catalogue.edit(mug.id, "brand", "Berg")
    catalogue.export("generic", out)
    header, first, second = rows_of(out)
    assert header == [*SHEET[0], "Brand"]
    assert first == ["-001", "Mug", "13.00", "'-grey", "0.5", "=SUM(A1)", "Berg"]
    assert second == [*SHEET[2], ""]
    mug_before = catalogue.find("-001")
    bring(out)
    assert catalogue.find("-001").attributes == mug_before.attributes


def test_a_price_list_changes_just_the_prices(catalogue: Catalogue, bring, table, out: Path) -> None:
    shop = (
        (
            "Handle",
            "Title",
            "Body (HTML)",
            "Variant SKU",
            "Option1 Name",
            "Option1 Value",
            "Variant Price",
            "Odd column",
        ),
        ("mug", "Mug", "<p>Text</p>", "MUG-1", "Title", "Default Title", "12.50", " kept as it is "),
    )
    bring(table("shop.csv", *shop))
    bring(table("prices.csv", ("SKU", "Price"), ("MUG-1", "14.00")))
    catalogue.export("shopify", out)
    assert rows_of(out) == [list(shop[0]), [*shop[1][:6], "14.00", shop[1][7]]]


def test_rows_longer_or_shorter_than_the_header(catalogue: Catalogue, bring, tmp_path: Path, out: Path) -> None:
    file = tmp_path / "ragged.csv"
    file.write_text("SKU,Title,Price\nA,Mug,1\nB,Cup\nC,Jug,3,more\n")
    bring(file)
    catalogue.export("generic", out)
    assert rows_of(out) == rows_of(file)


def test_the_mark_and_delimiter_of_the_file(catalogue: Catalogue, bring, tmp_path: Path, out: Path) -> None:
    file = tmp_path / "semicolons.csv"
    file.write_text("SKU;Title;Price\r\nA;Mug, blue;1,50\r\nB;Cup;2,50\r\n", encoding="utf-8-sig", newline="")
    bring(file)
    catalogue.export("generic", out)
    assert out.read_bytes() == file.read_bytes()


def test_title_lines_above_the_header_and_lines_that_were_skipped(
    catalogue: Catalogue, bring, tmp_path: Path, out: Path
) -> None:
    file = tmp_path / "titled.csv"
    file.write_text("Price list 2026,,\n,,\nSKU,Title,Price\n,,net\nA,Mug,1.50\n,,\nB,Cup,2.50\n,,sum 4\n")
    bring(file)
    catalogue.export("generic", out)
    assert rows_of(out) == rows_of(file)
    assert str(catalogue.find("A").place) == "titled.csv, row 5"


def test_a_file_without_a_header(catalogue: Catalogue, bring, table, out: Path) -> None:
    rows = [(f"KX-{number:04}", f"Product name {number}", f"{number}.50 EUR", "blue") for number in range(1, 20)]
    bring(table("bare.csv", *rows))
    catalogue.export("generic", out)
    assert rows_of(out) == [list(row) for row in rows]
    bring(table("headed.csv", ("SKU", "Title"), ("Z", "Jug")))
    catalogue.export("generic", out)
    header, *lines = rows_of(out)
    assert [dict(zip(header, line, strict=True))["Title"] for line in lines] == [row[1] for row in rows] + ["Jug"]
    before = [(p.sku, p.variants[0].price) for p in catalogue.page()]
    assert bring(out).created == 0
    assert [(p.sku, p.variants[0].price) for p in catalogue.page()] == before


def test_what_another_file_of_the_source_said_is_not_emptied(catalogue: Catalogue, bring, table, out: Path) -> None:
    bring(table("full.csv", ("SKU", "Title", "Price", "Colour"), ("A", "Mug", "1.50", "red"), ("B", "Cup", "2.50", "")))
    bring(table("prices.csv", ("SKU", "Price"), ("A", "1.75")))
    catalogue.export("generic", out)
    assert rows_of(out)[1:] == [["A", "Mug", "1.75", "red"], ["B", "Cup", "2.50", ""]]
    assert all_unchanged(catalogue, out)


@pytest.mark.shared_data
def test_a_typed_field_without_a_column_gets_one_in_woocommerce(
    catalogue: Catalogue, bring, out: Path, shared_data: Path
) -> None:
    bring(shared_data / "catalogue" / "woocommerce" / "sample_products.csv")
    catalogue.edit(catalogue.find("cc-cap").id, "brand", "Hatter")
    catalogue.export("woocommerce", out)
    header, *rows = rows_of(out)
    place = header.index("Brands")
    assert {row[header.index("SKU")]: row[place] for row in rows if row[place]} == {"cc-cap": "Hatter"}
