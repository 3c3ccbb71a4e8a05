"""Days of a question as bounds of a column of days: "arrived since March", 去年上架的."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.dates import day_text, length_of, number_of
from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.days.kinds_of_days import is_ahead
from merchant_assistant.chat.exact.days.said_of_days import of_day, today
from merchant_assistant.chat.exact.days.stretch import Stretch
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.values.scales import Scales
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase

_DECEMBER = 12
_ZERO = Decimal(0)


class OnDays(Scales):
    """Makes clauses of days."""

    def _dated(self, place: int) -> int:
        item = self._items[place]
        if item.days is None:
            return 0
        fields = item.days.fields
        if len(fields) != 1:
            names = phrase(self._language, "or").join(field_label(name, self._language) for name in fields[:3])
            raise Unclear(phrase(self._language, "which_field").format(fields=names))
        days = self._in_year(item.days, fields[0])
        self._refuse_open(days, item.text, fields[0])
        test = Test(fields[0], (), days.low, days.high, days.low_open, days.high_open)
        label = self._on_days(days, field_label(fields[0], self._language))
        self._add_said(Clause(test, label, "bound", fields, item.start, item.end))
        return 1

    def _refuse_open(self, days: Stretch, said: str, field: str) -> None:
        """Raises :class:`Unclear` where 以后 may count the month or the year in, and some things are of it."""
        whole = days.whole
        if whole and days.month is None and self._holds(Test(field, (), whole[0], whole[1])):
            first = _whole(int(whole[0]), int(whole[1]))
            raise Unclear(phrase(self._language, "day_included").format(said=said, first=first))

    def _in_year(self, days: Stretch, field: str) -> Stretch:
        """A month of no year in the one in which the column has it. Raises :class:`Unclear` where several have."""
        if days.month is None:
            return days
        first, last = self._holdings.days[field]
        month, day = days.month
        years = [
            year for year in range(int(first) // 10000, int(last) // 10000 + 1)
            if number_of(year, month, day) <= last and number_of(year, month, day or length_of(year, month)) + 1 > first
        ]  # fmt: skip
        if len(years) > 1 and (meant := self._year_meant(days, field, years)):
            years = [meant]
        if len(years) > 1:
            told = phrase(self._language, "comma").join(map(str, years))
            name = field_label(field, self._language)
            raise Unclear(phrase(self._language, "which_year").format(field=name, years=told))
        if not years:
            return replace(days, month=None, whole=None)
        made, whole = days.of_year(years[0]), None
        if days.whole:
            counted = replace(days, low=_ZERO, high=_ZERO, low_open=False, high_open=False).of_year(years[0])
            whole = (counted.low or _ZERO, counted.high or _ZERO)
        return replace(made, month=None, whole=whole)

    def _year_meant(self, days: Stretch, field: str, years: Sequence[int]) -> int:
        """The year of what is bounded on one side: since the last March, before the next one; 0 where that is open."""
        now, (month, day) = of_day(today()), days.month or (0, 0)
        if days.high is None and not is_ahead(field, self._holdings):
            return max((year for year in years if number_of(year, month, day) <= now), default=0)
        if days.low is None and is_ahead(field, self._holdings):
            return min((year for year in years if number_of(year, month, day) >= now), default=0)
        return 0

    def _on_days(self, days: Stretch, field: str) -> str:
        """``Arrival in 2026-03``: what the days are, whatever was said."""
        low, high = (None if one is None else int(one) for one in (days.low, days.high))
        if low is None or high is None:
            name = ("day_before" if days.high_open else "day_until") if low is None else "day_since"
            name = "day_after" if days.low_open else name
            return phrase(self._language, name).format(field=field, low=_text(low), high=_text(high))
        whole = _whole(low, high)
        name = "day_on" if whole else "day_from"
        return phrase(self._language, name).format(field=field, low=whole or _text(low), high=_text(high))


def _text(day: int | None) -> str:
    if day is None:
        return ""
    return str(day // 10000) if not day % 10000 else day_text(Decimal(day))


def _whole(low: int, high: int) -> str:
    """The year, the month or the day that two ends make; '' for none."""
    if low == high:
        return _text(low)
    year, month = low // 10000, low // 100 % 100
    if low % 10000 == 0 and high == year * 10000 + _DECEMBER * 100 + 31:
        return str(year)
    ends = low % 100 == 0 and month and high == year * 10000 + month * 100 + length_of(year, month)
    return _text(low) if ends else ""
