"""An exact question to the catalogue, and its answer: what the page's queries cannot say, counted by the same columns.

A *thing* is a product or a variant. Conditions are tested on variants, each with its own values or else its product's;
a product passes where one of its variants passes all that is asked at once: "black and under 5" is one thing that is
both. ``Not`` is tested on the things that are asked about: a product that is not black has no black variant; so is
``blank``: a product without a barcode has no variant with one.

Figures rest on the variants that pass, not on their product's other ones: the stock of black mugs is that of the black
ones. Stock adds up: what a product has of it is the sum of those variants, wherever it is compared, ranked, bounded or
shown; among variants each has its own. An average or median of prices over products takes the lowest price of each,
over variants every one. A value that stands in the product counts once for it among products, and with each variant
among variants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from merchant_assistant.catalogue.query import FacetKind

Things = Literal["products", "variants"]
# Fields that no file needs to have: how many, and what each of them counts for.
TIMES = {
    "stock_value": ("stock", "price"),
    "stock_cost": ("stock", "cost"),
    "order_value": ("moq", "price"),
    "order_cost": ("moq", "cost"),
    "carton_price": ("carton", "price"),
}
# The field that is taken off, and the one that it is taken off.
LESS = {
    "discount": ("price", "compare_at_price"),
    "discount_percent": ("price", "compare_at_price"),
    "margin": ("cost", "price"),
    "margin_percent": ("cost", "price"),
    "markup_percent": ("cost", "price"),
}
_APART = "apart:"
_BETWEEN = "\x1f"
_COVER, _RATE = "cover:", "rate:"


def apart(high: str, low: str) -> str:
    """The field that is one field less another of the same thing: what is in stock less the reorder level."""
    return f"{_APART}{high}{_BETWEEN}{low}"


def parts_of(field: str) -> tuple[str, str] | None:
    """The fields whose difference a field is, the one that is taken off last; None for any other."""
    said = field.removeprefix(_APART)
    made = said.startswith((_COVER, _RATE))  # of two fields itself
    high, between, low = said.rpartition(_BETWEEN) if made else said.partition(_BETWEEN)
    return (high, low) if between and field.startswith(_APART) else None


def cover_field(stock: str, sales: str, unit: str, times: Fraction) -> str:
    """The field of how long the stock lasts at what sells. ``times``: units of time in that of the sales."""
    return f"{_COVER}{unit}:{times}:{stock}{_BETWEEN}{sales}"


@lru_cache(maxsize=64)  # asked for each figure of a column
def cover_of(field: str) -> tuple[str, Fraction, str, str] | None:
    """The unit, how many of it are in the time of the sales, and both fields; None for any other field."""
    if not field.startswith(_COVER):
        return None
    unit, times, fields = field.removeprefix(_COVER).split(":", 2)
    stock, _, sales = fields.partition(_BETWEEN)
    return unit, Fraction(times), stock, sales


def rate_field(price: str, count: str, of: str, times: Fraction = Fraction(1)) -> str:
    """The field of what one piece or kilo costs. ``of``: piece, kg, l; ``times``: how many are in one of ``count``."""
    return f"{_RATE}{of}:{times}:{price}{_BETWEEN}{count}"


@lru_cache(maxsize=64)
def rate_of(field: str) -> tuple[str, Fraction, str, str] | None:
    """Of what it is the price, how many of that one of the count is, the price and the count; None for another."""
    if not field.startswith(_RATE):
        return None
    of, times, fields = field.removeprefix(_RATE).split(":", 2)
    price, _, count = fields.partition(_BETWEEN)
    return of, Fraction(times), price, count


_MADE = "made:"
PRODUCT = "product"  # what a made field is called that is one column times another: what sells times its price


def made_field(name: str, low: str, high: str) -> str:
    """The field that is made as one of ``TIMES`` or ``LESS`` is, of two other columns, or is their ``PRODUCT``."""
    return f"{_MADE}{name}:{low}{_BETWEEN}{high}"


@lru_cache(maxsize=64)
def made_of(field: str) -> tuple[str, str, str] | None:
    """As what it is made, and of which two columns; None for any other field."""
    if not field.startswith(_MADE):
        return None
    name, _, fields = field.removeprefix(_MADE).partition(":")
    low, _, high = fields.partition(_BETWEEN)
    return name, low, high


_TOTAL = "total:"
Sold = Literal["sold", "turnover"]


def total_field(what: Sold, fields: tuple[str, ...]) -> str:
    """The field that is the sum of others of the same thing: what was sold in three columns of months."""
    return f"{_TOTAL}{what}:{_BETWEEN.join(fields)}"


def total_of(field: str) -> tuple[str, tuple[str, ...]] | None:
    """What is added up, and the fields; None for any other field."""
    if not field.startswith(_TOTAL):
        return None
    what, _, fields = field.removeprefix(_TOTAL).partition(":")
    return what, tuple(fields.split(_BETWEEN))


SPANS = {"year": 4, "month": 7}  # of days, and how many characters of a day say it


def span_field(span: str, field: str) -> str:
    """The field that is the year or the month of the days of another."""
    return f"{span}:{field}"


def span_of_field(field: str) -> tuple[str, str] | None:
    """Year or month, and the field of which it is that of; None for any other field."""
    span, _, days = field.partition(":")
    return (span, days) if span in SPANS and ":" in days else None


Operation = Literal["count", "distinct", "sum", "average", "median", "lowest", "highest", "list", "values", "share"]


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on a value of ``field`` (a name of FIELDS, ``attribute:NAME``, ``source`` or ``variants``).

    ``values``: any of them, however spelt (of a field of numbers also ``5.0 kg`` for ``5 kg``). ``low``, ``high``:
    bounds of a number; ``low_open``, ``high_open``: without the bound itself. ``unit``: the currency of a price or the
    unit of a measure, in small or capital letters, nothing converted; '' is any. One value must be all of this.
    ``blank``: True, there is no value; False, there is one. What is None or empty does not count.
    """

    field: str
    values: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str = ""
    blank: bool | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words that all stand in the title, or all in one value of one of the ``fields``.

    Whole words (a count of pens has no pencils in it), in singular or plural; Chinese ones wherever their characters
    follow one another. ``anywhere``: or anywhere in the record, descriptions included. No word at all finds nothing.
    """

    text: str
    fields: tuple[str, ...] = ("category", "tags")
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Skus:
    """The products that have one of these SKUs, or whose variants have, exactly so; of variants just those.

    A product's SKU stands for all its variants, unless one of them has it too: then that one is meant.
    """

    skus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of them, on the same thing."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    condition: Condition


Condition = Test | Words | Skus | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Order:
    """By which field; things without a value of it are left out of a ranking.

    Each thing stands by its best value. Numbers of several units cannot be compared: the things of the commonest unit
    stand first. Texts come after numbers, equal ones in import order.
    """

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked.

    ``field``: whose numbers are summed, averaged …, or whose values are told (``distinct``, ``values``). ``group``: one
    figure for each value of this field; a thing with several values is in several groups, one without in none.
    ``order`` and ``limit``: of a list its things; of groups (``order.field`` '') their figures, where a limit never
    parts those that share the best one; without an order the largest group comes first. ``base``: of a share, what the
    whole is; counted are the things that ``where`` and ``base`` hold of together.
    """

    operation: Operation
    things: Things = "products"
    where: Condition | None = None
    field: str = ""
    group: str = ""
    order: Order | None = None
    limit: int | None = None
    base: Condition | None = None

    def fields(self) -> frozenset[str]:
        """Every field that the answer depends on: told, grouped or ordered by, tested; ``Words`` test none by name."""
        named = (self.field, self.group, self.order.field if self.order else "")
        tests = (*_tested(self.where), *_tested(self.base))
        return frozenset(name for name in (*named, *tests) if name)


def _tested(condition: Condition | None) -> Iterator[str]:
    match condition:
        case Test():
            yield condition.field
        case Not():
            yield from _tested(condition.condition)
        case AllOf() | AnyOf():
            for each in condition.conditions:
                yield from _tested(each)


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that an answer rests on. ``variant``: 0 for a product as a whole, else its place in the product from 1.

    ``value``: of the field that was asked for, grouped or ordered by, as the cell writes it; in a ranking the one that
    counts, else all different ones with ``; `` between them. ``unit``: where they are numbers of one.
    """

    product_id: int
    variant: int
    sku: str
    title: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one unit. ``group``: the value it belongs to (None: all). ``things``: how many it rests on.

    ``numbers``: how many numbers those have, where it is made of numbers; a thing may have several.
    """

    value: Decimal
    things: int
    unit: str = ""
    group: str | None = None
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of the catalogue.

    ``figures``: one, or one for each group, or one for each currency or unit where there are several (nothing is summed
    over them); none where there is no number. A share is a part of 1. ``rows``: every thing that it rests on, the best
    first in a ranking; they are read when they are looked at. ``tied``: how many things share the best value (also
    where a limit shows fewer), of groups how many figures. ``passing``: how many things the conditions hold of;
    ``blank``: how many of those have no value (for sums, averages and the like: no number) of the field that was asked
    for, else grouped or ordered by. ``whole``: of a share, how many things the base holds of.
    """

    figures: tuple[Figure, ...]
    rows: Sequence[Row]
    passing: int
    blank: int = 0
    tied: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class FieldHeld:
    """A field that products have values of: what a reader of questions links words to.

    ``units``: currencies or units of its numbers, the commonest first. ``distinct``: how many different values it has;
    ``more``: there are more than that. ``of_variants``: variants have values of their own.
    """

    field: str
    products: int
    kind: FacetKind
    units: tuple[str, ...] = ()
    distinct: int = 0
    more: bool = False
    of_variants: bool = False
