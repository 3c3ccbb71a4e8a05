"""What there is to filter by, and how many products have each value: counted beside the window's own work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
_EVERY = 10**9
_MONEY = frozenset({"price", "compare_at_price", "cost"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one field: values that contain ``part``, and those that are ``known`` already."""

    field: str
    part: str = ""
    known: frozenset[str] = frozenset()


class FacetCounts(QObject):
    """``known`` carries the facets of the whole catalogue, ``counted`` one facet as the query of the moment has it.

    Beside a price the currencies are counted, too. A newer question takes the place of the one before, which stops.
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

    def count(self, query: ProductQuery, asked: Asked) -> None:
        """Count the values of one field among what the query finds."""
        if self._counting:
            self._counting.forget()
        work = partial(_counted, self._desk.catalogue, query, asked)
        self._counting = self._desk.tasks.start(Task(work, self._tell))

    @Slot()
    def _look(self) -> None:
        if self._looking:
            self._looking.forget()
        work = partial(_offered, self._desk.catalogue)
        self._looking = self._desk.tasks.start(Task(work, self.known.emit))

    def _tell(self, facets: Sequence[Facet]) -> None:
        for facet in facets:
            self.counted.emit(facet)


def _offered(catalogue: Catalogue, _progress: Progress, cancel: CancelToken) -> Sequence[Facet]:
    return catalogue.facets(ProductQuery(), None, 1, cancel)


def _counted(
    catalogue: Catalogue, query: ProductQuery, asked: Asked, _progress: Progress, cancel: CancelToken
) -> Sequence[Facet]:
    found = catalogue.facets(query, (asked.field,), _EVERY, cancel)
    if asked.field in _MONEY:  # also of other prices than those that are asked for now
        others = replace(query, filters=tuple(one for one in query.filters if one.field != asked.field))
        found = [*catalogue.facets(others, ("currency",), _EVERY, cancel), *found]
    return [_some(facet, asked) for facet in found]


def _some(facet: Facet, asked: Asked) -> Facet:
    """The commonest of the values that were asked for, then those that are known: a list grows, and loses none."""
    part = asked.part.casefold()
    fitting = [value for value in facet.values if part in value.value.casefold()]
    shown = fitting[:_VALUES]
    others = asked.known.difference(value.value for value in shown)
    again = (value for value in facet.values if value.value in others)
    return replace(facet, values=(*shown, *again), more=len(fitting) - len(shown))
