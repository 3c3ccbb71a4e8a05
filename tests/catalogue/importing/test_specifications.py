"""Cells that hold many attributes at once."""

from __future__ import annotations

import csv
import io
from typing import Any

PACKED = r'{"specs"=>[{"key"=>"Colour", "value"=>"Red"}, {"key"=>"Size", "value"=>"5\""}, {"value"=>"new"}]}'


def test_packed_specifications_become_attributes(read: Any) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["sku", "title", "specs"], ["A", "Mug", PACKED], ["B", "Cup", '"a"=>plain']])
    (staged,) = read(text.getvalue())
    assert [product["attributes"] for product in staged.products] == [
        {"Colour": "Red", "Size": '5"', "specs": "new"},
        {"specs": '"a"=>plain'},
    ]
    assert staged.meta["packed_attributes"]


def test_a_column_of_the_same_name_comes_first(read: Any) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(
        [["sku", "title", "specs", "Colour"], ["A", "Mug", PACKED, "Blue"], ["B", "Cup", "", ""]]
    )
    (staged,) = read(text.getvalue())
    assert staged.products[0]["attributes"]["Colour"] == "Blue"
