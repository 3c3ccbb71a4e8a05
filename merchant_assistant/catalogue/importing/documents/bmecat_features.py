"""The features of a BMEcat: thousands of names in one catalogue, so they share a cell, a line for each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.records import MANY, child, child_text, children, text
from merchant_assistant.catalogue.importing.documents.xml_elements import local
from merchant_assistant.foundation.paths import resource

COLUMN = "FEATURES"
_NO_UNIT = ("-", "C62")  # dimensionless, and "one"
_IS = " = "


def read(features: Sequence[Element], language: str) -> dict[str, str]:
    """Name to value (with its unit); a name that stands twice takes that of the feature above it along."""
    found: dict[str, str] = {}
    for block in features:
        all_of = _features(block)
        numbered = {number: one for one in all_of if (number := child_text(one, "FID"))}
        for one in all_of:
            name, value = _name(one, language), _value(one, language)
            if not name or not value:
                continue
            above = numbered.get(child_text(one, "FPARENT_ID")) if found.get(name, value) != value else None
            if above is not None:
                name = f"{_name(above, language)}: {name}"
            before = found.get(name, value)
            found[name] = value if before == value else f"{before}{MANY}{value}"
    return found


def _features(block: Element) -> list[Element]:
    """All features, those in groups too."""
    return [one for one in block.iter() if local(one.tag) == "FEATURE"]


def _name(feature: Element, language: str) -> str:
    template = child(feature, "FTEMPLATE")
    inside = _in(children(template, "FT_NAME"), language) if template is not None else []
    return next(iter(_in(children(feature, "FNAME"), language) or inside), "")


def _value(feature: Element, language: str) -> str:
    """Values of several, coded ones by what they are called; groups of features, which have only a name, none."""
    unit = child_text(feature, "FUNIT")
    values = _in(children(feature, "FVALUE"), language)
    if not values:
        details = next(iter(_in(children(feature, "FVALUE_DETAILS"), language)), "")
        return "" if details == _name(feature, language) else details
    joined = MANY.join(dict.fromkeys(values))
    return f"{joined} {_sign(unit)}" if unit and unit not in _NO_UNIT else joined


def _sign(unit: str) -> str:
    """A unit as people write it."""
    return _units().get(unit.upper(), unit)


@cache
def _units() -> Mapping[str, str]:
    with resource("formats", "bmecat.toml").open("rb") as file:
        units: dict[str, str] = tomllib.load(file)["units"]
    return units


def _in(elements: Sequence[Element], language: str) -> list[str]:
    """The texts in one language: the catalogue's, else that of the first."""
    languages = [one.get("lang", "") for one in elements]
    chosen = language if language in languages else next(iter(languages), "")
    return [found for one in elements if one.get("lang", "") == chosen and (found := text(one))]


def choices(blocks: Sequence[Element]) -> dict[str, list[tuple[str, str]]]:
    """Features whose value the buyer chooses: name to values, each with what it appends to the number. In the order
    in which they are appended.
    """
    found: list[tuple[int, str, list[tuple[str, str]]]] = []
    for feature in (one for block in blocks for one in _features(block)):
        for variants in children(feature, "VARIANTS"):
            values = list(_choices(variants, child_text(feature, "FUNIT")))
            order = child_text(variants, "VORDER")
            if values:
                found.append((int(order) if order.isdecimal() else 0, _name(feature, ""), values))
    return {name: values for _, name, values in sorted(found, key=lambda one: one[0])}


def _choices(variants: Element, unit: str) -> Iterator[tuple[str, str]]:
    unit = _sign(unit)
    for one in children(variants, "VARIANT"):
        value = child_text(one, "FVALUE")
        tail = child_text(one, "SUPPLIER_PID_SUPPLEMENT", "SUPPLIER_AID_SUPPLEMENT")
        yield f"{value} {unit}" if unit else value, tail


def write(features: dict[str, str], cells: dict[str, str]) -> None:
    """As one cell, a line each."""
    lines = [f"{_one_line(name)}{_IS}{_one_line(value)}" for name, value in features.items()]
    if lines:
        cells[COLUMN] = "\n".join(lines)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def unpack(cell: str) -> dict[str, str]:
    """What :func:`write` wrote."""
    pairs = (line.partition(_IS) for line in cell.splitlines())
    return {name: value for name, _, value in pairs if name and value}
