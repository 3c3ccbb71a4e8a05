"""Products as lines of a listing file for eBay: variations follow the line of what they are variations of."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.cells import product_cells, variant_cells
from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.options import option_names, option_values
from merchant_assistant.catalogue.exporting.text import html_description, text_cells
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant

_SPECIFIC = "C:"  # before the name of an item specific
_NEW = "1000"  # eBay's number of the condition "New"


class _Specifics:
    """Each attribute may have a column of its own, ``C:NAME``."""

    def key(self, column: Column) -> str:
        return column.field

    def header(self, key: str) -> str | None:
        if key.startswith(ATTRIBUTE):
            return _SPECIFIC + key.removeprefix(ATTRIBUTE)
        return next((header for header, known in column_table("ebay")["columns"].items() if known == key), None)


class Ebay:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    id = "ebay"
    name = "eBay"
    html = True
    kinds = TEXT_KINDS
    titled = True
    free = _Specifics()

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        shared = self._described(product) | (dict(self.replaced(text)) if text else {})
        if len(product.variants) == 1:
            variant = product.variants[0]
            own = {ATTRIBUTE + name: value for name, value in variant.attributes.items()}
            return [{**shared, **own, **variant_cells(product, variant)}]
        parent = {**shared, "sku": product.sku, "details": _all_options(product)}
        return [parent, *(self.variant_line(product, variant) for variant in product.variants)]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        cells = variant_cells(product, variant)
        options = set(option_names(product))
        own = {ATTRIBUTE + name: text for name, text in variant.attributes.items() if name not in options}
        return {**own, **cells, "relationship": "Variation", "details": cells.get("options", "")}

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, html_description(text))

    def _described(self, product: Product) -> dict[str, str]:
        attributes = {ATTRIBUTE + name: value for name, value in product.attributes.items()}
        cells = product_cells(product, html=True)
        listing = {"action": "Add", "condition_id": _NEW, "format": "FixedPrice", "duration": "GTC"}
        return {**attributes, **cells, **listing, "photos": cells["images"].replace(", ", "|")}


def _all_options(product: Product) -> str:
    """``Colour=Red;Blue|Size=S;M``: what the buyer can choose from."""
    chosen = [option_values(product, variant) for variant in product.variants]
    named = {name: dict.fromkeys(one[name] for one in chosen if one[name]) for name in option_names(product)}
    return "|".join(f"{name}={';'.join(values)}" for name, values in named.items())


EBAY = Ebay()
