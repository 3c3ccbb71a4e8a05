"""What kind of thing an attribute says: a number with its unit, a colour, a material, a size, yes or no, a text.

The words come from ``resources/formats/attributes.toml`` and from the tables of colours, materials and units that
claims are checked with (``resources/claims``). A value alone is often unsure ("42", "Rose"); :func:`column_type`
decides by the column's name and all its values.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal, cast

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.mapping import normal
from merchant_assistant.foundation.paths import resource

Kind = Literal["number", "range", "dimensions", "colour", "material", "size", "yes_no", "date", "text"]
_ENOUGH = 0.8  # share of a column's values that must be of a kind
_NAMED_ENOUGH = 0.3  # … where the column's name says the kind too
_LONGEST = 80  # characters; longer values are texts

_NUMBER = r"[+\-−]?(?:\d{1,3}(?:[ ',.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
_UNIT = r"[^\d\s.,;:/|()+\-–~][^\d,;|()]{0,15}?|[^\d\s]{1,4}[²³23]"
_ONE = re.compile(rf"(?:ø|Ø|⌀|ca\.?|~|≈|约)?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*\.?")
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<first>{_UNIT})?\s*(?:-|–|—|~|～|\.\.\.?|…|to|bis|à|至|到)\s*"
    rf"(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT})?"
)
_SIDES = re.compile(
    rf"(?P<sides>{_NUMBER}\s*(?:{_UNIT})?(?:\s*[x×*хX]\s*{_NUMBER}\s*(?:[A-Za-zА-я\"″]{{1,4}})?){{1,3}})", re.IGNORECASE
)
_SIDE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>[^\d\s.,x×*х]{{1,6}})?", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?:[ T]\d{1,2}:\d{2}.*)?"
)
_LETTER_SIZE = re.compile(r"(?:[2-6]?X{0,3}[SL]|M|[SML]\s?/\s?(?:M|X{0,2}L))(?:\s?\(.{1,12}\))?", re.IGNORECASE)
_SIZE_SYSTEM = re.compile(r"(?:EU|EUR|UK|US|FR|IT|JP|CN|DE)\s?\d{1,3}(?:[.,]5)?|\d{1,3}(?:[.,]5)?\s?码", re.IGNORECASE)
_JOINTS = re.compile(r"\s*(?:[,;/|+&、，]|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\be\b|\d{1,3}\s?%)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """One value and what it is. ``number``: its amount, or the lower end of a range; ``high``: the upper end.

    ``text``: as it stands. ``sides``: the amounts of dimensions, in order. ``unit``: its id in
    ``resources/claims/units.toml``; None where there is none. ``yes``: what a yes-or-no value says.
    """

    kind: Kind
    text: str
    number: Decimal | None = None
    high: Decimal | None = None
    sides: tuple[Decimal, ...] = ()
    unit: str | None = None
    yes: bool | None = None


@dataclass(frozen=True, slots=True)
class ColumnType:
    """What a column holds. ``share``: of its values that are of that kind. ``unit``: of most of its numbers.

    ``mixed_units``: whether its numbers name several units.
    """

    kind: Kind
    share: float
    unit: str | None = None
    mixed_units: bool = False


def type_of(text: str, name: str = "") -> Typed:
    """The kind of one value; ``name``, that of its attribute, decides between readings ("42": number or size)."""
    value = values.plain(text)
    if not value or len(value) > _LONGEST:
        return Typed("text", text)
    named = kind_of_name(name)
    found = _as_named(named, value) if named else None
    for reading in (_yes_no, _date, _dimensions, _range, _number, _size, _colour, _material):
        found = found or reading(value)
    return replace(found, text=text) if found else Typed("text", text)


def column_type(texts: Iterable[str], name: str = "") -> ColumnType:
    """The kind that most values of an attribute have, ``text`` where no kind has enough; blanks do not count."""
    typed = [type_of(text, name) for text in texts if text.strip()]
    kinds = Counter(one.kind for one in typed)
    if not kinds:
        return ColumnType("text", 0.0)
    kind, many = kinds.most_common(1)[0]
    named = kind_of_name(name)
    if named and kinds[named] >= _NAMED_ENOUGH * len(typed):
        kind, many = named, kinds[named]
    elif many < _ENOUGH * len(typed):
        kind, many = "text", kinds["text"]
    units = Counter(one.unit for one in typed if one.kind == kind and one.unit)
    unit = units.most_common(1)[0][0] if units else None
    return ColumnType(kind, many / len(typed), unit, len(units) > 1)


def kind_of_name(name: str) -> Kind | None:
    """The kind that the name of an attribute speaks for: colour, material or size."""
    words = normal(name)
    for kind, known in _names().items():
        if words in known or any(word in known for word in words.split()):
            return kind
    return None


def _as_named(named: Kind, value: str) -> Typed | None:
    """Read a value as what its attribute's name says, where nothing speaks against it."""
    if named == "size":
        plain_number = re.fullmatch(r"\d{1,3}(?:[.,]5)?", value) is not None
        return Typed("size", value) if plain_number else _dimensions(value) or _size(value)
    reads = _NUMERIC_OR_WORDS if named == "colour" else (_number,)
    return None if any(read(value) for read in reads) else Typed(named, value)


def _yes_no(value: str) -> Typed | None:
    word = value.casefold()
    for said, yes in (("yes", True), ("no", False)):
        if word in _words()[said]:
            return Typed("yes_no", value, yes=yes)
    return None


def _date(value: str) -> Typed | None:
    return Typed("date", value) if _DATE.fullmatch(value) else None


def _number(value: str) -> Typed | None:
    found = _ONE.fullmatch(value)
    if found is None or (found["unit"] and not _unit(found["unit"])):
        return None
    number = _decimal(found["number"])
    return None if number is None else Typed("number", value, number=number, unit=_unit(found["unit"]))


def _range(value: str) -> Typed | None:
    found = _RANGE.fullmatch(value)
    if found is None:
        return None
    low, high = _decimal(found["low"]), _decimal(found["high"])
    unit = _unit(found["unit"]) or _unit(found["first"])
    unsure = unit is None and (found["unit"] or found["first"])
    if low is None or high is None or low > high or unsure:
        return None
    return Typed("range", value, number=low, high=high, unit=unit)


def _dimensions(value: str) -> Typed | None:
    """``20 x 30 x 5 cm``: the unit of the last side is that of all."""
    bare, unit = _without_unit(value)
    if not _SIDES.fullmatch(bare):
        return None
    sides = [_decimal(side["number"]) for side in _SIDE.finditer(bare)]
    named = [known for side in _SIDE.finditer(bare) if (known := _unit(side["unit"]))]
    amounts = tuple(side for side in sides if side is not None)
    return Typed("dimensions", value, sides=amounts, unit=unit or (named[-1] if named else None))


def _without_unit(value: str) -> tuple[str, str | None]:
    """A value without the unit behind it (``20x30 cm``, ``20x30 (mm)``)."""
    bare, _, last = value.rpartition(" ")
    unit = _unit(last.strip("()[]"))
    return (bare.strip(), unit) if bare and unit else (value, None)


def _size(value: str) -> Typed | None:
    fits = _LETTER_SIZE.fullmatch(value) or _SIZE_SYSTEM.fullmatch(value) or normal(value) in _words()["size"]
    return Typed("size", value) if fits else None


def _colour(value: str) -> Typed | None:
    return Typed("colour", value) if _all_in("colour", value) else None


def _material(value: str) -> Typed | None:
    return Typed("material", value) if _all_in("material", value) else None


_NUMERIC_OR_WORDS = (_yes_no, _date, _dimensions, _range, _number)


def _all_in(kind: str, value: str) -> bool:
    """Whether each part of a value (``Black / white``, ``80 % cotton, 20 % wool``) is a word of the kind, or ends so
    (``light grey``).
    """
    known = _words()[kind]
    parts = [normal(part) for part in _JOINTS.split(value) if part.strip()]
    return bool(parts) and all(part in known or part.rpartition(" ")[2] in known for part in parts)


def _decimal(number: str) -> Decimal | None:
    bare = number.replace("−", "-").lstrip("+-")
    decimal = values.to_decimal(bare, ".")
    if decimal is None:
        return None
    return -Decimal(decimal) if number[:1] in "-−" else Decimal(decimal)


def _unit(text: str | None) -> str | None:
    """The id of a unit as it is written; None where it is none."""
    if not text:
        return None
    word = text.strip().rstrip(".")
    known = _units()
    return known.get(word) or known.get(word.casefold()) or known.get(word.casefold().rstrip("s"))


@cache
def _units() -> Mapping[str, str]:
    """Symbols, and words in lower case, to the id of their unit; the first to claim a form has it."""
    found: dict[str, str] = {}
    for dimension in _toml("claims", "units").values():
        for unit in dimension.get("units", ()):
            for form in (unit["id"], *unit["symbols"], *(word.casefold() for word in unit["words"])):
                found.setdefault(form, unit["id"])
    for unit, forms in _toml("formats", "attributes")["units"].items():
        for form in (unit, *forms):
            found.setdefault(form, unit)
    return {**found, "in": "in", "″": "in", "”": "in", "%": "%"}


@cache
def _names() -> Mapping[Kind, frozenset[str]]:
    listed = cast("dict[Kind, list[str]]", _toml("formats", "attributes")["names"])
    return {kind: frozenset(map(normal, names)) for kind, names in listed.items()}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Words of values by kind; colours and materials with those of ``resources/claims``."""
    own = {kind: frozenset(map(_word, words)) for kind, words in _toml("formats", "attributes")["values"].items()}
    for kind, table in (("colour", "colours"), ("material", "materials")):
        listed = _toml("claims", table)["words"].values()
        own[kind] |= frozenset(normal(word) for words in listed for word in words)
    return own


def _word(text: str) -> str:
    return normal(text) or text.casefold()  # a tick has no letters


@cache
def _toml(folder: str, name: str) -> Mapping[str, Any]:
    with resource(folder, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
