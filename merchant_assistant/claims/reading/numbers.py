"""Numbers as people write them: 1,500 · 1.500,0 · 4 1/2 · ½ · 1e3 · 1.2万 · two dozen · zweihundert · 二十四."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from math import gcd
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.number_signs import chinese
from merchant_assistant.claims.reading.number_words import Spelled, scale_after, speaks_english, spelled


class Amount(NamedTuple):
    """One number in a text. ``values`` has several where it can be read in several ways (1.500 in a German text);
    ``step`` is the value of the last digit shown.

    ``otherwise``: what "1,500" is where the comma is a decimal mark, and "1.500" where the dot parts thousands. It
    counts only beside the same number without that mark.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    step: Fraction
    spelled: bool = False  # a word, not digits
    otherwise: Fraction | None = None
    percent: bool = False  # 百分之八十: the sign stands before the number

    @property
    def value(self) -> Fraction:
        return self.values[0]


_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_LONGEST = 30  # digits; a longer run is no number that anything is measured in
_DIGITS = re.compile(
    rf"""
    (?P<sign>(?<![\w)\]%"'./°℃℉\u2070-\u209f\u3400-\u9fff])-(?=\.?\d)|(?<=[\u3400-\u9fff]\s)-(?=\.?\d)|(?<=[温度围])-(?=\d))?
    (?:
      (?P<power_of_ten>10(?:\^\d{{1,2}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}))(?![\w.])
    | (?P<whole>\d{{1,4}})[ -]?(?P<vulgar>[{_VULGAR}])
    | (?P<onlyvulgar>[{_VULGAR}])
    | (?P<mixed>\d{{1,4}})[ -](?P<mtop>\d{{1,3}})/(?P<mbottom>\d{{1,3}})(?![\d/])
    | (?P<top>(?<![\d/])\d{{1,4}})/(?P<bottom>\d{{1,4}})(?![\d/]|[.,]\d)
    | (?P<power>\d{{1,3}}(?:[.,]\d{{1,6}})?
        (?:[eE][+-]?\d{{1,2}}|\s?[x×*·]\s?10(?:\^-?\d{{1,2}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})))(?![\w.])
    | (?P<grouped>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]))
    | (?P<grouped_other>\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d))
    | (?P<apostrophe>\d{{1,3}}(?:'\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d))
    | (?P<comma>\d+,\d+)(?!\d*,\d)
    | (?P<plain>\d+(?:\.\d+)?|(?<![\d\w.])\.\d+)
    )
    """,
    re.VERBOSE | re.ASCII,
)
_SPACED = re.compile(r"(?<![\w.,'/×x-])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d'.]| \d)", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_BOTTOMS = frozenset({2, 3, 4, 5, 8, 16, 32, 64})  # of fractions that are no pair: 9/16 is one, 50/60 is not
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEFORE_MINUS = 6
_PERCENT = "百分之"
_BELOW = re.compile(r"\s?(?:degrees?|°C)?\s?below(?: zero| freezing)?(?![a-z])")
_DEGREES = r"\s?(?:[°℃℉]|c\b|degrees?\b|deg\b|grad\b|degrés?\b|grados?\b)"
_FREEZES = re.compile(
    rf"{_DEGREES}|\s?(?:to|and|up to|through|bis|und|à|et|a|y|hasta|-|~)\s?(?:plus\s|\+)?"
    rf"(?:\d{{1,4}}|(?:an?\s)?[^\W\d_]{{2,24}}(?:-[^\W\d_]{{2,12}})?){_DEGREES}"
    r"|\s*(?:[.;!?)](?!\d)|$)"
)


@cache
def _minus() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(table('numbers')['signs']['minus'])})\s?$", re.IGNORECASE)


def amounts(text: Text) -> list[Amount]:
    """Every number of the text from left to right."""
    written = list(_written(text))
    words = [_below_zero(text, _of_words(found), signed=False) for found in (*spelled(text), *chinese(text))]
    found = sorted([*written, *_apart(words, written)], key=lambda amount: amount.start)
    return list(_frozen(text, found)) if "below zero" in text.lower else found


def _frozen(text: Text, found: Iterable[Amount]) -> Iterator[Amount]:
    """ "ten below zero": minus ten, and no zero of its own."""
    covered = -1
    for amount in found:
        below = _BELOW.match(text.lower, amount.end)
        if below and amount.start >= covered:
            covered = below.end()
            yield amount._replace(end=covered, values=tuple(-abs(value) for value in amount.values))
        elif amount.start >= covered:
            yield amount


def _of_words(found: Spelled) -> Amount:
    return Amount(found.start, found.end, (found.value,), Fraction(1, 100), True, percent=found.percent)


def _apart(words: Iterable[Amount], written: list[Amount]) -> Iterator[Amount]:
    """Number words that are not part of a number in digits ("3 dozen")."""
    for amount in words:
        place = bisect_left(written, amount.end, key=lambda other: other.start) - 1
        if place < 0 or written[place].end <= amount.start:
            yield amount


def _written(text: Text) -> Iterator[Amount]:
    english = speaks_english(text)
    spaced = {match.start(): match for match in _SPACED.finditer(text.folded)}
    place = 0
    while match := _DIGITS.search(text.folded, place):
        place = match.end()
        if found := spaced.get(match.start()):
            place, said = found.end(), found.group().replace(",", ".")
            # "1 250 g" may also be one of 250 g where the language parts thousands by commas
            values = (said.replace(" ", ""), *([said.rpartition(" ")[2]] if english else []))
            yield Amount(found.start(), found.end(), tuple(map(Fraction, values)), Fraction(1))
        elif place - match.start() <= _LONGEST:
            yield from _signed(text, match, english)


def _signed(text: Text, match: re.Match[str], english: bool) -> Iterator[Amount]:
    """The numbers of a match with what stands before and after them: a minus, 百分之, 万."""
    lower = text.folded[max(0, match.start() - 2) : match.start()].rstrip().endswith("/")  # 0 / -0.01 mm
    for amount in _read(match, english):
        scaled = _scaled(text, amount)
        yield _below_zero(text, _percentage(text, scaled), signed=bool(match["sign"]) and not lower)


def _scaled(text: Text, amount: Amount) -> Amount:
    """1.2 million, 3 dozen, 50万."""
    scale = scale_after(text, amount.end)
    if scale is None:
        return amount
    values = tuple(value * scale.value for value in amount.values)
    return amount._replace(end=scale.end, values=values, step=amount.step * scale.value, otherwise=None)


def _percentage(text: Text, amount: Amount) -> Amount:
    start = amount.start - len(_PERCENT)
    if start < 0 or not text.folded.startswith(_PERCENT, start):
        return amount
    return amount._replace(start=start, percent=True)


def _below_zero(text: Text, amount: Amount, *, signed: bool) -> Amount:
    said = _minus().search(text.folded, max(0, amount.start - _BEFORE_MINUS), amount.start)
    if said and text.folded[max(0, said.start() - 1) : said.start()] == "正":  # 正负: plus or minus
        return amount
    if said and (not said.group().isascii() or _freezes(text, amount.end)):
        amount, signed = amount._replace(start=said.start()), True
    if not signed:
        return amount
    otherwise = None if amount.otherwise is None else -amount.otherwise
    return amount._replace(values=tuple(-value for value in amount.values), otherwise=otherwise)


def _freezes(text: Text, end: int) -> bool:
    """ "minus 20 °C", "minus 40 to 80 °C", "down to minus 40.": what else "minus" is said of is something else."""
    return _FREEZES.match(text.lower, end) is not None


def _read(match: re.Match[str], english: bool) -> Iterator[Amount]:
    """The number of a match; two of ``50/60``, which is no fraction."""
    parts, start, end = match.groupdict(), match.start(), match.end()
    if parts["whole"] or parts["onlyvulgar"]:
        part = Fraction(unicodedata.numeric(parts["vulgar"] or parts["onlyvulgar"])).limit_denominator(10)
        yield Amount(start, end, (int(parts["whole"] or 0) + part,), part / 100)
    elif parts["mixed"] and int(parts["mbottom"]):
        part = Fraction(int(parts["mtop"]), int(parts["mbottom"]))
        yield Amount(start, end, (int(parts["mixed"]) + part,), Fraction(1, 1000))
    elif parts["top"]:
        yield from _over(match)
    elif parts["power_of_ten"]:
        exponent = int(parts["power_of_ten"].translate(_SUPERSCRIPT).replace("^", "")[2:])
        yield Amount(start, end, (Fraction(10) ** exponent,), Fraction(1))
    elif parts["power"]:
        yield Amount(start, end, (_power(parts["power"]),), Fraction(1, 10**6))
    else:
        yield _decimal(match, english)


def _over(match: re.Match[str]) -> Iterator[Amount]:
    top, bottom = int(match["top"]), int(match["bottom"])
    if top == 1 or (bottom in _BOTTOMS and top < bottom and gcd(top, bottom) == 1):
        if bottom:
            yield Amount(match.start(), match.end(), (Fraction(top, bottom),), Fraction(1, 1000))
        return
    for name in ("top", "bottom"):
        yield Amount(match.start(name), match.end(name), (Fraction(match[name]),), Fraction(1))


def _power(said: str) -> Fraction:
    """1.25e3, 5 × 10⁴, 2x10^5."""
    plain = said.replace(",", ".").replace(" ", "").translate(_SUPERSCRIPT)
    base, _, exponent = re.sub(r"[eE]|[x×*·]10\^?", "e", plain, count=1).partition("e")
    return Fraction(base) * Fraction(10) ** int(exponent)


def _decimal(match: re.Match[str], english: bool) -> Amount:
    said, otherwise = _readings(match)
    decimals = len(said.partition(".")[2])
    values: tuple[Fraction, ...] = (Fraction(said),)
    if otherwise is not None and not english:
        values, otherwise = (*values, otherwise), None
    return Amount(match.start(), match.end(), values, Fraction(1, 10**decimals), otherwise=otherwise)


def _readings(match: re.Match[str]) -> tuple[str, Fraction | None]:
    """The number with a decimal dot, and what it is where the mark means the other thing."""
    if grouped := match["grouped"]:
        if grouped.startswith("0,"):
            return grouped.replace(",", "."), None
        single = grouped.count(",") == 1 and "." not in grouped
        return grouped.replace(",", ""), Fraction(grouped.replace(",", ".")) if single else None
    if other := match["grouped_other"]:
        return other.replace(".", "").replace(",", "."), None
    if parted := match["apostrophe"]:
        return parted.replace("'", "").replace(",", "."), None
    if comma := match["comma"]:
        return comma.replace(",", "."), None
    plain = match["plain"]
    return plain, Fraction(plain.replace(".", "")) if _THOUSANDS.fullmatch(plain) else None
