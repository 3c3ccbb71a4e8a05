"""Headings between the rows of a plain table, as price lists have them: a line of one cell, and below it the products
that it is about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from merchant_assistant.catalogue.importing.facts import ProductFacts
from merchant_assistant.catalogue.importing.mapping import Layout

_LONG = 120  # characters; what is longer is no heading
_FEW = 3  # cells that are not empty, beyond which a row is not looked at
_MOST = 50_000  # headings that are kept


class Sections:
    """Knows the headings of one table, once its rows were walked."""

    def __init__(self, layout: Layout, is_total: Callable[[Sequence[str]], bool], *, plain: bool) -> None:
        """``is_total``: whether a row sums up others. ``plain``: of no family; those know their lines of one cell."""
        self._is_total = is_total
        self._layout = layout
        self._able = plain and layout.column("price") is not None and len(layout.columns) > 2
        self._rows: list[int] = []
        self._texts: list[str] = []

    def takes(self, row: int, cells: Sequence[str]) -> str | None:
        """The heading that a row is, kept for the rows below; None where it is none."""
        if not self._able or len(cells) - cells.count("") > _FEW:
            return None
        filled = [index for index, cell in enumerate(cells) if cell.strip()]
        if len(filled) != 1 or filled[0] >= len(self._layout.fields):
            return None
        text = cells[filled[0]].strip()
        if len(text) > _LONG or not self._is_heading(text, filled[0]) or self._is_total(cells):
            return None
        if len(self._rows) < _MOST:
            self._rows.append(row)
            self._texts.append(text)
        return text

    def _is_heading(self, text: str, place: int) -> bool:
        """Whether it cannot be a code, or a product that has nothing but its name."""
        wordy = any(map(str.isalpha, text)) and (" " in text or not any(map(str.isdigit, text)))
        field = self._layout.fields[place]
        return (
            wordy and (place == 0 or field == "title") and (field != "title" or self._layout.column("sku") is not None)
        )

    def fill(self, product: ProductFacts) -> None:
        """Give a product the heading above it as its category, where its file has none."""
        place = bisect_right(self._rows, product.row) - 1
        if place >= 0 and not product.fields.get("category"):
            product.fields["category"] = self._texts[place]
