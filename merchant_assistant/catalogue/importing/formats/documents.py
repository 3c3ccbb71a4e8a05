"""Lists of products in JSON or XML of no family we know: columns by their names, by their values, or as attributes.

Names that programs use for what they hand on (``body_html``, ``SellersItemIdentification/ID``) are declared; the rest
is told as in any table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.documents.flattening import VARIANT_TITLE
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import declaration
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

_NO_TITLE = "default title"  # what Shopify calls the one variant of a product without options


class Documents(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "documents"

    def score(self, columns: Sequence[str]) -> float:  # noqa: ARG002 - the reader of documents says what they are
        return 0.0

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        declared = super().fields(columns, rows)
        told = GENERIC.fields(columns, rows)
        known = declaration(self.id).columns
        taken = {field for column, field in zip(columns, declared, strict=True) if self._pattern(column) in known}
        return [
            first
            if self._pattern(column) in known
            else second
            if second not in taken
            else mapping.attribute(column, columns)
            for column, first, second in zip(columns, declared, told, strict=True)
        ]

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)


class _Builder(RowsBuilder):
    def __init__(self, family: RowFamily, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._own_title = family.column(layout, VARIANT_TITLE)
        super().__init__(family, layout, numbers, report)

    def _line(self, row: Row, product: ProductFacts, above: Mapping[str, str], order: Sequence[str]) -> VariantFacts:
        """A variant under the name that it has of its own."""
        variant = super()._line(row, product, above, order)
        own = self.read.cell(self._own_title, row[1])
        variant.title = own if own and own.casefold() != _NO_TITLE else variant.title
        return variant


DOCUMENTS = Documents()
