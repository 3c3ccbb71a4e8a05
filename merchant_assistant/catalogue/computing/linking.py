"""What a reader of questions has to know of the catalogue: its fields, their units, their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.columns import NUMBERS
from merchant_assistant.catalogue.finding import Finder, checked
from merchant_assistant.catalogue.inquiry import FieldHeld
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import FacetValue
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage import columns
from merchant_assistant.storage.columns import ColumnSize, Names
from merchant_assistant.storage.database import Connection
from merchant_assistant.storage.words import folded

MANY = 5_000  # different values: more are not counted
_JUDGED = 1_000  # values that say whether a field is one of numbers, and of which units
_MOSTLY = 0.9  # of them are numbers, then


def fields_held(connection: Connection, cancel: CancelToken) -> Iterator[FieldHeld]:
    """Every field that a product has a value of, those that most have first."""
    own = columns.of_variants(connection)
    for size in sorted(columns.sizes(connection), key=lambda size: (-size.products, size.field)):
        yield _held(size, checked(columns.names(connection, size.field), cancel), size.field in own)


def _held(size: ColumnSize, blocks: Iterator[Names], of_variants: bool) -> FieldHeld:
    """Blocks are read until there are more different values than are counted."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts.update(dict(zip(block.values, block.counts.tolist(), strict=True)))
        if len(counts) > MANY:
            break
    counts.pop("", None)
    units = _units(counts)
    judged = min(len(counts), _JUDGED)
    numbers = size.field in NUMBERS or (
        size.field.startswith(ATTRIBUTE) and bool(judged) and sum(units.values()) >= _MOSTLY * judged
    )
    distinct = len({folded(value) for value in islice(counts, MANY)})
    return FieldHeld(
        size.field, size.products, "numbers" if numbers else "values",
        tuple(unit for unit, _ in units.most_common() if unit) if numbers else (),
        distinct, len(counts) > MANY, of_variants,
    )  # fmt: skip


def _units(counts: Counter[str]) -> Counter[str]:
    """How many of the commonest values are numbers of each unit; ``KG`` is ``kg``, as it was met first."""
    quantities = (quantity_of(value) for value, _ in counts.most_common(_JUDGED))
    units = [quantity.unit for quantity in quantities if quantity]
    spelt = {unit.casefold(): unit for unit in reversed(units)}
    return Counter(spelt[unit.casefold()] for unit in units)


def values_of_field(
    finder: Finder, connection: Connection, field: str, limit: int, cancel: CancelToken
) -> Sequence[FacetValue]:
    """The commonest values with how many products have each; spellings of one value are one."""
    column = finder.column(connection, field, cancel, filled=False)
    if column.several_spellings:
        column = finder.column(connection, field, cancel)
    counted = [
        (int(column.counts[codes[0]]) if len(codes) == 1 else column.together(codes, None), column.values[codes[0]])
        for codes in column.spellings.values()
    ]
    counted.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(FacetValue(value, count) for count, value in counted[:limit])
