"""Lists that name an article again and again, by day or by warehouse: which of two rows says what holds now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.attribute_types import kind_of_name, type_of
from merchant_assistant.catalogue.importing import price_columns
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.model import ATTRIBUTE

_MOVING = {"", "price", "compare_at_price", "cost", "stock", price_columns.TIERS, price_columns.CUSTOMERS}
_COUNT = re.compile(r"[+-]?\d{1,15}(?:[.,]\d+)*|")
_YEAR_FIRST = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)")
_ALIKE = 0.25  # share of pairs of characters that two wordings of one title have in common


class Again:
    """Compares rows of one SKU by the columns of their table."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._moving = [name in _MOVING for name in layout.fields]
        self._attributes = [i for i, name in enumerate(layout.fields) if name.startswith(ATTRIBUTE)]
        self._title = layout.column("title")

    def newest(self, earlier: Sequence[str], later: Sequence[str]) -> Sequence[str] | None:
        """The row that holds of two with the same SKU: that of the later day, else the later one.

        None where they are different goods: where they differ in more than prices, stock and dates. In a list with
        dates counts may differ too, and from day to day the wording of the title.
        """
        one, other = self._layout.clean_row(earlier), self._layout.clean_row(later)
        if len(one) != len(other):
            return None
        differing = [i for i, moving in enumerate(self._moving) if not moving and one[i] != other[i]]
        dates = [i for i in self._attributes if _is_date(one[i]) and _is_date(other[i])] if self._attributes else []
        days = [i for i in dates if one[i] != other[i]]
        for index in differing:
            reworded = index == self._title and days and _alike(one[index], other[index])
            counted = dates and self._counts(index, one[index], other[index])
            if not (index in days or reworded or counted):
                return None
        return earlier if any(_day(one[i]) > _day(other[i]) for i in days[:1]) else later

    def _counts(self, index: int, one: str, other: str) -> bool:
        """Whether a column counts something that changes with time; a size is written as a number too."""
        if index not in self._attributes or kind_of_name(self._layout.columns[index]) is not None:
            return False
        return bool(_COUNT.fullmatch(one) and _COUNT.fullmatch(other))


def _is_date(text: str) -> bool:
    typed = type_of(text) if "0" <= text[:1] <= "9" else None
    return typed is not None and typed.kind == "date"


def _day(text: str) -> tuple[int, ...]:
    """Year, month and day where it is sure which is which."""
    found = _YEAR_FIRST.match(text)
    return tuple(map(int, found.groups())) if found else ()


def _alike(one: str, other: str) -> bool:
    """Whether two titles have enough in common to be two wordings of one."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) >= _ALIKE * (len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    plain = "".join(text.casefold().split())
    return {plain[i : i + 2] for i in range(len(plain) - 1)}
