"""Merging a staged table into the catalogue, set by set: SQLite does the work and leaves Python free.

What a file says lies in ``fields`` and ``attributes``, what a person typed lies over it in ``typed_*``. A blank cell in
a present column removes a value, an absent column leaves it alone, a product that the file does not name is kept.

The idea, in three steps:

1. Who is who (:mod:`merchant_assistant.storage.matching_sql`). Each staged product finds the stored one that it is or
   is new; so does each variant within its product (``product_match``, ``variant_match``).
2. What differs. What the file says of a known one is a merge patch: a JSON object of its cells in which null removes
   (``patch``). Cells where the patch and the catalogue differ are what a plan shows (``cell_change``).
3. Writing. New ones are inserted, patches are applied, every changed cell is logged before and after (an undo lays the
   earlier one back), and raw rows are kept where they are new (an export writes them again).

A plan does the first two on a connection that cannot change the data; ``apply`` does all three in one transaction.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from merchant_assistant.storage import (
    batches,
    comparing_sql,
    matching_sql,
    namesakes_sql,
    schema,
    telling_sql,
    writing_sql,
)
from merchant_assistant.storage.quantities import same_quantity
from merchant_assistant.storage.shown import ChangedCell

_ATTACHED_AT_MOST = 8  # SQLite's own limit is 10
_STAGED_TABLES = ("product", "variant", "record", "meta", "problem")


@dataclass(frozen=True, slots=True)
class Staged:
    """Staging files to attach, by name, and for each table what its tables' names begin with."""

    attach: Mapping[str, Path]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a table would do, in numbers of products."""

    created: int
    updated: int
    unchanged: int
    deleted: int  # by hand, and they stay away
    deleted_rows: int = 0  # of the file, that those take


class Named(NamedTuple):
    """A product of the file, as it says there."""

    row: int
    sku: str
    title: str


class Emptied(NamedTuple):
    """A cell whose value a blank one of the file takes out. ``field``: a name of FIELDS or ``attribute:NAME``."""

    row: int | None
    sku: str
    field: str
    before: str


class Merging:
    """One file's tables, compared and merged one after another on a connection that has them attached.

    ``source_id`` None: the source is new. ``overwrite``: what a person typed gives way to the file.
    """

    def __init__(self, connection: sqlite3.Connection, source_id: int | None, *, overwrite: bool) -> None:
        self._connection = connection
        self.source_id = source_id
        self._values: dict[str, object] = {"source": source_id, "overwrite": overwrite}
        connection.execute("CREATE TEMP TABLE seen(id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE touched(id INTEGER PRIMARY KEY)")
        connection.create_function("same_quantity", 2, same_quantity, deterministic=True)
        for statement in _tables():
            connection.execute(statement)

    def compare(self, prefix: str) -> Comparison:
        """Find out what the staged table would change, and count."""
        self._begin(prefix)
        self._find_out_who_is_who()
        for statement in comparing_sql.comparing():
            self._connection.execute(statement, self._values)
        (updated,) = self._connection.execute(comparing_sql.COUNT_UPDATED, self._values).fetchone()
        known, created, deleted = self._connection.execute(comparing_sql.COUNT_MATCHES).fetchone()
        return Comparison(created, updated, known - updated, deleted, self._deleted_rows() if deleted else 0)

    def _deleted_rows(self) -> int:
        self._connection.execute(matching_sql.GONE_OWNERS)
        (count,) = self._connection.execute(matching_sql.COUNT_GONE_ROWS).fetchone()
        self._connection.execute("DELETE FROM temp.owner")
        return int(count)

    def _find_out_who_is_who(self) -> None:
        history = self._has_history()
        if history:
            self._run(namesakes_sql.FIND)
        self._run((matching_sql.AGREED,))
        if not self._connection.execute("SELECT 1 FROM temp.same_product WHERE id IS NULL").fetchone():
            return
        if history:
            self._run(matching_sql.CANDIDATES)
            for _ in range(matching_sql.ROUNDS):
                self._run(matching_sql.ROUND)
            self._run(matching_sql.SETTLE)

    def _has_history(self) -> bool:
        """Whether the source ever had a product: a first import need not look for what it might be."""
        statement = """SELECT EXISTS (SELECT 1 FROM main.product WHERE source_id = :source)
            OR EXISTS (SELECT 1 FROM main.binned_product WHERE source_id = :source)"""
        return bool(self._connection.execute(statement, self._values).fetchone()[0])

    def _run(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self._connection.execute(statement, self._values)

    def doubts(self) -> Iterator[Named]:
        """Products that are new, after :meth:`compare`, because it is not clear which of several they are."""
        if self._has_history():
            yield from itertools.starmap(Named, self._connection.execute(matching_sql.DOUBTS, self._values))

    def deleted(self) -> Iterator[Named]:
        """Products that stay away, after :meth:`compare`, because a person deleted them."""
        yield from itertools.starmap(Named, self._connection.execute(matching_sql.GONE))

    def for_no_variant(self) -> Iterator[Named]:
        """Lines, after :meth:`compare`, with a price or the like for a product whose variants each have their own."""
        yield from itertools.starmap(Named, self._connection.execute(matching_sql.FOR_NO_VARIANT))

    def of_another_supplier(self) -> Iterator[Named]:
        """Products, after :meth:`compare`, that have the SKU of one that is there and are something else."""
        yield from itertools.starmap(Named, self._connection.execute(telling_sql.OTHER_SUPPLIER))

    def emptied(self, examples: int) -> tuple[int, list[Emptied]]:
        """How many values blank cells take out, after :meth:`compare`, and some of each field."""
        (count,) = self._connection.execute(telling_sql.COUNT_EMPTIED).fetchone()
        if not count:
            return 0, []
        return count, [Emptied(*row) for row in self._connection.execute(telling_sql.EMPTIED, {"examples": examples})]

    def columns_before(self) -> dict[str, str]:
        """The columns of the source's last table of this format and sheet, and the field of each (``""``: none)."""
        return dict(self._connection.execute(telling_sql.COLUMNS_BEFORE, self._values).fetchall())

    def changed_cells(self) -> Iterator[ChangedCell]:
        """The cells that differ, after :meth:`compare`, in the order of the catalogue."""
        for sku, field, before, after, typed in self._connection.execute(comparing_sql.SHOW):
            yield ChangedCell(sku, field, before, after, bool(typed))

    def changed_fields(self) -> dict[str, tuple[int, int]]:
        """How many cells differ by field, and how many of them a person typed over; the commonest field first."""
        rows = self._connection.execute(comparing_sql.COUNT_FIELDS)
        return {str(field): (int(count), int(kept)) for field, count, kept in rows}

    def merge(self, batch: batches.NewBatch, counts: Comparison) -> int:
        """Write what :meth:`compare` found as one batch; returns its id. Inside the caller's transaction."""
        batch_id = batches.add(self._connection, batch)
        values = {**self._values, "batch": batch_id, "at": batch.created_at}
        for statement in writing_sql.writing():
            self._connection.execute(statement, values)
        self._connection.execute(
            "UPDATE batch SET created = ?, updated = ?, unchanged = ? WHERE id = ?",
            (counts.created, counts.updated, counts.unchanged, batch_id),
        )
        return batch_id

    def note_seen(self) -> None:
        """Remember the products that this table names."""
        self._connection.execute(
            """INSERT OR IGNORE INTO temp.seen SELECT p.id FROM temp.product_match m
            JOIN main.product p ON p.id = m.id WHERE p.source_id = :source""",
            self._values,
        )

    def not_in_file(self) -> int:
        """How many products of the source no table so far named."""
        statement = "SELECT (SELECT count(*) FROM product WHERE source_id = :source) - (SELECT count(*) FROM temp.seen)"
        return int(self._connection.execute(statement, self._values).fetchone()[0])

    def set_not_in_file(self, batch_id: int, count: int) -> None:
        self._connection.execute("UPDATE batch SET not_in_file = ? WHERE id = ?", (count, batch_id))

    def staged_meta(self) -> str:
        """What the reading found, as one JSON object."""
        found = self._connection.execute("SELECT json_group_object(key, json(value)) FROM temp.staged_meta").fetchone()
        return str(found[0])

    def _begin(self, prefix: str) -> None:
        for table in _STAGED_TABLES:
            self._connection.execute(f"DROP VIEW IF EXISTS temp.staged_{table}")
            self._connection.execute(f"CREATE TEMP VIEW staged_{table} AS SELECT * FROM {prefix}{table}")
        for table in comparing_sql.SCRATCH:
            self._connection.execute(f"DELETE FROM temp.{table}")
        self._connection.execute(comparing_sql.ATTRIBUTE_RULE, self._values)
        self._connection.execute(comparing_sql.COLUMN_ELSEWHERE, self._values)


@contextlib.contextmanager
def staged(stages: Sequence[Path]) -> Iterator[Staged]:
    """How to attach staging files. A workbook of many sheets is gathered into one file for the time of the merge."""
    if len(stages) <= _ATTACHED_AT_MOST:
        names = [f"stage{number}" for number in range(len(stages))]
        yield Staged(dict(zip(names, stages, strict=True)), tuple(f"{name}." for name in names))
        return
    gathered = stages[0].with_name(stages[0].name + ".all")
    try:
        _gather(stages, gathered)
        yield Staged({"stages": gathered}, tuple(f"stages.s{number}_" for number in range(len(stages))))
    finally:
        gathered.unlink(missing_ok=True)


def _gather(stages: Sequence[Path], target: Path) -> None:
    target.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for number, stage in enumerate(stages):
            connection.execute("ATTACH ? AS stage", (str(stage),))
            for table in _STAGED_TABLES:
                connection.execute(f"CREATE TABLE s{number}_{table} AS SELECT * FROM stage.{table}")
            connection.execute(f"CREATE UNIQUE INDEX s{number}_p ON s{number}_product(key)")
            connection.execute(f"CREATE UNIQUE INDEX s{number}_v ON s{number}_variant(product_key, key)")
            connection.execute("DETACH stage")


@cache
def _tables() -> tuple[str, ...]:
    text = files("merchant_assistant.storage").joinpath("merge.sql").read_text("utf-8")
    return tuple(schema.statements(text))
