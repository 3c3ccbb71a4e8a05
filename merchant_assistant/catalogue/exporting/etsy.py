"""Products as lines of Etsy's listing table: one a product, its variations packed into cells.

The table has one price, so a product whose variants have several goes out with the lowest, as Etsy's own download does.
"""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.cells import IMAGES, plain_stock, product_cells
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, ExportText
from merchant_assistant.catalogue.exporting.options import option_names, option_values
from merchant_assistant.catalogue.exporting.text import plain_description, text_cells
from merchant_assistant.catalogue.model import Product, Variant
from merchant_assistant.catalogue.present import price_range

_PICTURES = 10
_VARIATIONS = 2


class Etsy:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "etsy"
    name = "Etsy"
    html = False
    kinds = TEXT_KINDS
    titled = False
    free = None

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        low, _ = price_range(product)
        stocks = [variant.stock for variant in product.variants if variant.stock is not None]
        cells = product_cells(product, html=False) | (dict(self.replaced(text)) if text else {})
        return [
            {
                **cells,
                **_pictures(product),
                **_variations(product),
                "price": low.amount if low else "",
                "currency": (low.currency or "") if low else "",
                "stock": plain_stock(sum(stocks)) if stocks else "",
                "sku": ",".join(variant.sku for variant in product.variants),
            }
        ]

    def variant_line(self, product: Product, variant: Variant) -> Cells:  # noqa: ARG002 - part of the protocol
        """None: variations stand in the product's own line."""
        return {}

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, plain_description(text))


def _pictures(product: Product) -> dict[str, str]:
    images = [address for address in product.fields.get("image", "").split(IMAGES) if address]
    images += [v.fields["image"] for v in product.variants if v.fields.get("image") and not images]
    return {f"image{number}": address for number, address in enumerate(dict.fromkeys(images[:_PICTURES]), 1)}


def _variations(product: Product) -> dict[str, str]:
    chosen = [option_values(product, variant) for variant in product.variants]
    cells: dict[str, str] = {}
    for number, name in enumerate(option_names(product)[:_VARIATIONS], 1):
        values = dict.fromkeys(one[name].replace(",", " ") for one in chosen if one[name])
        cells |= {f"variation{number}_name": name, f"variation{number}_values": ",".join(values)}
    return cells


ETSY = Etsy()
