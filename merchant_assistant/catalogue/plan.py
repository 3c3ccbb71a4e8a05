"""What an import would do, did, and what taking it back did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.importing.model import ImportOptions, Problem, SheetReading
from merchant_assistant.foundation.changes import Changes
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
    """What one table of a file would do, in numbers of products. ``changes`` holds the first 200.

    ``change_count``: how many there are, ``changed_fields``: by field, the commonest first. ``kept``: how many of them
    a person typed over, so that they stay. ``deleted``: products of the file that were deleted by hand, and stay so;
    ``deleted_rows``: what they take of its rows.
    """

    reading: SheetReading
    created: int
    updated: int
    unchanged: int
    not_in_file: int
    changes: tuple[CellChange, ...]
    change_count: int = 0
    changed_fields: Mapping[str, int] = field(default_factory=dict)
    kept: int = 0
    deleted: int = 0
    deleted_rows: int = 0

    @property
    def left_out(self) -> int:
        """Rows of the file that are not imported, each with a problem that says why."""
        return self.reading.skipped + self.deleted_rows


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file that was read and waits for consent. ``source``: whose catalogue it is; ``options``: what was asked."""

    file: Path
    source: str
    sheets: tuple[SheetPlan, ...]
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one table of a file brought. ``batch_id`` takes it back; None where the import was only planned.

    ``products``: created, updated, unchanged, and ``deleted`` by hand before, so that they stay away; the rows of those
    are ``skipped`` ones.
    """

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
    deleted: int = 0

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
            sheet.left_out,
            reading.problems,
            reading.problem_counts,
            sheet.deleted,
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
class Deed:
    """Something done by hand. ``batch_id`` takes it back; ``product_ids``: what it was done to, or made."""

    batch_id: int
    product_ids: tuple[int, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class UndoResult:
    """How many products an undo removed, and how many it put back as they were."""

    batch_id: int
    removed: int
    restored: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A later act on the same cells, of kind ``kind``. ``file`` is None where it was no import, ``batch_id`` too where
    a person typed before that had a number; ``field`` is None where it concerns the whole product or variant ``sku``.
    """

    batch_id: int | None
    file: str | None
    sku: str
    field: str | None
    kind: DeedKind = "import"


class UndoConflict(UserFault):
    """A batch cannot be undone because something later stands on the same cells; ``conflicts`` names it.

    ``file``: of the import, ``what``: the title of the product that a deed of ``kind`` was done to.
    """

    def __init__(
        self, batch_id: int, file: str, conflicts: tuple[Conflict, ...], kind: DeedKind = "import", what: str = ""
    ) -> None:
        first = conflicts[0]
        message = said("Catalogue", "{act} cannot be undone: {reason}.").format(
            act=act(kind, batch_id, file, what), reason=_reason(first)
        )
        super().__init__("undo_conflict", message, _hint(first))
        self.conflicts = conflicts

    def as_json(self) -> dict[str, object]:
        return {**super().as_json(), "conflicts": [{n: getattr(c, n) for n in c.__slots__} for c in self.conflicts]}


def act(kind: DeedKind, batch_id: int, file: str, what: str) -> str:
    """An act as the subject of a sentence: an import by its ``file``, a deed by ``what``, its product."""
    match kind:
        case "import":
            text = said("Catalogue", "Import {number} (“{what}”)")
        case "edit":
            text = said("Catalogue", "Change {number} of “{what}”")
        case "add":
            text = said("Catalogue", "The adding of “{what}” ({number})")
        case "merge":
            text = said("Catalogue", "The merging into “{what}” ({number})")
        case "delete":
            text = said("Catalogue", "The deletion of “{what}” ({number})")
    return text.format(number=str(batch_id), what=file if kind == "import" else what)


def _reason(conflict: Conflict) -> str:
    """What stands in the way, as half a sentence."""
    match "edit" if conflict.batch_id is None else conflict.kind:
        case "import":
            text = said("Catalogue", "the later import {later} (“{file}”) changed its product {sku}")
        case "edit":
            text = said("Catalogue", "you changed its product {sku} yourself")
        case "add":
            text = said("Catalogue", "you added the product {sku} later (number {later})")
        case "merge":
            text = said("Catalogue", "you merged its product {sku} with others later (number {later})")
        case "delete":
            text = said("Catalogue", "you deleted its product {sku} later (number {later})")
    return text.format(later=str(conflict.batch_id), file=conflict.file, sku=conflict.sku)


def _hint(conflict: Conflict) -> str:
    if conflict.batch_id is None:
        return said(
            "Catalogue", "Nothing was changed. Put the product back to what was imported first, then undo again."
        )
    if conflict.kind == "import":
        return said("Catalogue", "Undo the later imports first.")
    return said("Catalogue", "Nothing was changed. Undo number {later} first.").format(later=str(conflict.batch_id))
