"""The cells that a plan would change, kept beside its staging file so that they can be shown a page at a time."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One cell that the file says differently. ``typed``: what stands now was typed by a person."""

    sku: str
    field: str
    before: str | None
    after: str | None
    typed: bool


def keep(staging: Path, cells: Iterable[ChangedCell], first: int) -> list[ChangedCell]:
    """Keep the cells in place of those kept before, where they are more than ``first``; returns the first ones."""
    remove(staging)
    rest = iter(cells)
    shown = list(islice(rest, first))
    further = next(rest, None)
    if further is not None:
        _write(_beside(staging), chain(shown, (further,), rest))
    return shown


def read(staging: Path, offset: int, limit: int) -> list[ChangedCell]:
    """Some of the cells that were kept; none where none were."""
    path = _beside(staging)
    if not path.is_file():
        return []
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT sku, field, before, after, typed FROM cell WHERE place > ? ORDER BY place LIMIT ?", (offset, limit)
        )
        return [ChangedCell(sku, field, before, after, bool(typed)) for sku, field, before, after, typed in rows]


def remove(staging: Path) -> None:
    """Forget the cells; harmless where there are none, and where the file cannot be deleted yet."""
    with contextlib.suppress(OSError):
        _beside(staging).unlink()


def _write(path: Path, cells: Iterable[ChangedCell]) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE cell(place INTEGER PRIMARY KEY, sku, field, before, after, typed)")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO cell(sku, field, before, after, typed) VALUES (?, ?, ?, ?, ?)", _rows(cells)
        )
        connection.execute("COMMIT")


def _rows(cells: Iterable[ChangedCell]) -> Iterator[tuple[str, str, str | None, str | None, bool]]:
    return ((cell.sku, cell.field, cell.before, cell.after, cell.typed) for cell in cells)


def _beside(staging: Path) -> Path:
    return staging.with_name(staging.name + ".changes")
