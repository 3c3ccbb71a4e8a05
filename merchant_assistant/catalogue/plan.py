"""What an import would do, did, and what taking it back did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.importing.model import Problem, SheetReading
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

DeedKind = Literal["import", "edit", "add", "merge", "delete"]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that the file says differently. None: blank. ``kept``: a person typed what stands now, and it stays."""

    sku: str
    field: str
    before: str | None
    after: str | None
    kept: bool


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What one table of a file would do, in numbers of products. ``changes`` holds the first 200."""

    reading: SheetReading
    created: int
    updated: int
    unchanged: int
    not_in_file: int
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file that was read and waits for consent. ``source``: whose catalogue it is."""

    file: Path
    source: str
    sheets: tuple[SheetPlan, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one table of a file brought. ``batch_id`` takes it back; None where the import was only planned."""

    batch_id: int | None
    file: str
    sheet: str | None
    source: str
    format: str
    encoding: str | None
    delimiter: str | None
    rows: int
    products: int
    variants: int
    created: int
    updated: int
    unchanged: int
    not_in_file: int
    skipped: int
    problems: tuple[Problem, ...]
    problem_counts: Mapping[str, int]

    @classmethod
    def of(cls, plan: ImportPlan, sheet: SheetPlan, batch_id: int | None = None) -> ImportResult:
        """The result of applying ``sheet`` (or, without a batch, what it would be)."""
        reading = sheet.reading
        return cls(
            batch_id,
            plan.file.name,
            reading.sheet,
            plan.source,
            reading.format,
            reading.encoding,
            reading.delimiter,
            reading.rows,
            reading.products,
            reading.variants,
            sheet.created,
            sheet.updated,
            sheet.unchanged,
            sheet.not_in_file,
            reading.skipped,
            reading.problems,
            reading.problem_counts,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """One act on the catalogue that can be undone, as the history shows it. ``created_at``: ISO 8601, UTC.

    ``kind``: what was done. One table of one import is a batch; so is each deed by hand, whose ``file`` is empty and
    whose ``what`` names the product it was done to.
    """

    id: int
    file: str
    sheet: str | None
    source: str
    format: str
    created_at: str
    products: int
    variants: int
    created: int
    updated: int
    undone: bool
    kind: DeedKind = "import"
    what: str = ""


@dataclass(frozen=True, slots=True)
class UndoResult:
    """How many products an undo removed, and how many it put back as they were."""

    batch_id: int
    removed: int
    restored: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A later act on the same cells. ``batch_id`` and ``file`` are None where a person typed; ``field`` is None where
    it concerns the whole product or variant ``sku``."""

    batch_id: int | None
    file: str | None
    sku: str
    field: str | None


class UndoConflict(UserFault):
    """A batch cannot be undone because something later stands on the same cells; ``conflicts`` names it."""

    def __init__(self, batch_id: int, file: str, conflicts: tuple[Conflict, ...]) -> None:
        first = conflicts[0]
        number = str(batch_id)
        if first.batch_id is None:
            message = said(
                "Catalogue", "Import {number} (“{own}”) cannot be undone: you changed its product {sku} yourself."
            ).format(number=number, own=file, sku=first.sku)
        else:
            message = said(
                "Catalogue",
                "Import {number} (“{own}”) cannot be undone: "
                "the later import {later} (“{file}”) changed its product {sku}.",
            ).format(number=number, own=file, later=str(first.batch_id), file=first.file, sku=first.sku)
        super().__init__(
            "undo_conflict",
            message,
            said("Catalogue", "Undo the later imports first.")
            if first.batch_id
            else said(
                "Catalogue", "Nothing was changed. Put the product back to what was imported first, then undo again."
            ),
        )
        self.conflicts = conflicts

    def as_json(self) -> dict[str, object]:
        return {**super().as_json(), "conflicts": [{n: getattr(c, n) for n in c.__slots__} for c in self.conflicts]}
