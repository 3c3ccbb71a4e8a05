"""Products as lines of a plain table: a line for each thing that can be bought."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.text import guarded, plain_description
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
    html = False
    workbook = True
    free = _AttributeColumns()

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        replaced = self.replaced(text) if text else {}
        if not product.variants:
            return [{**_product_cells(product), **replaced}]
        return [{**self.variant_line(product, variant), **replaced} for variant in product.variants]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        cells = _product_cells(product)
        cells |= {name: variant.fields.get(name, "") for name in VARIANT_FIELDS if variant.fields.get(name)}
        cells |= {ATTRIBUTE + name: value for name, value in variant.attributes.items()}
        cells |= {
            "sku": "" if variant.sku_derived else variant.sku,
            "price": variant.price.amount if variant.price else "",
            "currency": (variant.price.currency or "") if variant.price else "",
            "stock": "" if variant.stock is None else str(variant.stock),
        }
        # A derived SKU stands there too: read again, the line is known by it.
        return cells | {"parent": product.sku if len(product.variants) > 1 or product.sku_derived else ""}

    def replaced(self, text: ExportText) -> Cells:
        return {"title": guarded(text.title), "description": guarded(plain_description(text))}


def _product_cells(product: Product) -> dict[str, str]:
    cells = {name: value for name, value in product.fields.items() if name not in ("sku", "parent")}
    return cells | {ATTRIBUTE + name: value for name, value in product.attributes.items()} | {"title": product.title}


GENERIC = Generic()
