"""A product as short lines: what the model reads, and what is shown where no words of a model will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import Language, plain

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product, Variant

_VALUE, _DESCRIPTION = 160, 600  # characters of one value
_VARIANTS = 12
_NOT_TOLD = frozenset({"sku", "title", "image", "url", "currency", "parent"})
_FENCE = re.compile("={3,}")  # what divides data from questions may not stand in the data
_MARKS: Mapping[Language, tuple[str, str]] = {"en": (": ", "; "), "zh": ("：", "；")}


def facts_of(product: Product, language: Language) -> tuple[str, ...]:
    """The name first, then a line for each cell of the product, then one for each variant's own cells."""
    colon, _ = _MARKS[language]
    shared = _shared(product)
    told = {**product.fields, **_named_attributes(product.attributes)}
    lines = [f"{name}{colon}{value}" for name, value in _told({**told, **shared}, language)]
    own = [variant for variant in product.variants if _own(variant, shared)] if len(product.variants) > 1 else []
    variants = [_variant_line(variant, shared, language) for variant in own[:_VARIANTS]]
    return (f"[{_clean(product.sku)}] {_clean(product.title)}", *lines, *variants)


def _shared(product: Product) -> dict[str, str]:
    """Cells that every variant has with the same value: they are told once."""
    if not product.variants:
        return {}
    first, *others = (_cells(variant) for variant in product.variants)
    return {name: value for name, value in first.items() if all(other.get(name) == value for other in others)}


def _own(variant: Variant, shared: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in _cells(variant).items() if name not in shared and name != "sku"}


def _cells(variant: Variant) -> dict[str, str]:
    return {**_priced(variant.fields), **_named_attributes(variant.attributes)}


def _priced(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields with the currency beside the amounts, as a person reads them."""
    currency = fields.get("currency", "")
    money = ("price", "compare_at_price", "cost")
    return {
        name: f"{value} {currency}" if name in money and currency and currency not in value else value
        for name, value in fields.items()
    }


def _named_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    return {ATTRIBUTE + name: value for name, value in attributes.items()}


def _variant_line(variant: Variant, shared: Mapping[str, str], language: Language) -> str:
    colon, between = _MARKS[language]
    cells = between.join(f"{name}{colon}{value}" for name, value in _told(_own(variant, shared), language))
    return f"{_clean(variant.sku)}{colon}{cells}"


def _told(cells: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    labels = tongue(language).labels
    for name, value in cells.items():
        if name not in _NOT_TOLD and value.strip():
            room = _DESCRIPTION if name == "description" else _VALUE
            yield _clean(labels.get(name, name.removeprefix(ATTRIBUTE))), _cut(_clean(plain(value)), room)


def _clean(text: str) -> str:
    """On one line, without anything that could pass for the end of the data."""
    return _FENCE.sub("=", " ".join(text.split()))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rsplit(" ", 1)[0] + "…"
