"""A product as groups of labelled values with their places: what the panel shows, without widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from merchant_assistant.catalogue.model import ATTRIBUTE, Place, Product, Variant
from merchant_assistant.foundation.prose import plain
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.columns import number_text
from merchant_assistant.ui.words import money

_SHOWN_ELSEWHERE = frozenset({"title", "sku", "currency", "parent"})  # or no fact about the product
_CODES = frozenset({"barcode", "mpn", "hs_code"})
_ADDRESSES = frozenset({"image", "url"})
_LONGEST = 600  # characters of a value that are shown; the rest is in the file


@dataclass(frozen=True, slots=True)
class Fact:
    """One value as it is shown, and the ``whole`` of it to be copied. ``typed``: a person wrote it here.

    ``mono``: a code; ``one_line``: too long to be broken well.
    """

    label: str
    value: str
    whole: str
    typed: bool = False
    mono: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Values that came from one place."""

    title: str
    facts: tuple[Fact, ...]
    place: str


def groups_of(product: Product) -> Iterator[Group]:
    """The product's own values, then each variant's. A product that is bought as it is has one group."""
    if len(product.variants) == 1 and _same_place(product.place, product.variants[0].place):
        yield Group("", tuple(_of_variant(product.variants[0], product)), place_text(product.place))
        return
    yield Group("", tuple(_facts(product.fields, product.attributes, product.typed)), place_text(product.place))
    for variant in product.variants:
        yield Group(variant_title(variant), tuple(_of_variant(variant)), place_text(variant.place))


def variant_title(variant: Variant) -> str:
    """How a variant is told from its siblings."""
    return variant.title or " / ".join(variant.attributes.values()) or variant.sku


def place_text(place: Place | None) -> str:
    """File, sheet and row in the merchant's language."""
    if place is None:
        return ""
    row = QCoreApplication.translate("Facts", "row {row}").format(row=place.row) if place.row else ""
    return ", ".join(part for part in (place.file, place.sheet or "", row) if part)


def _of_variant(variant: Variant, product: Product | None = None) -> list[Fact]:
    """A variant's values; with those of its ``product``, where it is the only one."""
    sku = Fact(field_name("sku"), variant.sku, variant.sku, "sku" in variant.typed, mono=True)
    known = dict(variant.fields)
    if variant.price:
        known["price"] = money(variant.price.amount, variant.price.currency)
    if variant.stock is not None:
        known["stock"] = number_text(variant.stock)
    if product is None:
        return [sku, *_facts(known, variant.attributes, variant.typed)]
    attributes = {**product.attributes, **variant.attributes}
    return [sku, *_facts({**product.fields, **known}, attributes, product.typed | variant.typed)]


def _facts(fields: Mapping[str, str], attributes: Mapping[str, str], typed: frozenset[str]) -> list[Fact]:
    """Attributes first: they are what a buyer asks for."""
    named = {ATTRIBUTE + name: value for name, value in attributes.items()} | dict(fields)
    return [
        Fact(field_name(name), _shown(value), value, name in typed, mono=name in _CODES, one_line=name in _ADDRESSES)
        for name, value in named.items()
        if value.strip() and name not in _SHOWN_ELSEWHERE
    ]


def _shown(value: str) -> str:
    text = plain(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"


def _same_place(one: Place | None, other: Place | None) -> bool:
    return one is None or other is None or one == other
