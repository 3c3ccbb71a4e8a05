"""What stands at a place of an order that is not the first: the second cheapest, the runner-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import AllOf, Figure, Finding, Inquiry, Row, Test
from merchant_assistant.chat.exact.columns.labels import number_text
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.telling.phrasing import MONEY
from merchant_assistant.chat.exact.telling.wording import Wording

Find = Callable[[Inquiry], Finding]

_BESIDE = 10  # rows behind the place that may share it


def placed(reading: Reading, find: Find, day: str) -> Reply:
    """The thing or the group at the place; where its value is that of the one before, it is asked back."""
    inquiry = _sold(reading.inquiry)
    finding = find(inquiry)
    say = Wording(replace(reading, inquiry=inquiry), finding, day)
    rows = [] if inquiry.group else list(finding.rows[: reading.place + _BESIDE])
    figures = list(map(say.rounded, finding.figures)) if inquiry.group else [_figure(row) for row in rows]
    at = reading.place - 1
    if len(figures) <= at:
        return Reply("declined", say.say("no_place", place=reading.place), None, say.query)
    if len({figure.unit for figure in figures[: at + 1]}) > 1:
        return Reply("declined", say.say("mixed_units", values=say.comma(map(_number, figures))), None, say.query)
    same = [
        place for place, one in enumerate(figures) if (one.value, one.unit) == (figures[at].value, figures[at].unit)
    ]
    names = [figures[place].group or "" if inquiry.group else say.name(rows[place]) for place in same]
    if same[0] < at:
        told = say.say("place_shared", names=say.comma(names), value=_number(figures[at]), place=reading.place)
        return Reply("clarify", told, None, say.query)
    return _reply(reading, say, figures[at], names, [rows[place] for place in same] if rows else finding.rows)


def _reply(reading: Reading, say: Wording, figure: Figure, names: Sequence[str], rows: Sequence[Row]) -> Reply:
    """The sentence, of a thing with its figure as value, of a group with its name."""
    of_group = bool(reading.inquiry.group)
    text = say.say(
        "place_group" if of_group else "place", place=reading.place, names=say.comma(names), value=_number(figure)
    )
    whole = figure.value == figure.value.to_integral_value()
    money = reading.inquiry.order is not None and reading.inquiry.order.field in MONEY
    number = figure.value if money or not whole else int(figure.value)
    value = (tuple(names) if len(names) > 1 else names[0]) if of_group else number
    made = replace(say, finding=replace(say.finding, rows=rows, figures=(figure,)))
    return made.exact(text, value)


def _sold(inquiry: Inquiry) -> Inquiry:
    """Without what stands at a price of zero, where the cheapest are asked for."""
    order = inquiry.order
    if inquiry.group or order is None or order.field not in MONEY or order.descending:
        return inquiry
    above = Test(order.field, low=Decimal(0), low_open=True)
    return replace(inquiry, where=above if inquiry.where is None else AllOf((inquiry.where, above)))


def _figure(row: Row) -> Figure:
    quantity = quantity_of(row.value)
    return Figure(quantity.number if quantity else Decimal(0), 1, row.unit or (quantity.unit if quantity else ""))


def _number(figure: Figure) -> str:
    return number_text(figure.value, figure.unit)
