"""Products as lines of a plain table: a line for each thing that can be bought."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.text import guarded, plain_description
from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE, VARIANT_FIELDS, Product, Variant


class _AttributeColumns:
    """Each attribute has a column of its own."""

    def key(self, column: Column) -> str:
        return column.field

    def header(self, key: str) -> str | None:
        headers = {known: header for header, known in column_table("generic")["columns"].items()}
        if not key.startswith(ATTRIBUTE):
            return headers.get(key)
        name = key.removeprefix(ATTRIBUTE)
        taken = {header.casefold() for header in headers.values()}
        return f"Attribute {name}" if name.casefold() in taken else name


class Generic:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "generic"
    name = "Plain table"
    html = False
    kinds = (*TEXT_KINDS, ".xlsx", ".json")
    titled = True
    free = _AttributeColumns()

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        replaced = dict(self.replaced(text)) if text else {}
        if text and product.sku_derived:
            replaced["parent"] = product.sku  # a new title would make it another product when it is read again
        if not product.variants:
            return [{**_product_cells(product), **replaced}]
        return [{**self.variant_line(product, variant), **replaced} for variant in product.variants]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        cells = _product_cells(product)
        cells |= {name: variant.fields.get(name, "") for name in VARIANT_FIELDS if variant.fields.get(name)}
        cells |= {ATTRIBUTE + name: value for name, value in variant.attributes.items()}
        # A second holder of an SKU stands there with it, as it came; what had none is left blank.
        sku = variant.fields.get("sku", "") if variant.sku_derived else variant.sku
        stock = "" if variant.stock is None else str(variant.stock)
        return {
            **cells,
            **_price_cells(variant),
            "sku": sku,
            "stock": variant.fields.get("stock") or stock,
            "parent": "" if _known_without_parent(product, sku) else product.sku,
        }

    def replaced(self, text: ExportText) -> Cells:
        return {"title": guarded(text.title), "description": guarded(plain_description(text))}


def _product_cells(product: Product) -> dict[str, str]:
    cells = {name: value for name, value in product.fields.items() if name not in ("sku", "parent")}
    return cells | {ATTRIBUTE + name: value for name, value in product.attributes.items()} | {"title": product.title}


def _price_cells(variant: Variant) -> dict[str, str]:
    """The price as it came where everyone reads the same in it, else as a plain number; and what is no price too."""
    written = variant.fields.get("price", "")
    price = variant.price
    if price is None:
        return {"price": written}
    found = values.read_amount(written)
    if found is None or {values.to_decimal(found.number, mark) for mark in ".,"} != {price.amount}:
        return {"price": price.amount, "currency": price.currency or ""}
    named = "CNY" if found.yen_sign else found.currency
    if named is None:
        return {"price": written, "currency": variant.fields.get("currency") or price.currency or ""}
    return {"price": written if named == price.currency else price.amount, "currency": _beside(variant, named)}


def _beside(variant: Variant, named: str) -> str:
    """The currency's own cell: what it said, or the currency where the price's cell names another."""
    currency = (variant.price.currency or "") if variant.price else ""
    return variant.fields.get("currency", "") if named == currency else currency


def _known_without_parent(product: Product, sku: str) -> bool:
    """Whether the line, read again, is this product by itself: by its SKU, or by the title it was named after."""
    if len(product.variants) > 1:
        return False
    named_after = slug(product.title)
    return bool(sku) or not product.sku_derived or bool(named_after and product.sku.startswith(named_after))


GENERIC = Generic()
