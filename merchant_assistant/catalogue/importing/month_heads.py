"""Heads of columns that each hold what was sold in one month: Jan … Dec, 2026-01 …, 1月销量 …

They are no barcodes (JAN), no prices from so many on (2026-01) and nobody's prices (May), but columns of their own.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource

FEWEST = 3  # columns that make it a list of months
YEAR = r"(?:19|20)\d\d"
IN_CHINESE = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DIGITS = "一二三四五六七八九十"
_MONTHS = 12
_CENTURY = 2000
_NUMERIC = re.compile(
    rf"(?P<y>{YEAR})[-/.年]\s?(?P<m>\d{{1,2}})月?|(?P<m2>\d{{1,2}})[/.-](?P<y2>{YEAR})|(?P<m3>{IN_CHINESE})月"
)
_OF_YEAR = re.compile(rf"'?(?P<y>{YEAR}|(?<=')\d\d|(?<=[-\s])\d\d$)")

Month = tuple[int, int]  # year (0: not told) and month


def places_of_months(heads: Sequence[str]) -> list[int]:
    """The columns that hold what was sold in a month; none where only one or two are called so."""
    found = {place: told[0] for place, head in enumerate(heads) if (told := month_of(head))}
    return list(found) if len(set(found.values())) >= FEWEST else []


@cache
def month_of(head: str) -> tuple[Month, bool] | None:
    """The month that the head of a column is, and whether it holds money; None for any other head."""
    text = " ".join(re.sub(r"[_()（）]+", " ", unicodedata.normalize("NFKC", head)).split())
    if found := _NUMERIC.search(text):
        month = month_named(found["m"] or found["m2"] or found["m3"])
        year = int(found["y"] or found["y2"] or 0)
    elif found := _named().search(text):
        month, year = month_named(found[0]), 0
    else:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if not year and (said := _OF_YEAR.search(rest)):
        year = int(said["y"]) + (0 if len(said["y"]) > len("26") else _CENTURY)
        rest = f"{rest[: said.start()]} {rest[said.end() :]}"
    rest = re.sub(r"['.,:/\s-]+", " ", rest).strip()
    if not 1 <= month <= _MONTHS:
        return None
    if re.search(_table()["beside"], rest, re.IGNORECASE):
        return (year, month), False
    return ((year, month), True) if re.search(_table()["money"], rest, re.IGNORECASE) else None


def month_named(word: str) -> int:
    """The number of a month that is written as a number or a name; 0 for none."""
    word = word.strip(". ").casefold()
    if word.isdigit():
        return int(word)
    if word and not set(word) - set(_DIGITS):
        return sum(_DIGITS.index(one) + 1 for one in word)  # 十一: ten and one
    named = enumerate(_table()["names"], 1)
    return next((at for at, forms in named if re.fullmatch(forms, word, re.IGNORECASE)), 0)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{NAMES})(?![^\W\d_])\.?", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Any]:
    """``months.toml``."""
    return tomllib.loads(resource("formats", "months.toml").read_text(encoding="utf-8"))


NAMES = "|".join(_table()["names"])
