"""Figures: numbers, measures, ranges, tolerances, sizes, prices by quantity, in five languages."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from merchant_assistant.claims import Evidence, Record, check_text
from merchant_assistant.claims.lexis.tables import table, units
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.numbers import amounts

STATEMENTS = [
    pytest.param(one["cells"], *statement, id=f"{one['language']} | {one['name']} | {statement[0]}")
    for one in tomllib.loads(Path(__file__).with_name("figure_statements.toml").read_text(encoding="utf-8"))["record"]
    for statement in one["statements"]
]
YES, NO, OPEN = "supported", "contradicted", "unsupported"


def record(cells: dict[str, str]) -> Record:
    return Record("A", tuple(Evidence(field, value, "A") for field, value in cells.items()))


@pytest.mark.parametrize(("cells", "text", "said", "expected"), STATEMENTS)
def test_a_statement_about_a_record(cells: dict[str, str], text: str, said: str, expected: str) -> None:
    claims = [claim for claim in check_text(text, record(cells)) if said in claim.text or claim.text in said]
    assert claims, "no such claim"
    if expected == "doubted":
        assert any(claim.status != YES for claim in claims), claims
    else:
        assert claims[0].status == expected, claims


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.25e3 of them", [1250]),
        ("5 × 10^4 cycles", [50000]),
        ("1.2万枚", [12000]),
        ("3 dozen", [36]),
        ("1.2 million cycles", [1200000]),
        ("one and a half", [Fraction(3, 2)]),
        ("three quarters of a litre", [Fraction(3, 4)]),
        ("half a dozen", [6]),
        ("百分之八十", [80]),
        ("百分之80", [80]),
        ("二分之一", [Fraction(1, 2)]),
        ("壹万贰仟枚", [12000]),
        ("两打", [24]),
        ("zweihundertfünfundzwanzig Stück", [225]),
        ("zweitausend und mehr", [2000]),
        ("anderthalb Liter", [Fraction(3, 2)]),
        ("quatre-vingt-dix-sept pièces", [97]),
        ("soixante et onze pièces", [71]),
        ("deux mille trois cents pièces", [2300]),
        ("treinta y cinco piezas", [35]),
        ("mil doscientas piezas", [1200]),
        ("at once, with the elf", []),
        ("50/60 Hz", [50, 60]),
        ("9/16 in", [Fraction(9, 16)]),
        ("-25…+70 °C", [-25, 70]),
        ("零下10度", [-10]),
        ("0 / -0.010 mm", [0, Fraction(1, 100)]),
    ],
)
def test_numbers_as_people_write_them(text: str, values: list[Fraction]) -> None:
    assert [amount.value for amount in amounts(Text.of(text))] == values


@pytest.mark.parametrize(
    ("text", "cells", "said", "status"),
    [
        ("between 300 and 500 V", {"attribute:Voltage": "300/500 V"}, "300 and 500 V", YES),
        ("more than 500 cycles", {"attribute:Life": "> 500 cycles"}, "500 cycles", YES),
        ("more than 700 cycles", {"attribute:Life": "> 500 cycles"}, "700 cycles", NO),
        ("more than 20 kg", {"weight": "500 kg"}, "20 kg", OPEN),
        ("Number of cores: five", {"attribute:Number of cores": "5"}, "five", YES),
        ("Number of cores: ten", {"attribute:Number of cores": "5"}, "ten", NO),
        ("in four sizes", {"attribute:Size": "38, 40, 42, 44"}, "four", YES),
        ("in five sizes", {"attribute:Size": "38, 40, 42, 44"}, "five", NO),
        ("sizes 38 to 44", {"attribute:Size": "38, 40, 42, 44"}, "38 to 44", YES),
        ("sizes 36 to 44", {"attribute:Size": "38, 40, 42, 44"}, "36 to 44", NO),
        ("20% cotton and 80% linen", {"attribute:Material": "Cotton 80%, linen 20%"}, "20%", NO),
        ("棉20%、亚麻80%", {"attribute:材质": "80%棉 20%亚麻"}, "20%", NO),
        ("棉80%、亚麻20%", {"attribute:材质": "80%棉 20%亚麻"}, "80%", YES),
        ("电源线长一米八", {"attribute:电源线长": "1.8米"}, "一米八", YES),
        ("电源线长一米六", {"attribute:电源线长": "1.8米"}, "一米六", NO),
        ("保修一年半", {"attribute:保修期": "18个月"}, "一年半", YES),
        ("weighs 3 lb 5 oz", {"weight": "1.5 kg"}, "3 lb 5 oz", YES),
        ("24 V AC", {"attribute:Supply voltage": "24 V DC"}, "24 V AC", NO),
        ("24 V", {"attribute:Supply voltage": "24 V DC"}, "24 V", YES),
        ("0.177 kg", {"attribute:Weight": "0.177 KGM"}, "0.177 kg", YES),
        ("230 V", {"attribute:Netzspannung": "230 VLT"}, "230 V", YES),
        ("2.5 mm²", {"attribute:Querschnitt": "2.5 MMK"}, "2.5 mm²", YES),
        ("power 12 W", {"attribute:Power": "12 WTT"}, "12 W", YES),
        ("from 100 pieces €9.90", {"price_tiers": "10: 12.50 EUR; 100: 9.90 EUR"}, "9.90", YES),
        ("from 10 pieces €9.90", {"price_tiers": "10: 12.50 EUR; 100: 9.90 EUR"}, "10", NO),
        (
            "刃长20毫米",
            {"title": "厨刀 20厘米", "description": "刃长20厘米。", "attribute:尺寸": "33×4×2厘米"},
            "20毫米",
            NO,
        ),
        ("1. Size: 20 cm\n2. Colour", {"attribute:Size": "20 cm"}, "20 cm", YES),
    ],
)
def test_a_figure(text: str, cells: dict[str, str], said: str, status: str) -> None:
    claim = next(claim for claim in check_text(text, record(cells)) if said in claim.text)
    assert claim.status == status, claim


@pytest.mark.parametrize("text", ["2. Soft\n3. Light", "open 24/7", "from 8:30 to 17:45"])
def test_what_is_no_figure(text: str) -> None:
    assert check_text(text, record({"title": "Mug"})) == []


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("10-20 cm", "range"), ("±0.5 mm", "tolerance"), ("3 pockets", "count"), ("60% cotton", "blend"), ("5 cm", "")],
)
def test_the_shade_of_a_figure(text: str, aspect: str) -> None:
    assert check_text(text, record({"title": "Thing"}))[0].aspect == aspect


SAME = {
    "Length": ("mm", ("cm", "m", "in", "ft")),
    "weight": ("g", ("kg", "lb", "oz")),
    "Capacity": ("ml", ("l", "cl", "floz")),
    "Power": ("W", ("kW", "hp", "PS")),
    "Pressure": ("bar", ("psi", "MPa", "kPa")),
    "Torque": ("Nm", ("ftlb", "Ncm")),
}


def _unit(name: str) -> tuple[str, Fraction]:
    """How the unit of that id is written after a space, and its factor."""
    symbols, words = units()
    for form, meant in (*symbols.items(), *words.items()):
        if len(meant) == 1 and meant[0].id == name and form.isascii() and form[0].isalpha() and not form.isupper():
            return form, meant[0].factor
    return {"W": "W", "hp": "hp", "PS": "PS"}.get(name, name), next(
        meant[0].factor for forms in (symbols, words) for meant in forms.values() if meant[0].id == name
    )


@given(field=st.sampled_from(sorted(SAME)), value=st.integers(100, 5000), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_quantity_in_another_unit_is_supported_and_another_one_is_not(
    field: str, value: int, data: st.DataObject
) -> None:
    unit, others = SAME[field]
    other, factor = _unit(data.draw(st.sampled_from(others)))
    cell = field if field == "weight" else f"attribute:{field}"
    known = record({cell: f"{value} {unit}"})
    converted = float(value * _unit(unit)[1] / factor)
    assume(converted >= 0.1)
    said = f"{converted:.4g}"
    assume("e" not in said)
    (claim,) = check_text(f"{field} {said} {other}", known)
    assert claim.status == YES, claim
    (claim,) = check_text(f"{field} {float(said) * 1.3:.4g} {other}", known)
    assert claim.status == NO, claim


@given(value=st.integers(1000, 999_999))
def test_thousands_are_parted_in_many_ways(value: int) -> None:
    known = record({"attribute:Pieces": str(value)})
    for mark in (",", "'", "\u202f", "\xa0", "."):
        text = f"{value:,}".replace(",", mark)
        (claim,) = check_text(f"{text} pieces", known)
        assert (claim.text, claim.status) == (text, YES)


@given(whole=st.integers(1, 99), tenth=st.integers(1, 9))
def test_the_decimal_mark_may_be_a_comma_or_full_width(whole: int, tenth: int) -> None:
    known = record({"weight": f"{whole}.{tenth} kg"})
    full = str.maketrans("0123456789.", "０１２３４５６７８９．")
    for said in (f"{whole},{tenth} kg", f"{whole}.{tenth} kg".translate(full), f"{whole}.{tenth}公斤"):
        (claim,) = check_text(f"weight {said}", known)
        assert claim.status == YES, claim


@given(low=st.integers(1, 400), more=st.integers(1, 400), off=st.integers(1, 50))
def test_a_range_is_met_by_both_ends(low: int, more: int, off: int) -> None:
    high = low + more
    known = record({"attribute:Length": f"{low}-{high} cm"})
    for form in ("{}–{} cm", "{} to {} cm", "{}…{} cm", "{} cm - {} cm", "{}至{}厘米"):
        assert check_text(f"Length {form.format(low, high)}", known)[0].status == YES
        assert check_text(f"Length {form.format(low, high + off)}", known)[0].status == NO


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_number_word_is_read(language: str) -> None:
    content = table("numbers")[language]
    mark = next(iter(content["marks"]), "")
    for word, value in content["small"].items():
        found = [amount.value for amount in amounts(Text.of(f"{word} {mark}"))]
        assert found == [value], word


HOSTILE = [
    "1:1 ",
    "+1/-",
    "…1",
    "zweihundert",
    "one and a half ",
    "1 000 ",
    "60%棉",
    "65/35/",
    "from 10 ",
    "5 ft 10 in ",
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_row_of_figures_ends(piece: str) -> None:
    text = piece * (8_000 // len(piece))
    known = record({"attribute:Size": "20 cm", "price_tiers": "1: 2 EUR; 10: 1 EUR"})
    assert all(text[claim.start : claim.end] == claim.text for claim in check_text(text, known))


@pytest.mark.timeout(60)
def test_a_run_of_digits_is_no_number() -> None:
    assert check_text("9" * 100_000, record({"attribute:Size": "20 cm"})) == []
