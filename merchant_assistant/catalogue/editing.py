"""What a person types into a product."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS, VARIANT_FIELDS, Product, Variant
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

# These say which product it is.
_FIXED = frozenset({"sku", "parent"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Cells to lay over one product or variant."""

    entity: Literal["product", "variant"]
    id: int
    layer: Literal["fields", "attributes"]
    cells: dict[str, str]


def edit_of(product: Product, field: str, value: str, variant_id: int | None) -> Edit:
    """Check what was typed. Raises :class:`UserFault` as :meth:`Catalogue.edit` says."""
    if field in _FIXED:
        raise _unknown(field)
    cells = checked_cells(field, value)
    entity, id = _holder(product, field, variant_id)
    if field.startswith(ATTRIBUTE):
        return Edit(entity, id, "attributes", {name.removeprefix(ATTRIBUTE): text for name, text in cells.items()})
    return Edit(entity, id, "fields", cells)


def checked_cells(field: str, value: str) -> dict[str, str]:
    """The cells to store for what was typed into one: a price has its currency beside it.

    Raises :class:`UserFault` ``unknown_field``, ``not_a_number`` or ``blank_title``.
    """
    value = value.strip()
    if field.startswith(ATTRIBUTE) and len(field) > len(ATTRIBUTE):
        return {field: value}
    if field not in FIELDS or field == "parent":
        raise _unknown(field)
    if field == "title" and not value:
        raise UserFault(
            "blank_title", said("Catalogue", "A product needs a title."), said("Catalogue", "Type at least one word.")
        )
    return _checked(field, value)


def _unknown(field: str) -> UserFault:
    return UserFault(
        "unknown_field",
        said("Catalogue", "“{field}” cannot be typed here.").format(field=field),
        said("Catalogue", "Choose another field."),
    )


def _holder(product: Product, field: str, variant_id: int | None) -> tuple[Literal["product", "variant"], int]:
    """The product or the variant that has, or would have, this cell."""
    if variant_id is not None:
        return "variant", _variant(product, variant_id).id
    name = field.removeprefix(ATTRIBUTE)
    if field in product.fields or (field != name and name in product.attributes):
        return "product", product.id
    only = product.variants[0] if len(product.variants) == 1 else None
    if only and (field in VARIANT_FIELDS or (field != name and name in only.attributes)):
        return "variant", only.id
    if field in VARIANT_FIELDS - {"image"}:
        raise UserFault(
            "variant_needed",
            said("Catalogue", "Each variant of “{product}” has its own {field}.").format(
                product=product.title, field=field
            ),
            said("Catalogue", "Choose a variant."),
        )
    return "product", product.id


def _variant(product: Product, variant_id: int) -> Variant:
    for variant in product.variants:
        if variant.id == variant_id:
            return variant
    raise UserFault(
        "unknown_variant",
        said("Catalogue", "This variant is no longer in the catalogue."),
        said("Catalogue", "Choose another one."),
    )


def _checked(field: str, value: str) -> dict[str, str]:
    """The cells to store: amounts as plain decimals, with their currency where one was typed."""
    from merchant_assistant.catalogue.importing.values import read_stock  # noqa: PLC0415 - only to edit

    if field == "price" and value:
        return _price(value)
    if field == "stock" and value:
        stock = read_stock(value)
        if stock is None:
            raise _not_a_number(value)
        return {"stock": str(int(stock) if stock.is_integer() else stock)}
    return {field: value}


def _price(value: str) -> dict[str, str]:
    from merchant_assistant.catalogue.importing.values import (  # noqa: PLC0415 - only to edit
        decimal_mark,
        read_amount,
        to_decimal,
    )

    amount = read_amount(value)
    number = to_decimal(amount.number, decimal_mark(amount.number) or ".") if amount else None
    if amount is None or number is None:
        raise _not_a_number(value)
    return {"price": number, **({"currency": amount.currency} if amount.currency else {})}


def _not_a_number(value: str) -> UserFault:
    return UserFault(
        "not_a_number",
        said("Catalogue", "“{value}” is not a number.").format(value=value),
        said("Catalogue", "Type it like 12.50."),
    )


def near_skus(sku: str, known: Iterable[str]) -> list[str]:
    """Up to three SKUs that look like ``sku``."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for the hint

    found = process.extract(
        sku.casefold(), list(known), scorer=fuzz.ratio, processor=str.casefold, limit=3, score_cutoff=70
    )
    return [name for name, _, _ in found]
