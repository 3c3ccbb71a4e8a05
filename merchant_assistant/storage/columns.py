"""Which products have which value of a field: compressed sets of ids, stored in blocks.

A block holds the products of 32,768 ids: small enough to be written again for one edit, large enough that a million
products are some thirty. A value is kept for everything that has it, so a variant's value counts once a variant. How
often a product has a value is written in binary: the first set holds the products with an odd number of it, the second
those with two or three more, and so on; where no two variants are alike there is only the first. The value ``""``
stands for texts too long to be chosen from a list: only that something is there is known.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pyroaring import BitMap

BLOCK_BITS = 15
PART = "~"  # begins the column of one or two characters that stand in codes; no field begins so
KEPT_LENGTH = 120  # characters of a value that can be chosen

Values = dict[str, list["BitMap"]]  # a value -> how often its products have it, in binary
_Stored = list[tuple[str, list[int | bytes]]]


@dataclass(frozen=True, slots=True)
class ColumnSize:
    """How many products have a value of a field, and at most how many different ones a block of products has."""

    field: str
    products: int
    kinds: int


def sizes(connection: sqlite3.Connection) -> list[ColumnSize]:
    """All columns that can be filtered by."""
    rows = connection.execute(
        "SELECT field, sum(products), max(kinds) FROM value_set WHERE field NOT LIKE '~%' GROUP BY field"
    )
    return [ColumnSize(*row) for row in rows]


def block_of(id: int) -> int:
    """The block that a product is in."""
    return id >> BLOCK_BITS


def update(
    connection: sqlite3.Connection, block: int, touched: BitMap, cells: Mapping[str, Mapping[str, list[int]]]
) -> None:
    """Take the ``touched`` products out of a block and put them in with ``cells``: field -> value -> ids, repeated."""
    there = {
        str(field): bytes(sets)
        for field, sets in connection.execute("SELECT field, sets FROM main.value_set WHERE block = ?", (block,))
    }
    for field in there.keys() | cells.keys():
        values = decode(there[field]) if field in there else {}
        left = _without(values, touched)
        fresh = {value: binary(ids) for value, ids in cells.get(field, {}).items()}
        if left or fresh:
            _store(connection, field, block, _together(values, fresh))


def read(connection: sqlite3.Connection, field: str) -> Iterator[tuple[int, Values]]:
    """The blocks of a column, in order."""
    statement = "SELECT block, sets FROM main.value_set WHERE field = ? ORDER BY block"
    for block, sets in connection.execute(statement, (field,)):
        yield int(block), decode(sets)


def binary(ids: Sequence[int]) -> list[BitMap]:
    """How often each id stands in ``ids``, in binary."""
    bitmap = _bitmap()
    once = bitmap(ids)
    if len(once) == len(ids):
        return [once]
    times = Counter(ids)
    return [bitmap([id for id, n in times.items() if n >> bit & 1]) for bit in range(max(times.values()).bit_length())]


def anywhere(sets: Sequence[BitMap]) -> BitMap:
    """The products that have the value at all."""
    return sets[0] if len(sets) == 1 else _bitmap().union(*sets)


def decode(stored: bytes) -> Values:
    """The values of a stored block."""
    bitmap = _bitmap()
    return {
        value: [bitmap((part,)) if isinstance(part, int) else bitmap.deserialize(part) for part in parts]
        for value, parts in _decoder().decode(stored)
    }


def _encode(values: Values) -> bytes:
    """Values in their order, so that equal columns are equal bytes; a set of one product as its id."""
    stored: _Stored = [(value, [_part(set_) for set_ in values[value]]) for value in sorted(values)]
    return msgspec.msgpack.encode(stored)


def _part(ids: BitMap) -> int | bytes:
    if len(ids) == 1:
        return int(ids[0])
    ids.run_optimize()
    return ids.serialize()


def _without(values: Values, touched: BitMap) -> bool:
    """Take products out; whether there were any."""
    changed = False
    for value, sets in list(values.items()):
        if any(set_.intersect(touched) for set_ in sets):
            changed = True
            _keep(values, value, [set_ - touched for set_ in sets])
    return changed


def _keep(values: Values, value: str, sets: list[BitMap]) -> None:
    while sets and not sets[-1]:
        sets.pop()
    if sets:
        values[value] = sets
    else:
        values.pop(value, None)


def _together(values: Values, fresh: Values) -> Values:
    """The same products stand in at most one of the two, so that the numbers in binary simply lie side by side."""
    for value, sets in fresh.items():
        old = values.get(value, [])
        longer, shorter = (old, sets) if len(old) >= len(sets) else (sets, old)
        values[value] = [a | b for a, b in zip(longer, shorter, strict=False)] + longer[len(shorter) :]
    return values


def _store(connection: sqlite3.Connection, field: str, block: int, values: Values) -> None:
    if not values:
        connection.execute("DELETE FROM main.value_set WHERE field = ? AND block = ?", (field, block))
        return
    having = _bitmap().union(*(set_ for sets in values.values() for set_ in sets))
    connection.execute(
        "INSERT OR REPLACE INTO main.value_set(field, block, products, kinds, sets) VALUES (?, ?, ?, ?, ?)",
        (field, block, len(having), len(values), _encode(values)),
    )


def bitmap_of(ids: Iterable[int]) -> BitMap:
    """A set of ids."""
    return _bitmap()(ids)


@cache
def _bitmap() -> type[BitMap]:
    from pyroaring import BitMap  # noqa: PLC0415 - first when a catalogue is indexed or filtered

    return BitMap


@cache
def _decoder() -> msgspec.msgpack.Decoder[_Stored]:
    return msgspec.msgpack.Decoder(_Stored)
