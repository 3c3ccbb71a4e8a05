"""Figures: measures with units, counts, percentages and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.counts import count_around, counts_otherwise
from merchant_assistant.claims.facts import NO_COUNT, Fact
from merchant_assistant.claims.model import Kind
from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.sizes import extent
from merchant_assistant.claims.tables import Unit, either, table
from merchant_assistant.claims.text import Text, is_chinese
from merchant_assistant.claims.units import unit_after

_PREFIX = re.compile(
    r"(?:[Øøφ±~<>≤≥=(\[*×+/$€£¥₹]|(?<![A-Za-z])(?:[xLWHD]|US\$|Rs\.?|USD|EUR|GBP|RMB|CNY|INR|AED))$", re.IGNORECASE
)
_ONE_PACKED = re.compile(r"装(?!\s?\d)")  # 一只装; "一箱装24个" is a number of 24
_LONGEST_ROW = 8
_COUNT_REACH = 3  # a count stands beside its noun; a measure may be far from its own
_AGAIN = re.compile(r"\s*[/(=≈]\s*(?:about|approx\.?|约)?\s*")
_ALWAYS_OPEN = "24/7"
# What a span of time may promise.
_TERMS: dict[str, Kind] = {"warranty": "warranty", "returns": "warranty", "delivery": "delivery"}


class _Patterns(NamedTuple):
    range: re.Pattern[str]
    between: re.Pattern[str]
    both: re.Pattern[str]
    row: re.Pattern[str]
    about: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = table("language")["figures"]
    return _Patterns(
        range=re.compile(rf"\s*(?:-|~|—|\.\.\.?|{either(words['range'])})\s*", re.IGNORECASE),
        between=re.compile(rf"(?:{either(words['between'])})\s*$", re.IGNORECASE),
        both=re.compile(rf"\s*(?:{either(words['and'])})\s*", re.IGNORECASE),
        row=re.compile(rf"\s*(?:[,，、]\s*)?(?P<last>{either(words['row'])})\s*|\s*[,，、]\s*", re.IGNORECASE),
        about=re.compile(rf"(?:(?:{either(words['about'])})\.?|[~≈])\s*$", re.IGNORECASE),
        tail=re.compile(rf"-?(?:{'|'.join(sorted(words['tails'], key=len, reverse=True))})(?![A-Za-z])", re.IGNORECASE),
    )


def figures(context: Context) -> Iterator[Fact]:
    """Every figure of the text as a fact: measure, size or number."""
    text = context.text
    found = [amount for amount in context.numbers if not _inside_word(text, amount)]
    before: Fact | None = None
    place = 0
    while place < len(found):
        used, fact = (
            extent(context, found, place) or _range(context, found, place) or (1, _single(context, found, place))
        )
        if fact:
            fact = _as_before(text, before, fact)
            yield fact
        before, place = fact, place + used


def _as_before(text: Text, before: Fact | None, fact: Fact) -> Fact:
    """ "23 inch / 58 cm", "99 g (3.5 oz)": the second figure says the first again, so it is about the same thing."""
    if before is None or fact.kind != before.kind or not _AGAIN.fullmatch(text.folded, before.end, fact.start):
        return fact
    return replace(fact, topics=before.topics or fact.topics, words=before.words)


def _inside_word(text: Text, amount: Amount) -> bool:
    """TM-500, v2, A4: digits that belong to a code are no figures."""
    head = text.folded[max(0, amount.start - 6) : amount.start]
    if amount.spelled:
        return head[-1:] == "第" or (head[-1:] == "-" and head[-2:-1].isalpha())
    if not head or head[-1] in " \n" or _PREFIX.search(head):
        return text.folded[amount.start : amount.end] == _ALWAYS_OPEN
    last = head[-1]
    if last in "-_/.":
        return head[-2:-1].isascii() and head[-2:-1].isalpha() and not head[-2:-1].islower()
    return (last.isalpha() and not is_chinese(last)) or last == "#"


def _range(context: Context, found: list[Amount], place: int) -> tuple[int, Fact] | None:
    """5-7 days, 10 cm to 20 cm, between 10 and 20 kg."""
    if place + 1 >= len(found):
        return None
    low, high = found[place], found[place + 1]
    low_units, low_end = unit_after(context.text, low)
    if low.value >= abs(high.value) or not _joined(context.text, low.start, low_end, high.start):
        return None
    high_units, end = unit_after(context.text, high)
    if low_units and high_units and low_units[0].dimension != high_units[0].dimension:
        return None
    return 2, _figure(context, low.start, end, Quantity(low, high, high_units or low_units))


def _joined(text: Text, low_start: int, low_end: int, high_start: int) -> bool:
    joined = _patterns().range.match(text.folded, low_end)
    if not joined and _patterns().between.search(text.folded, max(0, low_start - 12), low_start):
        joined = _patterns().both.match(text.folded, low_end)
    return joined is not None and joined.end() == high_start


def _single(context: Context, found: list[Amount], place: int) -> Fact | None:
    amount = found[place]
    meant, end = unit_after(context.text, amount)
    if not meant and not amount.spelled:
        meant = _unit_of_row(context.text, found, place)
    if not meant and not _counts(context, amount):
        return None
    about = _patterns().about.search(context.text.folded, max(0, amount.start - 16), amount.start) is not None
    return _figure(context, amount.start, end, Quantity(amount, None, meant, about))


def _unit_of_row(text: Text, found: list[Amount], place: int) -> tuple[Unit, ...]:
    """The unit after the last figure of a row, where only that one has one: "400, 800 and 1500 ml"."""
    for before, last in pairwise(found[place : place + _LONGEST_ROW]):
        joined = _patterns().row.fullmatch(text.folded, before.end, last.start)
        if not joined:
            return ()
        if joined["last"]:
            return unit_after(text, last)[0]
    return ()


def _counts(context: Context, amount: Amount) -> bool:
    """Whether a number without a unit is a statement at all."""
    folded, end = context.text.folded, amount.end
    following = folded[end : end + 1]
    if not amount.spelled:
        return not (following.isalpha() and following.isascii()) or _patterns().tail.match(folded, end) is not None
    if is_chinese(folded[amount.start]):
        is_counted = following != "" and following in table("language")["figures"]["counters"]
        return is_counted and (amount.value != 1 or _ONE_PACKED.match(folded, end + 1) is not None)
    before_figure = folded[end : end + 1] == " " and folded[end + 1 : end + 2].isdigit()  # "two 500 ml bottles"
    if amount.value <= 1:
        return False
    return before_figure or bool(context.following(end) or context.around(amount.start, end, reach=_COUNT_REACH)[0])


def _figure(context: Context, start: int, end: int, value: Quantity) -> Fact:
    topics, words = context.around(start, end, dimensions=value.dimensions or None)
    if value.units and value.dimensions != {"percent"}:
        kind: Kind = next(
            (_TERMS[topic] for topic in topics if topic in _TERMS and "time" in value.dimensions), "measure"
        )
        return Fact(kind, start, end, value, topics, words, _noun(context, start, end))
    near_topics, _ = context.around(start, end, reach=_COUNT_REACH)
    count = NO_COUNT if value.units or counts_otherwise(near_topics) else count_around(context, start, end)
    return Fact("number", start, end, value, near_topics, frozenset(context.following(end)), count=count)


def _noun(context: Context, start: int, end: int) -> str:
    """What a measure is said of: "10 oz canvas", "a shackle of 6.5 mm"."""
    following = context.following(end)
    if following:
        return following[0]
    return context.preceding(start) if context.text.lower[max(0, start - 4) : start].endswith(" of ") else ""
