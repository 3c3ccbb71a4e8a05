"""Products as lines of feeds: a line for each thing that can be bought, variants of one product named by a group."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.cells import product_cells, variant_cells
from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import TEXT_KINDS, Cells, Column, ExportText
from merchant_assistant.catalogue.exporting.text import html_description, plain_description, text_cells
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant


class _DeclaredColumns:
    """Columns of the platform's own list that a shop's file lacks may be added; no others."""

    def __init__(self, platform: str) -> None:
        self._platform = platform

    def key(self, column: Column) -> str:
        return column.field if column.field and not column.field.startswith(ATTRIBUTE) else ""

    def header(self, key: str) -> str | None:
        return next((header for header, known in column_table(self._platform)["columns"].items() if known == key), None)


class Feed:
    """See :class:`~merchant_assistant.catalogue.exporting.model.Platform`."""

    def __init__(self, id: str, name: str, kinds: tuple[str, ...], *, html: bool = False, titled: bool = False) -> None:
        self.id = id
        self.name = name
        self.kinds = kinds
        self.html = html
        self.titled = titled
        self.free = _DeclaredColumns(id)

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        replaced = dict(self.replaced(text)) if text else {}
        made = [self.variant_line(product, variant) for variant in product.variants]
        return [{**cells, **replaced} for cells in made or [product_cells(product, html=self.html)]]

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        return {**product_cells(product, html=self.html), **variant_cells(product, variant)}

    def replaced(self, text: ExportText) -> Cells:
        return text_cells(text, html_description(text) if self.html else plain_description(text))


GOOGLE = Feed("google", "Google Merchant Center", (".tsv", ".txt", ".csv", ".xlsx"))
META = Feed("meta", "Meta (Facebook, Instagram)", (*TEXT_KINDS, ".xlsx"), titled=True)
ALIBABA = Feed("alibaba", "Alibaba", (".xlsx", ".csv"), html=True)
