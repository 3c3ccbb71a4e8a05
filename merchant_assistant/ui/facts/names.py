"""The names of the catalogue's fields in the merchant's words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.catalogue.query import SOURCE, VARIANTS

_NAMES: dict[str, tuple[str, str]] = {
    "sku": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "SKU"))),
    "title": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Title"))),
    "description": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Description"))),
    "brand": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Brand"))),
    "category": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Category"))),
    "price": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Price"))),
    "currency": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Currency"))),
    "compare_at_price": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Price before"))),
    "cost": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Cost"))),
    "stock": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Stock"))),
    "barcode": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Barcode"))),
    "mpn": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Maker's part number"))),
    "weight": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Weight"))),
    "image": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Picture"))),
    "parent": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Belongs to"))),
    "url": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Web address"))),
    "tags": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Tags"))),
    "moq": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Minimum order"))),
    "pack": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Pieces per pack"))),
    "lead_time": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Delivery time"))),
    "origin": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Origin"))),
    "hs_code": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Customs code"))),
    "manufacturer": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Maker"))),
    "carton": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Pieces per carton"))),
    "price_basis": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Net or gross price"))),
    "price_tiers": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Prices by quantity"))),
    "customer_prices": ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Customer prices"))),
    SOURCE: ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Source"))),
    VARIANTS: ("Fields", str(QT_TRANSLATE_NOOP("Fields", "Number of variants"))),
}


def field_name(field: str) -> str:
    """A field's name to be read; an attribute's is the merchant's own."""
    if field.startswith(ATTRIBUTE):
        return field.removeprefix(ATTRIBUTE)
    context, text = _NAMES[field]
    return QCoreApplication.translate(context, text)


def is_field(field: str) -> bool:
    """Whether pages have a name for it, apart from attributes."""
    return field in _NAMES


def field_choices() -> list[tuple[str, str]]:
    """Every field a column can be taken for, as (field, name)."""
    return [(field, field_name(field)) for field in FIELDS]
