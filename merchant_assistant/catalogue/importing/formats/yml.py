"""Offers of Yandex Market: a row is an offer; ``group_id`` says which are variants of one product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing.facts import Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.families import RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import tiers
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

_WEIGHT = "kg"
_SIZE = "cm"
_OLD_ROUBLE = "RUR"  # the code before 1998, which feeds still write


class YandexMarket(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "yml"
    sale = "price promo"

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def score(self, columns: Sequence[str]) -> float:
        """Offers saved as a table: names of the currency and the category are what only they have."""
        names = {self._pattern(column) for column in columns}
        return super().score(columns) if {"currency id", "category id"} <= names else 0.0

    def generation(self, columns: Sequence[str]) -> str | None:  # noqa: ARG002 - there is one
        return None


class _Builder(RowsBuilder):
    options: ClassVar[tuple[str, ...]] = ("цвет", "размер", "объем", "объём", "материал", "color", "colour", "size")

    def __init__(self, family: YandexMarket, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._tiers = family.column(layout, "prices")
        self._dimensions = family.column(layout, "dimensions")
        self._name_parts = [family.column(layout, name) for name in ("typePrefix", "vendor", "model")]
        super().__init__(family, layout, numbers, report)

    def title(self, cells: Sequence[str]) -> str:
        """Of an offer without a name: what it is, whose, and which, as the market itself puts it together."""
        name = super().title(cells)
        parts = [self.read.cell(index, cells) for index in self._name_parts]
        if name and name != parts[-1]:
            return name
        told: list[str] = []
        for part in parts:
            if part and not any(part.casefold() in other.casefold() for other in (*told, parts[-1]) if other != part):
                told.append(part)
        return " ".join(dict.fromkeys(told)) or name

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        told = super().attributes(cells)
        size = self.read.cell(self._dimensions, cells)
        if size[-1:].isdigit():
            told[self.layout.columns[self._dimensions or 0]] = f"{size} {_SIZE}"
        return told

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        if variant.currency == _OLD_ROUBLE:
            variant.currency = "RUB"
        weight = variant.fields.get("weight", "")
        if weight[-1:].isdigit():
            variant.fields["weight"] = f"{weight} {_WEIGHT}"
        if self._tiers is not None:
            variant.fields["price_tiers"] = tiers(cells[self._tiers], variant.currency) or ""


YML = YandexMarket()
