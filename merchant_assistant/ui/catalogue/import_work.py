"""What the import flow's workers do with the catalogue. Knows no Qt; each blocks and runs in a worker."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import CellChange, ImportPlan, ImportResult, UndoResult
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

SAMPLE_SOURCE = "sample"  # the merchant's own files do not mix with it


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did; ``first``: the product to show, its id and place."""

    results: tuple[ImportResult, ...]
    changes: Changes
    first: tuple[int, int] | None


def sample_files() -> list[Path]:
    """The catalogue that comes with the program."""
    files = (path for path in resource("sample").iterdir() if path.suffix in (".csv", ".xlsx"))
    return sorted(files, key=lambda path: (len(path.name), path.name))  # English, then Chinese


def plan(
    catalogue: Catalogue, file: Path, options: ImportOptions, progress: Progress, cancel: CancelToken
) -> ImportPlan:
    return catalogue.plan(file, options, progress, cancel)


def paste(
    catalogue: Catalogue,
    text: str,
    options: ImportOptions,
    columns: Sequence[str],
    progress: Progress,
    cancel: CancelToken,
) -> ImportPlan:
    return catalogue.paste(text, options, progress, cancel, columns=columns)


def plan_again(
    catalogue: Catalogue, plan: ImportPlan, options: ImportOptions, progress: Progress, cancel: CancelToken
) -> ImportPlan:
    return catalogue.plan(plan.file, options, progress, cancel)


def beside(catalogue: Catalogue, plan: ImportPlan, source: str, _progress: Progress, cancel: CancelToken) -> ImportPlan:
    return catalogue.with_source(plan, source, cancel)


def changes(
    catalogue: Catalogue, plan: ImportPlan, sheet: int, offset: int, _progress: Progress, _cancel: CancelToken
) -> list[CellChange]:
    return catalogue.changes(plan, sheet, offset)


def sources(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> list[str]:
    return catalogue.sources()


def apply(catalogue: Catalogue, plan: ImportPlan, overwrite: bool, progress: Progress, cancel: CancelToken) -> Applied:
    results, changes = catalogue.apply(plan, overwrite_edits=overwrite, progress=progress, cancel=cancel)
    return Applied(results, changes, _first_of(catalogue, results))


def import_sample(catalogue: Catalogue, progress: Progress, cancel: CancelToken) -> Applied:
    results: tuple[ImportResult, ...] = ()
    changes = Changes()
    for file in sample_files():
        plan = catalogue.plan(file, ImportOptions(source=SAMPLE_SOURCE), progress, cancel)
        more, changed = catalogue.apply(plan, progress=progress, cancel=cancel)
        results, changes = results + more, changes | changed
    return Applied(results, changes, _first_of(catalogue, results))


def _first_of(catalogue: Catalogue, results: Sequence[ImportResult]) -> tuple[int, int] | None:
    """Where it cannot be read, nothing is shown: what is in the catalogue must not be told as a failure."""
    with contextlib.suppress(UserFault):
        return catalogue.first_of([result.batch_id for result in results if result.batch_id is not None])
    return None


def undo(catalogue: Catalogue, batch_id: int, _progress: Progress, _cancel: CancelToken) -> tuple[UndoResult, Changes]:
    return catalogue.undo(batch_id)


def undo_last(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> tuple[UndoResult, Changes] | None:
    newest = next((batch.id for batch in catalogue.batches() if batch.kind == "import" and not batch.undone), None)
    return None if newest is None else catalogue.undo(newest)


def discard(catalogue: Catalogue, plan: ImportPlan, _progress: Progress, _cancel: CancelToken) -> None:
    catalogue.discard(plan)
