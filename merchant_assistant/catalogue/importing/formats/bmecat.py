"""BMEcat 1.2 and 2005, as :mod:`~merchant_assistant.catalogue.importing.documents.bmecat` flattens them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing.documents import bmecat_features
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report


class BmeCat(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "bmecat"

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)


class _Builder(RowsBuilder):
    """Features share a cell; variants are told apart by those that the buyer chooses."""

    FEATURES: ClassVar[str] = bmecat_features.COLUMN

    def __init__(self, family: RowFamily, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._features = family.column(layout, self.FEATURES)
        self._mode = family.column(layout, "MODE")
        self._interval = family.column(layout, "QUANTITY_INTERVAL")
        packed = frozenset(() if self._features is None else (self._features,))
        super().__init__(family, layout, numbers, report, packed)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        """None of what the supplier no longer offers."""
        if all(self.read.cell(self._mode, cells).casefold() == "delete" for _, cells in rows):
            for number, cells in rows:
                self.report.skip("withdrawn", number, self.read.field("sku", cells))
            return None
        return super().build(rows)

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        return bmecat_features.unpack(self.read.cell(self._features, cells)) | super().attributes(cells)

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        """What can only be ordered in steps comes in packs of that many."""
        interval = self.read.cell(self._interval, row[1])
        if not variant.fields.get("pack") and interval not in ("", "1"):
            variant.fields["pack"] = interval
        if (days := variant.fields.get("lead_time", "")).isdecimal():
            variant.fields["lead_time"] = f"{days} days"


BMECAT = BmeCat()
