"""From stored rows to products: what a person typed laid over what files said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from merchant_assistant.catalogue.model import ATTRIBUTE, Place, Product, Variant
from merchant_assistant.foundation.money import Money

if TYPE_CHECKING:
    from merchant_assistant.storage.products import ProductRow, VariantRow


@cache
def _decoder() -> msgspec.json.Decoder[dict[str, str]]:
    return msgspec.json.Decoder(dict[str, str])


def product_of(row: ProductRow) -> Product:
    """The product a stored row describes."""
    fields, attributes, typed, imported = _layers(row)
    title = fields.get("title", row.title)
    return Product(
        id=row.id,
        source=row.source,
        sku=row.sku,
        sku_derived=bool(row.sku_derived),
        title=title,
        fields=fields,
        attributes=attributes,
        variants=tuple(_variant_of(variant, row.title, title) for variant in row.variants),
        place=_place(row),
        typed=typed,
        imported=imported,
    )


def _variant_of(row: VariantRow, imported_title: str, title: str) -> Variant:
    """``imported_title``: the product's; a variant that goes by it goes by what a person typed over it."""
    fields, attributes, typed, imported = _layers(row)
    price = fields.get("price") if "price" in typed else row.price
    currency = fields.get("currency") if "currency" in typed else row.currency
    return Variant(
        id=row.id,
        sku=row.sku,
        sku_derived=bool(row.sku_derived),
        title=title if row.title == imported_title else row.title,
        price=Money(price, currency) if price else None,
        stock=_number(fields.get("stock") if "stock" in typed else row.stock),
        fields=fields,
        attributes=attributes,
        place=_place(row),
        typed=typed,
        imported=imported,
    )


def _layers(
    row: ProductRow | VariantRow,
) -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str], Mapping[str, str]]:
    """Fields, attributes, the names of those that were typed, and what stands in the file in their place."""
    decode = _decoder().decode
    fields, attributes = decode(row.fields), decode(row.attributes)
    typed: frozenset[str] = frozenset()
    imported: dict[str, str] = {}
    if row.typed_fields != "{}" or row.typed_attributes != "{}":
        typed_fields, typed_attributes = decode(row.typed_fields), decode(row.typed_attributes)
        imported = {name: fields.get(name, "") for name in typed_fields}
        imported |= {ATTRIBUTE + name: attributes.get(name, "") for name in typed_attributes}
        fields |= typed_fields
        attributes |= typed_attributes
        typed = frozenset({*typed_fields, *(ATTRIBUTE + name for name in typed_attributes)})
        fields = {name: value for name, value in fields.items() if value}
        attributes = {name: value for name, value in attributes.items() if value}
    return fields, attributes, typed, imported


def _place(row: ProductRow | VariantRow) -> Place | None:
    return Place(row.file, row.row, row.sheet) if row.file else None


def _number(value: str | float | None) -> float | int | None:
    if value is None or value == "":
        return None
    number = float(value)
    return int(number) if number.is_integer() else number
