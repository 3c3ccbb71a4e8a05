"""Workbooks (XLSX, XLS, XLSB, ODS), read by calamine.

calamine holds one sheet in memory at a time (about 5 bytes for each byte of a packed XLSX); what it leaves out — cells
whose formulas failed — comes from :mod:`.workbook_parts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from merchant_assistant.catalogue.importing import guard, workbook_parts
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.merged_cells import Merged
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said

_TELL_EVERY = 2000
MAX_CELLS = 60_000_000  # from the first to the last row and column, blank ones too: what calamine makes room for
_NONE: Mapping[int, str] = {}
_VISIBLE = calamine.SheetVisibleEnum.Visible


def open_workbook(file: Path) -> Iterator[Table]:
    """The sheets that are not empty; hidden ones last, marked where there are others. Raises :class:`UserFault`."""
    with _told(file):
        book = calamine.CalamineWorkbook.from_path(str(file))
    parts = workbook_parts.Parts(file)
    sheets = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
    shown = 0
    for meta in sorted(sheets, key=lambda one: one.visible != _VISIBLE):
        sheet = _open_sheet(file, book, parts, meta.name)
        if sheet is None:
            continue
        shown += meta.visible == _VISIBLE
        hidden = bool(shown) and meta.visible != _VISIBLE
        yield Table(sheet.rows, meta.name, alone=len(sheets) == 1, hidden=hidden)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """A fault in place of what calamine raises; it panics over some broken files."""
    try:
        yield
    except calamine.PasswordError as error:
        raise guard.encrypted(file) from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, ValueError) as error:
        raise guard.damaged(file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of Rust; derives from BaseException and has no public name
            raise guard.damaged(file) from error
        raise


def _open_sheet(file: Path, book: calamine.CalamineWorkbook, parts: workbook_parts.Parts, name: str) -> _Sheet | None:
    """A sheet in memory; None where it is empty."""
    found = parts.look(name)
    if found.cells > MAX_CELLS:
        raise guard.too_many_cells(file, name)
    with _told(file):
        sheet = book.get_sheet_by_name(name)
        return _Sheet(sheet, found.errors) if sheet.height and sheet.width else None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """``errors``: what cells whose formulas failed show, by row and column (from 0)."""

    sheet: calamine.CalamineSheet
    errors: Mapping[int, Mapping[int, str]]

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Rows with something in them, as text, numbered as the spreadsheet program numbers them."""
        top, left = self.sheet.start or (0, 0)
        merged = Merged(self.sheet.merged_cell_ranges or (), left, self.sheet.width)
        for place, values in enumerate(self.sheet.iter_rows(), top):
            if place % _TELL_EVERY == 0:
                progress(place, self.sheet.height + top, said("Catalogue", "rows"))
            cells = [text_of(value) for value in values]
            for column, text in self.errors.get(place, _NONE).items():
                if left <= column < left + len(cells):
                    cells[column - left] = text
            merged.fill(place, cells)
            if any(cells):
                yield place + 1, cells


def text_of(value: object) -> str:
    """A cell as its text: 123.0 is "123", dates are ISO, truth is as spreadsheets show it."""
    if isinstance(value, str):
        return value.replace("\0", "") if "\0" in value else value  # of texts whose width was misread
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    """Fifteen digits, as spreadsheets show them, without an exponent where a code may stand."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
