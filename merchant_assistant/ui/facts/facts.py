"""A product as groups of labelled values with their places: what the panel shows, without widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS, VARIANT_FIELDS, Place, Product, Variant
from merchant_assistant.foundation.prose import plain
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.columns import number_text
from merchant_assistant.ui.words import decimal, listed, money

_SHOWN_ELSEWHERE = frozenset({"title", "sku", "currency", "parent"})  # or no fact about the product
_OWN_FIELDS = tuple(field for field in FIELDS if field not in VARIANT_FIELDS | _SHOWN_ELSEWHERE)
_BOUGHT_FIELDS = tuple(field for field in FIELDS if field in VARIANT_FIELDS - _SHOWN_ELSEWHERE)
_CODES = frozenset({"barcode", "mpn", "hs_code"})
_ADDRESSES = frozenset({"image", "url"})
_SECTIONS: dict[str, int] = {  # what belongs together is shown together; the rest, attributes first, comes before it
    **dict.fromkeys(("price", "price_basis", "compare_at_price", "cost", "stock"), 1),
    **dict.fromkeys(("price_tiers", "customer_prices"), 1),
    **dict.fromkeys(("moq", "pack", "carton", "lead_time", "manufacturer", "mpn", "barcode", "origin", "hs_code"), 2),
    **dict.fromkeys(("image", "url"), 3),
}
_PRICES = frozenset({"compare_at_price", "cost"})
_NUMBER = re.compile(r"\d+(\.\d+)?")
_WEIGHT = re.compile(r"(\d+)[.,](\d{1,2})\s*([^\d\s.,]{1,4})")  # three digits may be thousands: left as they stand
_LONGEST = 600  # characters of a value that are shown; the rest is in the file


@dataclass(frozen=True, slots=True)
class Fact:
    """One value as it is shown, and the ``whole`` of it to be copied or corrected.

    ``field`` (and ``variant_id``, where there are several variants) say which cell it is. ``imported``: what the file
    says where a person ``typed`` another. ``mono``: a code; ``one_line``: too long to be broken well.
    """

    label: str
    value: str
    whole: str
    field: str
    variant_id: int | None = None
    typed: bool = False
    imported: str = ""

    @property
    def section(self) -> str:
        """What it is shown under, blank for the first facts."""
        return _section_name(_SECTIONS.get(self.field, 0))

    @property
    def mono(self) -> bool:
        return self.field == "sku" or self.field in _CODES

    @property
    def one_line(self) -> bool:
        return self.field in _ADDRESSES

    @property
    def fixed(self) -> bool:
        """It says which product it is: not to be corrected."""
        return self.field == "sku"


@dataclass(frozen=True, slots=True)
class Group:
    """Values that came from one place. ``fields``: what can stand there; ``variant_id``: whose, but the product's."""

    title: str
    facts: tuple[Fact, ...]
    place: str
    fields: tuple[str, ...]
    variant_id: int | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that have no value yet."""
        there = {fact.field for fact in self.facts}
        return tuple(field for field in self.fields if field not in there)


def groups_of(product: Product, *, titled: bool = False) -> Iterator[Group]:
    """The product's own values, then each variant's. A product that is bought as it is has one group.

    ``titled``: its title is among them.
    """
    title, place = (_title(product),) if titled else (), place_text(product.place)
    if len(product.variants) == 1 and _same_place(product.place, product.variants[0].place):
        variant = product.variants[0]
        facts = (_sku(variant), *title, *_facts(_own(product) | _bought(variant)))
        yield Group("", facts, place, _OWN_FIELDS + _BOUGHT_FIELDS)
        return
    yield Group("", (*title, *_facts(_own(product))), place, _OWN_FIELDS)
    for variant in product.variants:
        facts = (_sku(variant), *_facts(_bought(variant), variant.id))
        yield Group(variant_title(variant), facts, place_text(variant.place), _BOUGHT_FIELDS, variant.id)


def variant_title(variant: Variant) -> str:
    """How a variant is told from its siblings."""
    return variant.title or " / ".join(variant.attributes.values()) or variant.sku


def _section_name(section: int) -> str:
    match section:
        case 1:
            return QCoreApplication.translate("Facts", "Price and stock")
        case 2:
            return QCoreApplication.translate("Facts", "For orders and customs")
        case 3:
            return QCoreApplication.translate("Facts", "Pictures and links")
    return ""


def place_text(place: Place | None) -> str:
    """File, sheet and row in the merchant's language."""
    if place is None:
        return ""
    row = QCoreApplication.translate("Facts", "row {row}").format(row=place.row) if place.row else ""
    return listed(place.file, place.sheet or "", row)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A value as it stands, how it is shown, and what the file says where a person typed it."""

    whole: str
    shown: str
    typed: bool
    imported: str


def _own(product: Product) -> dict[str, _Cell]:
    return _cells(product.fields, product.attributes, product)


def _bought(variant: Variant) -> dict[str, _Cell]:
    """What is bought; its price and stock as numbers are written here."""
    cells = _cells(variant.fields, variant.attributes, variant)
    amounts: dict[str, tuple[str, str]] = {}
    if variant.price:
        amounts["price"] = str(variant.price), money(variant.price.amount, variant.price.currency)
    if variant.stock is not None:
        amounts["stock"] = str(variant.stock), number_text(variant.stock)
    for name, (whole, shown) in amounts.items():
        cells[name] = _Cell(whole, shown, name in variant.typed, variant.imported.get(name, ""))
    return cells


def _cells(fields: Mapping[str, str], attributes: Mapping[str, str], of: Product | Variant) -> dict[str, _Cell]:
    """Attributes first: they are what a buyer asks for."""
    named = {ATTRIBUTE + name: value for name, value in attributes.items()} | dict(fields)
    currency = of.price.currency if isinstance(of, Variant) and of.price else None
    return {
        name: _Cell(value, _told(name, value, currency), name in of.typed, of.imported.get(name, ""))
        for name, value in named.items()
        if value.strip() and name not in _SHOWN_ELSEWHERE
    }


def _facts(cells: Mapping[str, _Cell], variant_id: int | None = None) -> Iterator[Fact]:
    for name in sorted(cells, key=lambda name: (_SECTIONS.get(name, 0), not name.startswith(ATTRIBUTE))):
        cell = cells[name]
        yield Fact(field_name(name), cell.shown, cell.whole, name, variant_id, cell.typed, cell.imported)


def _sku(variant: Variant) -> Fact:
    return Fact(field_name("sku"), variant.sku, variant.sku, "sku", variant.id, "sku" in variant.typed)


def _title(product: Product) -> Fact:
    imported = product.imported.get("title", "")
    return Fact(field_name("title"), product.title, product.title, "title", None, "title" in product.typed, imported)


def _told(field: str, value: str, currency: str | None) -> str:
    """Numbers in one notation, the one of the price; what is none as it stands."""
    if field in _PRICES:
        from merchant_assistant.catalogue.exporting.cells import plain_amount  # noqa: PLC0415 - not to start

        amount = plain_amount(value)
        return money(amount, currency) if _NUMBER.fullmatch(amount) else _shown(value)
    weight = _WEIGHT.fullmatch(value.strip()) if field == "weight" else None
    return f"{decimal(f'{weight[1]}.{weight[2]}')} {weight[3]}" if weight else _shown(value)


def _shown(value: str) -> str:
    text = plain(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"


def _same_place(one: Place | None, other: Place | None) -> bool:
    return one is None or other is None or one == other
