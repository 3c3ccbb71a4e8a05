"""Which products have which value of a field: compressed sets of ids, stored in blocks.

A block holds the products of 16,384 ids: small enough to be written again for one edit, large enough that a million
products are some sixty. A value is kept for everything that has it, so a variant's value counts once a variant. How
often a product has a value is written in binary: the first set holds the products with an odd number of it, the second
those with two or three more, and so on; where no two variants are alike there is only the first. The value ``""``
stands for texts too long to be chosen from a list: only that something is there is known.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pyroaring import BitMap

BLOCK_BITS = 14
PART = "~"  # begins the column of one or two characters that stand in codes; no field begins so
_RARE = 64  # times; values that stand in a block more often are stored as sets
KEPT_LENGTH = 120  # characters of a value that can be chosen

Values = dict[str, list["BitMap"]]  # a value -> how often its products have it, in binary


class Stored(msgspec.Struct, array_like=True):
    """A block as it is stored. Rare values are by far the most of some columns: prices, part numbers.

    ``ids``: the products of the ``rare`` values, each as often as it has it; ``places``: which value that is; both in
    four bytes each. ``sets``: the products of each of the other ``values``.
    """

    rare: list[str]
    places: bytes
    ids: bytes
    values: list[str]
    sets: list[list[bytes]]


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
        str(field): _decoder().decode(sets)
        for field, sets in connection.execute("SELECT field, sets FROM main.value_set WHERE block = ?", (block,))
    }
    for field in there.keys() | cells.keys():
        fresh = cells.get(field, {})
        if field not in there:
            _store(connection, field, block, {value: binary(ids) for value, ids in fresh.items()})
        elif _cells_of(there[field], touched) != fresh:
            left = _without(_values(there[field]), touched)
            _store(connection, field, block, _together(left, {value: binary(ids) for value, ids in fresh.items()}))


def _cells_of(stored: Stored, touched: BitMap) -> dict[str, list[int]]:
    """What a block says of the touched products, as :func:`update` is told it."""
    found: dict[str, list[int]] = {}
    bitmap = _bitmap()
    if bitmap(_numbers(stored.ids)).intersect(touched):
        for value, id in _rare(stored):
            if id in touched:
                found.setdefault(value, []).append(id)
        for ids in found.values():
            ids.sort()
    for value, sets in zip(stored.values, stored.sets, strict=True):
        here = [bitmap.deserialize(part) & touched for part in sets]
        if any(here):
            found[value] = sorted(id for bit, part in enumerate(here) for id in part for _ in range(1 << bit))
    return found


def read(connection: sqlite3.Connection, field: str) -> Iterator[Stored]:
    """The blocks of a column, in order."""
    statement = "SELECT sets FROM main.value_set WHERE field = ? ORDER BY block"
    for (sets,) in connection.execute(statement, (field,)):
        yield _decoder().decode(sets)


def gathered(blocks: Iterable[Stored]) -> Values:
    """The blocks of a column as one; no product is in two of them."""
    bitmap = _bitmap()
    rare: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[list[BitMap]]] = defaultdict(list)
    for block in blocks:
        for value, id in _rare(block):
            rare[value].append(id)
        for value, sets in zip(block.values, block.sets, strict=True):
            having = parts[value]
            having += [[] for _ in range(len(sets) - len(having))]
            for bit, part in enumerate(sets):
                having[bit].append(bitmap.deserialize(part))
    for value, ids in rare.items():
        having = parts[value]
        for bit, ids_of_bit in enumerate(binary(ids)):
            if bit == len(having):
                having.append([])
            having[bit].append(ids_of_bit)
    empty = bitmap()
    return {
        value: [sets[0] if len(sets) == 1 else empty.union(*sets) for sets in bits] for value, bits in parts.items()
    }


def plain(stored: bytes) -> dict[str, list[list[int]]]:
    """A stored block as lists of ids: the same products may be compressed in more than one way."""
    values = gathered([_decoder().decode(stored)])
    return {value: [list(ids) for ids in sets] for value, sets in values.items()}


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
    return sets[0] if len(sets) == 1 else _bitmap()().union(*sets)


def _rare(stored: Stored) -> Iterator[tuple[str, int]]:
    """The rare values of a block, each with one product after the other."""
    return zip(map(stored.rare.__getitem__, _numbers(stored.places)), _numbers(stored.ids), strict=True)


def _numbers(stored: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(stored)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _values(stored: Stored) -> Values:
    return gathered([stored])


def _encode(values: Values) -> bytes:
    """Values in the order of their spelling."""
    stored = Stored([], b"", b"", [], [])
    ids, places = array("I"), array("I")
    for value in sorted(values):
        sets = values[value]
        if sum(len(part) << bit for bit, part in enumerate(sets)) > _RARE:
            stored.values.append(value)
            stored.sets.append([_serialized(part) for part in sets])
            continue
        for bit, part in enumerate(sets):
            for _ in range(1 << bit):
                ids.extend(part)
        places.extend(repeat(len(stored.rare), len(ids) - len(places)))
        stored.rare.append(value)
    stored.ids, stored.places = _bytes(ids), _bytes(places)
    return msgspec.msgpack.encode(stored)


def _serialized(ids: BitMap) -> bytes:
    ids.run_optimize()
    return ids.serialize()


def _without(values: Values, touched: BitMap) -> Values:
    """The same without these products."""
    for value, sets in list(values.items()):
        if any(part.intersect(touched) for part in sets):
            _keep(values, value, [part - touched for part in sets])
    return values


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
    having = _bitmap()().union(*(set_ for sets in values.values() for set_ in sets))
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
def _decoder() -> msgspec.msgpack.Decoder[Stored]:
    return msgspec.msgpack.Decoder(Stored)
