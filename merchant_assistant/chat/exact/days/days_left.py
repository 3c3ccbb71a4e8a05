"""How many days it is to the day that was asked about, or since it: "days until it expires", 还有几天到期."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from merchant_assistant.catalogue.dates import days_of
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.days.days import pattern_of
from merchant_assistant.chat.exact.days.said_of_days import today
from merchant_assistant.chat.exact.words.phrases import phrase


def days_counted(reply: Reply, text: str, holdings: Holdings, cells_of: Callable[[str], Sequence[str]]) -> Reply:
    """The answer that tells a day, with how many days there are to it or since; as it is where that was not asked."""
    reading, finding = reply.reading, reply.finding
    if reply.kind != "exact" or reading is None or finding is None or reading.inquiry.field not in holdings.days:
        return reply
    if reading.inquiry.operation != "values" or not pattern_of("asks", "how_far").search(text):
        return reply
    cells = cells_of(reading.inquiry.field)
    told = dict(zip(cells, days_of(cells) or (), strict=False))
    one = told.get(finding.figures[0].group or "") if len(finding.figures) == 1 else None
    day = _day(one) if one is not None else None
    if day is None:
        return reply
    by = (day - today()).days
    name = "days_to_come" if by >= 0 else "days_gone"
    said = phrase(reading.language, name).format(count=f"{abs(by):,}")
    return replace(reply, text=f"{reply.text} {said}" if said.isascii() else reply.text + said, value=abs(by))


def _day(number: Decimal) -> date | None:
    """The day that a number is; None for a month alone."""
    whole = int(number)
    return date(whole // 10000, whole // 100 % 100, whole % 100) if whole % 100 else None
