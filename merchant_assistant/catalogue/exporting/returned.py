"""Files that go back to the shop system they came from: its own columns, as the imported file had them.

Untouched rows are the imported ones, changed cells are written in place, what other files brought is added under the
columns that mean the same. A shop that no file came from has columns we do not know, so there is nothing to write yet.
"""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.cells import product_cells, variant_cells
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, ExportText
from merchant_assistant.catalogue.exporting.text import html_description, text_cells
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant


class Returned:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`. Keys are the names of FIELDS."""

    html = True
    kinds = TEXT_KINDS
    titled = True
    free = None

    def __init__(self, id: str, name: str) -> None:
        self.id = id
        self.name = name

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        replaced = dict(self.replaced(text)) if text else {}
        return [{**self.variant_line(product, variant), **replaced} for variant in product.variants]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        attributes = {**product.attributes, **variant.attributes}
        cells = {**product_cells(product, html=True), **variant_cells(product, variant)}
        title = {"title": f"{product.title} - {variant.title}"} if len(product.variants) > 1 else {}
        return {ATTRIBUTE + name: value for name, value in attributes.items()} | cells | title

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, html_description(text))


RETURNED = tuple(
    Returned(id, name)
    for id, name in (
        ("magento", "Magento 2"),
        ("prestashop", "PrestaShop"),
        ("bagisto", "Bagisto"),
        ("vendure", "Vendure"),
        ("spree", "Spree"),
        ("taobao", "Taobao, 1688, JD"),
    )
)
