"""What a person does to the catalogue, and taking it back: each act is a batch."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import cast

from merchant_assistant.catalogue import deeds, editing, merging
from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.plan import Batch, Conflict, Deed, DeedKind, UndoConflict, UndoResult, act
from merchant_assistant.catalogue.room import Room, now, unknown_product
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import batches, products, search, undoing
from merchant_assistant.storage.database import Connection

_NEWEST = 20  # imports whose columns say what fields are called


class Acts(Room):
    """Edits, additions, mergers, deletions, the history of all of them and of imports, and undo."""

    def edit(self, product_id: int, field: str, value: str, *, variant_id: int | None = None) -> Changes:
        """Type ``value`` into a cell; it stays over later imports. Typing what was imported takes the typing back.

        ``field``: a name of FIELDS or ``attribute:NAME``. Raises :class:`UserFault` ``unknown_product``,
        ``unknown_field``, ``variant_needed``, ``not_a_number`` or ``blank_title``.
        """
        return self.edit_cells(product_id, {field: value}, variant_id=variant_id).changes

    def edit_cells(self, product_id: int, values: Mapping[str, str], *, variant_id: int | None = None) -> Deed:
        """Type several cells of a product (or of one variant) at once: one deed. Raises as :meth:`edit`."""
        with self._database.write() as connection:
            found = {row.id: product_of(row) for row in products.by_ids(connection, [product_id])}
            _must_be_there([product_id], found)
            edits = [editing.edit_of(found[product_id], field, value, variant_id) for field, value in values.items()]
            deed_id = batches.add_deed(connection, "edit", product_id, 1, now())
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
            deed_id, product_id = deeds.add(connection, source_id, values, now())
            search.reindex(connection, [product_id])
        return _deed(deed_id, [product_id])

    def delete(self, product_ids: Sequence[int]) -> Deed:
        """Remove products with their variants. Undoing brings them back with their ids; until then they stay away

        also where a later import names them. Raises :class:`UserFault` ``unknown_product``.
        """
        ids = list(dict.fromkeys(product_ids))
        with self._database.write() as connection:
            _must_be_there(ids, products.present_ids(connection, ids))
            deed_id = deeds.delete(connection, ids, now())
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
            deed_id = deeds.merge(connection, found[into], [found[id] for id in ids], now())
            search.reindex(connection, [into, *ids])
        return _deed(deed_id, [into])

    def batches(self) -> list[Batch]:
        """Every import and every deed by hand, newest first."""
        with self._database.read() as connection:
            records = batches.all_batches(connection)
        return [_batch_of(record) for record in records]

    def heads(self) -> dict[str, tuple[str, ...]]:
        """What the columns of the newest imports are called, by the field that each was taken for."""
        found: dict[str, tuple[str, ...]] = {}
        with self._database.read() as connection:
            for field, head in batches.heads(connection, _NEWEST):
                found[field] = (*found.get(field, ()), head)
        return found

    def undo(self, batch_id: int) -> tuple[UndoResult, Changes]:
        """Take one import or deed back, whole or not at all.

        Raises :class:`UserFault` ``unknown_batch`` or ``already_undone``, and :class:`UndoConflict` where something
        later stands on the same cells. What a person typed over imported cells stays.
        """
        with self._database.write() as connection:
            own = _standing(connection, batch_id)
            later = undoing.conflicts(connection, batch_id)
            if later:
                raise UndoConflict(batch_id, own.file, tuple(map(_conflict_of, later)), own.kind, own.what)
            before = undoing.touched_products(connection, batch_id)
            removed, restored = undoing.undo(connection, batch_id, now())
            search.reindex(connection, {*before, *undoing.touched_products(connection, batch_id)})
        return UndoResult(batch_id, removed, restored), Changes(products=True, batches=True)


def _batch_of(record: batches.BatchRecord) -> Batch:
    values = {name: getattr(record, name) for name in record.__slots__}
    return Batch(**{**values, "undone": bool(record.undone)})


def _conflict_of(later: batches.Later) -> Conflict:
    return Conflict(later.batch_id, later.file or None, later.sku, later.field, _kind(later.kind))


def _kind(name: str) -> DeedKind:
    return cast(DeedKind, name)  # the schema has no other


def _deed(deed_id: int, product_ids: Sequence[int]) -> Deed:
    return Deed(deed_id, tuple(product_ids), Changes(products=True, batches=True))


def _standing(connection: Connection, batch_id: int) -> Batch:
    """A batch that can be undone. Raises :class:`UserFault` ``unknown_batch`` or ``already_undone``."""
    record = batches.one(connection, batch_id)
    if record is None:
        raise UserFault(
            "unknown_batch",
            said("Catalogue", "There is no import and no change with the number {number}.").format(
                number=str(batch_id)
            ),
            said("Catalogue", "Imports say their number when they are done; the window lists all under History."),
        )
    if record.undone:
        raise UserFault(
            "already_undone",
            said("Catalogue", "{act} was undone before.").format(
                act=act(_kind(record.kind), record.id, record.file, record.what)
            ),
            said("Catalogue", "Nothing is left to do."),
        )
    return _batch_of(record)


def _must_be_there(ids: Sequence[int], there: Container[int]) -> None:
    if not ids or not all(id in there for id in ids):
        raise unknown_product()
