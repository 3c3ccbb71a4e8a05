"""What a product says for a field of a query."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant
from merchant_assistant.catalogue.query import SOURCE, VARIANTS


def values_of(product: Product, field: str) -> Iterator[str]:
    """Every value a product and its variants have for ``field``, one for each of them that has it; tags one by one."""
    if field == SOURCE:
        yield product.source
    elif field == VARIANTS:
        yield str(len(product.variants))
    else:
        for value in (_value(product, field), *(_value(variant, field) for variant in product.variants)):
            yield from parts_of(field, value)


def parts_of(field: str, value: str) -> list[str]:
    """The values a cell holds: tags are many in one."""
    parts = value.split(",") if field == "tags" else (value,)
    return [part.strip() for part in parts if part.strip()]


def _value(holder: Product | Variant, field: str) -> str:
    if field.startswith(ATTRIBUTE):
        return holder.attributes.get(field.removeprefix(ATTRIBUTE), "")
    if isinstance(holder, Variant) and field in ("price", "currency", "stock"):
        shown = {
            "price": holder.price,
            "currency": holder.price and holder.price.currency,
            "stock": holder.stock,
        }[field]
        return "" if shown is None else str(shown)
    return holder.fields.get(field, "")
