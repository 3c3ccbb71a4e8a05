"""The drafts that wait for a person, gone through one after the other: the worst first, decided in seconds each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Draft, DraftSummary
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.draft_flow import DraftFlow

_OPEN = ("proposed", "needs_review")
_LONG_S = 120.0  # who thinks longer about one draft went for coffee
_Found = tuple[Draft, Product]


class ReviewQueue(QObject):
    """``shown`` carries a draft and its product: the one that is looked at now. ``changed``: its figures did.

    ``nothing``: none waits. ``through``: the last one was decided. What is written meanwhile joins at the end.
    """

    shown = Signal(object, object)
    changed = Signal()
    nothing = Signal()
    through = Signal()

    def __init__(self, desk: Desk, flow: DraftFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: list[DraftSummary] = []
        self._places: dict[int, int] = {}  # of a draft among the items
        self._decided: set[int] = set()
        self._finding: Handle[_Found] | None = None
        self._looking: Handle[Sequence[DraftSummary]] | None = None
        self._again = False
        self._seconds = 0.0
        self._since = 0.0
        self.place = -1
        self.running = False
        flow.judged.connect(self._judged)
        desk.changed.connect(self._follow)

    @property
    def total(self) -> int:
        """How many were there to be looked at, with those that came meanwhile."""
        return len(self._items)

    @property
    def decided(self) -> int:
        return len(self._decided)

    @property
    def left(self) -> int:
        return self.total - self.decided

    @property
    def current(self) -> DraftSummary | None:
        """The one that is looked at."""
        return self._items[self.place] if self.running and 0 <= self.place < self.total else None

    @property
    def seconds(self) -> float:
        """What one draft took so far, on average; 0 before the first."""
        return self._seconds / self.decided if self.decided else 0.0

    def start(self) -> None:
        """Look what waits, and begin with the worst."""
        if not self._looking:
            self._look(self._begin)

    def _look(self, then: Callable[[Sequence[DraftSummary]], None]) -> None:
        task = Task(partial(_queue, self._desk), partial(self._looked, then), self._not_looked)
        self._looking = self._desk.tasks.start(task)

    def _looked(self, then: Callable[[Sequence[DraftSummary]], None], items: Sequence[DraftSummary]) -> None:
        self._looking = None
        then(items)
        if self._again:
            self._again = False
            self._look(self._join)

    def _not_looked(self, error: Exception) -> None:
        self._looking, self._again = None, False
        self._desk.notifier.failure(error)

    def stop(self) -> None:
        """Enough for now. What was decided stays decided."""
        self.running = self._again = False
        if self._looking:
            self._looking.forget()
            self._looking = None
        if self._finding:
            self._finding.forget()
            self._finding = None

    @Slot()
    def next(self) -> None:
        """The next that is not decided; after the last the first of those left over."""
        self._go(1)

    @Slot()
    def previous(self) -> None:
        """The one before, also where it is decided: a decision can be looked at again."""
        if self.running and self.place > 0:
            self._show(self.place - 1)

    def _begin(self, items: Sequence[DraftSummary]) -> None:
        self._items, self._decided = list(items), set()
        self._number()
        self._seconds, self.place = 0.0, -1
        self.running = bool(items)
        if items:
            self._show(0)
        else:
            self.nothing.emit()

    def _go(self, step: int) -> None:
        if not self.running:
            return
        order = [*range(self.place + step, self.total), *range(self.place + step)]
        place = next((at for at in order if self._items[at].id not in self._decided), None)
        if place is None:
            self.through.emit()
        elif place != self.place:
            self._show(place)

    def _show(self, place: int) -> None:
        self.place = place
        self._since = time.monotonic()
        if self._finding:
            self._finding.forget()
        work = partial(_find, self._desk, self._items[place].id)
        self._finding = self._desk.tasks.start(Task(work, self._found, self._not_found))
        self.changed.emit()

    def _found(self, found: _Found) -> None:
        self._finding = None
        self.shown.emit(*found)

    def _not_found(self, error: Exception) -> None:
        """Its product is gone: there is nothing to decide."""
        self._finding = None
        if not isinstance(error, UserFault):
            self._desk.notifier.failure(error)
            return
        self._decided.add(self._items[self.place].id)
        self.next()

    @Slot(object)
    def _judged(self, draft: Draft) -> None:
        """It was decided, or that was taken back: then it is looked at again."""
        if not self.running or draft.id not in self._places:
            return
        if draft.status in _OPEN:
            self._decided.discard(draft.id)
            self._show(self._places[draft.id])
            return
        self._decided.add(draft.id)
        self._seconds += min(_LONG_S, time.monotonic() - self._since)
        here = self.current
        self.changed.emit()
        if here and here.id == draft.id:  # another one may be looked at by now
            self.next()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        """One look at a time: a job tells each second, and the queue may be long."""
        if not (changes.drafts and self.running):
            return
        if self._looking:
            self._again = True
        else:
            self._look(self._join)

    def _join(self, waiting: Sequence[DraftSummary]) -> None:
        """Those that came; those that were decided elsewhere, all at once perhaps, are through."""
        if not self.running:
            return
        fresh = {draft.id: draft for draft in waiting}  # what was edited is said otherwise by now
        here = self.current
        gone = {item.id for item in self._items if item.id not in fresh} - self._decided
        self._decided |= gone
        self._items = [fresh.get(item.id, item) for item in self._items]
        self._items += [draft for draft in waiting if draft.id not in self._places]
        self._number()
        self.changed.emit()
        if here and here.id in gone:
            self.next()

    def _number(self) -> None:
        self._places = {item.id: place for place, item in enumerate(self._items)}


def _queue(desk: Desk, _progress: Progress, cancel: CancelToken) -> Sequence[DraftSummary]:
    cancel.check()
    return desk.listings.review()


def _find(desk: Desk, draft_id: int, _progress: Progress, cancel: CancelToken) -> _Found:
    cancel.check()
    draft = desk.listings.get(draft_id)
    return draft, desk.catalogue.product(draft.product_id)
