"""An exact question to the catalogue, and its answer: what the page's queries cannot say, counted by the same columns.

A *thing* is a product or a variant. Conditions are tested on variants, each with its own values or else its product's;
a product passes where one of its variants passes all that is asked at once: "black and under 5" is one thing that is
both. ``Not`` is tested on the things that are asked about: a product that is not black has no black variant.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Things = Literal["products", "variants"]
Operation = Literal["count", "distinct", "sum", "average", "median", "lowest", "highest", "list", "values", "share"]


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on a value of ``field`` (a name of FIELDS, ``attribute:NAME``, ``source`` or ``variants``).

    ``values``: any of them, compared as facets show them. ``low``, ``high``: bounds of a number; ``low_open``,
    ``high_open``: without the bound itself. ``unit``: the currency of a price or the unit of a measure; '' is any.
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
    """Words that all stand in the title, or all in one value of one of the ``fields``, as search reads words.

    ``anywhere``: or anywhere in the record, descriptions included.
    """

    text: str
    fields: tuple[str, ...] = ("category", "tags")
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Skus:
    """The products that have one of these SKUs, or whose variants have; of variants just those."""

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
    """By which field; things without a value of it are left out of a ranking."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked.

    ``field``: whose numbers are summed, averaged …, or whose values are told (``distinct``, ``values``). ``group``: one
    figure for each value of this field. ``order`` and ``limit``: of a list its things; of groups (``order.field`` '')
    their figures. ``base``: of a share, what the whole is.
    """

    operation: Operation
    things: Things = "products"
    where: Condition | None = None
    field: str = ""
    group: str = ""
    order: Order | None = None
    limit: int | None = None
    base: Condition | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that an answer rests on. ``variant``: 0 for a product as a whole, else its place in the product from 1.

    ``value``: of the field that was asked for or ordered by, as the cell writes it; ``unit``: where it is a number.
    """

    product_id: int
    variant: int
    sku: str
    title: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one unit. ``group``: the value it belongs to (None: all). ``things``: how many it rests on."""

    value: Decimal
    things: int
    unit: str = ""
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of the catalogue.

    ``figures``: one, or one for each group, or one for each currency or unit where there are several (nothing is summed
    over them). ``rows``: every thing that it rests on, the winner first in a ranking; ``tied``: how many of the first
    rows share the best value. ``passing``: how many things the conditions hold of; ``blank``: how many of those have no
    value of the field that was asked for. ``whole``: of a share, how many things the base holds of.
    """

    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]
    passing: int
    blank: int = 0
    tied: int = 0
    whole: int = 0
