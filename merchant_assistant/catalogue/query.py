"""What is asked of the catalogue: the same for the page, the command line and the chat."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FacetKind = Literal["values", "numbers"]
# What can be filtered and sorted by beside names of FIELDS and ``attribute:NAME``.
SOURCE = "source"
VARIANTS = "variants"  # how many a product has


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a product: that it, or one of its variants, has such a value.

    ``field``: a name of FIELDS, ``attribute:NAME``, ``source`` or ``variants``. ``values``: any of them (compared as
    facets show them). ``low``, ``high``: bounds of a number, both included, for prices in ``currency`` where given.
    ``blank``: True, there is no value; False, there is one. What is None or empty does not count.
    """

    field: str
    values: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    blank: bool | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """By which field, as :class:`Filter` names it; products without a value come last either way."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ProductQuery:
    """Words as typed, conditions that all hold, and an order (None: best first, import order where no words are)."""

    text: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None

    @property
    def blank(self) -> bool:
        """Whether it finds every product."""
        return not self.text.strip() and not self.filters


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that products have, and how many of those the query finds have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that can be filtered by. Its counts leave its own filter out, so that another value can be chosen.

    ``values``: the commonest first, at most as many as were asked for; ``more``: how many others there are. A facet of
    ``numbers`` has ``low`` and ``high`` of what is found (None where nothing is), in ``unit`` (for prices the
    currency), the commonest where there are several.
    """

    field: str
    kind: FacetKind
    count: int  # found products that have a value
    values: tuple[FacetValue, ...] = ()
    more: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of a field over the variants of what a query finds: of one currency where it is money, else of one unit.

    A product that has several values of the field grouped by counts in each of their groups, with all its variants.
    """

    field: str
    group: str | None  # the value of the field that was grouped by; None: all
    count: int
    distinct: int
    sum: Decimal
    low: Decimal | None
    high: Decimal | None
    mean: Decimal | None
    median: Decimal | None
    currency: str | None = None
    unit: str | None = None  # of numbers that are not money
