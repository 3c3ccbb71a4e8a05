"""From a reading to a plan, and from a plan to batches."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from merchant_assistant.catalogue.importing.model import ImportOptions, SheetReading
from merchant_assistant.catalogue.plan import CellChange, ImportPlan, ImportResult, SheetPlan
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import batches, merge, search
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.merge import Merging

DEFAULT_SOURCES = ("My shop", "我的店铺")  # one thing in the languages of the window; the first where nobody chose


def plan(
    database: Database, file: Path, options: ImportOptions, readings: Sequence[SheetReading], cancel: CancelToken | None
) -> ImportPlan:
    """Set each table beside the source it belongs to; the database is only read."""
    stages = [reading.staging for reading in readings]
    with merge.staged(stages) as files, database.compare(cancel, files.attach) as connection:
        source = (
            options.source
            or batches.source_of_like(connection, *_kind(readings[0]))
            or _own(partial(batches.source_id, connection), options)
        )
        merging = Merging(connection, batches.source_id(connection, source), overwrite=False)
        sheets = tuple(
            _sheet_plan(merging, reading, prefix) for reading, prefix in zip(readings, files.prefixes, strict=True)
        )
        missing = merging.not_in_file()
    return ImportPlan(file, source, tuple(replace(sheet, not_in_file=missing) for sheet in sheets))


def apply(
    database: Database, plan: ImportPlan, at: str, overwrite: bool, progress: Progress, cancel: CancelToken | None
) -> tuple[ImportResult, ...]:
    """Write every table of a plan in one transaction, one batch each."""
    must_be_there(plan)
    stages = [sheet.reading.staging for sheet in plan.sheets]
    total = len(stages)
    with merge.staged(stages) as files, database.write(cancel, files.attach) as connection:
        merging = Merging(connection, batches.make_source(connection, plan.source), overwrite=overwrite)
        results = []
        for number, (sheet, prefix) in enumerate(zip(plan.sheets, files.prefixes, strict=True)):
            progress(number, total, said("Catalogue", "Writing products"))
            results.append(_apply_sheet(merging, plan, sheet, prefix, at))
        progress(total, total, said("Catalogue", "Indexing products"))
        search.reindex_touched(connection)
        missing = merging.not_in_file()
        for result in results:
            merging.set_not_in_file(result.batch_id or 0, missing)
    return tuple(replace(result, not_in_file=missing) for result in results)


def must_be_there(plan: ImportPlan) -> None:
    """Raises :class:`UserFault` ``plan_gone`` for a plan that was applied or discarded."""
    if not all(sheet.reading.staging.is_file() for sheet in plan.sheets):
        raise UserFault(
            "plan_gone",
            said("Catalogue", "The import of “{file}” was done or dropped before.").format(file=plan.file.name),
            said("Catalogue", "Choose the file again."),
        )


def remove_forgotten(folder: Path, older_than_s: float = 24 * 3600) -> None:
    """Delete staging files that a killed program left behind; another window's plan may still wait for consent."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if time.time() - left.stat().st_mtime > older_than_s:
                left.unlink(missing_ok=True)


def remove_staging(readings: Sequence[SheetReading]) -> None:
    """Delete the staging files. One that is gone is fine; one that cannot be deleted is left to remove_forgotten."""
    for reading in readings:
        with contextlib.suppress(OSError):
            reading.staging.unlink()


def _sheet_plan(merging: Merging, reading: SheetReading, prefix: str) -> SheetPlan:
    counts = merging.compare(prefix)
    changes = tuple(CellChange(c.sku, c.field, c.before, c.after, c.typed) for c in merging.changed_cells())
    merging.note_seen()
    return SheetPlan(reading, counts.created, counts.updated, counts.unchanged, 0, changes)


def _apply_sheet(merging: Merging, plan: ImportPlan, sheet: SheetPlan, prefix: str, at: str) -> ImportResult:
    counts = merging.compare(prefix)
    batch = _new_batch(merging, plan, sheet.reading, at)
    batch_id = merging.merge(batch, counts)
    merging.note_seen()
    now = replace(sheet, created=counts.created, updated=counts.updated, unchanged=counts.unchanged)
    return ImportResult.of(plan, now, batch_id)


def _own(find: Callable[[str], int | None], options: ImportOptions) -> str:
    """The merchant's own source: one that is there, also by its name in another language, else a new one."""
    there = (name for name in DEFAULT_SOURCES if find(name) is not None)
    return next(there, options.new_source or DEFAULT_SOURCES[0])


def _new_batch(merging: Merging, plan: ImportPlan, reading: SheetReading, at: str) -> batches.NewBatch:
    format_, columns = _kind(reading)
    return batches.NewBatch(
        source_id=merging.source_id or 0,
        file=plan.file.name,
        sheet=reading.sheet,
        format=format_,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        created_at=at,
        columns=columns,
        meta=merging.staged_meta(),
        rows=reading.rows,
        products=reading.products,
        variants=reading.variants,
        skipped=reading.skipped,
    )


def _kind(reading: SheetReading) -> tuple[str, str]:
    """What makes two files the same kind of file: format and column names."""
    return reading.format, json.dumps([column.name for column in reading.columns], ensure_ascii=False)
