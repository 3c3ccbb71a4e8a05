"""The tables of a file: rows of text cells, whatever they were stored in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from merchant_assistant.catalogue.importing import dialect, encoding, guard
from merchant_assistant.catalogue.importing.dialect import Dialect
from merchant_assistant.catalogue.importing.encoding import Encoding, Repairer
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said

MAX_CELL = 4 * 1024 * 1024
_SAMPLE = 1 << 17
_FURTHER = 1 << 14
_TELL_EVERY = 2000
_RUNAWAY = 100  # line ends in the last cell of a file whose quotation mark is never closed


class StrayQuoteError(Exception):
    """A quotation mark in the file is never closed: read again with quotation marks as plain text."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Each call of ``rows`` walks it anew, without blank lines (which count in the numbering).

    ``alone``: whether its file holds no other. ``repaired``: row to places of cells that were in another encoding than
    the file; filled while rows are walked, and emptied by whoever reports them. ``torn``: rows with a quotation mark
    that is never closed, likewise. ``hidden``: a sheet that its workbook does not show, and others it does: it is
    named, not read.

    Of XML and JSON documents, whose rows are records: ``columns``: names in the order of the cells. ``format``: the
    family that the reader knows it to be. ``meta``: what the reader has to add to that of the staging file. ``strays``:
    rows that are no records, their text in the first cell; filled while rows are walked.
    """

    rows: Callable[[Progress], Iterator[Row]]
    sheet: str | None = None
    alone: bool = True
    hidden: bool = False
    encoding: Encoding | None = None
    dialect: Dialect | None = None
    repaired: dict[int, list[int]] = field(default_factory=dict)
    torn: set[int] = field(default_factory=set)
    columns: tuple[str, ...] | None = None
    format: str | None = None
    meta: Mapping[str, object] = field(default_factory=dict)
    strays: set[int] = field(default_factory=set)


def open_tables(file: Path) -> Iterator[Table]:
    """The tables of ``file``, one after the other. Raises :class:`UserFault` where it holds none that we read."""
    kind = guard.kind_of(file)
    if kind == "text":
        yield open_text(file)
    elif kind == "workbook":
        from merchant_assistant.catalogue.importing import workbooks  # noqa: PLC0415 - calamine only for workbooks

        yield from workbooks.open_workbook(file)
    else:
        from merchant_assistant.catalogue.importing import documents  # noqa: PLC0415 - parsers only for documents

        yield from documents.open_document(file, kind)


def open_text(file: Path) -> Table:
    """A CSV, TSV or other text table."""
    csv.field_size_limit(MAX_CELL)
    found = encoding.detect(file)
    with file.open("rb") as raw, _decoded(raw, found) as text:
        sample = text.read(_SAMPLE)
    return _text_table(file, found, dialect.detect(sample, _further(file, found)))


def _further(file: Path, found: Encoding) -> list[str]:
    """Lines from the middle, the last quarter and the end of a file that is longer than the sample of its start."""
    size = file.stat().st_size
    if size < 3 * _SAMPLE:
        return []
    lines: list[str] = []
    with file.open("rb") as raw:
        for place in (size // 2, size * 3 // 4, size - _FURTHER):
            raw.seek(place - place % 4)  # where a character of UTF-16 or UTF-32 begins
            text = raw.read(_FURTHER).decode(found.name, errors="ignore")
            lines += text.splitlines(keepends=True)[1:-1]
    return lines


def without_quotes(file: Path, table: Table) -> Table:
    """The same table with quotation marks read as plain text."""
    assert table.encoding is not None
    assert table.dialect is not None
    return _text_table(file, table.encoding, replace(table.dialect, quotechar=None))


def _text_table(file: Path, found: Encoding, how: Dialect) -> Table:
    repaired: dict[int, list[int]] = {}
    torn: set[int] = set()
    rows = partial(_text_rows, file, found, how, torn)
    if found.damaged:
        rows = partial(_repaired_rows, rows, Repairer(found.name), repaired)
    return Table(rows, encoding=found, dialect=how, repaired=repaired, torn=torn)


def _repaired_rows(
    rows: Callable[[Progress], Iterator[Row]], repair: Repairer, repaired: dict[int, list[int]], progress: Progress
) -> Iterator[Row]:
    for number, cells in rows(progress):
        better = {index: text for index, cell in enumerate(cells) if (text := repair(cell)) is not None}
        if better:
            repaired[number] = list(better)
        yield number, [better.get(index, cell) for index, cell in enumerate(cells)] if better else cells


def _decoded(raw: BinaryIO, found: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, found.name, errors=found.errors, newline="")


def _text_rows(file: Path, found: Encoding, how: Dialect, torn: set[int], progress: Progress) -> Iterator[Row]:
    size = file.stat().st_size
    with file.open("rb") as raw, _decoded(raw, found) as text:
        cells: list[str] = []
        try:
            for number, (cells, mended) in enumerate(how.mended(text), 1):
                if number % _TELL_EVERY == 0:
                    progress(raw.tell(), size, said("Catalogue", "rows"))
                if mended:
                    torn.add(number)
                if cells:
                    yield number, cells
        except csv.Error as error:
            raise StrayQuoteError from error
    if how.quotechar and cells and cells[-1].count("\n") > _RUNAWAY:
        raise StrayQuoteError
