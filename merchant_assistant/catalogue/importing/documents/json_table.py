"""A JSON document as a table: one walk finds the columns and keeps the rows on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from merchant_assistant.catalogue.importing.documents import (
    faults,
    flattening,
    json_records,
    json_text,
    naming,
    telling,
)
from merchant_assistant.catalogue.importing.documents.columns import Columns
from merchant_assistant.catalogue.importing.documents.flattening import Record
from merchant_assistant.catalogue.importing.documents.json_records import STRAY, Records
from merchant_assistant.catalogue.importing.documents.saleor import Dump
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress, no_progress
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.scratch import Scratch

_Rows = Callable[[Iterable[Record]], Iterator[Mapping[str, str]]]
_LOOK = 200
_TELL_EVERY = 2000


@dataclass(frozen=True, slots=True)
class _Kind:
    """How records become rows. ``called``: short names for their columns, where those are ways into the records."""

    format: str
    rows: _Rows
    called: Callable[[Iterable[str]], Mapping[str, str]] | None


def _flat(records: Iterable[Record]) -> Iterator[Mapping[str, str]]:
    for record in records:
        yield from flattening.rows(record)


_LIST = _Kind("documents", _flat, naming.short_names)
_SALEOR = _Kind("saleor", Dump.rows_of, None)


def open_json(file: Path) -> Table:
    """The one table of a JSON or JSONL file. Raises :class:`UserFault` where it has no records."""
    found = json_text.encoding_of(file)
    if json_records.is_grid(file, found):
        return Table(partial(json_records.grid, file, found), encoding=found, meta={"document": "json"})
    records = Records(file, found)
    kind = _SALEOR if Dump.fits(islice(records.walk(no_progress), _LOOK)) else _LIST
    columns, kept = Columns(), Scratch()
    try:
        for cells in kind.rows(records.walk(no_progress)):
            columns.see(cells if STRAY not in cells else ())
            kept.keep(cells)
    except flattening.TooDeepError as error:
        raise faults.too_deep(file) from error
    names = columns.names(kind.called)
    if not columns or not telling.products(names):
        raise faults.not_products(file)
    strays: set[int] = set()
    return Table(
        partial(_kept_rows, kept, columns, strays),
        strays=strays,
        encoding=records.encoding,
        columns=names,
        format=kind.format,
        meta={"document": "json"},
    )


def _kept_rows(kept: Scratch, columns: Columns, strays: set[int], progress: Progress) -> Iterator[Row]:
    for number, cells in enumerate(kept.kept(), 1):
        if number % _TELL_EVERY == 0:
            progress(number, kept.count, said("Catalogue", "records"))
        row = columns.row(cells if STRAY not in cells else {})
        if cells.get(STRAY):
            strays.add(number)
            row[0] = cells[STRAY]
        yield number, row
