"""An answer that was computed, as a conversation has it; and the same question without one of its filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Figure, Inquiry, Row
from merchant_assistant.chat.exact.model import Chip, Reading, Reply
from merchant_assistant.chat.model import Exact, ResultRow, Told

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.model import Value

KEPT_ROWS = 50
MONEY = frozenset({"price", "compare_at_price", "cost"})


def exact_of_reply(reply: Reply) -> Exact | None:
    """What a conversation keeps of it; None where nothing was computed."""
    if reply.reading is None or reply.finding is None:
        return None
    rows = reply.finding.rows
    first = tuple(ResultRow(row.product_id, row.sku, row.title, row.value, row.unit) for row in islice(rows, KEPT_ROWS))
    return Exact(reply.reading, told(reply), reply.query, first, len(rows))


def told(reply: Reply) -> Told:
    """The value for commands: groups with a figure each; money is a text of decimals, other figures are numbers."""
    inquiry = reply.reading.inquiry if reply.reading else None
    figures = reply.finding.figures if reply.finding else ()
    if inquiry and inquiry.group and inquiry.order is None and inquiry.limit is None:
        return tuple((figure.group or "", _figure(figure, inquiry)) for figure in figures)
    return _plain(reply.value, inquiry)


def skus(rows: Sequence[Row]) -> list[str]:
    """What an answer rests on, in its order."""
    return [row.sku for row in rows]


def without(reading: Reading, chip: Chip) -> Reading:
    """What was read, without the filter of this chip."""
    inquiry = reading.inquiry
    freed = replace(inquiry, where=_less(inquiry.where, chip.condition), base=_less(inquiry.base, chip.condition))
    return Reading(freed, tuple(each for each in reading.chips if each != chip))


def _less(condition: Condition | None, taken: Condition) -> Condition | None:
    if condition == taken:
        return None
    if not isinstance(condition, AllOf):
        return condition
    left = tuple(less for each in condition.conditions if (less := _less(each, taken)) is not None)
    return AllOf(left) if len(left) > 1 else next(iter(left), None)


def _figure(figure: Figure, inquiry: Inquiry) -> float | str:
    return _number(figure.value, money=_is_money(inquiry))


def _plain(value: Value, inquiry: Inquiry | None) -> Told:
    if isinstance(value, Decimal):
        return _number(value, money=bool(inquiry and _is_money(inquiry)))
    return value


def _is_money(inquiry: Inquiry) -> bool:
    return inquiry.field in MONEY and inquiry.operation in ("sum", "average", "median", "lowest", "highest", "values")


def _number(value: Decimal, *, money: bool) -> float | str:
    if money:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)
