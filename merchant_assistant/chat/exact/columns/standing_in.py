"""A column that stands in for a field that the catalogue lacks: the question is read as if it were that field, and what
was read is then asked of the column.
"""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.catalogue.importing.head_reading import SIGN
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Test
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.measures import currencies

FIELDS = ("price", "cost", "stock")


def with_field(holdings: Holdings, concept: str, column: str) -> Holdings:
    """What the catalogue would hold if a column were what a concept says."""
    of_concept = {**holdings.of_concept, concept: (concept if concept in FIELDS else column,)}
    if concept not in FIELDS:
        return replace(holdings, of_concept=of_concept)
    sign = SIGN.search(column)
    units = {**holdings.units, concept: currencies(sign[0])[:1] if sign else ()}
    fields = {**holdings.fields, concept: replace(holdings.fields[column], field=concept)}
    return replace(holdings, of_concept=of_concept, fields=fields, units=units)


def of_column(reading: Reading, field: str, column: str) -> Reading:
    """A reading with the column in the place of the field."""
    chips = tuple(replace(chip, condition=_tested(chip.condition, field, column)) for chip in reading.chips)
    sides = tuple(replace(side, inquiry=_asked(side.inquiry, field, column)) for side in reading.sides)
    return replace(reading, inquiry=_asked(reading.inquiry, field, column), chips=chips, sides=sides)


def _asked(inquiry: Inquiry, field: str, column: str) -> Inquiry:
    def named(name: str) -> str:
        return column if name == field else name

    return replace(
        inquiry,
        where=inquiry.where and _tested(inquiry.where, field, column),
        base=inquiry.base and _tested(inquiry.base, field, column),
        field=named(inquiry.field),
        group=named(inquiry.group),
        order=inquiry.order and replace(inquiry.order, field=named(inquiry.order.field)),
    )


def _tested(condition: Condition, field: str, column: str) -> Condition:
    match condition:
        case Test() if condition.field == field:
            return replace(condition, field=column, unit="")  # its cells are bare numbers
        case Not(inner):
            return Not(_tested(inner, field, column))
        case AllOf(inner):
            return AllOf(tuple(_tested(one, field, column) for one in inner))
        case AnyOf(inner):
            return AnyOf(tuple(_tested(one, field, column) for one in inner))
        case _:
            return condition
