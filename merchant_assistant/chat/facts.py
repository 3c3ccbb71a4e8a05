"""A product as short lines: what the model reads, and what is shown where no words of a model will do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.labels import cell_text, field_label
from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import Language, plain

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product, Variant

_VALUE, _DESCRIPTION = 160, 600  # characters of one value
_VARIANTS = 12
_NOT_TOLD = frozenset({"sku", "title", "image", "url", "currency", "parent"})
_MONEY = frozenset({"price", "compare_at_price", "cost"})
_FENCE = re.compile("={3,}")  # what divides data from questions may not stand in the data
_COLON: Mapping[Language, str] = {"en": ": ", "zh": "："}
_BETWEEN: Mapping[Language, str] = {"en": "; ", "zh": "；"}
_LISTED: Mapping[Language, str] = {"en": ", ", "zh": "、"}


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one field, or of one variant (``field`` is its SKU then, ``cells`` are the lines of its fields).

    ``label`` ends with its colon.
    """

    field: str
    label: str
    value: str
    cells: tuple[Line, ...] = ()

    def __str__(self) -> str:
        return self.label + self.value


def heading(product: Product) -> str:
    """SKU and name, on one line."""
    return f"[{clean(product.sku)}] {clean(product.title)}"


def lines_of(product: Product, language: Language, variants: int | None = None) -> tuple[Line, ...]:
    """A line for each cell of the product, one for each option with all its values, one for each variant.

    ``variants``: how many of these at most.
    """
    cells = [_cells(variant) for variant in product.variants]
    shared = _shared(cells)
    options = _options(cells, shared, language)
    told = {**product.fields, **_attributes(product.attributes), **shared, **options}
    return (*_told(told, language), *_variant_lines(product, shared, language, variants))


def _shared(cells: list[dict[str, str]]) -> dict[str, str]:
    """What all variants have alike; five of each in stock are no five of the product."""
    names = cells[0] if cells else {}
    alike = {name: value for name, value in names.items() if all(own.get(name) == value for own in cells)}
    return {name: value for name, value in alike.items() if name != "stock" or len(cells) == 1}


def facts_of(product: Product, language: Language) -> tuple[str, ...]:
    """The heading and all lines, as the model reads them."""
    return (heading(product), *map(str, lines_of(product, language, _VARIANTS)))


def variant_line(sku: str, cells: Iterable[Line], language: Language) -> Line:
    """One variant, in one line."""
    kept = tuple(cells)
    return Line(sku, clean(sku) + _COLON[language], _BETWEEN[language].join(map(str, kept)), kept)


def as_people_write(line: Line, language: Language) -> Line:
    """A line as it is shown: figures with their digits in threes and their units as they are printed."""
    if not line.cells:
        return replace(line, value=cell_text(line.value, line.field))
    return variant_line(line.field, (as_people_write(cell, language) for cell in line.cells), language)


def clean(text: str) -> str:
    """On one line, without anything that could pass for the end of the data."""
    return _FENCE.sub("=", " ".join(text.split()))


def _cells(variant: Variant) -> dict[str, str]:
    """Its cells, amounts with their currency as a person reads them."""
    told = variant.price.currency if variant.price else None  # also where only the column's name tells it
    currency = variant.fields.get("currency") or told or ""
    priced = {
        name: f"{value} {currency}" if name in _MONEY and currency and currency not in value else value
        for name, value in variant.fields.items()
    }
    return {**priced, **_attributes(variant.attributes)}


def _attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    return {ATTRIBUTE + name: value for name, value in attributes.items()}


def _options(cells: list[dict[str, str]], shared: Mapping[str, str], language: Language) -> dict[str, str]:
    """Attributes in which the variants differ, each with all its values: a small model overlooks some otherwise."""
    names = dict.fromkeys(name for own in cells for name in own if name.startswith(ATTRIBUTE) and name not in shared)
    return {
        name: _LISTED[language].join(dict.fromkeys(own[name] for own in cells if own.get(name, "").strip()))
        for name in names
    }


def _variant_lines(product: Product, shared: Mapping[str, str], language: Language, most: int | None) -> Iterator[Line]:
    if len(product.variants) < 2:
        return
    for variant in product.variants[:most]:
        own = {name: value for name, value in _options_first(_cells(variant)) if name not in shared}
        yield variant_line(variant.sku, _told(own, language), language)


def _options_first(cells: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(cells.items(), key=lambda cell: not cell[0].startswith(ATTRIBUTE))


def _told(cells: Mapping[str, str], language: Language) -> Iterator[Line]:
    for name, value in cells.items():
        if name not in _NOT_TOLD and value.strip():
            label = clean(_label(name, language))
            room = _DESCRIPTION if name == "description" else _VALUE
            yield Line(name, label + _COLON[language], _cut(clean(plain(value)), room))


def _label(name: str, language: Language) -> str:
    """What a field is called; a column as it is called here, begun like the others: "care" is "Care"."""
    if not name.startswith(ATTRIBUTE):
        return tongue(language).labels.get(name, name)
    label = field_label(name, language)
    return label[:1].upper() + label[1:]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rsplit(" ", 1)[0] + "…"
