"""What holds for every text and every record."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.claims import Evidence, Record, check_text
from merchant_assistant.claims.lexis.tables import table, units
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.numbers import amounts

BOTTLE = Record(
    "B",
    (
        Evidence("title", "Bottle", "B"),
        Evidence("brand", "Halvern", "B"),
        Evidence("attribute:Material", "Steel", "B"),
        Evidence("attribute:Capacity", "750 ml", "B"),
        Evidence("attribute:Colour", "Black", "B"),
    ),
)
# Pieces that make a text dense with figures, units, signs and markup.
PIECES = st.sampled_from(
    [
        *(
            "12",
            "1/2",
            "½",
            "3.5",
            "1,500",
            "-",
            "–",
            "x",
            "×",
            " ",
            "cm",
            "in",
            "kg",
            "%",
            "$",
            "元",
            "毫升",
            "二十四",
            "三",
        ),
        *(
            "个",
            "USB-C",
            "TM-500",
            "IP67",
            "red",
            "dark",
            "steel",
            "not",
            "warranty",
            "Made in Italy",
            "size M",
            "by Acme",
        ),
        *("<b>", "</b>", "&nbsp;", "\n", "，", "。", "“", "'", '"', "®", ":", "(", ")", "and", "/"),
        *("Ａ", "３", "ﬁ", "İ", "𝟛", "٣", "\u0301", "\u200b", "🧢"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
)
PINT_NAMES = {
    "um": "micrometer",
    "mil": "thou",
    "mo": "month",
    "yr": "year",
    "wk": "week",
    "d": "day",
    "t": "metric_ton",
    "C": "degC",
    "F": "degF",
    "K": "kelvin",
    "oz": "ounce",
    "lb": "pound",
    "floz": "fluid_ounce",
    "gal": "gallon",
    "ukgal": "imperial_gallon",
    "qt": "quart",
    "pt": "pint",
    "ukpt": "imperial_pint",
    "cup": "cup",
    "m3": "meter**3",
    "cm3": "centimeter**3",
    "ft3": "foot**3",
    "in3": "inch**3",
    "mm2": "millimeter**2",
    "cm2": "centimeter**2",
    "m2": "meter**2",
    "in2": "inch**2",
    "ft2": "foot**2",
    "mi": "mile",
    "hp": "horsepower",
    "BTU/h": "Btu/hour",
    "mmH2O": "mmH2O",
    "ohm": "ohm",
    "kohm": "kiloohm",
    "Nm": "newton*meter",
    "ftlb": "foot*force_pound",
    "gsm": "gram/meter**2",
    "oz/yd2": "ounce/yard**2",
    "l/min": "liter/minute",
    "l/h": "liter/hour",
    "m3/h": "meter**3/hour",
    "gpm": "gallon/minute",
    "cfm": "foot**3/minute",
    "rpm": "revolutions_per_minute",
    "deg": "degree",
    "min": "minute",
    "h": "hour",
    "carat": "carat",
    "in": "inch",
    "ft": "foot",
    "yd": "yard",
    "cal": "calorie",
    "kcal": "kilocalorie",
    "mph": "mile/hour",
    "l": "liter",
    "KB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "PB": "petabyte",
    "KiB": "kibibyte",
    "MiB": "mebibyte",
    "GiB": "gibibyte",
    "TiB": "tebibyte",
    "nmi": "nautical_mile",
    "ul": "microliter",
    "hl": "hectoliter",
    "dm3": "decimeter**3",
    "mm3": "millimeter**3",
    "yd3": "yard**3",
    "km2": "kilometer**2",
    "yd2": "yard**2",
    "PS": "metric_horsepower",
    "VAC": "volt",
    "VDC": "volt",
    "N/cm2": "newton/centimeter**2",
    "kgf/cm2": "kilogram_force/centimeter**2",
    "Torr": "torr",
    "mH2O": "meter_H2O",
    "m3/min": "meter**3/minute",
    "l/s": "liter/second",
    "ml/min": "milliliter/minute",
    "ml/h": "milliliter/hour",
    "gph": "gallon/hour",
    "Ncm": "newton*centimeter",
    "kgfcm": "kilogram_force*centimeter",
    "kgfm": "kilogram_force*meter",
    "inlb": "inch*force_pound",
    "kNm": "kilonewton*meter",
    "lbf": "force_pound",
    "kgf": "kilogram_force",
    "kg/m2": "kilogram/meter**2",
    "mohm": "milliohm",
    "Mohm": "megaohm",
    "kn": "knot",
}
BASES = {
    "length": "meter",
    "mass": "gram",
    "volume": "liter",
    "area": "meter**2",
    "temperature": "kelvin",
    "time": "second",
    "power": "watt",
    "voltage": "volt",
    "current": "ampere",
    "charge": "ampere*hour",
    "energy": "joule",
    "frequency": "hertz",
    "pressure": "pascal",
    "data": "byte",
    "angle": "degree",
    "speed": "meter/second",
    "flow": "liter/minute",
    "impedance": "ohm",
    "force": "newton",
    "torque": "newton*meter",
    "grammage": "gram/meter**2",
    "rotation": "revolutions_per_minute",
}
NOT_IN_PINT = {"cun", "jin", "liang", "wd", "li", "chi", "zhang", "si", "mu", "acre"}


@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_claims_that_index_it_and_do_not_overlap(text: str) -> None:
    claims = check_text(text, BOTTLE, part="bullets", index=2)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text != ""
        assert (claim.part, claim.index) == ("bullets", 2)
    for before, after in pairwise(claims):
        assert before.end <= after.start


@given(text=TEXTS, value=TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_cell_can_be_read_and_the_same_question_has_the_same_answer(text: str, value: str) -> None:
    record = Record("X", (Evidence("attribute:Size", value, "X"), Evidence("description", value, "X")))
    assert check_text(text, record) == check_text(text, Record("X", record.evidence))


@given(text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_folding_keeps_every_offset(text: str) -> None:
    folded = Text.of(text)
    assert len(folded.folded) == len(folded.lower) == len(text)


NUMBERS = st.decimals("0.1", "999", places=1).map(lambda value: f"{value.normalize():f}")
CELLS = st.fixed_dictionaries(
    {
        "attribute:Material": st.sampled_from(["Stainless steel", "Cotton", "Oak", "不锈钢", "Silicone"]),
        "attribute:Colour": st.sampled_from(["Black", "Navy blue", "红色", "Grey"]),
        "attribute:Capacity": NUMBERS.map(lambda n: f"{n} l"),
        "attribute:Height": NUMBERS.map(lambda n: f"{n} cm"),
        "weight": NUMBERS.map(lambda n: f"{n} kg"),
        "attribute:Warranty": st.integers(1, 10).map(lambda n: f"{n} years"),
        "brand": st.sampled_from(["Halvern", "澜舟", "Kestrel Ridge"]),
        "origin": st.sampled_from(["Italy", "CN", "越南"]),
        "attribute:Certificates": st.sampled_from(["CE, RoHS", "FSC", "ISO 9001"]),
    }
)


def _record(cells: dict[str, str]) -> Record:
    return Record("S", tuple(Evidence(field, value, "S") for field, value in cells.items()))


@given(cells=CELLS)
@settings(max_examples=100, deadline=None)
def test_a_text_of_the_records_own_values_is_never_contradicted(cells: dict[str, str]) -> None:
    text = ". ".join(f"{field.removeprefix('attribute:')}: {value}" for field, value in cells.items())
    claims = check_text(text, _record(cells))
    assert len(claims) >= len(cells) - 1
    assert [claim for claim in claims if claim.status != "supported" and claim.kind != "origin"] == []


@given(cells=CELLS, other=NUMBERS, field=st.sampled_from(["attribute:Capacity", "attribute:Height", "weight"]))
@settings(max_examples=100, deadline=None)
def test_another_number_is_contradicted_by_its_cell(cells: dict[str, str], other: str, field: str) -> None:
    number, unit = cells[field].split()
    if abs(Fraction(other) - Fraction(number)) <= Fraction(other) / 100:
        return  # the same, or rounded: 49.5 kg may be called 50 kg
    (claim,) = check_text(f"{field.removeprefix('attribute:')}: {other} {unit}", _record(cells))
    assert (claim.status, claim.field, claim.value) == ("contradicted", field, cells[field])


@given(number=st.decimals("0.001", "99999", places=3))
def test_digits_are_read_as_they_stand(number: Fraction) -> None:
    (amount,) = amounts(Text.of(f"a {number} b"))
    assert amount.value == Fraction(str(number))


@given(number=st.integers(2, 9999))
def test_english_number_words(number: int) -> None:
    (amount,) = amounts(Text.of(_in_words(number)))
    assert amount.value == number


def _in_words(number: int) -> str:
    words = {value: word for word, value in table("numbers")["en"]["small"].items()}
    small, tens = words, {value // 10: word for value, word in words.items() if value % 10 == 0}
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10] + (f"-{small[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{small[number // 100]} hundred" + (f" and {_in_words(number % 100)}" if number % 100 else "")
    return f"{_in_words(number // 1000)} thousand" + (f" {_in_words(number % 1000)}" if number % 1000 else "")


def _convertible() -> list:  # type: ignore[type-arg]
    symbols, words = units()
    every = {unit.id: unit for forms in (symbols, words) for meant in forms.values() for unit in meant}
    return [unit for unit in every.values() if unit.dimension in BASES and unit.id not in NOT_IN_PINT]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


@pytest.mark.parametrize("unit", _convertible(), ids=lambda unit: unit.id)
def test_units_convert_as_pint_does(unit, registry: pint.UnitRegistry) -> None:  # type: ignore[no-untyped-def]
    for value in (1, 12.5, 300):
        expected = registry.Quantity(value, PINT_NAMES.get(unit.id, unit.id)).to(BASES[unit.dimension]).magnitude
        ours = float(Fraction(str(value)) * unit.factor + unit.offset)
        assert ours == pytest.approx(expected, rel=1e-4 if unit.id in ("mo", "yr") else 1e-6)


HOSTILE = [
    "1 x ",
    "1,",
    "1/",
    "a-",
    "9'",
    "二",
    "and ",
    "<b ",
    "<script>",
    "&a",
    "XL, ",
    "one ",
    "- ",
    "A1/",
    "a/",
    "ISO ",
    "1 1/1 ",
    "1 cm height ",
    "by Acme ",
    "warranty 2 years ",
    "red and ",
    "20 cm x ",
    "available in red ",
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_ends(piece: str) -> None:
    """A pattern that backtracks without bound, or a search within a search, would take hours here."""
    text = piece * (16_000 // len(piece))
    assert all(claim.end <= len(text) for claim in check_text(text, BOTTLE))
