"""The catalogue: what other rooms ask and tell it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from merchant_assistant.catalogue import deeds, editing, merging
from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.exporting.model import ExportResult, ExportText
from merchant_assistant.catalogue.finding import Finder, query_of
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.origins import Origins, origins_of
from merchant_assistant.catalogue.plan import (
    Batch,
    CellChange,
    Conflict,
    Deed,
    DeedKind,
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
        options = replace(options, remembered={**merging.remembered(self._database), **options.remembered})
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
        if plan.file.parent.parent == self._paths.staging:
            merging.remove(plan.file.parent)  # rows that were pasted
        return results, Changes(products=True, batches=True)

    def with_source(self, plan: ImportPlan, source: str, cancel: CancelToken | None = None) -> ImportPlan:
        """The plan set beside another source's products (a new one's, where nobody has that name); not read again.

        It takes the place of ``plan``, and shares its files: discard the one that is kept.
        """
        return merging.with_source(self._database, plan, source, cancel)

    def forget_mapping(self, fingerprint: str) -> None:
        """Take the next file with that header set (see ``SheetReading.fingerprint``) as if it had never been corrected.

        Correcting again replaces what is remembered, so this is for starting over.
        """
        with self._database.write() as connection:
            batches.remember_mapping(connection, fingerprint, {}, _now())

    def sources(self) -> list[str]:
        """Shops and suppliers that products came from, the oldest first."""
        with self._database.read() as connection:
            return batches.sources(connection)

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

    def batches(self) -> list[Batch]:
        """Every import and every deed by hand, newest first."""
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
        """Take one import or deed back, whole or not at all.

        Raises :class:`UserFault` ``unknown_batch`` or ``already_undone``, and :class:`UndoConflict` where something
        later stands on the same cells. What a person typed over imported cells stays.
        """
        with self._database.write() as connection:
            _must_stand(batches.is_undone(connection, batch_id), batch_id)
            later = undoing.conflicts(connection, batch_id)
            if later:
                own = next(batch for batch in batches.all_batches(connection) if batch.id == batch_id)
                raise UndoConflict(batch_id, own.file, tuple(map(_conflict_of, later)), _kind(own.kind), own.what)
            before = undoing.touched_products(connection, batch_id)
            removed, restored = undoing.undo(connection, batch_id, _now())
            search.reindex(connection, {*before, *undoing.touched_products(connection, batch_id)})
        return UndoResult(batch_id, removed, restored), Changes(products=True, batches=True)

    def count(self, query: str | ProductQuery = "") -> int:
        """How many products ``query`` finds; all for a blank one."""
        with self._database.read() as connection:
            return self._finder.count(connection, query_of(query))

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
            ids = self._finder.ids(connection, query_of(query), offset, limit)
            return [product_of(row) for row in products.by_ids(connection, ids)]

    def product_ids(self, query: str | ProductQuery = "") -> list[int]:
        """Ids of all products that ``query`` finds, in the order of :meth:`page`."""
        with self._database.read() as connection:
            return self._finder.ids(connection, query_of(query))

    def understood(self, query: str | ProductQuery) -> dict[str, str]:
        """Words that no product has, each with the known word that is looked for in its place; empty where all are."""
        with self._database.read() as connection:
            return self._finder.understood(connection, query_of(query))

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
        from merchant_assistant.catalogue.facets import facets  # noqa: PLC0415 - first when filters are offered

        with self._database.compare(cancel) as connection:
            return facets(self._finder, connection, query_of(query), fields, values, cancel)

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
        from merchant_assistant.catalogue.summaries import summaries  # noqa: PLC0415 - first when numbers are asked for

        with self._database.compare(cancel) as connection:
            return summaries(self._finder, connection, query_of(query), field, group, cancel)

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
        return self.edit_cells(product_id, {field: value}, variant_id=variant_id).changes

    def edit_cells(self, product_id: int, values: Mapping[str, str], *, variant_id: int | None = None) -> Deed:
        """Type several cells of a product (or of one variant) at once: one deed. Raises as :meth:`edit`."""
        product = self.product(product_id)
        edits = [editing.edit_of(product, field, value, variant_id) for field, value in values.items()]
        with self._database.write() as connection:
            deed_id = batches.add_deed(connection, "edit", product_id, 1, _now())
            for edit in edits:
                products.type_cells(connection, edit.entity, edit.id, edit.layer, edit.cells, deed_id)
            search.reindex(connection, [product_id])
        return _deed(deed_id, [product_id])

    def add(self, values: Mapping[str, str], *, source: str | None = None) -> Deed:
        """Add a product with one variant, as typed; a later file with its SKU is about this one.

        ``values``: by names of FIELDS or ``attribute:NAME``; a title is needed. ``source``: the merchant's own where
        None. Raises :class:`UserFault` ``unknown_field``, ``not_a_number``, ``blank_title`` or ``sku_taken``.
        """
        with self._database.write() as connection:
            source_id = batches.make_source(connection, source or merging.own_source(connection))
            deed_id, product_id = deeds.add(connection, source_id, values, _now())
            search.reindex(connection, [product_id])
        return _deed(deed_id, [product_id])

    def delete(self, product_ids: Sequence[int]) -> Deed:
        """Remove products with their variants. Undoing brings them back with their ids; until then they stay away

        also where a later import names them. Raises :class:`UserFault` ``unknown_product``.
        """
        ids = list(dict.fromkeys(product_ids))
        with self._database.write() as connection:
            _must_be_there(ids, products.present_ids(connection, ids))
            deed_id = deeds.delete(connection, ids, _now())
            search.reindex(connection, ids)
        return _deed(deed_id, ids)

    def merge(self, into: int, others: Sequence[int]) -> Deed:
        """Make one product of several: the variants of ``others`` move to ``into`` and its blank cells are filled.

        Later imports that name one of the others mean a part of ``into``. Raises :class:`UserFault`
        ``unknown_product`` or ``nothing_to_merge``.
        """
        ids = [id for id in dict.fromkeys(others) if id != into]
        if not ids:
            raise UserFault(
                "nothing_to_merge",
                said("Catalogue", "It takes two products to merge."),
                said("Catalogue", "Choose another product as well."),
            )
        with self._database.write() as connection:
            found = {row.id: product_of(row) for row in products.by_ids(connection, [into, *ids])}
            _must_be_there([into, *ids], found)
            deed_id = deeds.merge(connection, found[into], [found[id] for id in ids], _now())
            search.reindex(connection, [into, *ids])
        return _deed(deed_id, [into])

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


def _conflict_of(later: batches.Later) -> Conflict:
    return Conflict(later.batch_id, later.file or None, later.sku, later.field, _kind(later.kind))


def _kind(name: str) -> DeedKind:
    return cast(DeedKind, name)  # the schema has no other


def _deed(deed_id: int, product_ids: Sequence[int]) -> Deed:
    return Deed(deed_id, tuple(product_ids), Changes(products=True, batches=True))


def _must_stand(undone: bool | None, batch_id: int) -> None:
    """``undone`` None: there is no such batch."""
    if undone is None:
        raise UserFault(
            "unknown_batch",
            said("Catalogue", "There is no import {number}.").format(number=str(batch_id)),
            said("Catalogue", "Its number stands in the answer of the import; the window lists all under History."),
        )
    if undone:
        raise UserFault(
            "already_undone",
            said("Catalogue", "Import {number} was undone before.").format(number=str(batch_id)),
            said("Catalogue", "Nothing is left to do."),
        )


def _must_be_there(ids: Sequence[int], there: Container[int]) -> None:
    if not ids or not all(id in there for id in ids):
        raise _unknown_product()


def _unknown_product() -> UserFault:
    return UserFault(
        "unknown_product",
        said("Catalogue", "This product is no longer in the catalogue."),
        said("Catalogue", "Choose another one."),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
