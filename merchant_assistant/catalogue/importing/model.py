"""What is asked of a reading and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the merchant says about a file; what is left out is found out.

    ``source``: whose catalogue it is (the catalogue decides where None). ``new_source``: what to call it where none
    fits and the merchant's own, in whatever language, is not there yet. ``format``: a name of
    :data:`merchant_assistant.catalogue.importing.formats.FORMATS`. ``mapping``: column name to a name of FIELDS,
    ``attribute:NAME``, or ``""`` to leave the column out. ``repairs``: what a person put in the place of a row's cells,
    by sheet (``""`` for a file with one table) and row; ``()`` leaves the row out.
    ``remembered``: mappings of earlier corrections by header set (see
    :func:`merchant_assistant.catalogue.importing.header.fingerprint`); ``mapping`` comes before them. ``anew``: the
    columns are found out as if nobody had corrected them before; the import forgets that.
    """

    source: str | None = None
    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    new_source: str | None = None
    repairs: Mapping[str, Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the file. ``row`` is 1-based as a spreadsheet shows it, None for the whole file.

    ``code`` is stable; ``error``: the line is left out; ``warning``: a value was lost or changed; ``info``: to know.
    ``value``: the cell as it stood (kept as the original); ``becomes``: what it will be, where that is another.
    ``sku`` and ``title``: those of its row, ``""`` where it has none; only examples of a :class:`Finding` say them.
    """

    row: int | None
    column: str | None
    code: str
    severity: Severity
    message: str
    value: str | None = None
    becomes: str | None = None
    sku: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """All problems of one kind: what the import doctor says.

    ``title``: what was found ("Damaged barcodes"). ``action``: what will be done ("Kept as they stand, and not used to
    find products again"). ``examples``: the first of them. ``column``: where they all stand in one. ``left_out``:
    whether their rows give no product.
    """

    code: str
    severity: Severity
    count: int
    title: str
    action: str
    examples: tuple[Problem, ...]
    column: str | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that was set aside because its cells do not fit the columns. ``cells``: as they were parsed.

    ``proposal``: the cells as they were probably meant, None where that is open. ``lines``: how many rows of the file
    it takes: 2 where a line end tore it apart; the repair of the second is ``()`` then.
    """

    row: int
    code: str
    cells: tuple[str, ...]
    proposal: tuple[str, ...] | None = None
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file, what it was taken for (``""``: left out) and its first values that are not blank."""

    name: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One table of a file, read into ``staging`` (see :mod:`merchant_assistant.catalogue.importing.staging`).

    ``rows`` counts data records without header and title lines; ``skipped`` those of them that gave no product, each
    with a problem. ``encoding`` and ``delimiter`` are None for workbooks, ``sheet`` is None for text. ``problems``
    holds the first 200, ``problem_counts`` counts all by code. ``findings``: the same, told by kind, the gravest first.
    ``broken``: the first 200 rows that were set aside and can be repaired. ``fingerprint``: of the header set;
    ``remembered``: whether an earlier correction of it was used. ``language``: of the texts (ISO 639-1), ``currency``:
    of most prices (ISO 4217), ``decimal_mark``: how numbers are written; None where the file does not say.
    """

    staging: Path
    sheet: str | None
    format: str
    encoding: str | None
    delimiter: str | None
    rows: int
    products: int
    variants: int
    skipped: int
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...]
    problem_counts: Mapping[str, int]
    findings: tuple[Finding, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    fingerprint: str = ""
    remembered: bool = False
    language: str | None = None
    currency: str | None = None
    decimal_mark: str | None = None
