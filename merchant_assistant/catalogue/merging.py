"""From a reading to a plan, and from a plan to batches."""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from merchant_assistant.catalogue import doubts
from merchant_assistant.catalogue.importing.model import ImportOptions, SheetReading
from merchant_assistant.catalogue.plan import CellChange, ImportPlan, ImportResult, SheetPlan
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import batches, merge, search, shown
from merchant_assistant.storage.database import Connection, Database
from merchant_assistant.storage.merge import Merging
from merchant_assistant.storage.shown import ChangedCell

SHOWN_CHANGES = 200  # that a plan holds; the rest are read a page at a time
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
            or own_source(connection, options.new_source)
        )
        merging = Merging(connection, batches.source_id(connection, source), overwrite=False)
        sheets = tuple(
            _sheet_plan(merging, reading, prefix) for reading, prefix in zip(readings, files.prefixes, strict=True)
        )
        missing = merging.not_in_file()
    return ImportPlan(file, source, tuple(replace(sheet, not_in_file=missing) for sheet in sheets), options)


def with_source(database: Database, planned: ImportPlan, source: str, cancel: CancelToken | None) -> ImportPlan:
    """The same tables set beside another source."""
    must_be_there(planned)
    readings = [doubts.without(sheet.reading) for sheet in planned.sheets]
    return plan(database, planned.file, replace(planned.options, source=source), readings, cancel)


def changes(planned: ImportPlan, sheet: int, offset: int, limit: int) -> list[CellChange]:
    """A page of the cells that a table would change."""
    must_be_there(planned)
    asked = planned.sheets[sheet]
    if offset + limit <= len(asked.changes) or asked.change_count == len(asked.changes):
        return list(asked.changes[offset : offset + limit])
    return [_change_of(cell) for cell in shown.read(asked.reading.staging, offset, limit)]


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
        search.reindex_touched(connection, cancel)
        _remember(connection, plan, at)
        missing = merging.not_in_file()
        for result in results:
            merging.set_not_in_file(result.batch_id or 0, missing)
    return tuple(replace(result, not_in_file=missing) for result in results)


def remembered(database: Database) -> dict[str, dict[str, str]]:
    """What the merchant said about columns before, by header set."""
    with database.read() as connection:
        return batches.remembered_mappings(connection)


def _remember(connection: Connection, plan: ImportPlan, at: str) -> None:
    """Keep the merchant's corrections for the next file with the same header; what was said before of others stays,

    but where the columns were to be found out anew.
    """
    options = plan.options
    before = {} if options.anew else batches.remembered_mappings(connection)
    for reading in (sheet.reading for sheet in plan.sheets):
        names = {column.name for column in reading.columns}
        own = {name: field for name, field in options.mapping.items() if name in names}
        if (own or options.anew) and reading.fingerprint:
            mapping = {**before.get(reading.fingerprint, {}), **own}
            batches.remember_mapping(connection, reading.fingerprint, mapping, at)


def must_be_there(plan: ImportPlan) -> None:
    """Raises :class:`UserFault` ``plan_gone`` for a plan that was applied or discarded."""
    if not all(sheet.reading.staging.is_file() for sheet in plan.sheets):
        raise UserFault(
            "plan_gone",
            said("Catalogue", "The import of “{file}” was done or dropped before.").format(file=plan.file.name),
            said("Catalogue", "Choose the file again."),
        )


def remove_forgotten(folder: Path, older_than_s: float = 24 * 3600) -> None:
    """Delete what a killed program left behind, and what was pasted; another window's plan may still wait for consent.

    ``folder``: of the staging files; each paste has a folder of its own there.
    """
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if time.time() - left.stat().st_mtime > older_than_s:
                remove(left)


def remove(left: Path) -> None:
    """Delete a staging file, or the folder of a paste; one that cannot be deleted is left to remove_forgotten."""
    with contextlib.suppress(OSError):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def remove_staging(readings: Sequence[SheetReading]) -> None:
    """Delete the staging files and what lies beside them; harmless where they are gone."""
    for reading in readings:
        shown.remove(reading.staging)
        remove(reading.staging)


def _sheet_plan(merging: Merging, reading: SheetReading, prefix: str) -> SheetPlan:
    counts = merging.compare(prefix)
    fields = merging.changed_fields()
    first = tuple(map(_change_of, shown.keep(reading.staging, merging.changed_cells(), SHOWN_CHANGES)))
    merging.note_seen()
    return SheetPlan(
        _told(merging, reading),
        counts.created,
        counts.updated,
        counts.unchanged,
        0,
        first,
        change_count=sum(count for count, _ in fields.values()),
        changed_fields={field: count for field, (count, _) in fields.items()},
        kept=sum(kept for _, kept in fields.values()),
        deleted=counts.deleted,
        deleted_rows=counts.deleted_rows,
    )


def _told(merging: Merging, reading: SheetReading) -> SheetReading:
    """The reading with what the comparison found, the gravest first."""
    told = doubts.with_other_supplier(reading, merging.of_another_supplier())
    told = doubts.with_deleted(doubts.with_doubts(told, merging.doubts()), merging.deleted())
    told = doubts.with_unplaced(told, merging.for_no_variant())
    told = doubts.with_emptied(told, *merging.emptied(doubts.EXAMPLES))
    return doubts.with_absent(doubts.with_remembered(told), merging.columns_before())


def _change_of(cell: ChangedCell) -> CellChange:
    return CellChange(cell.sku, cell.field, cell.before, cell.after, cell.typed)


def _apply_sheet(merging: Merging, plan: ImportPlan, sheet: SheetPlan, prefix: str, at: str) -> ImportResult:
    counts = merging.compare(prefix)
    batch = _new_batch(merging, plan, sheet.reading, at)
    batch_id = merging.merge(replace(batch, skipped=batch.skipped + counts.deleted_rows), counts)
    merging.note_seen()
    now = replace(
        sheet,
        created=counts.created,
        updated=counts.updated,
        unchanged=counts.unchanged,
        deleted=counts.deleted,
        deleted_rows=counts.deleted_rows,
        reading=sheet.reading if counts.deleted else doubts.without(sheet.reading, "deleted_here"),
    )
    return ImportResult.of(plan, now, batch_id)


def own_source(connection: Connection, new: str | None = None) -> str:
    """The merchant's own source: one that is there, also by its name in another language, else a new one."""
    there = (name for name in DEFAULT_SOURCES if batches.source_id(connection, name) is not None)
    return next(there, new or DEFAULT_SOURCES[0])


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
