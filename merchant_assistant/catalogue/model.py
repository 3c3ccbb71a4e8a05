"""What a catalogue holds: products, variants, and the cells they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from merchant_assistant.foundation.money import Money

# The fields a column can be mapped to (`--map COLUMN=FIELD`); everything else is `attribute:NAME`.
FIELDS: tuple[str, ...] = (
    "sku",
    "title",
    "description",
    "brand",
    "category",
    "price",
    "currency",
    "compare_at_price",
    "cost",
    "stock",
    "barcode",
    "mpn",
    "weight",
    "image",
    "parent",
    "url",
    "tags",
    "moq",
    "pack",
    "lead_time",
    "origin",
    "hs_code",
    "manufacturer",  # who made it; ``mpn`` is its number there, ``brand`` what it is sold under
    "carton",  # how many in a carton; ``pack`` is the smaller unit that is sold
    "price_basis",  # "net" or "gross", where the file says so
    "price_tiers",  # see :mod:`merchant_assistant.catalogue.pricing`
    "customer_prices",  # likewise
)
ATTRIBUTE = "attribute:"

# Fields that belong to the thing that is bought; the rest describe the product. A file without variants gives its
# one variant all of these.
VARIANT_FIELDS: frozenset[str] = frozenset(
    {
        "sku",
        "price",
        "currency",
        "compare_at_price",
        "cost",
        "stock",
        "barcode",
        "mpn",
        "weight",
        "image",
        "moq",
        "pack",
        "lead_time",
        "origin",
        "hs_code",
        "carton",
        "price_basis",
        "price_tiers",
        "customer_prices",
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value came from. ``row`` is 1-based as a spreadsheet shows it (a record's number for XML and JSON)."""

    file: str
    row: int | None = None
    sheet: str | None = None

    def __str__(self) -> str:
        parts = [self.file, self.sheet or "", f"row {self.row}" if self.row else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a record: what can prove a claim. ``typed``: a person wrote it here rather than a file."""

    field: str  # a name of FIELDS, or "attribute:NAME"
    value: str  # as imported
    sku: str
    level: Literal["product", "variant"]
    place: Place | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing that can be bought. ``fields``: text as imported, for every VARIANT_FIELDS name that is not blank."""

    id: int
    sku: str
    sku_derived: bool
    title: str
    price: Money | None
    stock: float | int | None
    fields: Mapping[str, str]
    attributes: Mapping[str, str]  # option values first (colour, size …), in file order
    place: Place | None = None
    typed: frozenset[str] = frozenset()
    imported: Mapping[str, str] = field(default_factory=dict)  # what the file says where a person typed


@dataclass(frozen=True, slots=True)
class Product:
    """What a listing describes. ``fields`` holds text as imported for product-level FIELDS that are not blank."""

    id: int
    source: str
    sku: str
    sku_derived: bool
    title: str
    fields: Mapping[str, str]  # description brand category url tags image … (title and sku too)
    attributes: Mapping[str, str]
    variants: tuple[Variant, ...] = field(default=())
    place: Place | None = None
    typed: frozenset[str] = frozenset()
    imported: Mapping[str, str] = field(default_factory=dict)  # what the file says where a person typed

    @property
    def description(self) -> str:
        return self.fields.get("description", "")

    @property
    def brand(self) -> str:
        return self.fields.get("brand", "")

    @property
    def category(self) -> str:
        return self.fields.get("category", "")

    def cells(self) -> Iterator[Cell]:
        """Every value that is not blank, product level first, then each variant's own."""
        yield from _cells(self.fields, self.attributes, self.sku, "product", self.place, self.typed)
        for variant in self.variants:
            yield from _cells(variant.fields, variant.attributes, variant.sku, "variant", variant.place, variant.typed)


def _cells(
    fields: Mapping[str, str],
    attributes: Mapping[str, str],
    sku: str,
    level: Literal["product", "variant"],
    place: Place | None,
    typed: frozenset[str],
) -> Iterator[Cell]:
    named = {**fields, **{ATTRIBUTE + name: value for name, value in attributes.items()}}
    for name, value in named.items():
        if value.strip():
            yield Cell(name, value, sku, level, place, name in typed)
