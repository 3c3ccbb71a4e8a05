"""Which material a percentage is of: 60% cotton, 棉60%, Baumwolle 60 %."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction

from merchant_assistant.claims.lexis.tables import claim_words
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.numbers import Amount

_OF_IT = re.compile(r" of (?:it|this|them|the [a-z]+|its [a-z]+)(?= (?:is|are|being)\b)| of it(?=,? )|(?= [a-z]+\b)")
_WHOLE = 100
_REACH = 8  # tokens before a percentage among which its material may begin
_MOST_SHARES = 8
_APART = 40  # characters between two shares of one material
_MARK = "material:"
_NEXT_TO = re.compile(r"[\s:：(/-]*")


def share_of(context: Context, start: int, end: int) -> frozenset[str]:
    """The mark of the material that the percentage from ``start`` to ``end`` is of; nothing where it is of none."""
    after, before = _after(context.text, end), _before(context.text, start)
    if before and (_labels_first(context, start) or not (after or context.following(end))):
        return before
    return after


def part_of_material(context: Context, amount: Amount) -> tuple[Amount, int] | None:
    """ "half of it is wool", "three quarters of the yarn is cotton", "half wool": the share, and where it ends."""
    said = _OF_IT.match(context.text.lower, amount.end)
    if not said or not 0 < amount.value < 1 or not _after(context.text, said.end()):
        return None
    if not said.group() and not _material(context.text, context.text.place_before(amount.end) + 1)[0]:
        return None  # "half the price of cotton"
    return amount._replace(values=(amount.value * _WHOLE,), end=said.end(), step=Fraction(1)), said.end()


def _after(text: Text, end: int) -> frozenset[str]:
    """The first material within the words that go on, so that "organic" and "recycled" may stand between."""
    first = text.place_before(end) + 1
    for place in range(first, min(first + 4, len(text.tokens))):
        edge = text.tokens[place - 1].end if place > first else end
        if text.broken(edge, text.tokens[place].start) or text.tokens[place].word.isdigit():
            break
        if found := _material(text, place)[0]:
            return found
    return frozenset()


def _before(text: Text, start: int) -> frozenset[str]:
    last = text.place_before(start)
    for place in range(max(0, last - _REACH), last + 1):
        found, after = _material(text, place)
        if found and after == last + 1 and _NEXT_TO.fullmatch(text.folded, text.tokens[last].end, start):
            return found
    return frozenset()


def _material(text: Text, place: int) -> tuple[frozenset[str], int]:
    hit = claim_words().longest(text, place)
    if hit is None:
        return frozenset(), place
    return frozenset(f"{_MARK}{word.id}" for word in hit.entries if word.kind == "material" and word.id), hit.after


def _labels_first(context: Context, start: int) -> bool:
    """Whether the row of shares that this one stands in begins with a material: "cotton 60% polyester 40%"."""
    first, numbers = start, context.numbers
    place = bisect_left(numbers, start, key=lambda amount: amount.start) - 1
    for amount in reversed(numbers[max(0, place + 1 - _MOST_SHARES) : place + 1]):
        if first - amount.end > _APART or not context.text.folded[amount.end :][:2].lstrip().startswith("%"):
            break
        first = amount.start
    return bool(_before(context.text, first))
