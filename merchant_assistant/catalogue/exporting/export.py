"""One export: every product, in import order, to one file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.assembling import product_of
from merchant_assistant.catalogue.exporting.faithful import Changed, Faithful
from merchant_assistant.catalogue.exporting.model import Cells, ExportResult, ExportText, Platform
from merchant_assistant.catalogue.exporting.platforms import platform as platform_named
from merchant_assistant.catalogue.exporting.tables import check_name, open_table
from merchant_assistant.catalogue.exporting.tags import tag_rules
from merchant_assistant.catalogue.exporting.target import Target, target_of
from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import products, records
from merchant_assistant.storage.records import RecordRow

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection, Database

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Item:
    """A product with the rows it was imported from (none where it came from elsewhere) and what changed since."""

    product: Product
    records: Sequence[RecordRow]
    changed: Changed


def export(
    database: Database,
    platform: str,
    out: Path,
    texts: Mapping[int, ExportText],
    progress: Progress,
    cancel: CancelToken | None,
    without: str | None = None,
) -> ExportResult:
    """See :meth:`merchant_assistant.catalogue.catalogue.Catalogue.export`."""
    writer = platform_named(platform)
    check_name(out, writer.kinds)
    with database.read() as connection:
        return _Export(connection, writer, texts, progress, cancel or CancelToken(), without).write(out)


class _Export:
    def __init__(
        self,
        connection: Connection,
        platform: Platform,
        texts: Mapping[int, ExportText],
        progress: Progress,
        cancel: CancelToken,
        without: str | None,
    ) -> None:
        self._connection = connection
        self._platform = platform
        self._progress = progress
        self._cancel = cancel
        self._ids = products.ids_outside(connection, without or "")
        wanted = set(self._ids)
        self._texts = {id: text for id, text in texts.items() if id in wanted}

    def write(self, out: Path) -> ExportResult:
        target = self._target()
        faithful = Faithful(target, self._platform)
        lines = variants = done = 0
        with open_table(out, target) as write:
            for item in self._items(target):
                for row in self._rows(faithful, item):
                    write(row)
                    lines += 1
                variants += len(item.product.variants)
                done += 1
                self._step(done, out)
        return ExportResult(out, lines, done, variants, len(self._texts), faithful.unplaced)

    def _target(self) -> Target:
        """The columns; where the platform allows more, a first pass finds out which are needed."""
        holding = records.holding(self._connection, self._ids)
        layouts = [
            one
            for one in records.layouts(self._connection, self._platform.id)
            if one.batch_id in holding and not (self._platform.id == "generic" and one.meta.get("document"))
        ]  # columns of flattened documents mean nothing to whoever opens a plain table
        target = target_of(layouts, self._platform, self._hold_all)
        if self._platform.free is None:
            return target
        faithful = Faithful(target, self._platform)
        keys: dict[str, None] = {}
        for item in self._items(target):
            self._cancel.check()
            for key in self._keys(faithful, item):
                keys[key] = None
        return target.with_columns(keys, self._platform.free)

    def _hold_all(self, batches: Collection[int]) -> bool:
        return records.hold_all(self._connection, self._ids, batches)

    def _keys(self, faithful: Faithful, item: _Item) -> Iterator[str]:
        if item.records:
            yield from faithful.missing(item.product, item.records, item.changed)
            return
        for line in self._lines(item.product):
            yield from (key for key, value in line.items() if value)

    def _lines(self, product: Product) -> list[Cells]:
        """A product that did not come from such a file, with the tags of its text beside its own."""
        text = self._texts.get(product.id)
        if text is not None and text.tags:
            tags = tag_rules(self._platform.id).added(product.fields.get("tags", ""), text.tags)
            product = replace(product, fields={**product.fields, "tags": tags})
        return self._platform.lines(product, text)

    def _rows(self, faithful: Faithful, item: _Item) -> list[list[str]]:
        if item.records:
            return faithful.rows(item.product, item.records, item.changed, self._texts.get(item.product.id))
        return [faithful.made(line) for line in self._lines(item.product)]

    def _items(self, target: Target) -> Iterator[_Item]:
        usable = target.layouts.keys()
        for start in range(0, len(self._ids), _AT_ONCE):
            ids = self._ids[start : start + _AT_ONCE]
            newest = records.newest(self._connection, ids, usable)
            rows = {id: tuple(group) for id, group in groupby(newest, lambda row: row.product_id)}
            changed = records.changed_since(self._connection, ids)
            for row in products.by_ids(self._connection, ids):
                yield _Item(product_of(row), rows.get(row.id, ()), changed)

    def _step(self, done: int, out: Path) -> None:
        if done % 100 == 0 or done == len(self._ids):
            self._cancel.check()
            self._progress(done, len(self._ids), said("Catalogue", "Writing {file}").format(file=out.name))
