"""Columns looked at as a whole: those that say the same, and between what the numbers of one lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import TIMES, AllOf, Inquiry, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.heads_of_columns import unit_of_column

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import FieldHeld
    from merchant_assistant.foundation.cancel import CancelToken

MANY = 4000  # values of a field that a question is looked through for
_MOSTLY = 0.7  # of a column's values
_TWINS = 60  # values of two columns that are compared


def with_derived(fields: Mapping[str, FieldHeld]) -> dict[str, FieldHeld]:
    """With the fields that no file needs to have, as they follow from two others.

    What several pieces cost is told only where each costs the same: no tiers, no price per hundred.
    """
    made = dict(fields)
    if {"price", "compare_at_price"} <= set(fields):
        made["discount"] = replace(fields["compare_at_price"], field="discount", units=fields["price"].units)
        made["discount_percent"] = replace(fields["compare_at_price"], field="discount_percent", units=("%",))
    if {"price", "cost"} <= set(fields):
        made["margin"] = replace(fields["cost"], field="margin", units=fields["price"].units)
    tiered = {"price_tiers", "price_basis"} & set(fields)
    for name, (count, each) in TIMES.items():
        if {count, each} <= set(fields) and not (tiered and count != "stock"):
            made[name] = replace(fields[count], field=name, units=fields[each].units)
    return made


def measured(
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
