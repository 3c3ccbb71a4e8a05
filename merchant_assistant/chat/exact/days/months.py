"""Columns of months, one for what was sold in January, one for February …, and which of them a question means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from merchant_assistant.catalogue.importing.month_heads import (
    FEWEST,
    IN_CHINESE,
    NAMES,
    YEAR,
    Month,
    month_named,
    month_of,
)
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.days.named_so import Called, is_time, may_be
from merchant_assistant.chat.exact.days.said_of_days import today
from merchant_assistant.chat.exact.days.tables import table
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld, Sold

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter", "fall": "autumn"}
_LAST = 12
_THIS_YEAR = re.compile(r"\bthis (?:year|spring|summer|autumn|fall|winter)\b|今年", re.IGNORECASE)
_LAST_ONE = re.compile(r"\blast (?!quarter)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Months:
    """Columns of what was sold, by their months, in order. ``what``: pieces or money."""

    what: Sold
    columns: Mapping[Month, str]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(self.columns.values())

    def of(self, wanted: Iterable[int], year: int = 0) -> tuple[str, ...]:
        """The columns of some months, each told once and all of one year; () where one is missing or none is sure."""
        years = {y for y, _ in self.columns}
        if year and 0 in years:
            year = 0 if self._is_of(year) else -1
        elif not year:
            year = next(iter(years)) if len(years) == 1 else today().year if today().year in years else -1
        found = [self.columns.get((year, month), "") for month in wanted]
        return tuple(found) if found and all(found) else ()

    def of_year(self, year: int = 0) -> tuple[str, ...]:
        """All columns of a year; of this one where none is told."""
        if {y for y, _ in self.columns} == {0}:
            return self.all if self._is_of(year or today().year) else ()
        return tuple(name for (y, _), name in self.columns.items() if y == (year or today().year))

    def _is_of(self, year: int) -> bool:
        """Whether months of no told year are surely of one: of this year those from January on that have begun."""
        held = [month for _, month in self.columns]
        return year == today().year and held == [*range(1, len(held) + 1)] and held[-1] <= today().month


class Said(NamedTuple):
    """The columns of the months that a question says. ``rest``: it without them; ``apart``: each month was named."""

    rest: str
    columns: tuple[str, ...]
    apart: bool = False


def months_in(fields: Mapping[str, FieldHeld]) -> list[Months]:
    """The columns of months of a catalogue; none where only a few are called so."""
    found: dict[Sold, dict[Month, str]] = {}
    for name, one in fields.items():
        if one.kind == "numbers" and name.startswith(ATTRIBUTE) and (told := month_of(name.removeprefix(ATTRIBUTE))):
            what: Sold = "turnover" if told[1] or any(map(currencies, one.units)) else "sold"
            found.setdefault(what, {}).setdefault(told[0], name)
    return [Months(what, dict(_in_order(of))) for what, of in found.items() if len(of) >= FEWEST]


def _in_order(columns: Mapping[Month, str]) -> list[tuple[Month, str]]:
    """Columns in their order; Oct … Mar of no told year begin behind the months that there are not."""
    found = sorted(columns.items())
    first = next((at for at, ((year, month), _) in enumerate(found) if (year, month - 1) not in columns and at), 0)
    turns = {year for year, _ in columns} == {0} and {(0, 1), (0, _LAST)} <= {*columns}
    return [*found[first:], *found[:first]] if turns else found


def columns_said(text: str, months: Months, called: Called) -> Said | None:
    """The question without the months that it says, and their columns; None where it says none that there are.

    All columns where it says no time. Raises :class:`Unclear` where a month may as well be what goods are called.
    """
    for one in month_names(text):
        if not (may_be(text, *one.span()) or _in_name(text, one, called)):
            raise Unclear(phrase(called.language, "month_or_name").format(month=one[0].capitalize()))
    for what, pattern in _when():
        found = next((one for one in pattern.finditer(text) if is_time(text, one, called)), None)
        if found is None:
            continue
        fields = _meant(what, {name: said for name, said in found.groupdict().items() if said}, found[0], months)
        return Said(f"{text[: found.start()]} {text[found.end() :]}", fields, apart=what == "list") if fields else None
    return Said(text, months.all)


def _meant(what: str, said: Mapping[str, str], text: str, months: Months) -> tuple[str, ...]:
    year = int(next((said[name] for name in ("y", "y2", "zy") if name in said), 0))
    if what == "all":
        whole = {"w", "zw"} & {*said} and {*months.columns} == {(0, month) for month in range(1, _LAST + 1)}
        return months.all if whole else months.of_year(year)
    if what == "back" or _THIS_YEAR.search(text):
        year = today().year
    elif _LAST_ONE.search(text):
        return ()  # whose year is not sure
    if what == "list":
        return months.of(dict.fromkeys(map(number_of, month_names(text))), year)
    return months.of(_numbers(what, said), year)


def _numbers(what: str, said: Mapping[str, str]) -> list[int]:
    """The months by their numbers."""
    if what == "range":
        first, last = (_number(said.get(a) or said[b]) for a, b in (("m", "zm"), ("n", "zn")))
        return list(range(first, last + 1)) if first <= last else []
    if what == "quarter":
        place = _number(said.get("q") or said.get("zq") or said["qw"])
        return list(range(3 * place - 2, 3 * place + 1))
    if what == "half":
        place = {"上": 1, "下": 2}.get(said.get("zh", "")) or _number(said.get("h") or said["hw"])
        return list(range(6 * place - 5, 6 * place + 1))
    if what == "season":
        name = (said.get("s") or said["zs"]).casefold()
        return list(table()["seasons"][_SEASONS.get(name, name)])
    if what == "back":
        back = (said.get("b") or said["zb"]).casefold()
        return [today().month - (back in ("last", "上个月", "上月"))]
    return [_number(said.get("m") or said["zm"])]


def month_names(text: str) -> list[re.Match[str]]:
    """Where months are named, whatever is said of them."""
    return list(_both().finditer(text))


def names_a_time(text: str) -> bool:
    """Whether months are named in any way."""
    return any(pattern.search(text) for _, pattern in _when())


def _in_name(text: str, said: re.Match[str], called: Called) -> bool:
    """Whether a month's name is a part of what goods are called."""
    try:
        return not is_time(text, said, called)
    except Unclear:
        return False


def _number(word: str) -> int:
    word = word.casefold()
    if word.isdigit():
        return int(word)
    return _ORDINALS.get(word) or month_named(word)


@cache
def _when() -> list[tuple[str, re.Pattern[str]]]:
    return [(one["months"], re.compile(_filled(one["says"]), re.IGNORECASE)) for one in table()["when"]]


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_filled('<MON>')})\b|(?<!\d)(?:{IN_CHINESE})月份?", re.IGNORECASE)


def _filled(pattern: str) -> str:
    return pattern.replace("<MON>", f"(?:{NAMES})").replace("<YEAR>", YEAR).replace("<ZH>", IN_CHINESE)


def number_of(match: re.Match[str]) -> int:
    """The month that is named there."""
    return _number(match[0].rstrip("份").removesuffix("月"))
