"""A reading of the price, turned into that of the price that was asked for: inc VAT, per 100, the one by the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Test, apart, made_field
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.columns.price_kinds import Qualified
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import amounts_in, currencies
from merchant_assistant.chat.exact.words.phrases import phrase

_SHARES = ("margin_percent", "markup_percent")
_OF_TWO = frozenset({"margin", "discount"})  # made of prices of whole cases


def as_qualified(reading: Reading, asked: Qualified) -> Reading:
    """The reading of what is left of a question, with the price that it spoke of. Raises :class:`Unclear`."""
    fields = {*_fields_of(reading)}
    worth = reading.wanted == "worth"
    if not worth and fields & {*asked.fields} - {"price"}:
        return reading  # another price is named, and is so as well
    if not worth and not fields & {"price", "margin", *_SHARES, *asked.alike}:
        raise Unclear(phrase(reading.language, "not_computed"))
    made = reading if asked.field == "price" else with_fields(reading, _instead(reading, asked))
    if asked.quantity > 1 and reading.wanted in ("look", "amount") and reading.inquiry.field == "price":
        return replace(made, wanted="amount", quantity=asked.quantity, sold_in=asked.unit)
    return made


def _instead(reading: Reading, asked: Qualified) -> dict[str, str]:
    """What stands for what rests on the usual price."""
    if reading.wanted == "worth":
        return {"stock": asked.field}
    same = dict.fromkeys(asked.alike, asked.field)
    same |= {name: made_field(name, "cost", asked.field) for name in _SHARES}
    return same | {"price": asked.field, "margin": apart(asked.field, "cost")}


def of_each_one(reading: Reading, instead: Mapping[str, str], typed: str) -> Reading:
    """The reading of the price of a case as that of one piece or kilo in it. Raises :class:`Unclear`.

    A bound must have been ``typed``: one that another thing set is a price of its whole case.
    """
    bounds = [one for chip in reading.chips for one in _bounds_in(chip.condition) if one.field in instead]
    numbers = {number.normalize() for one in bounds for number in (one.low, one.high) if number is not None}
    if numbers - {one.number.normalize() for one in amounts_in(typed)}:
        raise Unclear(phrase(reading.language, "not_computed"), declined=True, sure=True)
    fields = _fields_of(reading)
    if reading.wanted == "worth" or not fields & {*instead} or fields & _OF_TWO - {*instead}:
        raise Unclear(phrase(reading.language, "not_computed"), declined=True, sure=True)
    return with_fields(reading, instead)


def _bounds_in(condition: Condition) -> list[Test]:
    match condition:
        case Test():
            return [condition]
        case AllOf() | AnyOf():
            return [one for each in condition.conditions for one in _bounds_in(each)]
        case Not():
            return _bounds_in(condition.condition)
    return []


def with_fields(reading: Reading, instead: Mapping[str, str]) -> Reading:
    """With other fields in the place of some, wherever they stand."""
    inquiry, order = reading.inquiry, reading.inquiry.order
    made = replace(
        inquiry,
        field=instead.get(inquiry.field, inquiry.field),
        order=replace(order, field=instead.get(order.field, order.field)) if order else None,
        where=_of(inquiry.where, instead) if inquiry.where else None,
    )
    chips = tuple(Chip(_label(one.text, reading, instead), _of(one.condition, instead)) for one in reading.chips)
    return replace(reading, inquiry=made, chips=chips, told=instead.get(reading.told, reading.told))


def _label(text: str, reading: Reading, instead: Mapping[str, str]) -> str:
    for old, new in instead.items():
        text = text.replace(reading.heads.label(old, reading.language), reading.heads.label(new, reading.language))
    return text


def _of(condition: Condition, instead: Mapping[str, str]) -> Condition:
    match condition:
        case Test(field="price", low=None, high=None, blank=None) if currencies(condition.unit):
            return condition  # "in GBP" is what the row says, of whichever price
        case Test():
            return replace(condition, field=instead.get(condition.field, condition.field))
        case AllOf():
            return AllOf(tuple(_of(one, instead) for one in condition.conditions))
        case AnyOf():
            return AnyOf(tuple(_of(one, instead) for one in condition.conditions))
        case Not():
            return Not(_of(condition.condition, instead))
    return condition


def _fields_of(reading: Reading) -> frozenset[str]:
    """The fields that are told, ranked or bounded."""
    conditions = tuple(chip.condition for chip in reading.chips)
    bounded = Inquiry("count", where=AllOf(conditions)).fields() if conditions else frozenset()
    return reading.inquiry.fields() | bounded
