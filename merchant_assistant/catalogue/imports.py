"""Files and pasted rows: planned, looked at, applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from merchant_assistant.catalogue import merging
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import CellChange, ImportPlan, ImportResult
from merchant_assistant.catalogue.room import Room, now
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.storage import products, undoing


class Imports(Room):
    """How files come into the catalogue."""

    def plan(
        self,
        file: Path,
        options: ImportOptions | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> ImportPlan:
        """Read ``file`` (in a child process) and set it beside the catalogue. Changes nothing.

        Hand the plan to :meth:`apply` or :meth:`discard`. Raises the faults of the reading, or :class:`Cancelled`.
        """
        from merchant_assistant.catalogue.importing.client import read_file  # noqa: PLC0415 - child process machinery

        merging.remove_forgotten(self._paths.staging)
        options = options or ImportOptions()
        remembered = {} if options.anew else {**merging.remembered(self._database), **options.remembered}
        options = replace(options, remembered=remembered)
        sheets = read_file(file, self._paths.staging, self._paths.log_file, options, progress, cancel)
        try:
            return merging.plan(self._database, file, options, sheets, cancel)
        except BaseException:
            merging.remove_staging(sheets)
            raise

    def apply(
        self,
        plan: ImportPlan,
        *,
        overwrite_edits: bool = False,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> tuple[tuple[ImportResult, ...], Changes]:
        """Carry out a plan: all tables of its file in one transaction, one batch each.

        Nothing at all is written where it raises. What a person typed stays unless ``overwrite_edits``.
        """
        results = merging.apply(self._database, plan, now(), overwrite_edits, progress, cancel)
        self.discard(plan)  # never raises: what is in the catalogue must not be told as a failure
        if plan.file.parent.parent == self._paths.staging:
            merging.remove(plan.file.parent)  # rows that were pasted
        return results, Changes(products=True, batches=True)

    def with_source(self, plan: ImportPlan, source: str, cancel: CancelToken | None = None) -> ImportPlan:
        """The plan set beside another source's products (a new one's, where nobody has that name); not read again.

        It takes the place of ``plan``, and shares its files: discard the one that is kept.
        """
        return merging.with_source(self._database, plan, source, cancel)

    def changes(self, plan: ImportPlan, sheet: int, offset: int = 0, limit: int = 200) -> list[CellChange]:
        """Some of the cells that the ``sheet``-th table of a plan would change, in the order of the catalogue."""
        return merging.changes(plan, sheet, offset, limit)

    def paste(
        self,
        text: str,
        options: ImportOptions | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        *,
        columns: Sequence[str] = (),
    ) -> ImportPlan:
        """Read rows that were copied from a spreadsheet (cells parted by tabs), like a file: see :meth:`plan`.

        ``columns``: names of FIELDS that the table on the screen shows, for rows without a header.
        Raises :class:`UserFault` ``nothing_to_paste``.
        """
        from merchant_assistant.catalogue.pasting import pasted_file  # noqa: PLC0415 - reads headers, only to paste

        merging.remove_forgotten(self._paths.staging)
        return self.plan(pasted_file(text, columns, self._paths.staging), options, progress, cancel)

    def discard(self, plan: ImportPlan) -> None:
        """Forget a plan. Harmless after :meth:`apply` and when repeated."""
        merging.remove_staging(tuple(sheet.reading for sheet in plan.sheets))

    def first_of(self, batch_ids: Sequence[int]) -> tuple[int, int] | None:
        """The first product that these imports made, else the first they changed: its id and its place in :meth:`page`.

        None where they changed nothing.
        """
        with self._database.read() as connection:
            product_id = undoing.first_product(connection, batch_ids)
            return None if product_id is None else (product_id, products.place_of(connection, product_id))
