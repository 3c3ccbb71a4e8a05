"""Numbers that are one statement together: ranges, "5 ft 10 in", 1:10, 65/35, and rows that share one unit."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import Unit, either, table, units
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.reading.designations import unit_before
from merchant_assistant.claims.reading.number_words import speaks_english
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.quantities import Quantity
from merchant_assistant.claims.reading.units import rates, unit_after

_LONGEST_ROW = 8
_BETWEEN = 12
_WITHIN = re.compile(r" ?|,? (?:and|und|et|y) |又")
_RATIO = re.compile(r":| : ")
_OF_PARTS = re.compile(r"\b(?:mix(?:ed|ing|es)?|ratio|volume|weight|parts?|diluted?|geared|reduction)\b")
_DILUTED = re.compile(r"dilu|\b(?:ratio|mix(?:ed|es|ing)?|scale|verdünn|verhältnis|proporción|proportion)")
_RATIO_REACH, _DILUTION_REACH = 24, 48
_MINUTES = range(60)
_SCREENS = (10, 16)  # 16:10, 9:16
_WHOLE = 100


class Joined(NamedTuple):
    """A figure made of ``used`` numbers, up to ``end``."""

    used: int
    end: int
    value: Quantity | None  # None where the numbers are no statement at all (a time of day)


_PER_TIME = re.compile(
    r"(?:每(?:一)?(?P<unit>小时|分钟|分|秒|平方米|平米|平方|㎡|毫米|米|升)[\u4e00-\u9fff]{0,3}"
    r"|\b(?:an?|each|every|per|one) (?P<word>square met(?:re|er)|met(?:re|er)|minute|hour) (?:[a-z]+ ){0,2})\s?$",
    re.IGNORECASE,
)
_PER_TIME_REACH = 34
_PER = {"小时": "h", "秒": "s", "分": "min", "分钟": "min", "毫米": "mm", "米": "m", "升": "l"}
_PER |= {"metre": "m", "meter": "m", "minute": "min", "hour": "h"}
_PHASES = re.compile(r"[13]~ ")  # 1~ 200-240 V
_TENTHS = re.compile(r"米|公斤|斤")
_TENTH = range(1, 10)
_TWO_DIGITS = re.compile(r"\d\d|[零一二三四五六七八九]{2}")
_COUNTED = re.compile(r"[\d.个只件条张把台种款层双×xX*宽高长厚]")
_HALF = Fraction(1, 2)


class _Patterns(NamedTuple):
    half: re.Pattern[str]
    range: re.Pattern[str]
    between: re.Pattern[str]
    both: re.Pattern[str]
    row: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = table("figures")["words"]
    return _Patterns(
        half=re.compile(
            rf"\s?(?:{either(form.strip() for form in words['half_after'])})(?![点价折年天月径球圆])", re.IGNORECASE
        ),
        range=re.compile(rf"\s*(?:-|~|—|…|\.\.\.?|{either(words['range'])})\s*\+?", re.IGNORECASE),
        between=re.compile(rf"(?:{either(words['between'])})\s*$", re.IGNORECASE),
        both=re.compile(rf"\s*(?:{either(words['and'])})\s*", re.IGNORECASE),
        row=re.compile(
            rf"\s*(?:[,，、]\s*)?(?P<last>{either(words['row'])}|/|-)\s*[+-]?|\s*[,，、]\s*|[,，、]?\s?(?P<side>[长宽高深厚])",
            re.IGNORECASE,
        ),
    )


def joined(text: Text, found: list[Amount], place: int) -> Joined | None:
    """The figure of several numbers that begins with the one at ``place``."""
    if place + 1 >= len(found):
        return None
    ways = (_ratio, _range, _summed, _tenths, _centimetres, _hundredths)
    return next(filter(None, (way(text, found, place) for way in ways)), None)


def _ratio(text: Text, found: list[Amount], place: int) -> Joined | None:
    """1:10; a time of day is no claim."""
    one, other = found[place], found[place + 1]
    if spelled_ratio(text, one, other):
        amount = Amount(one.start, other.end, (one.value / other.value,), Fraction(0))
        return Joined(2, other.end, Quantity(amount, None, (_ratio_unit(),)))
    if one.spelled or other.spelled or not _RATIO.fullmatch(text.folded, one.end, other.start):
        return None
    minutes = other.end - other.start == 2 and other.value in _MINUTES and other.value not in _SCREENS
    if (one.value != 1 and minutes) or not other.value or text.folded[other.end : other.end + 1] == ":":
        return Joined(2, other.end, None)
    amount = Amount(one.start, other.end, (one.value / other.value,), Fraction(0))
    return Joined(2, other.end, Quantity(amount, None, (_ratio_unit(),)))


def spelled_ratio(text: Text, one: Amount, other: Amount) -> bool:
    """ "mix two to one", "ten to one by volume", 二比一: not the "two to three" of a range."""
    between = text.lower[one.end : other.start]
    if not other.value or between not in (" to ", " part to ", " parts to ", "比", " 比 ", " zu ", " a ", " pour "):
        return False
    if one.value == 1 and _DILUTED.search(text.lower, max(0, one.start - _DILUTION_REACH), one.start):
        return not unit_after(text, other)[0]
    near = text.lower[max(0, one.start - _RATIO_REACH) : one.start] + text.lower[other.end : other.end + _RATIO_REACH]
    return "比" in between or (one.value >= other.value and _OF_PARTS.search(near) is not None)


@cache
def _awg() -> tuple[Unit, ...]:
    return units()[0]["AWG"]


@cache
def _ratio_unit() -> Unit:
    return Unit("ratio", "ratio", Fraction(1), Fraction(0), "ratio")


def _range(text: Text, found: list[Amount], place: int) -> Joined | None:
    """5-7 days, 10 cm to 20 cm, between 10 and 20 kg."""
    low, high = found[place], found[place + 1]
    low_units, low_end = unit_after(text, low)
    neighbours = high.value == low.value + 1 and _patterns().row.fullmatch(text.folded, low_end, high.start)
    one_or_the_other = bool(neighbours) and text.folded[low_end : high.start].strip()[:1].isalpha()  # two or three days
    if low.value > high.value > 0 and _awg() in (unit_after(text, high)[0], unit_before(text, low.start)):
        low, high = high, low  # the larger the number, the thinner the wire
    elif low.value >= abs(high.value):
        return None
    if not (one_or_the_other or _is_range(text, found[place].start, low_end, found[place + 1].start)):
        return None
    high_units, end = unit_after(text, found[place + 1])
    if low_units and high_units and low_units[0].dimension != high_units[0].dimension:
        return None
    if low_units and high_units and low_units[0].id != high_units[0].id and not high_units[0].offset:
        ratio = low_units[0].factor / high_units[0].factor  # "five centimetres to forty metres"
        low = low._replace(values=tuple(value * ratio for value in low.values), otherwise=None)
    meant = high_units or low_units or unit_before(text, found[place].start) or unit_of_row(text, found, place + 1)
    return Joined(2, end, Quantity(low, high, meant))


def _is_range(text: Text, low_start: int, low_end: int, high_start: int) -> bool:
    if low_end == high_start and high_start - low_start == 1 and is_chinese(text.folded[low_start]):
        return True  # 四五个小时
    if _PHASES.match(text.folded, low_start):
        return False
    said = _patterns().range.match(text.folded, low_end)
    if not said and _patterns().between.search(text.folded, max(0, low_start - _BETWEEN), low_start):
        said = _patterns().both.match(text.folded, low_end)
    return said is not None and said.end() == high_start


def _summed(text: Text, found: list[Amount], place: int) -> Joined | None:
    """5 ft 10 in, 2 h 30 min, 1公斤200克: one figure in two units."""
    first, second = found[place], found[place + 1]
    large, large_end = unit_after(text, first)
    if not large or not _WITHIN.fullmatch(text.folded, large_end, second.start):
        return None
    small, end = unit_after(text, second)
    pair = next(((one, other) for one in large for other in small if _goes_into(one, other, second)), None)
    if pair is None or (large_end < second.start and pair[0].dimension != "time" and pair[0].system == "metric"):
        return None
    value = first.value * pair[0].factor / pair[1].factor + second.value
    return Joined(2, end, Quantity(Amount(first.start, second.end, (value,), second.step), None, (pair[1],)))


def _tenths(text: Text, found: list[Amount], place: int) -> Joined | None:
    """一米八, 32块5: the digit after the unit is a tenth of it."""
    first, second = found[place], found[place + 1]
    meant, end = unit_after(text, first)
    said = _TENTHS.match(text.folded, first.end)
    if not said or said.end() != second.start or second.value not in _TENTH or second.end - second.start != 1:
        return None
    if second.spelled and second.value == 1 and is_chinese(text.folded[second.end : second.end + 1] or " "):
        return None  # 0.85公斤一根
    counted = _COUNTED.match(text.folded, second.end)
    side = second.spelled and counted and counted.group() in "宽高长厚"
    if (counted and not side) or (meant and end != second.start) or unit_after(text, second)[0]:
        return None
    amount = Amount(first.start, second.end, (first.value + second.value / 10,), Fraction(1, 10))
    return Joined(2, second.end, Quantity(amount, None, meant)) if meant else None


def _centimetres(text: Text, found: list[Amount], place: int) -> Joined | None:
    """一米七五, 1米20, 一厘米零五: the two digits after the unit are hundredths of it."""
    first, second = found[place], found[place + 1]
    meant, end = unit_after(text, first)
    if meant and end == second.start and text.folded[second.start] == "零":
        amount = Amount(first.start, second.end, (first.value + second.value / 100,), Fraction(1, 100))
        return Joined(2, second.end, Quantity(amount, None, meant))
    is_metre = end == second.start and text.folded[first.end : end] == "米"
    if not is_metre or not _TWO_DIGITS.fullmatch(text.folded, second.start, second.end) or unit_after(text, second)[0]:
        return None
    if not second.spelled and _COUNTED.match(text.folded, second.end):
        return None
    amount = Amount(first.start, second.end, (first.value + second.value / 100,), Fraction(1, 100))
    return Joined(2, second.end, Quantity(amount, None, meant))


def _hundredths(text: Text, found: list[Amount], place: int) -> Joined | None:
    """1m80, "1 m 20 de long": the two digits after the metre are centimetres."""
    first, second = found[place], found[place + 1]
    meant, end = unit_after(text, first)
    attached = end == second.start and not first.spelled
    if not any(unit.id == "m" for unit in meant) or not (
        attached or (not speaks_english(text) and second.start == end + 1)
    ):
        return None
    if (
        second.end - second.start != 2
        or second.spelled
        or unit_after(text, second)[0]
        or _COUNTED.match(text.folded, second.end)
    ):
        return None
    amount = Amount(first.start, second.end, (first.value + second.value / 100,), Fraction(1, 100))
    return Joined(2, second.end, Quantity(amount, None, meant))


def _goes_into(large: Unit, small: Unit, amount: Amount) -> bool:
    same = large.dimension == small.dimension and large.system == small.system and not large.offset
    return same and amount.value * small.factor < large.factor and small.factor < large.factor


def shares(text: Text, found: list[Amount], place: int) -> bool:
    """Whether the number is one of a row that makes a hundred: 65/35, 65/30/5."""
    first = last = place
    while first > 0 and _slashed(text, found[first - 1], found[first]) and place - first < _LONGEST_ROW:
        first -= 1
    while last + 1 < len(found) and _slashed(text, found[last], found[last + 1]) and last - place < _LONGEST_ROW:
        last += 1
    return last > first and sum(amount.value for amount in found[first : last + 1]) == _WHOLE


def _slashed(text: Text, one: Amount, other: Amount) -> bool:
    return text.folded[one.end : other.start] == "/"


def percent() -> tuple[Unit, ...]:
    """The units that the sign for per cent may mean."""
    return units()[0]["%"]


def unit_of_row(text: Text, found: list[Amount], place: int) -> tuple[Unit, ...]:
    """The unit after the last figure of a row, where only that one has one: "400, 800 and 1500 ml", "50/60 Hz"."""
    for before, last in pairwise(found[place : place + _LONGEST_ROW]):
        between = _patterns().row.fullmatch(text.folded, before.end, last.start)
        if not between:
            return ()
        if (between["last"] or between["side"] or "、" in between.group()) and (meant := unit_after(text, last)[0]):
            return meant
    return ()


def per_time(text: Text, start: int, meant: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """每小时3立方米: the volume is a flow; 每平方米80克: the mass is that of paper."""
    said = _PER_TIME.search(text.folded, max(0, start - _PER_TIME_REACH), start)
    if not said:
        return meant
    return rates(meant, _PER.get((said["unit"] or said["word"]).lower(), "m2")) or meant


def turns_a_minute(text: Text, amount: Amount) -> tuple[Unit, ...]:
    """每分钟220转."""
    said = _PER_TIME.search(text.folded, max(0, amount.start - _PER_TIME_REACH), amount.start)
    turns = said is not None and said["unit"] in ("分", "分钟") and text.folded[amount.end : amount.end + 1] == "转"
    return units()[1]["rpm"] if turns else ()


def and_a_half(text: Text, amount: Amount, end: int) -> tuple[Amount, int]:
    """一年半, one year and a half, kilo y medio: half a unit more."""
    said = _patterns().half.match(text.folded, end)
    if not said or amount.value.denominator != 1:
        return amount, end
    return amount._replace(end=said.end(), values=(amount.value + _HALF,)), said.end()
