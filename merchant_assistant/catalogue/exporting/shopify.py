"""Products as lines of a Shopify product file."""

from __future__ import annotations

from itertools import zip_longest

from merchant_assistant.catalogue.exporting import weights
from merchant_assistant.catalogue.exporting.cells import plain_amount, plain_stock
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, ExportText
from merchant_assistant.catalogue.exporting.options import MAX_OPTIONS, option_names, option_values
from merchant_assistant.catalogue.exporting.text import as_html, html_description, text_cells
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import Product, Variant


class Shopify:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "shopify"
    name = "Shopify"
    html = True
    kinds = TEXT_KINDS
    titled = False
    free = None

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        first = self._product_cells(product) | self._text_cells(product, text) | self._option_names(product)
        variants = [self.variant_line(product, variant) for variant in product.variants] or [{}]
        images = [image.strip() for image in product.fields.get("image", "").split(", ") if image.strip()]
        handle = {"handle": first["handle"]}
        rows = [
            {**handle, **(variant or {}), **self._image(number, image)}
            for number, (variant, image) in enumerate(zip_longest(variants, images), 1)
        ]
        return [{**first, **rows[0]}, *rows[1:]]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        values = list(option_values(product, variant).values()) or ["Default Title"]
        weight = weights.grams(variant.fields.get("weight", ""))
        price = variant.price.amount if variant.price else ""
        codes = {name: variant.fields.get(name, "") for name in ("barcode", "mpn")}
        prices = {name: plain_amount(variant.fields.get(name, "")) for name in ("compare_at_price", "cost")}
        return (
            codes
            | prices
            | {
                **{f"option{number}_value": value for number, value in enumerate(values, 1)},
                "handle": _handle(product),
                "sku": "" if variant.sku_derived else variant.sku,
                "grams": weights.plain(weight.quantize(1)) if weight is not None else "",
                "stock": plain_stock(variant.stock),
                "tracker": "" if variant.stock is None else "shopify",
                "policy": "deny",
                "service": "manual",
                "price": price,
                "shipping": "TRUE",
                "taxable": "TRUE",
                "variant_image": variant.fields.get("image", ""),
                "weight_unit": "g" if weight is not None else "",
            }
        )

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, html_description(text))

    def _product_cells(self, product: Product) -> dict[str, str]:
        cells = {name: product.fields.get(name, "") for name in ("brand", "category", "tags")}
        return cells | {"handle": _handle(product), "published": "TRUE", "gift_card": "FALSE", "status": "Active"}

    def _text_cells(self, product: Product, text: ExportText | None) -> dict[str, str]:
        if text is not None:
            return dict(self.replaced(text))
        return {"title": product.title, "description": as_html(product.description)}

    def _option_names(self, product: Product) -> dict[str, str]:
        names = option_names(product) or ["Title"]
        return {f"option{number}_name": name for number, name in enumerate(names[:MAX_OPTIONS], 1)}

    def _image(self, number: int, image: str | None) -> dict[str, str]:
        return {"image": image, "image_position": str(number)} if image else {}


def _handle(product: Product) -> str:
    """What the shop calls the product: its own handle if it has one; the SKU keeps equal titles apart.

    A derived SKU by itself: read again, the handle gives the same one.
    """
    words = [slug(product.sku)] if product.sku_derived else [slug(product.title), slug(product.sku)]
    return product.fields.get("parent") or "-".join(filter(None, words)) or product.sku


SHOPIFY = Shopify()
