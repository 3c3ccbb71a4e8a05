"""Filters and sorting as they are typed behind `products`, and facets as they are printed."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.catalogue.query import Facet, Filter, Sort

_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?(?: ([A-Z]{{3}}))?")
_DESCENDING = ":desc"
_NUMBERS = frozenset({"price", "stock", "variants"})  # fields of which nothing but numbers is kept


def filter_of(text: str) -> Filter:
    """``brand=Hale``, ``price=10..20 EUR``, ``stock=..5``, ``brand=`` (none there), ``brand=*`` (any there)."""
    from merchant_assistant.catalogue.query import Filter  # noqa: PLC0415 - with its room

    field, equals, value = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} is not FIELD=VALUE")
    field, value = field_of(field), value.strip()
    if value in ("", "*"):
        return Filter(field, blank=not value)
    between = _RANGE.fullmatch(value)
    if between is None or not (between[1] or between[2]):
        return Filter(field, (value,))
    low, high = (Decimal(end) if end else None for end in between.group(1, 2))
    return Filter(field, low=low, high=high, currency=between[3])


def sort_of(text: str) -> Sort:
    """``title``, or ``price:desc`` for the highest first."""
    from merchant_assistant.catalogue.query import Sort  # noqa: PLC0415 - with its room

    descending = text.endswith(_DESCENDING)
    return Sort(field_of(text.removesuffix(_DESCENDING).removesuffix(":asc")), descending)


def field_of(name: str) -> str:
    """The field that is meant. Raises :class:`ArgumentTypeError`."""
    from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS  # noqa: PLC0415 - with its room
    from merchant_assistant.catalogue.query import SOURCE, VARIANTS  # noqa: PLC0415 - with its room

    name = name.strip()
    known = name in FIELDS or name in (SOURCE, VARIANTS)
    if known or (name.startswith(ATTRIBUTE) and len(name) > len(ATTRIBUTE)):
        return name
    raise ArgumentTypeError(f"{name!r} is no field; an attribute is written attribute:NAME")


def offset(text: str) -> int:
    """How many to leave out. Raises :class:`ArgumentTypeError`."""
    if not re.fullmatch(r"\d{1,12}", text):
        raise ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def together(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """Values of one field said one after the other mean any of them; all else must hold at once."""
    from merchant_assistant.catalogue.query import Filter  # noqa: PLC0415 - with its room

    values: dict[str, list[str]] = {}
    others = []
    for filter in filters:
        if filter.values:
            values.setdefault(filter.field, []).extend(filter.values)
        else:
            others.append(filter)
    return (*(Filter(field, tuple(these)) for field, these in values.items()), *others)


def readable(filter: Filter) -> Filter:
    """The same filter. Raises :class:`UserFault` (``not_a_number``) where a number is held against a text."""
    from merchant_assistant.catalogue.importing.values import read_amount  # noqa: PLC0415 - with its room

    wrong = next((value for value in filter.values if filter.field in _NUMBERS and read_amount(value) is None), None)
    if wrong is None:
        return filter
    raise UserFault(
        "not_a_number",
        said("Catalogue", "“{value}” is not a number.").format(value=wrong),
        said("Catalogue", "Type it like 12.50."),
    )


def facet_json(facet: Facet) -> dict[str, Any]:
    """The shape of one of ``facets``: decimals as text, as money is."""
    shown: dict[str, Any] = {"field": facet.field, "kind": facet.kind, "count": facet.count}
    if facet.kind == "numbers":
        low, high = (None if end is None else str(end) for end in (facet.low, facet.high))
        return {**shown, "low": low, "high": high, "unit": facet.unit or None}
    return {**shown, "values": {value.value: value.count for value in facet.values}, "more": facet.more}


def facet_line(facet: Facet) -> str:
    """The same for a person."""
    if facet.kind == "numbers":
        return f"{facet.field} ({facet.count}): {facet.low} to {facet.high} {facet.unit}".rstrip()
    values = ", ".join(f"{value.value} ({value.count})" for value in facet.values)
    return f"{facet.field} ({facet.count}): {values}" + (f" … and {facet.more} more" if facet.more else "")
