"""Days in cells as numbers that can be compared: 2025-03-01, 01.03.2025, 3/1/2025, 2025年3月1日, 1 Mar 2025, Mar 2025.

A day is the number that its digits make (20250301), with the time of day behind the point; of a month alone the day is
0. Whether 03/04 is in March or in April no cell tells by itself: its column does, where one of its days is above 12. A
column that leaves it open is none of days, as nothing could be said of it that is sure.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal

DAY = "date"  # stands where the unit of other numbers does
_MOSTLY = 0.9  # of the cells of a column of days
_LOOKED_AT = 40  # cells by which most columns are known not to be of days
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "|".join(f"{name}[a-z]*" for name in _MONTHS)
_TIME = (
    r"(?:(?:T|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})[日号]?",
        r"(?P<first>\d{1,2})(?P<sign>[-/.])\s?(?P<second>\d{1,2})[-/.]\s?(?P<year>\d{4}|\d{2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]*(?P<name>{_NAMED})\.?[\s,-]*(?P<year>\d{{4}}|\d{{2}})",
        rf"(?P<name>{_NAMED})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    )
)
_OF_MONTHS = (
    re.compile(r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})月?(?:份)?"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(rf"(?P<name>{_NAMED})\.?[\s,-]*(?:(?P<year>\d{{4}})|'?(?P<short>\d{{2}}))", re.IGNORECASE),
)
_YEARS = range(1950, 2101)
_HALF = 50  # two digits below are of this century
_LONGEST = 40


def days_of(cells: Sequence[str]) -> list[Decimal | None] | None:
    """The day of each cell of a column; None where it is no column of days, or its order of day and month is open."""
    some = [cell.strip() for cell in _step(cells)]
    if not _are_enough([_day(one) or _day(one, month_first=True) for one in some], some):
        return None
    said = [cell.strip() for cell in cells]
    found = [_day(cell) for cell in said]
    if any(map(_is_open, some)):
        other = [_day(cell, month_first=True) for cell in said]
        fits = [sum(one is not None for one in days) for days in (found, other)]
        if fits[0] == fits[1] and found != other:
            return None
        found = found if fits[0] >= fits[1] else other
    return found if _are_enough(found, said) else None


def day_text(day: Decimal) -> str:
    """A day as everybody reads it: 2025-03-01, with its time where it has one; 2025-03 of a month."""
    whole = int(day)
    year, month, number = whole // 10000, whole // 100 % 100, whole % 100
    text = f"{year:04}-{month:02}" + (f"-{number:02}" if number else "")
    clock = int((day - whole) * 10000)
    return f"{text} {clock // 100:02}:{clock % 100:02}" if clock else text


def number_of(year: int, month: int = 0, day: int = 0) -> Decimal:
    """A day as a number."""
    return Decimal(year * 10000 + month * 100 + day)


def length_of(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


def _step(cells: Sequence[str]) -> Sequence[str]:
    """Some cells from all over a column."""
    return cells[:: max(1, len(cells) // _LOOKED_AT)]


def _are_enough(days: Sequence[Decimal | None], cells: Sequence[str]) -> bool:
    """Whether nearly all cells are days."""
    whole = sum(map(bool, cells))
    return whole > 0 and sum(day is not None for day in days) >= _MOSTLY * whole


def _is_open(cell: str) -> bool:
    """Whether a cell begins with the day or the month, and does not say with which."""
    found = _FORMS[1].fullmatch(cell)
    return found is not None and found["sign"] != "."


def _day(cell: str, *, month_first: bool = False) -> Decimal | None:
    if not 6 <= len(cell) <= _LONGEST:
        return None
    found = next((match for form in _FORMS if (match := form.fullmatch(cell))), None)
    if found is None:
        return _month(cell)
    told = found.groupdict()
    day, month = told.get("day") or told["first"], told.get("month") or told.get("second")
    if month_first and "first" in told and told["sign"] != ".":
        day, month = month, day
    number = int(month) if month else _MONTHS.index(told["name"][:3].casefold()) + 1
    made = _made(_year(told["year"]), number, int(day or 0))
    return None if made is None else made + _clock(found)


def _month(cell: str) -> Decimal | None:
    found = next((match for form in _OF_MONTHS if (match := form.fullmatch(cell))), None)
    if found is None:
        return None
    told = found.groupdict()
    number = int(told["month"]) if told.get("month") else _MONTHS.index(told["name"][:3].casefold()) + 1
    year = _year(told["year"] or told["short"])
    return number_of(year, number) if year in _YEARS and 1 <= number <= len(_MONTHS) else None


def _year(text: str) -> int:
    number = int(text)
    return number if len(text) > 2 else number + (2000 if number < _HALF else 1900)


def _made(year: int, month: int, day: int) -> Decimal | None:
    if year not in _YEARS or not 1 <= month <= len(_MONTHS) or not 1 <= day <= length_of(year, month):
        return None
    return number_of(year, month, day)


def _clock(found: re.Match[str]) -> Decimal:
    """The time of day behind the point: .1430."""
    if not found["hour"]:
        return Decimal(0)
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    return Decimal(hour * 100 + int(found["minute"])).scaleb(-4)
