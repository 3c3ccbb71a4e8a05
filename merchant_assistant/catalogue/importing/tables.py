"""The tables of a file: rows of text cells, whatever they were stored in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from merchant_assistant.catalogue.importing import sniff
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.sniff import Dialect
from merchant_assistant.foundation.cancel import Progress

MAX_CELL = 4 * 1024 * 1024
_TELL_EVERY = 2000


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``rows`` can be walked once; lines with nothing on them are left out but count in the numbering."""

    rows: Iterator[Row]
    sheet: str | None = None
    encoding: str | None = None
    bom: bool = False
    dialect: Dialect | None = None


def open_tables(file: Path, progress: Progress) -> Iterator[Table]:
    """The tables of ``file``, one after the other. Raises :class:`UserFault` where it holds none that we read."""
    yield _open_text(file, progress)


def _open_text(file: Path, progress: Progress) -> Table:
    csv.field_size_limit(MAX_CELL)
    with file.open("rb") as raw:
        head = raw.read(1 << 16)
    dialect = Dialect()
    return Table(
        _text_rows(file, "utf-8-sig", dialect, progress), None, "utf-8", head.startswith(b"\xef\xbb\xbf"), dialect
    )


def _text_rows(file: Path, encoding: str, dialect: Dialect, progress: Progress) -> Iterator[Row]:
    size = file.stat().st_size
    with file.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors="surrogateescape", newline="") as text:
        for number, cells in enumerate(csv.reader(text, **_options(dialect)), 1):
            if number % _TELL_EVERY == 0:
                progress(raw.tell(), size)
            if cells:
                yield number, cells


def _options(dialect: Dialect) -> dict[str, object]:
    return {
        "delimiter": dialect.delimiter,
        "quotechar": dialect.quotechar,
        "quoting": csv.QUOTE_MINIMAL if dialect.quotechar else csv.QUOTE_NONE,
        "doublequote": dialect.doublequote,
        "escapechar": dialect.escapechar,
        "skipinitialspace": dialect.skipinitialspace,
    }
