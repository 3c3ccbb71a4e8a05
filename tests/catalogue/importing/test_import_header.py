"""Finding the header row."""

from __future__ import annotations

from merchant_assistant.catalogue.importing import header, mapping
from merchant_assistant.catalogue.importing.header import Head


def _find(*rows: list[str]) -> Head:
    return header.find(list(enumerate(rows, 1)), mapping.is_known)


def test_the_first_row() -> None:
    head = _find(["SKU", "Name", "Price"], ["A1", "Mug", "3.20"])
    assert (head.titles, head.header) == ([], (1, ["SKU", "Name", "Price"]))


def test_title_lines_above() -> None:
    head = _find(
        ["Price list 2026", "", ""], ["valid from May", "", ""], ["货号", "品名", "单价（元）"], ["A1", "杯子", "3"]
    )
    assert head.header == (3, ["货号", "品名", "单价（元）"])
    assert len(head.titles) == 2


def test_a_line_of_explanations_above() -> None:
    head = _find(["# Required | A unique ID", "", ""], ["id", "title", "description"], ["1", "Cat", "A toy"])
    assert head.header == (2, ["id", "title", "description"])


def test_data_without_a_header() -> None:
    head = _find(
        ["￥89.10", "Python 3网络爬虫开发实战"], ["￥50.70", "精通Python爬虫框架"], ["￥43.10", "用Python写网络爬虫"]
    )
    assert head.header is None
    assert head.names == ["Column 1", "Column 2"]


def test_words_over_numbers_are_a_header_in_any_language() -> None:
    head = _find(["Tuotenimi", "Hinta yksikkö"], ["Muki", "3"], ["Lautanen", "5"], ["Lusikka", "1"])
    assert head.header == (1, ["Tuotenimi", "Hinta yksikkö"])


def test_words_over_words_are_no_header() -> None:
    head = _find(["Box", "Boxes"], ["Bottle", "Bottles"], ["Can", "Cans"], ["Carton", "Cartons"])
    assert head.header is None


def test_names_are_made_different_and_blank_ones_filled() -> None:
    head = _find(["sku", "name", "colour", "", "colour"], ["1", "Mug", "red", "x", "blue"])
    assert head.names == ["sku", "name", "colour", "Column 4", "colour (2)"]
    assert head.renamed == [4]


def test_rows_wider_than_the_header_get_columns() -> None:
    head = _find(["sku", "name"], ["1", "Mug", "x"], ["2", "Cup", "y"])
    assert head.names == ["sku", "name", "Column 3"]


def test_names_of_groups_stand_above_names() -> None:
    head = _find(
        ["Price list 2024", "", "", "", ""],
        ["Product", "", "Price EUR", "", "Packaging"],
        ["SKU", "Name", "net", "gross", "pcs/carton"],
        ["A1", "Mug", "1.00", "1.19", "10"],
    )
    assert head.names == ["SKU", "Name", "Price EUR net", "Price EUR gross", "pcs/carton"]
    assert (head.lines, head.header and head.header[0]) == (3, 3)


def test_parts_of_names_stand_below_them() -> None:
    head = _find(
        ["SKU", "Name", "Price", "", "Stock"], ["", "", "net", "gross", ""], ["A1", "Mug", "1.00", "1.19", "10"]
    )
    assert (head.lines, head.names) == (2, ["SKU", "Name", "Price net", "Price gross", "Stock"])


def test_a_header_in_two_languages() -> None:
    head = _find(["货号", "品名", "单价"], ["SKU", "Name", "Price"], ["A1", "Mug", "1.00"])
    assert (head.lines, head.names) == (2, ["货号", "品名", "单价"])


def test_units_and_what_has_to_be_filled_in_stand_below_names() -> None:
    head = _find(["SKU", "Name", "Weight", "Price"], ["", "", "kg", "EUR"], ["A1", "Mug", "1.00", "3"])
    assert (head.lines, head.names) == (2, ["SKU", "Name", "Weight (kg)", "Price (EUR)"])
    head = _find(["SKU", "Name", "Price"], ["Required", "Required", "Optional"], ["A1", "Mug", "1.00"])
    assert (head.lines, head.names) == (2, ["SKU", "Name", "Price"])


def test_a_supplier_above_the_header_is_no_group() -> None:
    head = _find(["Supplier:", "ACME"], ["SKU", "Name", "Farbe", "Preis"], ["A1", "Mug", "rot", "1.00"])
    assert head.names == ["SKU", "Name", "Farbe", "Preis"]


def test_products_that_are_called_like_columns_are_no_header() -> None:
    head = _find(["SKU", "Title", "Description"], ["A1", "Tag", "Label"], ["A2", "Size", "Set of six"])
    assert head.lines == 1


def test_a_delimiter_at_the_end_of_every_line_adds_no_column() -> None:
    assert _find(["SKU", "Name", ""], ["A1", "Mug", ""], ["A2", "Cup", ""]).names == ["SKU", "Name"]
    assert _find(["SKU", "Name", ""], ["A1", "Mug", ""], ["A2", "Cup", "x"]).names == ["SKU", "Name", "Column 3"]


def test_the_header_once_more() -> None:
    names = ["SKU", "Name", "Price", ""]
    assert header.is_again(["SKU", "Name", "Price", ""], names)
    assert header.is_again(["SKU", "Name ", "Preis"], names)
    assert not header.is_again(["A1", "Name", "1.00"], names)
    assert not header.is_again(["SKU"], ["SKU"])
