"""Products as lines of a plain table: a line for each thing that can be bought."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.cells import plain_stock
from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.text import plain_description, text_cells
from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE, VARIANT_FIELDS, Product, Variant

_USUAL = ("compare_at_price", "cost")


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
        return {
            **cells,
            **_amounts(variant),
            "sku": sku,
            "parent": "" if _known_without_parent(product, sku) else product.sku,
        }

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, plain_description(text))


def _product_cells(product: Product) -> dict[str, str]:
    cells = {name: value for name, value in product.fields.items() if name not in ("sku", "parent")}
    return cells | {ATTRIBUTE + name: value for name, value in product.attributes.items()} | {"title": product.title}


def _amounts(variant: Variant) -> dict[str, str]:
    """Prices and stock as plain numbers, in whatever notation they came; what is no number as it stands."""
    told, price = variant.fields, variant.price
    cells = {name: _plain(told[name], variant) for name in _USUAL if told.get(name)}
    cells["price"] = price.amount if price else told.get("price", "")
    cells["currency"] = (price.currency if price else None) or told.get("currency", "")
    stock = plain_stock(variant.stock)
    reads_so = variant.stock is not None and values.read_stock(stock) == variant.stock
    cells["stock"] = stock if reads_so else told.get("stock", stock)
    return cells


def _plain(text: str, variant: Variant) -> str:
    """An amount beside the price without its currency, if that is the price's, and with its marks read as there."""
    found, beside = values.read_amount(text), values.read_amount(variant.fields.get("price", ""))
    if found is None or (found.currency and found.currency != (variant.price and variant.price.currency)):
        return text
    mark = values.decimal_mark(found.number) or (values.decimal_mark(beside.number) if beside else "")
    number = values.to_decimal(found.number, mark) if mark or found.number.isdecimal() else None
    return number or text


def _known_without_parent(product: Product, sku: str) -> bool:
    """Whether the line, read again, is this product by itself: by its SKU, or by the title it was named after."""
    if len(product.variants) > 1 or product.fields.get("parent") == product.sku:
        return False
    named_after = slug(product.title)
    return bool(sku) or not product.sku_derived or bool(named_after and product.sku.startswith(named_after))


GENERIC = Generic()
