"""Writing rows to a file: CSV, TSV or XLSX, whole or not at all."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.exporting.target import Style
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_path

WriteRow = Callable[[Sequence[str]], None]
_TEXT = {".csv": None, ".tsv": "\t", ".txt": "\t"}
_CELL_LIMIT = 32_767  # characters in a cell of a workbook
_ROW_LIMIT = 1_048_576


def check_name(out: Path, *, workbook: bool) -> None:
    """Refuse a kind of file that cannot be written. Raises :class:`UserFault` (``file_kind_not_supported``)."""
    kinds = [*_TEXT, ".xlsx"] if workbook else [*_TEXT]
    if out.suffix.lower() not in kinds:
        raise UserFault(
            "file_kind_not_supported",
            f"“{out.name}” cannot be written.",
            f"Choose a name that ends in {' or '.join(kinds)}.",
        )


@contextlib.contextmanager
def open_table(out: Path, style: Style) -> Iterator[WriteRow]:
    """A function that writes one row; the file appears at the end. The style's delimiter holds for ``.csv``."""
    with atomic_path(out) as part:
        if out.suffix.lower() == ".xlsx":
            with _workbook(part, out) as write:
                yield write
            return
        encoding = "utf-8-sig" if style.bom else "utf-8"
        with part.open("w", encoding=encoding, newline="") as file:
            mark = _TEXT[out.suffix.lower()] or style.delimiter
            quoting: Literal[0, 1] = csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL
            yield csv.writer(file, delimiter=mark, lineterminator="\r\n", quoting=quoting).writerow


@contextlib.contextmanager
def _workbook(part: Path, out: Path) -> Iterator[WriteRow]:
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    book = xlsxwriter.Workbook(part, {"constant_memory": True, "tmpdir": str(part.parent)})
    sheet = book.add_worksheet("Products")
    count = 0

    def write(row: Sequence[str]) -> None:
        nonlocal count
        if count >= _ROW_LIMIT or any(len(cell) > _CELL_LIMIT for cell in row):
            raise UserFault("too_large_for_workbook", f"“{out.name}” cannot hold that much.", "Export as .csv instead.")
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(count, column, cell)
        count += 1

    try:
        yield write
    finally:
        book.close()
