"""A column that stands in for a field that the catalogue lacks: the question is read as if it were that field, and what
was read is then asked of the column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.importing.head_reading import SIGN
from merchant_assistant.catalogue.inquiry import (
    LESS,
    TIMES,
    AllOf,
    AnyOf,
    Condition,
    Inquiry,
    Not,
    Test,
    cover_field,
    cover_of,
    made_field,
    made_of,
    rate_field,
    rate_of,
)
from merchant_assistant.chat.exact.columns.columns_held import with_derived
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.columns.open_columns import CONCEPTS
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.own import OwnWord

FIELDS = ("price", "cost", "stock")
WORKED_OUT = {name: TIMES.get(name) or LESS[name] for name in ("margin", "margin_percent", "markup_percent", *TIMES)}


def field_called(word: str) -> str:
    """The price, the cost, the stock … that a word is a common name of; '' for any other word."""
    key = key_of(word)
    return next((id for id in CONCEPTS if key in concepts()[id].names), "")


def has_field(holdings: Holdings, concept: str) -> bool:
    """Whether the catalogue itself tells it; the shop of an import is no supplier."""
    return holdings.of_concept.get(concept, ("source",)) != ("source",)


def may_stand(own: OwnWord, holdings: Holdings) -> bool:
    """Whether a word of the shop's own says which column is the price, or the like, where none is known to be."""
    concept, held = field_called(own.word), holdings.fields.get(own.column)
    if not concept or own.value or held is None or has_field(holdings, concept):
        return False
    return held.kind == ("values" if concept == "source" else "numbers")


def with_remembered(holdings: Holdings, words: Sequence[OwnWord]) -> Holdings:
    """What the catalogue holds where columns stand in for what the merchant said that they are."""
    for own in words:
        if may_stand(own, holdings):
            holdings = with_chosen(holdings, field_called(own.word), own.column)
    return holdings


def with_chosen(holdings: Holdings, concept: str, column: str) -> Holdings:
    """The same where a column is what a concept says; it is nothing else then, and that is not asked again."""
    others = {id: tuple(one for one in names if one != column) for id, names in holdings.open.items() if id != concept}
    left = {id: names for id, names in others.items() if names}
    return replace(with_field(holdings, concept, column), open=left, chosen={**holdings.chosen, concept: column})


def with_field(holdings: Holdings, concept: str, column: str) -> Holdings:
    """What the catalogue would hold if a column were what a concept says, also what follows from two of them."""
    of_concept = {**holdings.of_concept, concept: (concept if concept in FIELDS else column,)}
    if concept not in FIELDS:
        return replace(holdings, of_concept=of_concept)
    sign = SIGN.search(column)
    units = {**holdings.units, concept: currencies(sign[0])[:1] if sign else ()}
    fields = {**holdings.fields, concept: replace(holdings.fields[column], field=concept)}
    made = with_derived(fields, holdings.heads.by_case)
    for name in made.keys() - fields.keys():
        units[name] = made[name].units
        of_concept.setdefault(name, (name,))
    return replace(holdings, of_concept=of_concept, fields=made, units=units)


def of_columns(reading: Reading, chosen: Mapping[str, str]) -> Reading:
    """A reading with the columns in the place of the fields."""
    inside = {field: column for field, column in chosen.items() if field in FIELDS}
    if not inside:
        return reading
    if reading.wanted == "worth":
        reading = _worth(reading, inside)
    chips = tuple(replace(chip, condition=_tested(chip.condition, inside)) for chip in reading.chips)
    sides = tuple(replace(side, inquiry=_asked(side.inquiry, inside)) for side in reading.sides)
    return replace(reading, inquiry=_asked(reading.inquiry, inside), chips=chips, sides=sides)


def columns_of(reading: Reading) -> set[str]:
    """The columns that an answer comes from, also those of what is made of two."""
    fields = {name for one in (reading.inquiry, *(side.inquiry for side in reading.sides)) for name in one.fields()}
    for name in [*fields]:
        if made := made_of(name):
            fields |= {*made[1:]}
        elif two := cover_of(name) or rate_of(name):
            fields |= {*two[2:]}
    return fields


def _worth(reading: Reading, chosen: Mapping[str, str]) -> Reading:
    """Of what all stock is worth the sum of what each has of it."""
    at = "stock_cost" if reading.inquiry.field == "cost" else "stock_value"
    if not {"stock", TIMES[at][1]} & {*chosen}:
        return reading
    return replace(reading, wanted="figure", inquiry=replace(reading.inquiry, operation="sum", field=at))


def _asked(inquiry: Inquiry, chosen: Mapping[str, str]) -> Inquiry:
    return replace(
        inquiry,
        where=inquiry.where and _tested(inquiry.where, chosen),
        base=inquiry.base and _tested(inquiry.base, chosen),
        field=_named(inquiry.field, chosen),
        group=_named(inquiry.group, chosen),
        order=inquiry.order and replace(inquiry.order, field=_named(inquiry.order.field, chosen)),
    )


def _named(name: str, chosen: Mapping[str, str]) -> str:
    """The column of a field; what is made of two is made of the columns."""
    if column := chosen.get(name):
        return column
    if (of := WORKED_OUT.get(name)) and {*of} & {*chosen}:
        return made_field(name, *(chosen.get(one, one) for one in of))
    if cover := cover_of(name):
        return cover_field(chosen.get(cover[2], cover[2]), chosen.get(cover[3], cover[3]), cover[0], cover[1])
    if rate := rate_of(name):
        return rate_field(chosen.get(rate[2], rate[2]), chosen.get(rate[3], rate[3]), rate[0], rate[1])
    return name


def _tested(condition: Condition, chosen: Mapping[str, str]) -> Condition:
    match condition:
        case Test() if (column := _named(condition.field, chosen)) != condition.field:
            return replace(condition, field=column, unit="")  # its cells are bare numbers
        case Not(inner):
            return Not(_tested(inner, chosen))
        case AllOf(inner):
            return AllOf(tuple(_tested(one, chosen) for one in inner))
        case AnyOf(inner):
            return AnyOf(tuple(_tested(one, chosen) for one in inner))
        case _:
            return condition
