"""Two bounds that are one range: "at least 500 and at most 1000 pieces", "库存不少于500也不超过1000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.items.bounds import Bounds, Span
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node, names_field

_BETWEEN = ("and", "or", "filler", "with", "to", "polar", "pieces", "both")


def paired(nodes: Sequence[Node], items: Sequence[Item], bounds: Bounds) -> list[Node]:
    """The nodes, a lower and an upper bound beside one another as one where only one of them says what it is of."""
    made: list[Node] = []
    for node in nodes:
        made.append(node)
        if (place := _before(made)) is None:
            continue
        first, last = made[place], made[-1]
        if not (isinstance(first, Clause) and isinstance(last, Clause)):
            continue
        if any(isinstance(one, Item) and one.has("or") for one in made[place:]):
            made[-1] = _of_same(first, last, items, bounds)
        elif one := _range(first, last, items, bounds):
            made = [*made[:place], one]
    return made


def _of_same(first: Clause, last: Clause, items: Sequence[Item], bounds: Bounds) -> Clause:
    """Of "stock under 100 or over 5000" the second is of the stock as well."""
    if last.span is None or not last.guessed or first.guessed or _names_before(last, items):
        return last
    return bounds.clause(replace(last.span, fields=first.fields))


def _before(made: Sequence[Node]) -> int | None:
    """Where the bound stands that the last node may go on from."""
    if not isinstance(made[-1], Clause) or made[-1].span is None:
        return None
    for place in range(len(made) - 2, -1, -1):
        node = made[place]
        if isinstance(node, Clause):
            return place if node.span else None
        if not node.has(*_BETWEEN):
            return None
    return None


def _range(first: Clause, last: Clause, items: Sequence[Item], bounds: Bounds) -> Clause | None:
    """Both as one condition; None where each is of something else, or no number can be both."""
    if first.span is None or last.span is None or first.guessed == last.guessed:
        return None
    low, high = (last.span, first.span) if _is_upper(first.span) else (first.span, last.span)
    if not (_is_lower(low) and _is_upper(high)) or _names_before(last, items):
        return None
    told = last if first.guessed else first
    whole = replace(low, high=high.high, high_open=high.high_open, fields=told.fields, start=first.start, end=last.end)
    if not low.low or not high.high or (low.low.units == high.high.units and low.low.number > high.high.number):
        return None
    return bounds.clause(whole)


def _is_lower(span: Span) -> bool:
    return span.low is not None and span.high is None


def _is_upper(span: Span) -> bool:
    return span.high is not None and span.low is None


def _names_before(last: Clause, items: Sequence[Item]) -> bool:
    """Whether a field of its own stands before the second number: "over 10 and stock under 50"."""
    number = next((item for item in items if item.amount and last.start <= item.start < last.end), None)
    end = number.start if number else last.end
    before = [item for item in items if item.end <= end]
    while before and not names_field(before[-1]):
        if before[-1].amount or before[-1].has("and"):
            return False
        before.pop()
    return bool(before)
