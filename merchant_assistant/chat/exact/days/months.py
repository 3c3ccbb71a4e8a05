"""Columns of months, one for what was sold in January, one for February …, and which of them a question means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

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
from merchant_assistant.chat.exact.days.said_of_days import today
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.foundation.paths import resource

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld, Sold

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter", "fall": "autumn"}


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
            year = 0 if year == today().year else -1
        elif not year:
            year = next(iter(years)) if len(years) == 1 else today().year if today().year in years else -1
        found = [self.columns.get((year, month), "") for month in wanted]
        return tuple(found) if found and all(found) else ()

    def of_year(self, year: int = 0) -> tuple[str, ...]:
        """All columns of a year; of this one where none is told."""
        if {y for y, _ in self.columns} == {0}:
            return self.all if year in (0, today().year) else ()
        return tuple(name for (y, _), name in self.columns.items() if y == (year or today().year))


def months_in(fields: Mapping[str, FieldHeld]) -> list[Months]:
    """The columns of months of a catalogue; none where only a few are called so."""
    found: dict[Sold, dict[Month, str]] = {}
    for name, one in fields.items():
        if one.kind == "numbers" and name.startswith(ATTRIBUTE) and (told := month_of(name.removeprefix(ATTRIBUTE))):
            what: Sold = "turnover" if told[1] or any(map(currencies, one.units)) else "sold"
            found.setdefault(what, {}).setdefault(told[0], name)
    return [Months(what, dict(sorted(of.items()))) for what, of in found.items() if len(of) >= FEWEST]


def columns_said(text: str, months: Months) -> tuple[str, tuple[str, ...]] | None:
    """The question without the months that it says, and their columns; None where it says none that there are.

    All columns where it says no time.
    """
    for what, pattern in _when():
        found = pattern.search(text)
        if found is None:
            continue
        fields = _meant(what, {name: said for name, said in found.groupdict().items() if said}, months)
        return (f"{text[: found.start()]} {text[found.end() :]}", fields) if fields else None
    return text, months.all


def _meant(what: str, said: Mapping[str, str], months: Months) -> tuple[str, ...]:
    year = int(next((said[name] for name in ("y", "y2", "zy") if name in said), 0))
    if what == "all":
        return months.of_year(year)
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


@cache
def table() -> Mapping[str, Any]:
    """``months.toml``."""
    return tomllib.loads(resource("chat", "exact", "months.toml").read_text(encoding="utf-8"))
