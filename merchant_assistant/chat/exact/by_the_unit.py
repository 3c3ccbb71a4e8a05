"""A column that tells in which unit each thing is kept: 单位, UOM. What is said in it is said of its own numbers.

Cloth is told by the metre, buttons by the piece: "500 metres left" are 500 of what the stock counts, of such as are
kept by the metre.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.exact.as_called import container
from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.lexicon import forms
from merchant_assistant.chat.exact.measures import units_of
from merchant_assistant.claims.lexis.tables import units
from merchant_assistant.foundation.prose import has_han

_MOST = 20  # units that a table has
_COUNTED = re.compile(
    r"\b(?:stock|left|have|hold|got|on hand|remain\w*|moq|min\w*|order|least|take|sold)\b"
    r"|库存|存货|还有|剩|起订|起批|最少|卖",
    re.IGNORECASE,
)
_PRICED = re.compile(
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


def _ids(word: str) -> set[str]:
    """What a word for a unit means; {''} for a piece of something."""
    small = word.casefold().strip(" .")
    found = {one.id for one in units_of(small)}
    if sort := container(small):
        found.add(sort)
    single = (
        small in forms("pieces") or small in ("each", "ea", "pce", "stk", "no") or (len(small) == 1 and has_han(small))
    )
    return found or ({small} if single else set())


def sorts_of_rows(holdings: Holdings) -> set[str]:
    """The containers that things are kept in, so that their price is that of one."""
    column = unit_column(holdings)
    return {container(value) for value in holdings.values_of(column)} - {""} if column else set()


def in_rows_unit(text: str, holdings: Holdings) -> ByUnit | None:
    """The question without a unit in which things are kept; None where it names none."""
    column = "" if _SIZED.search(text) else unit_column(holdings)
    for value in holdings.values_of(column) if column else ():
        words = _words_of(value)
        latin = "|".join(sorted((re.escape(one) for one in words if one.isascii()), key=len, reverse=True)) or "(?!)"
        han = "|".join(sorted((one for one in words if not one.isascii()), key=len, reverse=True)) or "(?!)"
        any_of = f"{latin}|{han}"
        if _COUNTED.search(text):
            told = re.sub(rf"(多少|几)(?:{any_of})(?!黄)", "多少", text)
            told = re.sub(rf"(?<=\d)\s?(?:{any_of})(?![A-Za-z黄])", "件", told) if has_han(text) else told
            told = re.sub(rf"\b(how many|\d+(?:\.\d+)?) ?(?:{latin})\b(?! (?:wide|long|high|tall))", r"\1 pieces", told)
            told = re.sub(rf"\btotal (?:{latin})\b", "total pieces", told)
            if told != text:
                return ByUnit(told, Test(column, (value,)))
        if _PRICED.search(text):
            told = re.sub(rf"\b(?:per|a|an|each|the|by the|on a|on each) (?:{latin})\b|/ ?(?:{latin})\b", "", text)
            told = re.sub(rf"(?:每|一|1|/)(?:{any_of})", "", told) if has_han(text) else told
            if told != text:
                return ByUnit(" ".join(told.split()))
            told = re.sub(rf"(?<=\d)\s?(?:{any_of})", "件", text) if has_han(text) else text
            told = re.sub(rf"(?<=\d) ?(?:{latin})\b(?: of)?", "", told) if told == text else told
            if told != text:
                return ByUnit(" ".join(told.split()))
    return None


def _words_of(value: str) -> list[str]:
    """How a unit is written."""
    symbols, words = units()
    ids = _ids(value)
    found = [word for table in (symbols, words) for word, held in table.items() if any(one.id in ids for one in held)]
    sorts = [word for line in forms("containers") if line.split()[0] in ids for word in line.split()]
    single = units_of(value.casefold()) or sorts
    return [*found, *sorts, value.casefold()] if single else []
