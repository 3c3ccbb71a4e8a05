"""From how many pieces a price holds: "from 100 pieces €9.90", "€9.90 from 100", "20-99个 ¥18.5", 三十套209元."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.units import unit_after

_REACH, _HEAD = 24, 16
_STOP = re.compile(r"(?:(?<!St)(?<!Stk)(?<!pc)(?<!pcs)(?<!Pcs)(?<!uds)[.]|[;。；!?！？\n])(?!\d)")
_PARTED = re.compile(r"\b(?:and|und|et|y)\b|[,，、;]")
_AND = re.compile(r"\b(?:and|und|et|y)\b|[;；]")
_CENT = Fraction(1, 100)
_COMMA = re.compile(r"[,，、]")
_PIECES = r"\s?(?:[^\W\d_]{1,12} ?){0,2}"  # the noun that is counted
_RANGE = re.compile(r"\s?[^\W\d_]{0,3}\s?(?:-|~|to|bis|à|a|至|到)\s?")
_TAKEN = re.compile(r"拿[，,]\s?$")  # 两件就能拿，42元
_LABEL = re.compile(rf"{_PIECES}\.?:\s?")


_ENTRY = re.compile(
    r"(?<![\d.])(?P<pieces>\d{1,3}(?:,\d{3})+|\d+)(?:\s?[-~–至到]\s?\d+)?\s?\+?\s?[^\W\d]{0,10}\s?[:：=]?\s?(?<!\d)"
    r"(?P<price>\d+(?:\.\d+)?)(?![\d.])"
)


class Pieces(NamedTuple):
    """A number of pieces; ``said``: the text says that the price holds from it on."""

    amount: Amount
    said: bool


class _Patterns(NamedTuple):
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = table("currencies")["tiers"]
    opens, closes = either(words["from"]), either(words["more"])
    return _Patterns(
        re.compile(rf"(?:{opens})\s?(?:[a-z]+ of )?$", re.IGNORECASE),
        re.compile(rf"{_PIECES}(?:\+|{closes})", re.IGNORECASE),
        re.compile(rf"[^\d.;。；\n]{{0,{_REACH}}}?(?:{opens})\s?(?:[a-z]+ of )?$", re.IGNORECASE),
    )


def tiers_of_cell(value: str) -> Iterator[tuple[Fraction, Fraction]]:
    """The numbers of pieces and prices of a cell without a currency: "12: 9.90; 60: 8.75", "1 case 112.00"."""
    for entry in _ENTRY.finditer(value):
        yield Fraction(entry["pieces"].replace(",", "")), Fraction(entry["price"])


def pieces_of(context: Context, start: int, end: int, prices: frozenset[int]) -> Pieces | None:
    """The number of pieces of the price from ``start`` to ``end``.

    ``prices``: where the amounts of money of the text begin.
    """
    place = bisect_left(context.numbers, start, key=lambda amount: amount.start)
    before = context.numbers[place - 1] if place else None
    if before and (found := _before(context, place - 1, start, prices)):
        return found
    return _after(context, end, prices)


def _counts(context: Context, amount: Amount, prices: frozenset[int]) -> bool:
    whole = amount.value.denominator == 1 and amount.value > 0 and not amount.percent
    return whole and amount.start not in prices and not unit_after(context.text, amount)[0]


def _before(context: Context, place: int, start: int, prices: frozenset[int]) -> Pieces | None:
    amount, folded = context.numbers[place], context.text.folded
    gap = folded[amount.end : start]
    if len(gap) > _REACH or _STOP.search(gap) or not _counts(context, amount, prices):
        return None
    lower = context.numbers[place - 1] if place else None
    if lower and lower.value < amount.value and _RANGE.fullmatch(folded, lower.end, amount.start):
        return Pieces(lower, True)
    if _of_price_before(context, place, gap, prices):
        return None
    if _opened(context, amount):  # "from 100 pieces, €9.90"
        return Pieces(amount, True)
    said = _patterns().closes.match(gap) or _LABEL.fullmatch(gap)
    if _COMMA.search(gap):
        return Pieces(amount, True) if _TAKEN.search(gap) else None
    return None if amount.value == 1 and not said else Pieces(amount, bool(said))


def _of_price_before(context: Context, place: int, gap: str, prices: frozenset[int]) -> bool:
    """ "$1.95 from 100 and $1.72 from 500": whether the number is that of the price before it."""
    before = context.numbers[place - 1] if place else None
    if before is None or before.start not in prices or not _PARTED.search(gap):
        return False
    return _patterns().after.fullmatch(context.text.folded, before.end, context.numbers[place].start) is not None


def _opened(context: Context, amount: Amount) -> bool:
    return _patterns().opens.search(context.text.folded, max(0, amount.start - _HEAD), amount.start) is not None


def _after(context: Context, end: int, prices: frozenset[int]) -> Pieces | None:
    """ "€9.90 from 100"; a number that has a price of its own is the next tier's."""
    place = bisect_left(context.numbers, end, key=lambda amount: amount.start)
    amount = context.numbers[place] if place < len(context.numbers) else None
    if not amount or amount.start - end > 2 * _REACH or not _counts(context, amount, prices):
        return None
    if not _patterns().after.fullmatch(context.text.folded, end, amount.start):
        return None
    following = context.numbers[place + 1] if place + 1 < len(context.numbers) else None
    near = following is not None and following.start - amount.end < _HEAD
    near = near and following is not None and (following.start in prices or following.step == _CENT)
    own = near and following is not None and not _AND.search(context.text.folded, amount.end, following.start)
    return None if own else Pieces(amount, True)
