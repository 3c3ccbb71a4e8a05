"""Columns of a stock-keeper that each house calls otherwise, known by the words of their heads: Sold/Mth, ROP, 月销.

See ``resources/chat/exact/keeping.toml``. A name that is in the list of a concept goes before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.importing.month_heads import month_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import apart
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.foundation.paths import resource

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

SALES = "sales"
_CONCEPTS = ("sales", "reorder", "max_stock", "on_order", "lead_time")
_SAID: Mapping[str, tuple[frozenset[str], ...]] = {  # the same by their words, in any language: Min.Bestand, Re-ord @
    id: tuple(frozenset(said.split()) for said in ways)
    for id, ways in {
        "reorder": (
            *("reorder", "reorder point", "reorder stock", "safety", "safety stock", "minimum", "minimum stock"),
            *("safety point", "safety quantity", "safety carton", "safety pack", "minimum carton", "minimum pack"),
        ),
        "max_stock": ("maximum", "maximum stock"),
        "on_order": ("incoming", "incoming quantity", "incoming stock", "incoming carton", "incoming pack"),
    }.items()
}
_CAMEL_NUMBER = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d[a-z])(?=[A-Z])")


def kept_by(fields: Mapping[str, FieldHeld], known: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The columns of each such concept that no column is called by name; of sales all that there are."""
    taken = {name for id, names in known.items() for name in names if id != "lead_time"}
    found: dict[str, tuple[str, ...]] = {}
    for id in _CONCEPTS:
        told = tuple(name for name, one in fields.items() if name not in taken and _tells(id, one))
        if id == SALES and (of_name := known.get(id, ())):
            told = (*of_name, *(name for name in told if name not in of_name))
        elif known.get(id):
            continue
        if told and (id == SALES or len(told) == 1):
            found[id] = told
    return found


def _tells(id: str, one: FieldHeld) -> bool:
    """Whether a column of bare numbers is of a concept by its head."""
    if one.kind != "numbers" or not one.field.startswith(ATTRIBUTE) or any(map(currencies, one.units)):
        return False
    if month_of(one.field.removeprefix(ATTRIBUTE)):
        return False  # of one month of many, which months.py reads
    head, entry = spelt(one.field), table()[id]
    if head_words.read(one.field.removeprefix(ATTRIBUTE)).said in _SAID.get(id, ()):
        return True
    return bool(_pattern(entry["heads"]).search(head)) and not _pattern(entry["never"]).search(head)


@lru_cache(maxsize=1024)
def spelt(field: str) -> str:
    """The head of a column as people say it, without what stands in brackets only for the unit."""
    name = _CAMEL_NUMBER.sub(" ", apart(field.removeprefix(ATTRIBUTE)))
    return " ".join(re.sub(r"[_().（）\[\]/,:：-]+", " ", name).split())


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=1024)
def time_of(field: str) -> str:
    """Of which time the sales of a column are; '' where its head does not say it."""
    head = spelt(field)
    return next((name for name, entry in times() if _pattern(entry["head"]).search(head)), "")


def days_of_time(name: str) -> int:
    """How many days such a time has; 0 where that is open: the year so far."""
    return int(table()["times"].get(name, {}).get("days", 0))


def times() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The times, those that say most first."""
    told = table()["times"]
    return ((name, told[name]) for name in told["order"])


@cache
def speaks(name: str) -> re.Pattern[str]:
    """A pattern for what questions say of sales."""
    return _pattern(table()["speaks"][name])


@cache
def table() -> Mapping[str, Any]:
    """``keeping.toml``."""
    return tomllib.loads(resource("chat", "exact", "keeping.toml").read_text(encoding="utf-8"))
