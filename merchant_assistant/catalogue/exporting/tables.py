"""Writing rows to a file: CSV, TSV, XLSX or JSON, whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import json
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import chain, count, repeat, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from merchant_assistant.catalogue.exporting.target import Style, Target
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_path
from merchant_assistant.foundation.said import either, said

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WriteRow = Callable[[Sequence[str]], None]
_TEXT = {".csv": None, ".tsv": "\t", ".txt": "\t"}
_CELL_LIMIT = 32_767  # characters in a cell of a workbook
_ROW_LIMIT, _COLUMN_LIMIT = 1_048_576, 16_384


def check_name(out: Path, kinds: Sequence[str]) -> None:
    """Refuse a kind of file that cannot be written. Raises :class:`UserFault` (``file_kind_not_supported``)."""
    if out.suffix.lower() not in kinds:
        raise UserFault(
            "file_kind_not_supported",
            said("Catalogue", "“{file}” cannot be written.").format(file=out.name),
            said("Catalogue", "Choose a name that ends in {kinds}.").format(kinds=either(kinds)),
        )


@contextlib.contextmanager
def open_table(out: Path, target: Target) -> Iterator[WriteRow]:
    """A function that writes one row below the target's head; the file appears at the end.

    The style's delimiter holds for ``.csv``. A JSON file is a list of objects by the names of the columns.
    """
    kind = out.suffix.lower()
    with atomic_path(out) as part, _opened(part, out, kind, target) as write:
        if kind != ".json":
            for line in target.head():
                write(line)
        yield write


def _opened(part: Path, out: Path, kind: str, target: Target) -> contextlib.AbstractContextManager[WriteRow]:
    if kind == ".xlsx":
        return _workbook(part, out)
    if kind == ".json":
        return _objects(part, [column.name for column in target.columns])
    return _text(part, _TEXT[kind] or target.style.delimiter, target.style)


@contextlib.contextmanager
def _text(part: Path, delimiter: str, style: Style) -> Iterator[WriteRow]:
    encoding = "utf-8-sig" if style.bom else "utf-8"
    quoting: Literal[0, 1] = csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL
    with part.open("w", encoding=encoding, newline="") as file:
        yield csv.writer(file, delimiter=delimiter, lineterminator="\r\n", quoting=quoting).writerow


@contextlib.contextmanager
def _objects(part: Path, names: Sequence[str]) -> Iterator[WriteRow]:
    """Cells beyond the columns have no name to stand under; a short row is filled up."""
    with part.open("w", encoding="utf-8", newline="\n") as file:
        marks = chain(["[\n"], repeat(",\n"))

        def write(row: Sequence[str]) -> None:
            file.write(
                next(marks) + json.dumps(dict(zip_longest(names, row[: len(names)], fillvalue="")), ensure_ascii=False)
            )

        yield write
        file.write("\n]\n" if next(marks) != "[\n" else "[]\n")


@contextlib.contextmanager
def _workbook(part: Path, out: Path) -> Iterator[WriteRow]:
    """Rows go through a scratch folder beside ``out``, which goes away whatever happens; packed, they fit in memory."""
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    scratch = tempfile.TemporaryDirectory(prefix=f"{part.name}.", dir=part.parent, ignore_cleanup_errors=True)
    packed = BytesIO()
    with scratch as folder:
        book = xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": folder})
        sheet = book.add_worksheet("Products")
        rows = count()

        def write(row: Sequence[str]) -> None:
            number = next(rows)
            if number >= _ROW_LIMIT or len(row) > _COLUMN_LIMIT or any(len(cell) > _CELL_LIMIT for cell in row):
                raise _too_large(out)
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell)

        try:
            yield write
            _finish(book, out)
            part.write_bytes(packed.getbuffer())
        finally:
            with contextlib.suppress(OSError):
                sheet.row_data_fh.close()  # the library leaves it open where the book was not finished


def _finish(book: Workbook, out: Path) -> None:
    """Close the book. The library wraps the system's errors and abandons its files then: they are closed here."""
    from xlsxwriter.exceptions import FileCreateError, FileSizeError  # noqa: PLC0415 - only for workbooks

    try:
        book.close()
    except FileCreateError as error:
        failed: OSError = error.args[0]
        traceback.clear_frames(failed.__traceback__)
        raise failed from None
    except FileSizeError as error:
        raise _too_large(out) from error


def _too_large(out: Path) -> UserFault:
    return UserFault(
        "too_large_for_workbook",
        said("Catalogue", "“{file}” cannot hold that much.").format(file=out.name),
        said("Catalogue", "Export as .csv instead."),
    )
