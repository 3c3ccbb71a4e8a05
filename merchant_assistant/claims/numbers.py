"""Numbers as people write them: 1,500 · 1.500,0 · 4 1/2 · ½ · two dozen · twenty-four · 二十四."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.tables import table
from merchant_assistant.claims.text import Text, Token


class Amount(NamedTuple):
    """One number in a text. ``values`` has several where it can be read in several ways (none is today: 1,500 is taken
    for fifteen hundred in English and Chinese); ``step`` is the value of the last digit shown.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    step: Fraction
    spelled: bool = False  # a word, not digits

    @property
    def value(self) -> Fraction:
        return self.values[0]


_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = re.compile(
    rf"""
    (?P<sign>(?<![\w)\]%"'.\u3400-\u9fff])-(?=\d))?
    (?:
      (?P<whole>\d{{1,4}})[ -]?(?P<vulgar>[{_VULGAR}])
    | (?P<onlyvulgar>[{_VULGAR}])
    | (?P<mixed>\d{{1,4}})[ -](?P<mtop>\d{{1,3}})/(?P<mbottom>\d{{1,3}})(?![\d/])
    | (?P<top>\d{{1,4}})/(?P<bottom>\d{{1,4}})(?![\d/])
    | (?P<grouped>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]))
    | (?P<grouped_other>\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d))
    | (?P<apostrophe>\d{{1,3}}(?:'\d{{3}})+(?!\d))
    | (?P<comma>\d+,\d+)(?!\d*[,])
    | (?P<plain>\d+(?:\.\d+)?|(?<![\d\w])\.\d+)
    )
    """,
    re.VERBOSE | re.ASCII,
)
_CHINESE = re.compile("[零〇一二两三四五六七八九十百千万半]+")
_MAX_CHINESE = 9


class _Words(NamedTuple):
    """Number words by their value."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    special: dict[str, Fraction]


@cache
def _words() -> _Words:
    content = table("language")["numbers"]
    return _Words(
        {word: value for value, word in enumerate(content["units"])},
        {word: 10 * value for value, word in enumerate(content["tens"]) if word},
        content["scales"],
        {word: Fraction(value) for word, value in content["special"].items()},
    )


def amounts(text: Text) -> list[Amount]:
    """Every number of the text from left to right."""
    found = [*_written(text), *_spelled(text), *_chinese(text)]
    return sorted(found)


def _written(text: Text) -> Iterator[Amount]:
    for match in _DIGITS.finditer(text.folded):
        values, step = _digits_value(match)
        if values:
            sign = -1 if match["sign"] else 1
            yield Amount(match.start(), match.end(), tuple(sign * value for value in values), step)


def _digits_value(match: re.Match[str]) -> tuple[tuple[Fraction, ...], Fraction]:
    parts = match.groupdict()
    if parts["whole"] or parts["onlyvulgar"]:
        part = Fraction(unicodedata.numeric(parts["vulgar"] or parts["onlyvulgar"])).limit_denominator(10)
        return (int(parts["whole"] or 0) + part,), part / 100
    if parts["top"] or parts["mixed"]:
        top, bottom = (int(parts[name]) for name in (("mtop", "mbottom") if parts["mixed"] else ("top", "bottom")))
        return ((int(parts["mixed"] or 0) + Fraction(top, bottom),), Fraction(1, 1000)) if bottom else ((), Fraction(1))
    return _decimal_value(parts)


def _decimal_value(parts: dict[str, str | None]) -> tuple[tuple[Fraction, ...], Fraction]:
    if grouped := parts["grouped"] or parts["apostrophe"]:
        plain = grouped.replace(",", "").replace("'", "")
        readings = [grouped.replace(",", ".") if grouped.startswith("0,") else plain]
    elif other := parts["grouped_other"]:
        readings = [other.replace(".", "").replace(",", ".")]
    elif comma := parts["comma"]:
        readings = [comma.replace(",", ".")]
    else:
        readings = [parts["plain"] or "0"]
    decimals = len(readings[0].partition(".")[2])
    return tuple(Fraction(reading) for reading in readings), Fraction(1, 10**decimals)


def _spelled(text: Text) -> Iterator[Amount]:
    place, tokens = 0, text.tokens
    while place < len(tokens):
        if any(tokens[place].word in words for words in _words()):
            amount, place = _spelled_at(text, place)
            if amount:
                yield amount
        else:
            place += 1


def _spelled_at(text: Text, first: int) -> tuple[Amount | None, int]:
    """The number words that begin at token ``first``, and the place after them."""
    tokens, place, said = text.tokens, first, _Said()
    while place < len(tokens) and (place == first or _near(text, tokens[place - 1], tokens[place])):
        following = tokens[place + 1].word if place + 1 < len(tokens) else ""
        if not said.take(tokens[place].word, following):
            break
        place += 1
    if not said.begun:
        return None, first + 1
    return Amount(
        tokens[first].start, tokens[place - 1].end, (said.total + said.current,), Fraction(1, 100), True
    ), place


class _Said:
    """A number being read word by word."""

    def __init__(self) -> None:
        self.total, self.current, self.begun = Fraction(0), Fraction(0), False

    def take(self, word: str, following: str) -> bool:
        """Add the word; False where the number does not go on with it."""
        taken = self._small(word) or self._scale(word) or self._special(word) or self._joiner(word, following)
        self.begun = self.begun or taken
        return taken

    def _small(self, word: str) -> bool:
        """twenty-four goes on, two three does not."""
        words, rest = _words(), self.current % 100
        if word in words.units and (rest == 0 or (rest >= 20 and rest % 10 == 0)):
            self.current += words.units[word]
        elif word in words.tens and rest == 0:
            self.current += words.tens[word]
        else:
            return False
        return True

    def _scale(self, word: str) -> bool:
        scale = _words().scales.get(word)
        if scale is None or not self.begun:
            return False
        if scale == 100:
            self.current *= scale
        else:
            self.total, self.current = self.total + self.current * scale, Fraction(0)
        return True

    def _special(self, word: str) -> bool:
        value = _words().special.get(word)
        if value is None or (self.begun and value < 1):
            return False
        self.current = (self.current or 1) * value
        return True

    def _joiner(self, word: str, following: str) -> bool:
        """ "half a dozen", "one hundred and twenty"."""
        if not self.begun:
            return False
        words = _words()
        if word == "a":
            return self.current == Fraction(1, 2) and following in words.special
        return word == "and" and self.current >= 100 and (following in words.units or following in words.tens)


def _near(text: Text, before: Token, after: Token) -> bool:
    return text.folded[before.end : after.start] in (" ", "-")


def _chinese(text: Text) -> Iterator[Amount]:
    for match in _CHINESE.finditer(text.folded):
        value = _chinese_value(match.group()) if len(match.group()) <= _MAX_CHINESE else None
        if value is not None:
            yield Amount(match.start(), match.end(), (value,), Fraction(1, 100), True)


def _chinese_value(word: str) -> Fraction | None:
    if word == "半":
        return Fraction(1, 2)
    if "半" in word:
        return None
    from cn2an import cn2an  # noqa: PLC0415 - only Chinese text needs it

    try:
        return Fraction(cn2an(word, "normal"))
    except (ValueError, LookupError):  # 十十四 is no number
        return None
