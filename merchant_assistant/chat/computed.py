"""An answer that was computed, as conversations keep it and commands tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

from merchant_assistant.catalogue.inquiry import Figure, Row
from merchant_assistant.chat.exact.columns.labels import digits_of, in_cents, in_threes, money_text, readable
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.model import Exact, ResultRow, Told

if TYPE_CHECKING:
    from merchant_assistant.catalogue.query import ProductQuery

KEPT_ROWS = 50
_PLAIN = re.compile(r"(\d*\.?\d+)(\s*[^\d\s]*)")
P = TypeVar("P")
MONEY = frozenset({"price", "compare_at_price", "cost"})


def exact_of_reply(reply: Reply, in_catalogue: ProductQuery | None = None) -> Exact | None:
    """What a conversation keeps of it; None where nothing was computed. Of groups, these are the rows."""
    if reply.reading is None or reply.finding is None:
        return None
    if reply.reading.inquiry.group:
        groups = tuple(_group_row(figure) for figure in reply.finding.figures)
        return Exact(reply.reading, told(reply), reply.query, groups[:KEPT_ROWS], len(groups), own=reply.own)
    rows = reply.finding.rows
    asked = reply.reading.inquiry
    field = asked.field or (asked.order.field if asked.order else "")
    first = tuple(result_row(row, field) for row in islice(rows, KEPT_ROWS))
    return Exact(reply.reading, told(reply), reply.query, first, len(rows), in_catalogue, reply.table, own=reply.own)


def _group_row(figure: Figure) -> ResultRow:
    """A group as it is shown: no more than two decimal places."""
    return ResultRow(None, "", figure.group or "", digits_of(in_cents(figure.value), figure.unit), figure.unit)


def result_row(row: Row, field: str = "") -> ResultRow:
    """A row as it is shown. ``field``: what its value is of."""
    return ResultRow(row.product_id, row.sku, row.title, _as_people_write(row.value, row.unit, field), row.unit)


def _as_people_write(value: str, unit: str, field: str) -> str:
    """Prices and what counts things, where cells write plain numbers; everything else as it stands there."""
    if not currencies(unit):
        return "; ".join(in_threes(part, field) for part in readable(value).split("; "))
    parts = ((part, _PLAIN.fullmatch(part)) for part in value.split("; "))
    return "; ".join(money_text(Decimal(plain[1])) + plain[2] if plain else part for part, plain in parts)


def told(reply: Reply) -> Told:
    """The value for commands: money is a text of decimals, other figures are numbers, groups have a figure each."""
    value = reply.value
    money = reply.reading is not None and _is_money(reply.reading)
    if isinstance(value, tuple):
        return cast(Told, tuple(_part(each, money=money) for each in value))
    return _plain(value, money=money)


def skus(rows: Sequence[Row]) -> list[str]:
    """What an answer rests on, in its order."""
    return [row.sku for row in rows]


def _part(part: str | tuple[str, Decimal | int], *, money: bool) -> str | tuple[str, float | str]:
    return part if isinstance(part, str) else (part[0], _plain(part[1], money=money))


def _plain(value: P | Decimal, *, money: bool) -> P | float | str:
    if not isinstance(value, Decimal):
        return value
    if money:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def _is_money(reading: Reading) -> bool:
    inquiry = reading.inquiry
    named = inquiry.field or (inquiry.order.field if inquiry.order else "")
    return reading.wanted == "worth" or (named in MONEY and inquiry.operation not in ("count", "share", "distinct"))
