"""A column that tells in which unit each thing is kept: 单位, UOM. What is said in it is said of its own numbers.

Cloth is told by the metre, buttons by the piece: "500 metres left" are 500 of what the stock counts, of such as are
kept by the metre.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.lexicon import forms, words_of_container
from merchant_assistant.chat.exact.words.measures import units_of, words_of_unit
from merchant_assistant.foundation.prose import has_han

_MOST = 20  # units that a table has
_COUNTED = re.compile(
    r"\b(?:stock|left|have|hold|got|on hand|remain\w*|moq|min\w*|order|least|take|sold)\b"
    r"|库存|存货|还有|剩|起订|起批|最少|卖",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"\b(?:prices?|costs?|how much|pay|cheap\w*|dear\w*|expensive|margin|profit|make|earns?|yuan)\b"
    r"|\b(?:under|over|below|above)\b|价|多少钱|贵|便宜|毛利|利润|赚|批发",
    re.IGNORECASE,
)
# What is measured of each thing: metres of width are none of what is kept by the metre.
_SIZED = re.compile(
    r"\b(?:width|wide[rn]?|widest|lengths?|heights?|thickness|diameters?|depths?)\b|门幅|幅宽|[宽长高厚]度|直径|克重|多[宽长高厚]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ByUnit:
    """A question without a unit. ``test``: that things are kept in it, where it says of how many there are."""

    text: str
    test: Test | None = None


def unit_column(holdings: Holdings) -> str:
    """The attribute that tells of each thing in which unit it is kept; '' for none."""
    return next((name for name in holdings.of_concept.get("unit", ()) if _are_units(holdings.values_of(name))), "")


def _are_units(values: Iterable[str]) -> bool:
    held = list(values)
    return bool(held) and len(held) <= _MOST and all(_ids(one) for one in held)


@lru_cache(maxsize=1024)
def _ids(word: str) -> frozenset[str]:
    """What a word for a unit means; for a piece of something the word itself."""
    small = word.casefold().strip(" .")
    found = {one.id for one in units_of(small)}
    if sort := container(small):
        found.add(sort)
    single = (
        small in forms("pieces") or small in ("each", "ea", "pce", "stk", "no") or (len(small) == 1 and has_han(small))
    )
    return frozenset(found or ({small} if single else ()))


def sorts_of_rows(holdings: Holdings) -> set[str]:
    """The containers that things are kept in, so that their price is that of one."""
    column = unit_column(holdings)
    return {container(value) for value in holdings.values_of(column)} - {""} if column else set()


def in_rows_unit(text: str, holdings: Holdings) -> ByUnit | None:
    """The question without a unit in which things are kept; None where it names none."""
    column = "" if _SIZED.search(text) else unit_column(holdings)
    for value in holdings.values_of(column) if column else ():
        said = _said_in(value)
        if _COUNTED.search(text) and (told := said.without_counted(text)) != text:
            return ByUnit(told, Test(column, (value,)))
        if _OF_MONEY.search(text) and (told := said.without_priced(text)) != text:
            return ByUnit(" ".join(told.split()))
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """How a question says one unit: so many of it, and a price for it."""

    asked_han: re.Pattern[str]
    number_han: re.Pattern[str]
    number: re.Pattern[str]
    total: re.Pattern[str]
    each: re.Pattern[str]
    each_han: re.Pattern[str]
    bought_han: re.Pattern[str]
    bought: re.Pattern[str]

    def without_counted(self, text: str) -> str:
        """The question about how many there are, with pieces in the place of the unit."""
        told = self.asked_han.sub("多少", text)
        told = self.number_han.sub("件", told) if has_han(text) else told
        return self.total.sub("total pieces", self.number.sub(r"\1 pieces", told))

    def without_priced(self, text: str) -> str:
        """The question for a price without what it is for, else without the unit of what is bought."""
        told = self.each.sub("", text)
        told = self.each_han.sub("", told) if has_han(text) else told
        if told != text:
            return told
        told = self.bought_han.sub("件", text) if has_han(text) else text
        return self.bought.sub("", told) if told == text else told


@lru_cache(maxsize=256)
def _said_in(value: str) -> _Said:
    words = _words_of(value)
    latin = "|".join(sorted((re.escape(one) for one in words if one.isascii()), key=len, reverse=True)) or "(?!)"
    han = "|".join(sorted((one for one in words if not one.isascii()), key=len, reverse=True)) or "(?!)"
    any_of = f"{latin}|{han}"
    return _Said(
        asked_han=re.compile(rf"(多少|几)(?:{any_of})(?!黄)"),
        number_han=re.compile(rf"(?<=\d)\s?(?:{any_of})(?![A-Za-z黄])"),
        number=re.compile(rf"\b(how many|\d+(?:\.\d+)?) ?(?:{latin})\b(?! (?:wide|long|high|tall))"),
        total=re.compile(rf"\btotal (?:{latin})\b"),
        each=re.compile(rf"\b(?:per|a|an|each|the|by the|on a|on each) (?:{latin})\b|/ ?(?:{latin})\b"),
        each_han=re.compile(rf"(?:每|一|1|/)(?:{any_of})"),
        bought_han=re.compile(rf"(?<=\d)\s?(?:{any_of})"),
        bought=re.compile(rf"(?<=\d) ?(?:{latin})\b(?: of)?"),
    )


def _words_of(value: str) -> list[str]:
    """How a unit is written."""
    ids = _ids(value)
    found = [word for id in ids for word in words_of_unit(id)]
    sorts = [word for id in ids for word in words_of_container(id)]
    single = units_of(value.casefold()) or sorts
    return [*found, *sorts, value.casefold()] if single else []
