"""An XML document as a table: a first walk finds the columns, each further one gives the rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from merchant_assistant.catalogue.importing.documents import faults, xml_families, xml_text
from merchant_assistant.catalogue.importing.documents.records import Records
from merchant_assistant.catalogue.importing.documents.xml_elements import elements, local, root_of
from merchant_assistant.catalogue.importing.documents.xml_repeating import Repeating, survey
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress, no_progress

MAX_COLUMNS = 2000


def open_xml(file: Path) -> Table:
    """The one table of an XML file. Raises :class:`UserFault` where it has no records."""
    found = xml_text.encoding_of(file)
    records = _family(file, found)
    columns = _columns(file, found, records)
    if not columns:
        raise faults.not_products(file)
    return Table(
        partial(_rows, file, found, records, columns),
        encoding=found,
        columns=tuple(columns),
        format=records.id,
        meta={"document": "xml", **records.meta()},
    )


def _family(file: Path, found: Encoding) -> Records:
    family = xml_families.by_root(root_of(file, found))
    if family is not None:
        return family()
    path = survey(file, found)
    if path is None:
        raise faults.not_products(file)
    return Repeating(path)


def _columns(file: Path, found: Encoding, records: Records) -> dict[str, int]:
    """Every column that some record has, and its place."""
    columns: dict[str, int] = {}
    for *around, element in elements(
        file, found, lambda path: records.is_record(path) or records.is_note(path), no_progress
    ):
        if local(element.tag) in records.notes:
            records.note(element)
            continue
        for name in records.columns(element, around):
            if len(columns) < MAX_COLUMNS:
                columns.setdefault(name, len(columns))
    for name in records.last_columns() if columns else ():
        columns.setdefault(name, len(columns))
    return columns


def _rows(file: Path, found: Encoding, records: Records, columns: dict[str, int], progress: Progress) -> Iterator[Row]:
    number = count(1)
    for *around, element in elements(file, found, records.is_record, progress):
        for cells in records.rows(element, around):
            row = [""] * len(columns)
            for name, value in cells.items():
                if name in columns:
                    row[columns[name]] = value
            yield next(number), row
