"""Which products have which value of a field: every column of the catalogue as packed numbers, stored in blocks.

A block holds the products of 16,384 ids: small enough to be written again for one edit, large enough that a million
products are some sixty. It has its different values once, in the order of their spelling, each with how many products
have it (so that counts of the whole catalogue are sums of stored ones); a cell is the place of its value beside the
place of its product, and for a variant's cell which variant of the product it is. The value ``""`` stands for texts too
long to be chosen from a list: only that something is there is known.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyroaring import BitMap

BLOCK_BITS = 14
KEPT_LENGTH = 120  # characters of a value that can be chosen
LAST_VARIANT = 0xFFFF  # the number of a variant; those beyond share it
_ALL_BUT_VALUES = 0x3FFF_00000000_FFFF
_STORE = """
INSERT OR REPLACE INTO main.value_set(field, block, version, products, kinds, names, cells, variants)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(slots=True)
class Cells:
    """Cells of a block as they are gathered: ``values`` as they stand (None: a text that is not kept) and ``keys``:

    the product's place in the block, in the lower 16 bits the number of its variant (0: the product itself).
    """

    values: list[str | None] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("I"))


class _Names(msgspec.Struct, array_like=True):
    values: list[str]
    counts: bytes  # products that have it, four bytes each


class _Places(msgspec.Struct, array_like=True):
    products: bytes  # two bytes each
    values: bytes  # one, two or four bytes each


@dataclass(frozen=True, slots=True)
class Names:
    """The different values of a block, how many products have each, and how many have any."""

    block: int
    products: int
    values: list[str]
    counts: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Part:
    """The cells of a block, ordered by product and then by value: ids, places of values, numbers of variants."""

    block: int
    ids: NDArray[np.uint32]
    codes: NDArray[np.unsignedinteger]
    variants: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class ColumnSize:
    """How many products have a value of a field, and at most how many different ones a block of products has."""

    field: str
    products: int
    kinds: int


def sizes(connection: sqlite3.Connection) -> list[ColumnSize]:
    """All columns that can be filtered by."""
    rows = connection.execute("SELECT field, sum(products), max(kinds) FROM value_set GROUP BY field")
    return [ColumnSize(*row) for row in rows]


def of_variants(connection: sqlite3.Connection) -> set[str]:
    """The columns in which variants have values of their own."""
    return {field for (field,) in connection.execute("SELECT DISTINCT field FROM value_set WHERE length(variants) > 0")}


def versions(connection: sqlite3.Connection, field: str) -> dict[int, int]:
    """The version of each block of a column: where all are the same, the column is."""
    return dict(connection.execute("SELECT block, version FROM value_set WHERE field = ?", (field,)).fetchall())


def block_of(id: int) -> int:
    """The block that a product is in."""
    return id >> BLOCK_BITS


def key_of(id: int, variant: int = 0) -> int:
    """The key of a product's cells, or of its ``variant``-th variant's (from 1)."""
    return (id & (1 << BLOCK_BITS) - 1) << 16 | min(variant, LAST_VARIANT)


def names(connection: sqlite3.Connection, field: str) -> Iterator[Names]:
    """The blocks of a column, in order, without their cells."""
    import numpy as np  # noqa: PLC0415 - first when a catalogue is indexed or filtered

    statement = "SELECT block, products, names FROM value_set WHERE field = ? ORDER BY block"
    for block, products, stored in connection.execute(statement, (field,)):
        having = msgspec.msgpack.decode(stored, type=_Names)
        yield Names(block, products, having.values, np.frombuffer(having.counts, "<u4"))


def cells(connection: sqlite3.Connection, field: str) -> Iterator[Part]:
    """The cells of the blocks of a column, in order."""
    import numpy as np  # noqa: PLC0415 - likewise

    statement = "SELECT block, cells, variants FROM value_set WHERE field = ? ORDER BY block"
    for block, stored, variants in connection.execute(statement, (field,)):
        offsets, codes = _places(stored)
        ids = offsets.astype(np.uint32) | np.uint32(block << BLOCK_BITS)
        yield Part(block, ids, codes, _variants(variants, len(ids)))


def update(
    connection: sqlite3.Connection, block: int, version: int, touched: Sequence[int], fresh: Mapping[str, Cells]
) -> None:
    """Take the ``touched`` products out of a block and put them in with ``fresh`` cells, by field."""
    statement = "SELECT field, names, cells, variants FROM main.value_set WHERE block = ?"
    there = {row[0]: _Cut.of(*row[1:]) for row in connection.execute(statement, (block,))}
    rows = []
    for name in sorted(there.keys() | fresh.keys()):
        new = _Cut.gathered(fresh[name]) if name in fresh else _Cut.empty()
        left, taken = there[name].split(touched) if name in there else (_Cut.empty(), _Cut.empty())
        if not taken.same(new):
            rows.append((name, block, version, *left.joined(new).stored()))
    connection.executemany(_STORE, rows)
    connection.execute("DELETE FROM main.value_set WHERE block = ? AND products = 0", (block,))


def everything(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """All rows, for a comparison with another index."""
    yield from connection.execute(
        "SELECT field, block, products, kinds, names, cells, variants FROM value_set ORDER BY field, block"
    )


def bitmap_of(ids: Iterable[int]) -> BitMap:
    """A set of ids."""
    from pyroaring import BitMap  # noqa: PLC0415 - likewise

    return BitMap(ids)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cells of a block with their values. ``entries``: product << 48 | value << 16 | variant, in that order."""

    values: list[str]
    entries: NDArray[np.signedinteger]

    @classmethod
    def empty(cls) -> _Cut:
        import numpy as np  # noqa: PLC0415 - likewise

        return cls([], np.empty(0, np.int64))

    @classmethod
    def of(cls, names: bytes, cells: bytes, variants: bytes) -> _Cut:
        """As it is stored."""
        offsets, codes = _places(cells)
        return cls(
            msgspec.msgpack.decode(names, type=_Names).values, _packed(offsets, codes, _variants(variants, len(codes)))
        )

    @classmethod
    def gathered(cls, cells: Cells) -> _Cut:
        """As an index gathers them: blank cells leave it, long ones are ``""``."""
        import numpy as np  # noqa: PLC0415 - likewise

        kept = {value: "" if value is None else value.strip() or None for value in dict.fromkeys(cells.values)}
        values = sorted({value for value in kept.values() if value is not None})
        place = {value: number for number, value in enumerate(values)}
        code_of = {value: -1 if name is None else place[name] for value, name in kept.items()}
        codes = np.fromiter(map(code_of.__getitem__, cells.values), np.int64, len(cells.values))
        keys = np.frombuffer(cells.keys, np.uint32)
        if None in kept.values():
            keys, codes = keys[codes >= 0], codes[codes >= 0]
        entries = _packed(keys >> np.uint32(16), codes, keys & np.uint32(0xFFFF))
        entries.sort()
        return cls(values, entries)

    @property
    def codes(self) -> NDArray[np.signedinteger]:
        return self.entries >> 16 & 0xFFFFFFFF

    def split(self, touched: Sequence[int]) -> tuple[_Cut, _Cut]:
        """The cells of other products, and those of the touched ones."""
        import numpy as np  # noqa: PLC0415 - likewise

        offsets = np.asarray(touched, np.int64) & ((1 << BLOCK_BITS) - 1)
        out = np.isin(self.entries >> 48, offsets)
        return self._only(~out), self._only(out)

    def _only(self, which: NDArray[np.bool_]) -> _Cut:
        """Some of the cells, with the values that they have."""
        import numpy as np  # noqa: PLC0415 - likewise

        entries = self.entries[which]
        used = np.flatnonzero(np.bincount((entries >> 16 & 0xFFFFFFFF).astype(np.int64), minlength=len(self.values)))
        places = np.zeros(len(self.values), np.int64)
        places[used] = np.arange(len(used))
        return _Cut([self.values[code] for code in used], entries)._with_codes(places)

    def _with_codes(self, places: NDArray[np.signedinteger]) -> _Cut:
        if not len(self.entries):
            return self
        return _Cut(self.values, self.entries & _ALL_BUT_VALUES | places[self.codes] << 16)

    def same(self, other: _Cut) -> bool:
        """Whether these are the same cells."""
        import numpy as np  # noqa: PLC0415 - likewise

        return self.values == other.values and np.array_equal(self.entries, other.entries)

    def joined(self, other: _Cut) -> _Cut:
        """These cells and others, of other products."""
        import numpy as np  # noqa: PLC0415 - likewise

        if not self.values or not other.values:
            return self if self.values else other
        values = sorted({*self.values, *other.values})
        place = {value: number for number, value in enumerate(values)}
        both = [cut._with_codes(np.array([place[v] for v in cut.values], np.int64)) for cut in (self, other)]
        return _Cut(values, np.sort(np.concatenate([cut.entries for cut in both])))

    def stored(self) -> tuple[int, int, bytes, bytes, bytes]:
        """``(products, kinds, names, cells, variants)`` as the table has them."""
        import numpy as np  # noqa: PLC0415 - likewise

        offsets, codes, variants = self.entries >> 48, self.codes, (self.entries & 0xFFFF).astype("<u2")
        first = np.diff(self.entries >> 16, prepend=-1) != 0  # a product's first cell with a value
        counts = np.bincount(codes[first].astype(np.int64), minlength=len(self.values)).astype("<u4")
        width = "<u1" if len(self.values) <= 0xFF else "<u2" if len(self.values) <= 0xFFFF else "<u4"
        encode = msgspec.msgpack.encode
        return (
            int(np.count_nonzero(np.diff(offsets, prepend=-1))),
            len(self.values),
            encode(_Names(self.values, counts.tobytes())),
            encode(_Places(offsets.astype("<u2").tobytes(), codes.astype(width).tobytes())),
            variants.tobytes() if variants.any() else b"",
        )


def _packed(
    offsets: NDArray[np.integer], codes: NDArray[np.integer], variants: NDArray[np.integer]
) -> NDArray[np.signedinteger]:
    import numpy as np  # noqa: PLC0415 - likewise

    packed: NDArray[np.signedinteger] = offsets.astype(np.int64) << 48 | codes.astype(np.int64) << 16 | variants
    return packed


def _places(stored: bytes) -> tuple[NDArray[np.uint16], NDArray[np.unsignedinteger]]:
    import numpy as np  # noqa: PLC0415 - likewise

    places = msgspec.msgpack.decode(stored, type=_Places)
    offsets = np.frombuffer(places.products, "<u2")
    width = len(places.values) // len(offsets)
    return offsets, np.frombuffer(places.values, f"<u{width}")


def _variants(stored: bytes, count: int) -> NDArray[np.uint16]:
    import numpy as np  # noqa: PLC0415 - likewise

    return np.frombuffer(stored, "<u2") if stored else np.zeros(count, np.uint16)
