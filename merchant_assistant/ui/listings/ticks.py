"""Which products are ticked in the grid: a set that outlives searches and filters, told by its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.grid_model import GridModel


class Ticks(QObject):
    """``changed``: more or fewer. Ranges and “all” may be rows that nobody has seen: a worker looks them up."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looking: Handle[Sequence[int]] | None = None
        self.ids: set[int] = set()
        desk.changed.connect(self._follow)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, product_id: int) -> bool:
        return product_id in self.ids

    def turn(self, product_id: int) -> None:
        """Tick it, or take the tick away."""
        self.ids ^= {product_id}
        self.changed.emit()

    def add_rows(self, model: GridModel, rows: range) -> None:
        """Tick what stands in these rows."""
        known = [model.product(row) for row in rows] if len(rows) <= _FEW else [None]
        ids = [product.id for product in known if product]
        if len(ids) == len(rows):
            self._add(ids)
        else:
            self._look(partial(_rows, self._desk.catalogue, model.asked, model.kept_ids, rows))

    def add_all(self, model: GridModel) -> None:
        """Tick all that search and filter find."""
        every = range(model.rowCount())
        self._look(partial(_rows, self._desk.catalogue, model.asked, model.kept_ids, every))

    @Slot()
    def clear(self) -> None:
        """None is ticked any more."""
        self.ids.clear()
        self.changed.emit()

    def _look(self, work: object) -> None:
        if self._looking:
            self._looking.forget()
        self._looking = self._desk.tasks.start(Task(work, self._add))  # type: ignore[arg-type]  # a partial

    def _add(self, ids: Iterable[int]) -> None:
        self.ids.update(ids)
        self.changed.emit()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        """Products that are gone are ticked no more."""
        if changes.products and self.ids:
            work = partial(_still_there, self._desk.catalogue, frozenset(self.ids))
            self._desk.tasks.start(Task(work, self._keep))

    def _keep(self, there: set[int]) -> None:
        self.ids &= there
        self.changed.emit()


_FEW = 50


def _rows(
    catalogue: Catalogue,
    asked: ProductQuery,
    kept: Sequence[int] | None,
    rows: range,
    _progress: Progress,
    cancel: CancelToken,
) -> Sequence[int]:
    cancel.check()
    ids = catalogue.product_ids(asked) if kept is None else kept
    return ids[rows.start : rows.stop]


def _still_there(catalogue: Catalogue, ticked: frozenset[int], _progress: Progress, _cancel: CancelToken) -> set[int]:
    return set(catalogue.product_ids()) & ticked
