"""Columns looked at as a whole: those that say the same, and between what the numbers of one lie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.dates import DAY, days_of
from merchant_assistant.catalogue.inquiry import SPANS, TIMES, AllOf, Inquiry, Operation, Test, span_field
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import unit_of_column
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts, forms, nouns
from merchant_assistant.chat.exact.words.measures import currencies, units_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import FieldHeld
    from merchant_assistant.foundation.cancel import CancelToken

MANY = 4000  # values of a field that a question is looked through for
_MOSTLY = 0.8
_NEARLY = 0.9
_HALF = 0.5
_TIMES = 1.5  # things of one sort
_SORTS = 200
_PARTS = re.compile(r"\s*[,;/|]\s*")
_LEADING = re.compile(r"\s*(\d+(?:\.\d+)?)\s?([^\W\d_]{1,10})(?![^\W\d_])")
Measured = tuple[tuple[str, tuple[Quantity, ...]], ...]  # the cells of a column with the amounts in them
_IDS = re.compile(r"(?:(?<=[a-z])ID|(?:^|[\s_:])(?:id|ID|Id|code|Code)|编号|编码|代码)$")
_ENDS: tuple[Operation, ...] = ("lowest", "highest")
_TWINS = 60  # values of two columns that are compared


def with_derived(fields: Mapping[str, FieldHeld], by_case: Collection[str] = ()) -> dict[str, FieldHeld]:
    """With the fields that no file needs to have, as they follow from two others; none of what is counted in cases.

    What several pieces cost is told only where each costs the same: no tiers, no price per hundred.
    """
    made = dict(fields)
    if {"price", "compare_at_price"} <= set(fields):
        made["discount"] = replace(fields["compare_at_price"], field="discount", units=fields["price"].units)
        made["discount_percent"] = replace(fields["compare_at_price"], field="discount_percent", units=("%",))
    if {"price", "cost"} <= set(fields):
        made["margin"] = replace(fields["cost"], field="margin", units=fields["price"].units)
        for part in ("margin_percent", "markup_percent"):
            made[part] = replace(fields["cost"], field=part, units=("%",))
    tiered = {"price_tiers", "price_basis"} & set(fields)
    for name, (count, each) in TIMES.items():
        if {count, each} <= set(fields) and count not in by_case and not (tiered and count != "stock"):
            made[name] = replace(fields[count], field=name, units=fields[each].units)
    return made


def as_codes(one: FieldHeld) -> FieldHeld:
    """A column that is called so holds codes, and one whose numbers all have a letter behind them: bins 12A and 14C."""
    if one.kind == "numbers" and not one.units and one.field.startswith(ATTRIBUTE) and _IDS.search(one.field):
        return replace(one, kind="values", units=())
    letters = all(len(unit) == 1 and unit.isupper() and not currencies(unit) for unit in one.units)
    coded = len(one.units) > 1 and letters and not all(map(units_of, one.units))
    return replace(one, kind="values", units=()) if one.field.startswith(ATTRIBUTE) and coded else one


def with_spans(fields: Mapping[str, FieldHeld], days: Iterable[str]) -> dict[str, FieldHeld]:
    """With the years and months of columns of days, by which things are grouped."""
    spans = {span_field(span, name): name for name in days for span in SPANS}
    return dict(fields) | {span: replace(fields[name], field=span) for span, name in spans.items()}


def good_until(days: Iterable[str]) -> tuple[str, ...]:
    """The one column of days whose head begins with a name of how long goods keep: 有效期至; none of several."""
    names = concepts()["shelf_life"].names
    heads = {day: key_of(day.removeprefix(ATTRIBUTE)) for day in days}
    found = [day for day, head in heads.items() if any(head[: len(name)] == name for name in names)]
    return tuple(found) if len(found) == 1 else ()


def days_held(
    catalogue: Catalogue, fields: Iterable[FieldHeld], cancel: CancelToken | None
) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    """The columns that hold days, each with its first and its last one."""
    for one in fields:
        if one.kind != "values" or not one.field.startswith(ATTRIBUTE):
            continue
        if days_of([value.value for value in catalogue.values_of_field(one.field, _TWINS, cancel)]) is None:
            continue
        ends = (catalogue.answer(Inquiry(end, field=one.field), cancel).figures for end in _ENDS)
        found = [figures[0].value for figures in ends if figures and figures[0].unit == DAY]
        if len(found) == len(_ENDS):
            yield one.field, (found[0], found[1])


def units_written(
    catalogue: Catalogue, fields: Iterable[FieldHeld], cancel: CancelToken | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The units of each attribute whose texts are mostly numbers with one: 500 ml, 1 l."""
    for one in fields:
        if one.kind != "values" or not one.field.startswith(ATTRIBUTE):
            continue
        found = [quantity_of(value.value) for value in catalogue.values_of_field(one.field, _TWINS, cancel)]
        units = [quantity.unit for quantity in found if quantity and quantity.unit]
        if len(units) > len(found) * _MOSTLY:
            yield one.field, tuple(dict.fromkeys(units))


def extremes(
    catalogue: Catalogue, fields: Iterable[FieldHeld], cancel: CancelToken | None
) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    """The lowest and the highest of each column of bare numbers that is not followed by a unit in its name."""
    for one in fields:
        if one.kind != "numbers" or one.units or unit_of_column(one.field):
            continue
        found = [quantity_of(value.value) for value in catalogue.values_of_field(one.field, MANY, cancel)]
        if numbers := [quantity.number for quantity in found if quantity]:
            yield one.field, (min(numbers), max(numbers))


def column_of_sorts(catalogue: Catalogue, fields: Mapping[str, FieldHeld], cancel: CancelToken | None) -> str:
    """The column that says of nearly everything what sort of goods it is, where none is called so: an aisle; or ''.

    Most of its values end on a common noun for goods, and several things have the same.
    """
    sorts = set(map(key_of, forms("collective")))
    whole = max((one.products for one in fields.values()), default=0)
    for one in fields.values():
        told = one.kind == "values" and one.field.startswith(ATTRIBUTE) and one.products >= _NEARLY * whole
        if not told or not 1 < one.distinct <= min(whole / _TIMES, _SORTS):
            continue
        values = [value.value for value in catalogue.values_of_field(one.field, MANY, cancel)]
        goods = [value for value in values if (key := key_of(value)) and (key[-1:] in nouns() or key[-1:] in sorts)]
        if len(goods) >= len(values) * _HALF:
            return one.field
    return ""


def measured(values: Iterable[tuple[str, str]], fields: Mapping[str, FieldHeld]) -> dict[str, Measured]:
    """Columns of texts that are amounts all the same, several in a cell or with words behind: "400 ml, 800 ml"."""
    found: dict[str, dict[str, tuple[Quantity, ...]]] = {}
    for name, value in values:
        if name.startswith(ATTRIBUTE) and fields[name].kind == "values":
            found.setdefault(name, {})[value] = _amounts_of(value)
    return {
        name: tuple((value, amounts) for value, amounts in cells.items() if amounts)
        for name, cells in found.items()
        if sum(map(bool, cells.values())) >= len(cells) * _MOSTLY
    }


def _amounts_of(cell: str) -> tuple[Quantity, ...]:
    """The amounts with a unit by which the parts of a cell begin; () where one begins otherwise."""
    parts = [_LEADING.match(part) for part in _PARTS.split(cell)]
    made = [Quantity(Decimal(one[1]), one[2]) for one in parts if one and units_of(one[2])]
    return tuple(made) if len(made) == len(parts) else ()


def without_twins(
    catalogue: Catalogue, names: tuple[str, ...], fields: Mapping[str, FieldHeld], cancel: CancelToken | None
) -> tuple[str, ...]:
    """One column of those that say the same of every product: overall_rating, product_rating."""
    kept: list[str] = []
    for name in names:
        if not any(_are_twins(catalogue, fields[one], fields[name], cancel) for one in kept):
            kept.append(name)
    return tuple(kept)


def _are_twins(catalogue: Catalogue, one: FieldHeld, other: FieldHeld, cancel: CancelToken | None) -> bool:
    """Whether two attributes have the same value wherever they have one."""
    if not (one.field.startswith(ATTRIBUTE) and other.field.startswith(ATTRIBUTE)):
        return False
    alike = (one.kind, one.products, one.distinct) == (other.kind, other.products, other.distinct)
    if not alike or not 0 < one.distinct <= _TWINS:
        return False
    values, others = (catalogue.values_of_field(each.field, _TWINS, cancel) for each in (one, other))
    if {(value.value, value.count) for value in values} != {(value.value, value.count) for value in others}:
        return False
    both = (AllOf((Test(one.field, (v.value,)), Test(other.field, (v.value,)))) for v in values)
    found = (catalogue.answer(Inquiry("count", where=where, limit=0), cancel).passing for where in both)
    return all(count == value.count for count, value in zip(found, values, strict=True))
