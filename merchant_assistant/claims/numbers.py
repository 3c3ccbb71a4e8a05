"""Numbers as people write them: 1,500 · 1.500,0 · 4 1/2 · ½ · two dozen · twenty-four · 二十四."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from merchant_assistant.claims.text import Text, Token


class Amount(NamedTuple):
    """One number in a text. ``values`` has two where a comma may divide thousands or decimals; ``step`` is the value
    of the last digit shown, the finest that the writer told."""

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
    (?P<sign>(?<![\w)\]%"'.])-(?=\d))?
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
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_SPECIAL = {"dozen": Fraction(12), "half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_CHINESE = re.compile("[零〇一二两三四五六七八九十百千万半]+")
_MAX_CHINESE = 9


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
        readings = [plain]
        if parts["grouped"] and grouped.count(",") == 1 and "." not in grouped and not grouped.endswith(",000"):
            readings.append(grouped.replace(",", "."))  # 1,500: fifteen hundred, or one and a half
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
        word = tokens[place].word
        if word in _UNITS or word in _TENS or word in _SPECIAL or word in _SCALES:
            amount, place = _spelled_at(text, place)
            if amount:
                yield amount
        else:
            place += 1


def _spelled_at(text: Text, first: int) -> tuple[Amount | None, int]:
    """The number words that begin at token ``first``, and the place after them."""
    tokens, place = text.tokens, first
    total, current, seen = Fraction(0), Fraction(0), False
    while place < len(tokens) and (place == first or _near(text, tokens[place - 1], tokens[place])):
        word = tokens[place].word
        if word in _UNITS or word in _TENS:
            small = word in _UNITS
            if seen and not _continues(current, small):
                break
            current += _UNITS[word] if small else _TENS[word]
        elif word in _SCALES and seen:
            total, current = (
                (total, current * 100) if word == "hundred" else (total + current * _SCALES[word], Fraction(0))
            )
        elif word in _SPECIAL and (not seen or word == "dozen"):
            current = (current or 1) * _SPECIAL[word]
        elif (
            word in ("a", "and")
            and seen
            and place + 1 < len(tokens)
            and _goes_on(word, tokens[place + 1].word, current)
        ):
            place += 1
            continue
        else:
            break
        seen, place = True, place + 1
    if not seen:
        return None, first + 1
    return Amount(tokens[first].start, tokens[place - 1].end, (total + current,), Fraction(1, 100), True), place


def _continues(current: Fraction, small: bool) -> bool:
    """twenty-four goes on, two three does not."""
    if small:
        return current == 0 or current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0)
    return current == 0 or current % 100 == 0


def _goes_on(joiner: str, following: str, current: Fraction) -> bool:
    if joiner == "a":  # half a dozen
        return current == Fraction(1, 2) and following == "dozen"
    return current >= 100 and (following in _UNITS or following in _TENS)


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
    except ValueError:
        return None
