"""Products as lines of a small flat file for Amazon."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting import weights
from merchant_assistant.catalogue.exporting.cells import named, plain_stock
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, ExportText
from merchant_assistant.catalogue.exporting.options import option_names
from merchant_assistant.catalogue.exporting.text import guarded, text_cells
from merchant_assistant.catalogue.model import Product, Variant

_BULLETS = 5
_BARCODES = {8: "EAN", 12: "UPC", 13: "EAN", 14: "GTIN"}


class Amazon:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "amazon"
    name = "Amazon"
    html = False
    kinds = (*TEXT_KINDS, ".xlsx")
    titled = True
    free = None

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        shared = {"brand": product.brand, "image": product.fields.get("image", ""), **self._text_cells(product, text)}
        if len(product.variants) == 1:
            return [{**shared, **self._bought(product, product.variants[0])}]
        theme = "".join(name.title().replace(" ", "") for name in option_names(product))
        family = {"parent_child": "child", "parent_sku": product.sku, "relationship": "Variation", "theme": theme}
        parent = {**shared, **named(product.attributes), "sku": product.sku, "parent_child": "parent", "theme": theme}
        children = [{**shared, **self.variant_line(product, variant), **family} for variant in product.variants]
        return [parent, *children]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        return self._bought(product, variant)

    def replaced(self, text: ExportText) -> Cells:
        bullets = {f"bullet{number}": guarded(line) for number, line in enumerate(text.bullets[:_BULLETS], 1)}
        return text_cells(text, text.description) | bullets

    def _text_cells(self, product: Product, text: ExportText | None) -> dict[str, str]:
        if text is not None:
            return dict(self.replaced(text))
        return {"title": product.title, "description": product.description}

    def _bought(self, product: Product, variant: Variant) -> dict[str, str]:
        barcode = variant.fields.get("barcode", "")
        weight = weights.grams(variant.fields.get("weight", ""))
        weighed = {"kilograms": weights.plain(weight / 1000), "weight_unit": "KG"} if weight is not None else {}
        own_image = {"image": variant.fields["image"]} if variant.fields.get("image") else {}
        return {
            **named({**product.attributes, **variant.attributes}),
            **own_image,
            **weighed,
            **{name: variant.fields.get(name, "") for name in ("mpn", "origin")},
            "sku": variant.sku,
            "barcode": barcode,
            "barcode_type": _BARCODES.get(len(barcode), "") if barcode.isdigit() else "",
            "price": variant.price.amount if variant.price else "",
            "currency": (variant.price.currency or "") if variant.price else "",
            "stock": plain_stock(variant.stock),
        }


AMAZON = Amazon()
