"""Etsy's listings download: a line is a listing; its variations stand in packed cells, their SKUs in one cell.

The file does not say which SKU belongs to which variation, but lists both in the same order: every value of the
second variation for the first value of the first one, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import unescape
from itertools import product

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import declaration
from merchant_assistant.catalogue.importing.formats.families import JOINED, RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import listed
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import slug

_MOST = 2000  # variants of one listing; the marketplace allows a few hundred
_Choice = dict[str, str]


class Etsy(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "etsy"

    def generation(self, columns: Sequence[str]) -> str | None:  # noqa: ARG002 - there is one
        return None

    def grouped(self, layout: Layout) -> bool:  # noqa: ARG002 - a line is a listing
        return False

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def variations(self, layout: Layout) -> list[tuple[int, int, int]]:
        """The columns of a variation's type, name and values, which follow each other in every language."""
        types = [frozenset((self._pattern(column),)) in declaration(self.id).telling for column in layout.columns[:-2]]
        return [(index, index + 1, index + 2) for index, is_type in enumerate(types) if is_type]

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {"packed_attributes": True, "variation_columns": self.variations(layout)}


class _Builder(RowsBuilder):
    def __init__(self, family: Etsy, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._variations = family.variations(layout)
        super().__init__(family, layout, numbers, report)

    def build(self, rows: list[Row]) -> ProductFacts | None:
        number, cells = rows[0]
        if not self.names(rows[0]):
            self.report.skip("no_product", number)
            return None
        listing = self._single(rows[0])
        skus = [sku.strip() for sku in self.read.field("sku", cells).split(",")]
        choices = self._choices(cells)
        listing.attributes |= {name: JOINED.join(values) for name, values in choices.items()}
        variants = _paired(skus, choices) if choices else []
        if len(variants) > 1:
            self._divide(listing, skus, variants)
        return listing

    def _choices(self, cells: Sequence[str]) -> dict[str, list[str]]:
        """What a buyer chooses from: the values by the name that the shop or Etsy gives the choice."""
        found: dict[str, list[str]] = {}
        for kind, name, values in self._variations:
            told = [unescape(value) for value in listed(cells[values])]
            if told:
                found[unescape(cells[name] or cells[kind].replace("_", " ").title())] = told
        return found

    def _divide(self, listing: ProductFacts, skus: Sequence[str], variants: list[tuple[str, _Choice]]) -> None:
        """Make a listing of one variant one of several; how many there are of each, Etsy does not say."""
        whole = listing.variants[0]
        told = [sku for sku in skus if sku]
        listing.sku = told[0] if len(set(told)) == 1 else ""
        listing.base = listing.sku or slug(listing.title) or listing.base
        listing.key = f"sku:{listing.sku}" if listing.sku else f"title:{slug(listing.title) or listing.base}"
        listing.fields["image"] = whole.fields.get("image", "")
        if whole.stock is not None:
            listing.attributes[self.layout.name("stock") or ""] = whole.fields["stock"]
        listing.variants = [self._variant(whole, sku, choice) for sku, choice in variants]

    def _variant(self, whole: VariantFacts, sku: str, choice: _Choice) -> VariantFacts:
        return VariantFacts(
            row=whole.row,
            title=" / ".join(choice.values()) or sku or whole.title,
            sku=sku,
            options=tuple(choice.values()),
            price=whole.price,
            currency=whole.currency,
            fields=whole.fields | {"sku": sku, "stock": "", "image": ""},
            attributes=dict(choice),
        )


def _paired(skus: Sequence[str], choices: dict[str, list[str]]) -> list[tuple[str, _Choice]]:
    """SKUs with what is chosen for them; an SKU that stands twice is the first one's."""
    grid = _grid(choices)
    if len(skus) == len(grid):
        return _each_once(zip(skus, grid, strict=True))
    if len(skus) <= 1:
        return [("", choice) for choice in grid]
    for name, values in choices.items():
        if len(values) == len(skus):
            return _each_once((sku, {name: value}) for sku, value in zip(skus, values, strict=True))
    return _each_once((sku, {}) for sku in skus if sku)


def _grid(choices: dict[str, list[str]]) -> list[_Choice]:
    """Every combination, the last choice changing first; none where there are none, or too many to be real."""
    size = 1
    for values in choices.values():
        size *= len(values)
    if not choices or size > _MOST:
        return []
    return [dict(zip(choices, values, strict=True)) for values in product(*choices.values())]


def _each_once(pairs: Iterable[tuple[str, _Choice]]) -> list[tuple[str, _Choice]]:
    found: list[tuple[str, _Choice]] = []
    met: set[str] = set()
    for sku, choice in pairs:
        found.append(("" if sku in met else sku, choice))
        met.add(sku)
    return found


ETSY = Etsy()
