"""Products as lines of a WooCommerce product file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from merchant_assistant.catalogue.exporting import weights
from merchant_assistant.catalogue.exporting.cells import plain_amount, plain_stock
from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.options import option_names, option_values
from merchant_assistant.catalogue.exporting.text import as_html, html_description, text_cells
from merchant_assistant.catalogue.importing.formats.packing import write_escaped
from merchant_assistant.catalogue.model import FIELDS, Product, Variant

_PARTS = {"name": "name", "values": "value(s)", "visible": "visible", "global": "global"}
_PARTS_BY_HEADER = {header: part for part, header in _PARTS.items()}
_ATTRIBUTE_KEY = re.compile(r"attribute(\d+)_(name|values|visible|global)")
_ATTRIBUTE_COLUMN = re.compile(r"attribute (\d+) (name|value\(s\)|visible|global)", re.IGNORECASE)


class _AttributeColumns:
    """Four columns for each attribute, numbered; a field that the shop's file lacks gets its column."""

    def key(self, column: Column) -> str:
        found = _ATTRIBUTE_COLUMN.fullmatch(column.header.strip())
        return f"attribute{found[1]}_{_PARTS_BY_HEADER[found[2].lower()]}" if found else column.field

    def header(self, key: str) -> str | None:
        if found := _ATTRIBUTE_KEY.fullmatch(key):
            return f"Attribute {found[1]} {_PARTS[found[2]]}"
        headers = {known: header for header, known in column_table("woocommerce")["columns"].items()}
        return headers.get(key) if key in FIELDS else None  # a blank “Published” would take other lines off the shop


class WooCommerce:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "woocommerce"
    name = "WooCommerce"
    html = True
    kinds = TEXT_KINDS
    titled = False
    free = _AttributeColumns()

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        cells = {**self._product_cells(product), **self._text_cells(product, text)}
        if len(product.variants) == 1:
            return [{**cells, **self._bought(product.variants[0]), "type": "simple", **self._attributes(product)}]
        # Variations name their parent by its SKU: it is written even where it was derived.
        parent = {**cells, "type": "variable", "sku": product.sku, **self._attributes(product)}
        return [parent, *(self.variant_line(product, variant) for variant in product.variants)]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        values = option_values(product, variant)
        return {
            **self._bought(variant),
            **{
                key: text
                for number, (name, value) in enumerate(values.items(), 1)
                for key, text in ((f"attribute{number}_name", name), (f"attribute{number}_values", value))
            },
            "type": "variation",
            "title": _variation_name(product, variant, values),
            "published": "1",
            "parent": product.sku,
            "image": variant.fields.get("image", ""),
            "tax_status": "taxable",
        }

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, html_description(text))

    def _product_cells(self, product: Product) -> dict[str, str]:
        cells = {name: product.fields.get(name, "") for name in ("brand", "category", "tags", "image")}
        return cells | {"published": "1", "visibility": "visible", "tax_status": "taxable"}

    def _text_cells(self, product: Product, text: ExportText | None) -> dict[str, str]:
        if text is not None:
            return dict(self.replaced(text))
        return {"title": product.title, "description": as_html(product.description)}

    def _bought(self, variant: Variant) -> dict[str, str]:
        weight = weights.grams(variant.fields.get("weight", ""))
        amount = variant.price.amount if variant.price else ""
        usual = plain_amount(variant.fields.get("compare_at_price", ""))
        cells = {
            "sku": "" if variant.sku_derived else variant.sku,
            "barcode": variant.fields.get("barcode", ""),
            "regular_price": usual or amount,
            "sale_price": amount if usual else "",
            "stock": plain_stock(variant.stock),
            "in_stock": "0" if variant.stock == 0 else "1",
            "backorders": "0",
            "kilograms": weights.plain(weight / 1000) if weight is not None else "",
        }
        image = variant.fields.get("image", "")
        return {**cells, "image": image} if image else cells

    def _attributes(self, product: Product) -> dict[str, str]:
        """The options with all their values first, then what else is known."""
        options = {
            name: ", ".join(dict.fromkeys(option_values(product, variant)[name] for variant in product.variants))
            for name in option_names(product)
        }
        alone = product.variants[0].attributes if len(product.variants) == 1 else {}
        rest = {name: value for name, value in {**product.attributes, **alone}.items() if name not in options}
        return {
            key: text
            for number, (name, value) in enumerate({**options, **rest}.items(), 1)
            for key, text in (
                (f"attribute{number}_name", name),
                (f"attribute{number}_values", value if name in options else write_escaped([value])),
                (f"attribute{number}_visible", "1"),
                (f"attribute{number}_global", "0"),
            )
        }


def _variation_name(product: Product, variant: Variant, chosen: Mapping[str, str]) -> str:
    """As WooCommerce calls it: by what tells it apart, where it has no name of its own."""
    own = variant.title if variant.title != product.title else ""
    return " - ".join(part for part in (product.title, own or ", ".join(filter(None, chosen.values()))) if part)


WOOCOMMERCE = WooCommerce()
