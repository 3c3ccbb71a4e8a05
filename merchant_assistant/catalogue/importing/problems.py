"""What can be wrong with a file, in sentences a merchant understands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from merchant_assistant.catalogue.importing.model import Problem, Severity
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.storage.staging import ProblemRow, StagingWriter

KEPT = 200  # problems that travel with the reading; all are in the staging file
MAX_VALUE = 200


class Kind(NamedTuple):
    """``message`` may hold ``{value}`` and names given to :meth:`Report.add`."""

    severity: Severity
    message: Said


KINDS: dict[str, Kind] = {
    "no_sku_column": Kind(
        "info", said("Problems", "The file has no column for SKUs; names made from the other cells are used instead.")
    ),
    "blank_sku": Kind("info", said("Problems", "This line has no SKU; “{derived}” is used instead.")),
    "duplicate_sku": Kind(
        "warning",
        said("Problems", "The SKU “{value}” stands in row {first} already; this line is kept as “{derived}”."),
    ),
    "no_title_column": Kind("warning", said("Problems", "No column was recognised as the title.")),
    "no_title": Kind("warning", said("Problems", "This product has no title.")),
    "no_header": Kind(
        "warning",
        said("Problems", "The file has no header row; the columns are called “Column 1”, “Column 2” and so on."),
    ),
    "blank_row": Kind("info", said("Problems", "This line is blank and was left out.")),
    "no_product": Kind("error", said("Problems", "This line has neither SKU nor title and was left out.")),
    "ragged_row": Kind("warning", said("Problems", "This line has {cells} cells where the header has {columns}.")),
    "bad_price": Kind("warning", said("Problems", "“{value}” cannot be read as a price.")),
    "bad_stock": Kind("warning", said("Problems", "“{value}” cannot be read as a number in stock.")),
    "bad_encoding": Kind(
        "warning", said("Problems", "Some characters of this cell are in another encoding and may read wrong.")
    ),
    "damaged_barcode": Kind(
        "warning", said("Problems", "“{value}” was rounded by a spreadsheet program; the real digits are lost.")
    ),
    "bad_barcode": Kind("info", said("Problems", "The check digit of the barcode “{value}” is wrong.")),
    "no_parent": Kind(
        "warning", said("Problems", "The parent “{value}” is not in the file; this line became a product of its own.")
    ),
    "line_without_variant": Kind(
        "error", said("Problems", "This line holds neither a variant nor an image and was left out.")
    ),
    "too_many_rows": Kind(
        "error",
        said("Problems", "The product “{value}” has more lines than can be read ({limit}); this one was left out."),
    ),
    "many_columns": Kind(
        "info",
        said("Problems", "The file has {columns} columns; those without a known meaning are kept as attributes."),
    ),
    "duplicate_column": Kind(
        "info", said("Problems", "Two columns are called “{value}”; the second is “{name}” here.")
    ),
    "sheet_left_out": Kind("info", said("Problems", "The sheet “{value}” holds no product table and was left out.")),
    "stray_quote": Kind(
        "warning",
        said("Problems", "A quotation mark in the file is never closed; quotation marks were read as plain text."),
    ),
}


class Report:
    """Collects the problems of one table."""

    def __init__(self, writer: StagingWriter) -> None:
        self._writer = writer
        self.first: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.skipped = 0

    def add(
        self,
        code: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        *,
        becomes: str | None = None,
        **details: object,
    ) -> None:
        """Note a problem of KINDS. ``becomes``: what the cell ``value`` will be, where that is another."""
        found = replace(problem(code, row, column, value, **details), becomes=becomes)
        self.counts[code] += 1
        if len(self.first) < KEPT:
            self.first.append(found)
        self._writer.problem(problem_row(found))

    def skip(self, code: str, row: int, value: str | None = None, **details: object) -> None:
        """Note a problem for which the row gives no product."""
        self.skipped += 1
        self.add(code, row, None, value, becomes=None, **details)


def problem(
    code: str, row: int | None = None, column: str | None = None, value: str | None = None, **details: object
) -> Problem:
    """A problem of KINDS with its sentence; long values are cut."""
    kind = KINDS[code]
    shown = value if value is None or len(value) <= MAX_VALUE else value[: MAX_VALUE - 1] + "…"
    return Problem(row, column, code, kind.severity, kind.message.format(value=shown, **details), shown)


def problem_row(found: Problem) -> ProblemRow:
    """A problem as a row of the staging file."""
    return found.row, found.column, found.code, found.severity, found.message, found.value, found.becomes
