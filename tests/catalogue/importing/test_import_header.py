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
