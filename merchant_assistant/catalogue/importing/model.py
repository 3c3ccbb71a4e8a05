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
    ``attribute:NAME``, or ``""`` to leave the column out.
    """

    source: str | None = None
    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    new_source: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the file. ``row`` is 1-based as a spreadsheet shows it, None for the whole file.

    ``code`` is stable; ``error``: the line is left out; ``warning``: a value was lost or changed; ``info``: to know.
    """

    row: int | None
    column: str | None
    code: str
    severity: Severity
    message: str
    value: str | None = None


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
    holds the first 200, ``problem_counts`` counts all by code.
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
