"""A stretch of days: from one to another, each as the number that its digits make."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from merchant_assistant.catalogue.dates import length_of, number_of
from merchant_assistant.foundation.paths import resource

LAST = Decimal("0.999999")  # of a day: the whole of it
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``low`` to ``high``, as numbers. ``month``: where no year is said, the month and perhaps the day of it.

    ``named``: a year by itself, which may be part of a name. ``fields``: the columns that it is said of.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    month: tuple[int, int] | None = None
    named: bool = False
    within: int = 0  # so many days from now or up to now
    fields: tuple[str, ...] = ()
    until: tuple[int, int] | None = None  # of two months without a year the last one
    whole: tuple[Decimal, Decimal] | None = None  # the month or year that 以后 may count in or not

    def of_year(self, year: int) -> Stretch:
        """The same month in a year."""
        month, day = self.month or (0, 0)
        low, high = span(year, month, day)
        high = span(year, *self.until)[1] if self.until else high
        return replace(
            self, low=low if self.low is not None else None, high=high if self.high is not None else None
        )._bounded(low, high)

    def _bounded(self, low: Decimal, high: Decimal) -> Stretch:
        """With the end that an open bound speaks of: after March is after its last day."""
        return replace(
            self,
            low=(high if self.low_open else low) if self.low is not None else None,
            high=(low if self.high_open else high) if self.high is not None else None,
        )

    def bounded(self, how: str) -> Stretch:
        """Before, until, after or since these days."""
        match how:
            case "before":
                return replace(self, low=None, high=self.low, high_open=True)
            case "until":
                return replace(self, low=None)
            case "after":
                return replace(self, low=self.high, high=None, low_open=True)
            case "since":
                return replace(self, high=None)
        return self


@cache
def tables() -> Mapping[str, Any]:
    """What ``days.toml`` holds."""
    return tomllib.loads(resource("chat", "exact", "days.toml").read_text(encoding="utf-8"))


def span(year: int, month: int, day: int) -> tuple[Decimal, Decimal]:
    """The first and the last moment of a year, a month or a day."""
    if day:
        return number_of(year, month, day), number_of(year, month, day) + LAST
    last = month or MONTHS_A_YEAR
    return number_of(year, month), number_of(year, last, length_of(year, last)) + LAST
