"""Workbooks (XLSX, XLS, XLSB, ODS), read by calamine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import python_calamine as calamine

from merchant_assistant.catalogue.importing import guard
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said

_TELL_EVERY = 2000


def open_workbook(file: Path) -> Iterator[Table]:
    """The visible sheets that are not empty. Raises :class:`UserFault`."""
    try:
        book = calamine.CalamineWorkbook.from_path(str(file))
        sheets = [meta.name for meta in book.sheets_metadata if _is_read(meta)]
        for name in sheets:
            sheet = book.get_sheet_by_name(name)
            if sheet.height and sheet.width:
                yield Table(partial(_rows, sheet), name, alone=len(sheets) == 1)
    except calamine.PasswordError as error:
        raise guard.encrypted(file) from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, ValueError) as error:
        raise guard.damaged(file) from error


def _is_read(meta: calamine.SheetMetadata) -> bool:
    return meta.typ == calamine.SheetTypeEnum.WorkSheet and meta.visible == calamine.SheetVisibleEnum.Visible


def _rows(sheet: calamine.CalamineSheet, progress: Progress) -> Iterator[Row]:
    above = sheet.start[0] if sheet.start else 0
    for number, values in enumerate(sheet.iter_rows(), above + 1):
        if number % _TELL_EVERY == 0:
            progress(number, sheet.height + above, said("Catalogue", "rows"))
        cells = [text_of(value) for value in values]
        if any(cells):
            yield number, cells


def text_of(value: object) -> str:
    """A cell as its text: 123.0 is "123", dates are ISO, truth is as spreadsheets show it."""
    if isinstance(value, str):
        return value
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
