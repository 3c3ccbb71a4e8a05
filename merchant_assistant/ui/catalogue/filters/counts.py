"""What there is to filter by, and how many products have each value: counted beside the window's own work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.catalogue.query import Facet, ProductQuery
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk

_QUIET_MS = 400  # after the rows are here: they come first
_VALUES = 200  # of one field; a person who looks for another types a part of it


class FacetCounts(QObject):
    """``known`` carries the facets of the whole catalogue, ``counted`` one facet as the query of the moment has it.

    A newer question takes the place of the one before, which is stopped.
    """

    known = Signal(object)
    counted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looking: Handle[Sequence[Facet]] | None = None
        self._counting: Handle[Sequence[Facet]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._look)

    def look_soon(self) -> None:
        """The catalogue changed: find out what it can be filtered by, once the rows are painted."""
        self._soon.start()

    def count(self, query: ProductQuery, field: str) -> None:
        """Count the values of one field among what the query finds."""
        if self._counting:
            self._counting.forget()
        work = partial(_facets, self._desk.catalogue, query, (field,), _VALUES)
        self._counting = self._desk.tasks.start(Task(work, self._tell))

    @Slot()
    def _look(self) -> None:
        if self._looking:
            self._looking.forget()
        work = partial(_facets, self._desk.catalogue, ProductQuery(), None, 1)
        self._looking = self._desk.tasks.start(Task(work, self.known.emit))

    def _tell(self, facets: Sequence[Facet]) -> None:
        for facet in facets:
            self.counted.emit(facet)


def _facets(
    catalogue: Catalogue,
    query: ProductQuery,
    fields: Sequence[str] | None,
    values: int,
    _progress: Progress,
    cancel: CancelToken,
) -> Sequence[Facet]:
    return catalogue.facets(query, fields, values, cancel)
