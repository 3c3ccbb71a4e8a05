"""An XML document as a table: a first walk finds the columns, each further one gives the rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from merchant_assistant.catalogue.importing.documents import faults, flattening, naming, telling, xml_families, xml_text
from merchant_assistant.catalogue.importing.documents.columns import Columns
from merchant_assistant.catalogue.importing.documents.records import Records
from merchant_assistant.catalogue.importing.documents.xml_elements import elements, local, root_of
from merchant_assistant.catalogue.importing.documents.xml_repeating import Repeating, survey
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress, no_progress


def open_xml(file: Path) -> Table:
    """The one table of an XML file. Raises :class:`UserFault` where it has no records."""
    found = xml_text.encoding_of(file)
    family = xml_families.by_root(root_of(file, found))
    records: Records | None = family() if family else None
    columns = _columns(file, found, records) if records else Columns()
    if records is None or not columns:
        records = _unknown(file, found)
        columns = _columns(file, found, records)
    unknown = isinstance(records, Repeating)
    names = columns.names(naming.short_names if unknown else None)
    if unknown and not telling.products(names):
        raise faults.not_products(file)
    return Table(
        partial(_rows, file, found, records, columns),
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


def _columns(file: Path, found: Encoding, records: Records) -> Columns:
    """Every column that some record has; empty where there are no records."""
    columns = Columns()
    wanted = partial(_is_told, records)
    try:
        for *around, element in elements(file, found, wanted, no_progress):
            if local(element.tag) in records.notes:
                records.note(element)
            else:
                columns.see(records.columns(element, around))
    except flattening.TooDeepError as error:
        raise faults.too_deep(file) from error
    if columns:
        columns.see(records.last_columns())
    return columns


def _is_told(records: Records, path: list[str]) -> bool:
    return records.is_record(path) or records.is_note(path)


def _rows(file: Path, found: Encoding, records: Records, columns: Columns, progress: Progress) -> Iterator[Row]:
    number = count(1)
    for *around, element in elements(file, found, records.is_record, progress):
        for cells in records.rows(element, around):
            yield next(number), columns.row(cells)
