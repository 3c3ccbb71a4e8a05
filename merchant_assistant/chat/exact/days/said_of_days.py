"""Days, months and years by themselves, as questions say them: 1 March 2025, last month, the last 30 days, 去年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from merchant_assistant.catalogue.dates import length_of, number_of
from merchant_assistant.chat.exact.days.stretch import LAST, MONTHS_A_YEAR, Stretch, span, tables
from merchant_assistant.chat.exact.words.measures import spelled

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HAN = "零一二三四五六七八九十"
_MORE = ("more than", "over", "at least", "longer than", "超过")
_LEAP = 2024  # a year in which every day is that may be
_WORDS = {
    "today": ("day", 0), "今天": ("day", 0), "yesterday": ("day", -1), "昨天": ("day", -1), "前天": ("day", -2),
    "tomorrow": ("day", 1), "明天": ("day", 1), "今年": ("year", 0), "本年": ("year", 0), "本年度": ("year", 0),
    "去年": ("year", -1), "明年": ("year", 1), "前年": ("year", -2),
}  # fmt: skip


def today() -> date:
    """The day that "this month" is said of."""
    return datetime.now(UTC).astimezone().date()


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = tables()["parts"]
    return tuple((name, re.compile(_filled(form, parts), re.IGNORECASE)) for name, form in tables()["forms"])


def _filled(form: str, parts: Mapping[str, str]) -> str:
    for name, pattern in parts.items():
        form = form.replace(f"<{name}>", pattern)
    return form


def atoms_in(text: str) -> Iterator[Stretch]:
    taken = [False] * len(text)
    for name, form in _forms():
        for found in form.finditer(text):
            if any(taken[found.start() : found.end()]) or not (atom := _atom(name, found)):
                continue
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            yield atom


def _atom(name: str, found: re.Match[str]) -> Stretch | None:
    told = {key: value for key, value in found.groupdict().items() if value}
    now, start, end = today(), found.start(), found.end()
    if name == "word":
        return Stretch(start, end, *_of_word(found[0], now))
    if name == "end":
        return _to_the_end(told, now, start, end)
    if name in ("ago", "back", "on", "within"):
        return _moved(name, told, now, start, end)
    return _on_calendar(name, told, now.year, start, end)


def _on_calendar(name: str, told: Mapping[str, str], now: int, start: int, end: int) -> Stretch | None:
    """A year, a month or a day; of a month without a year it is left open."""
    month, day = _month(told), _number(told.get("d", "0"))
    year = int(told.get("y") or told.get("z") or now + _WORDS.get(told.get("w", ""), ("", _offset(told)))[1])
    if name in ("half", "quarter"):
        return _part_of_year(told, year, start, end)
    is_open = name in ("m", "dm")
    if not (1 if is_open else 0) <= month <= MONTHS_A_YEAR or day > length_of(_LEAP if is_open else year, month or 1):
        return None
    return Stretch(start, end, *span(year, month, day), month=(month, day) if is_open else None, named=name == "y")


def _to_the_end(told: Mapping[str, str], now: date, start: int, end: int) -> Stretch:
    """``before year end``, 年底前, ``by the end of March``: up to the last day of it."""
    year, month = int(told.get("y") or told.get("z") or now.year), _month(told)
    if month:
        year += "y" not in told and (month < now.month if "w" not in told else told["w"] == "明年")
    elif told.get("u") in ("month", "月"):
        year, at = divmod(now.year * MONTHS_A_YEAR + now.month - 1 + told.get("w", "").startswith("下"), MONTHS_A_YEAR)
        month = at + 1
    else:
        year += _WORDS.get(told.get("w", ""), ("", 0))[1]
    return Stretch(start, end, None, span(year, month, 0)[1])


def _offset(told: Mapping[str, str]) -> int:
    return {"last": -1, "next": 1}.get(told.get("w", "").split(" ")[0].casefold(), 0)


def _part_of_year(told: Mapping[str, str], year: int, start: int, end: int) -> Stretch:
    if half := told.get("h"):
        first, last = (1, 6) if half.startswith("上") else (7, 12)
    else:
        quarter = _number(told.get("q") or told["p"])
        first, last = 3 * quarter - 2, 3 * quarter
    return Stretch(start, end, span(year, first, 0)[0], span(year, last, 0)[1])


def _month(told: Mapping[str, str]) -> int:
    if name := told.get("n"):
        return _MONTHS.index(name[:3].casefold()) + 1
    return _number(told.get("m", "0"))


def _number(text: str) -> int:
    """A count in digits or words: 30, 三, 十二, six."""
    small = text.casefold()
    if small.isdigit():
        return int(small)
    if small in ("a", "an"):
        return 1
    if small in spelled():
        return spelled()[small]
    small = small.replace("两", "二")
    tens, ten, ones = small.partition("十")
    if not ten:
        return _HAN.find(small) if len(small) == 1 else 0
    return 10 * (_HAN.find(tens) if tens else 1) + (_HAN.find(ones) if ones else 0)


def _of_word(word: str, now: date) -> tuple[Decimal, Decimal]:
    """``this month``, ``昨天``: from the first to the last moment."""
    small = word.casefold()
    unit, by = _WORDS.get(small) or _unit_of(small)
    if unit == "day":
        day = now + timedelta(days=by)
        return span(day.year, day.month, day.day)
    if unit == "week":
        first = now - timedelta(days=now.weekday()) + timedelta(weeks=by)
        return of_day(first), of_day(first + timedelta(days=6)) + LAST
    if unit == "year":
        return span(now.year + by, 0, 0)
    if unit == "quarter":
        at = now.year * 4 + (now.month - 1) // 3 + by
        return span(at // 4, 3 * (at % 4) + 1, 0)[0], span(at // 4, 3 * (at % 4) + 3, 0)[1]
    at = now.year * MONTHS_A_YEAR + now.month - 1 + by
    return span(at // MONTHS_A_YEAR, at % MONTHS_A_YEAR + 1, 0)


def _unit_of(word: str) -> tuple[str, int]:
    by = -1 if word.startswith(("last", "上")) else 1 if word.startswith(("next", "下")) else 0
    for unit, forms in (("week", ("week", "周", "星期")), ("quarter", ("quarter", "季度")), ("year", ("year",))):
        if word.endswith(forms):
            return unit, by
    return "month", by


def of_day(day: date) -> Decimal:
    """A day as the number that cells are."""
    return number_of(day.year, day.month, day.day)


def _moved(name: str, told: Mapping[str, str], now: date, start: int, end: int) -> Stretch | None:
    """``3 months ago``, ``in the last 30 days``, ``30天内``."""
    months, days = _length(told)
    if not months and not days:
        return None
    back, ahead, here = of_day(_shifted(now, -months, -days)), of_day(_shifted(now, months, days)), of_day(now)
    if name == "ago":
        return _gone(told, Stretch(start, end, back, back + LAST), here)
    low = back if name in ("back", "within") else here
    high = ahead if name in ("on", "within") else here
    return Stretch(start, end, low, high + LAST, within=int(name == "within"))


def _gone(told: Mapping[str, str], then: Stretch, here: Decimal) -> Stretch | None:
    """``3 days ago`` is a day; of months and years it is none, and 半年前 is all before."""
    unit, than = told["u"].casefold(), told.get("o", "").casefold()
    is_day = "day" in unit or unit == "天"
    if than in _MORE:
        return then.bounded("before")
    if than:
        return replace(then, high=here + LAST)
    if is_day:
        return then
    return None if unit.isascii() else then.bounded("before")


def _length(told: Mapping[str, str]) -> tuple[int, int]:
    """So many months, or days; nothing for what is half of no year."""
    unit, count = told["u"].casefold(), _number(told["c"])
    if told["c"] == "半":
        return (6, 0) if "年" in unit else (0, 0)
    if "年" in unit or "year" in unit:
        return 12 * count, 0
    if "月" in unit or "month" in unit:
        return count, 0
    return 0, count * (7 if "周" in unit or "星期" in unit or "week" in unit else 1)


def _shifted(now: date, months: int, days: int) -> date:
    if not months:
        return now + timedelta(days=days)
    at = now.year * MONTHS_A_YEAR + now.month - 1 + months
    year, month = at // MONTHS_A_YEAR, at % MONTHS_A_YEAR + 1
    return date(year, month, min(now.day, length_of(year, month)))
