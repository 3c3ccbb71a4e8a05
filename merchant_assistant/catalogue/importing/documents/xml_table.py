"""An XML document as a table: a first walk finds the columns and keeps the rows on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from merchant_assistant.catalogue.importing.documents import faults, flattening, naming, telling, xml_families, xml_text
from merchant_assistant.catalogue.importing.documents.columns import Columns
from merchant_assistant.catalogue.importing.documents.records import Cells, Records
from merchant_assistant.catalogue.importing.documents.xml_elements import elements, local, root_of
from merchant_assistant.catalogue.importing.documents.xml_repeating import Repeating, survey
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress, no_progress
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.scratch import Scratch

_TELL_EVERY = 2000


def open_xml(file: Path) -> Table:
    """The one table of an XML file. Raises :class:`UserFault` where it has no records."""
    found = xml_text.encoding_of(file)
    family = xml_families.by_root(root_of(file, found))
    records: Records | None = family() if family else None
    columns, kept = _first_walk(file, found, records) if records else (Columns(), None)
    if records is None or not columns:
        records = _unknown(file, found)
        columns, kept = _first_walk(file, found, records)
    unknown = isinstance(records, Repeating)
    names = columns.names(naming.short_names if unknown else None)
    if unknown and not telling.products(names):
        raise faults.not_products(file)
    return Table(
        partial(_kept_rows, kept, records, columns) if kept else partial(_rows, file, found, records, columns),
        encoding=found,
        columns=names,
        format=records.id,
        meta={"document": "xml", **records.meta()},
    )


def _unknown(file: Path, found: Encoding) -> Records:
    path = survey(file, found)
    if path is None:
        raise faults.not_products(file)
    return Repeating(path)


def _first_walk(file: Path, found: Encoding, records: Records) -> tuple[Columns, Scratch | None]:
    """Every column that some record has (none where there are no records), and the rows of all records.

    None in place of the rows where a note came after records that may have needed it.
    """
    columns = Columns()
    kept: Scratch | None = Scratch()
    try:
        for *around, element in elements(file, found, partial(_is_told, records), no_progress):
            name = local(element.tag)
            if name in records.notes:
                records.note(element)
                kept = None if columns and name not in records.late else kept
            else:
                _see(records.rows(element, around), records, columns, kept)
    except flattening.TooDeepError as error:
        raise faults.too_deep(file) from error
    if columns:
        columns.see(records.last_columns())
    return columns, kept


def _see(rows: Iterable[Cells], records: Records, columns: Columns, kept: Scratch | None) -> None:
    for cells in rows:
        columns.see(records.columns(cells))
        if kept is not None:
            kept.keep(cells)


def _is_told(records: Records, path: list[str]) -> bool:
    return records.is_record(path) or records.is_note(path)


def _rows(file: Path, found: Encoding, records: Records, columns: Columns, progress: Progress) -> Iterator[Row]:
    number = count(1)
    for *around, element in elements(file, found, records.is_record, progress):
        for cells in records.rows(element, around):
            yield next(number), columns.row(records.completed(cells))


def _kept_rows(kept: Scratch, records: Records, columns: Columns, progress: Progress) -> Iterator[Row]:
    for number, cells in enumerate(kept.kept(), 1):
        if number % _TELL_EVERY == 0:
            progress(number, kept.count, said("Catalogue", "records"))
        yield number, columns.row(records.completed(cells))
