"""The catalogue: what other rooms ask and tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from merchant_assistant.catalogue import editing, merging
from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.exporting.model import ExportResult, ExportText
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.origins import Origins, origins_of
from merchant_assistant.catalogue.plan import (
    Batch,
    Conflict,
    ImportPlan,
    ImportResult,
    UndoConflict,
    UndoResult,
)
from merchant_assistant.catalogue.query import Facet, ProductQuery, Summary
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.said import either, said
from merchant_assistant.storage import batches, gaps, products, search, undoing
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.gaps import Gaps

__all__ = ["Catalogue", "ExportResult", "ExportText"]


class Catalogue:
    """Products in the database. Every method blocks and may be called from any thread; writes say what changed."""

    def __init__(self, database: Database, paths: AppPaths) -> None:
        self._database = database
        self._paths = paths
        self._finder = Finder()

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
        results = merging.apply(self._database, plan, _now(), overwrite_edits, progress, cancel)
        self.discard(plan)  # never raises: what is in the catalogue must not be told as a failure
        return results, Changes(products=True, batches=True)

    def discard(self, plan: ImportPlan) -> None:
        """Forget a plan. Harmless after :meth:`apply` and when repeated."""
        merging.remove_staging(tuple(sheet.reading for sheet in plan.sheets))

    def batches(self) -> list[Batch]:
        """Every import, newest first."""
        with self._database.read() as connection:
            records = batches.all_batches(connection)
        return [_batch_of(record) for record in records]

    def first_of(self, batch_ids: Sequence[int]) -> tuple[int, int] | None:
        """The first product that these imports made, else the first they changed: its id and its place in :meth:`page`.

        None where they changed nothing.
        """
        with self._database.read() as connection:
            product_id = undoing.first_product(connection, batch_ids)
            return None if product_id is None else (product_id, products.place_of(connection, product_id))

    def undo(self, batch_id: int) -> tuple[UndoResult, Changes]:
        """Take one import back, whole or not at all.

        Raises :class:`UserFault` ``unknown_batch`` or ``already_undone``, and :class:`UndoConflict` where something
        later stands on the same cells. What a person typed over imported cells stays.
        """
        with self._database.write() as connection:
            undone = batches.is_undone(connection, batch_id)
            if undone is None:
                raise UserFault(
                    "unknown_batch",
                    said("Catalogue", "There is no import {number}.").format(number=str(batch_id)),
                    said(
                        "Catalogue",
                        "Its number stands in the answer of the import; the window lists all under Imports.",
                    ),
                )
            if undone:
                raise UserFault(
                    "already_undone",
                    said("Catalogue", "Import {number} was undone before.").format(number=str(batch_id)),
                    said("Catalogue", "Nothing is left to do."),
                )
            later = undoing.conflicts(connection, batch_id)
            if later:
                file = next(batch.file for batch in batches.all_batches(connection) if batch.id == batch_id)
                raise UndoConflict(batch_id, file, tuple(Conflict(c.batch_id, c.file, c.sku, c.field) for c in later))
            touched = undoing.touched_products(connection, batch_id)
            removed, restored = undoing.undo(connection, batch_id, _now())
            search.reindex(connection, touched)
        return UndoResult(batch_id, removed, restored), Changes(products=True, batches=True)

    def count(self, query: str | ProductQuery = "") -> int:
        """How many products ``query`` finds; all for a blank one."""
        with self._database.read() as connection:
            return self._finder.count(connection, query)

    def count_by_source(self) -> dict[str, int]:
        """How many products each source has."""
        with self._database.read() as connection:
            return products.count_by_source(connection)

    def ids_outside(self, source: str) -> list[int]:
        """The products of all other sources."""
        with self._database.read() as connection:
            return products.ids_outside(connection, source)

    def gaps(self) -> Gaps:
        """What is missing: looks at every product, so it takes its time with many."""
        with self._database.read() as connection:
            return gaps.gaps(connection)

    def page(self, query: str | ProductQuery = "", *, offset: int = 0, limit: int = 50) -> list[Product]:
        """Some of the products that ``query`` finds, sorted as it says: else best first, or in import order."""
        with self._database.read() as connection:
            ids = self._finder.ids(connection, query, offset, limit)
            return [product_of(row) for row in products.by_ids(connection, ids)]

    def product_ids(self, query: str | ProductQuery = "") -> list[int]:
        """Ids of all products that ``query`` finds, in the order of :meth:`page`."""
        with self._database.read() as connection:
            return self._finder.ids(connection, query)

    def understood(self, query: str | ProductQuery) -> dict[str, str]:
        """Words that no product has, each with the known word that is looked for in its place; empty where all are."""
        with self._database.read() as connection:
            return self._finder.understood(connection, query)

    def facets(
        self,
        query: str | ProductQuery = "",
        fields: Sequence[str] | None = None,
        values: int = 20,
        cancel: CancelToken | None = None,
    ) -> list[Facet]:
        """What the found products can be filtered by, with counts; the most useful fields first where none are named.

        ``fields``: names of FIELDS, ``attribute:NAME``, ``source``, ``variants``. ``values``: at most so many of each.
        Raises :class:`Cancelled`.
        """
        with self._database.read() as connection:
            return self._finder.facets(connection, query, fields, values, cancel)

    def summaries(
        self,
        query: str | ProductQuery,
        field: str,
        group: str | None = None,
        cancel: CancelToken | None = None,
    ) -> list[Summary]:
        """Count, distinct numbers, sum, lowest, highest, mean and median of ``field`` over what ``query`` finds.

        One for each currency where it is money, and for each value of ``group`` where that is given. Raises
        :class:`Cancelled`.
        """
        with self._database.read() as connection:
            return self._finder.summaries(connection, query, field, group, cancel)

    def mentioned(self, codes: Iterable[str], words: Iterable[str], limit: int) -> list[Product]:
        """Products that a sentence may speak of: those with one of ``codes`` as an SKU, of any product or variant.

        Where there is none, products with any of ``words``, those with more and rarer ones first.
        """
        with self._database.read() as connection:
            named = dict.fromkeys(id for code in codes for id in products.ids_of_sku(connection, code))
            ids = list(named)[:limit] or search.ids_of_any(connection, words, limit)
            return [product_of(row) for row in products.by_ids(connection, ids)]

    def present(self, product_ids: Iterable[int]) -> list[Product]:
        """Those of the products that are still there, in that order."""
        with self._database.read() as connection:
            return [product_of(row) for row in products.by_ids(connection, list(product_ids))]

    def product(self, product_id: int) -> Product:
        """One product. Raises :class:`UserFault` ``unknown_product``."""
        with self._database.read() as connection:
            for row in products.by_ids(connection, [product_id]):
                return product_of(row)
        raise UserFault(
            "unknown_product",
            said("Catalogue", "This product is no longer in the catalogue."),
            said("Catalogue", "Choose another one."),
        )

    def origins(self, product_id: int) -> Origins:
        """Where each value of a product came from: file, sheet, row and day, or when a person typed it.

        Raises :class:`UserFault` ``unknown_product``.
        """
        product = self.product(product_id)
        with self._database.read() as connection:
            return origins_of(connection, product)

    def find(self, sku: str, source: str | None = None) -> Product:
        """The product with that SKU, its own or a variant's; of ``source`` where it is given, as two may use it.

        Raises :class:`UserFault` ``unknown_sku``.
        """
        with self._database.read() as connection:
            ids = products.ids_of_sku(connection, sku, source)
            for row in products.by_ids(connection, ids[:1]):
                return product_of(row)
            near = editing.near_skus(sku, products.all_skus(connection))
        hint = (
            said("Catalogue", "Did you mean {sku}?").format(sku=either(near))
            if near
            else said("Catalogue", "Look at the list of products for its SKU.")
        )
        raise UserFault("unknown_sku", said("Catalogue", "No product has the SKU “{sku}”.").format(sku=sku), hint)

    def edit(self, product_id: int, field: str, value: str, *, variant_id: int | None = None) -> Changes:
        """Type ``value`` into a cell; it stays over later imports. Typing what was imported takes the typing back.

        ``field``: a name of FIELDS or ``attribute:NAME``. Raises :class:`UserFault` ``unknown_product``,
        ``unknown_field``, ``variant_needed``, ``not_a_number`` or ``blank_title``.
        """
        product = self.product(product_id)
        edit = editing.edit_of(product, field, value, variant_id)
        with self._database.write() as connection:
            products.type_cells(connection, edit.entity, edit.id, edit.layer, edit.cells, _now())
            search.reindex(connection, [product_id])
        return Changes(products=True)

    def export(
        self,
        platform: str,
        out: Path,
        texts: Mapping[int, ExportText] | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        without: str | None = None,
    ) -> ExportResult:
        """Write every product to ``out`` as ``platform`` wants it; ``texts`` (by product id) replace imported ones.

        ``without``: a source whose products stay out, as the sample's do of a shop's file.

        Rows that were imported from that platform go out cell for cell, but for what was replaced or typed. Raises
        :class:`UserFault` (``platform_not_supported``, ``file_kind_not_supported``, ``too_large_for_workbook`` and
        those of writing files) or :class:`Cancelled`; ``out`` is then as it was.
        """
        from merchant_assistant.catalogue.exporting.export import export  # noqa: PLC0415 - writers, only when asked

        return export(self._database, platform, out, texts or {}, progress, cancel, without)


def _batch_of(record: batches.BatchRecord) -> Batch:
    values = {name: getattr(record, name) for name in record.__slots__}
    return Batch(**{**values, "undone": bool(record.undone)})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
