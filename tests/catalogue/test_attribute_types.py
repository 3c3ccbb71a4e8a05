"""What values of attributes are: numbers with units, ranges, dimensions, colours, materials, sizes, yes or no."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.attribute_types import column_type, kind_of_name, type_of


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("12 mm", "12", "mm"),
        ("1,5 kg", "1.5", "kg"),
        ("50g", "50", "g"),
        ('3.5"', "3.5", "in"),
        ("100 %", "100", "%"),
        ("0.5 mm²", "0.5", "mm2"),
        ("Ø 10 mm", "10", "mm"),
        ("-20 °C", "-20", "C"),
        ("5 шт", "5", "pcs"),
        ("500 毫升", "500", "ml"),
        ("1.234,56", "1234.56", None),
        ("42", "42", None),
    ],
)
def test_numbers_with_units(text: str, number: str, unit: str | None) -> None:
    found = type_of(text)
    assert (found.kind, found.number, found.unit, found.text) == ("number", Decimal(number), unit, text)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [("220-240V", "220", "240", "V"), ("-20 bis 60 °C", "-20", "60", "C"), ("5 – 7 mm", "5", "7", "mm")],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    found = type_of(text)
    assert (found.kind, found.number, found.high, found.unit) == ("range", Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "sides", "unit"),
    [("10 x 20 x 30 cm", (10, 20, 30), "cm"), ("10cm × 20cm", (10, 20), "cm"), ("20x30 (mm)", (20, 30), "mm")],
)
def test_dimensions(text: str, sides: tuple[int, ...], unit: str) -> None:
    found = type_of(text)
    assert (found.kind, found.sides, found.unit) == ("dimensions", tuple(map(Decimal, sides)), unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Red", "colour"),
        ("Black / white", "colour"),
        ("light grey", "colour"),
        ("红色", "colour"),
        ("чёрный", "colour"),
        ("80% Cotton, 20% Polyester", "material"),
        ("Edelstahl", "material"),
        ("XL", "size"),
        ("EU 42", "size"),
        ("均码", "size"),
        ("2024-01-05", "date"),
        ("05.01.2024", "date"),
        ("Dishwasher safe", "text"),
        ("M8", "text"),
        ("", "text"),
    ],
)
def test_words(text: str, kind: str) -> None:
    assert type_of(text).kind == kind


@pytest.mark.parametrize(("text", "yes"), [("yes", True), ("Nein", False), ("是", True), ("нет", False), ("✓", True)])
def test_yes_and_no(text: str, yes: bool) -> None:
    assert (type_of(text).kind, type_of(text).yes) == ("yes_no", yes)


def test_the_name_of_an_attribute_decides_what_its_value_alone_does_not() -> None:
    assert type_of("42", "Shoe size").kind == "size"
    assert type_of("Midnight", "Colour").kind == "colour"
    assert type_of("Kevlar blend", "Außenmaterial").kind == "text"
    assert type_of("Kevlar blend", "Material").kind == "material"
    assert type_of("20 x 30 cm", "Größe").kind == "dimensions"
    assert [kind_of_name(name) for name in ("主要颜色分类", "颜色分类", "Цвет", "Weight")] == [
        None,
        "colour",
        "colour",
        None,
    ]


def test_a_column_is_what_most_of_its_values_are() -> None:
    weights = column_type(["1 kg", "500 g", "2 kg", "", "3 kg"])
    assert (weights.kind, weights.share, weights.unit, weights.mixed_units) == ("number", 1.0, "kg", True)
    assert column_type(["Red", "Blue", "Midnight", "Sand dune"], "Colour").kind == "colour"
    assert column_type(["Red", "Soft and warm", "12", "Large screen"]).kind == "text"
    assert column_type([]).kind == "text"


@given(st.text(max_size=90), st.text(max_size=20))
def test_no_value_breaks_it(text: str, name: str) -> None:
    assert type_of(text, name).text == text


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["mm", "kg", "V", "ml", ""]))
def test_every_plain_number_with_a_unit_is_read(number: Decimal, unit: str) -> None:
    found = type_of(f"{number} {unit}")
    assert (found.kind, found.number, found.unit) == ("number", number, unit or None)
