"""The way to many drafts: the question before, its estimate, and the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.listings.order import Order, Scope
from merchant_assistant.ui.listings.start_window import StartWindow
from merchant_assistant.ui.listings.style_form import house_style, keep_house_style
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from merchant_assistant.listings.job_model import Estimate
    from merchant_assistant.listings.model import DraftKind
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.filters import Filters
    from merchant_assistant.ui.listings.products_panel import ProductsPanel


class DraftMany(QObject):
    """``window`` is the question while it is open. ``closed``: it was answered or put away."""

    closed = Signal()

    def __init__(
        self, desk: Desk, products: ProductsPanel, filters: Filters, kind: Callable[[], DraftKind], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._products = products
        self._filters = filters
        self._kind = kind  # what is shown
        self._page = page
        self._estimating: Handle[Estimate] | None = None
        self.window: StartWindow | None = None
        desk.draft_all.expected.changed.connect(self._estimate_again)

    @Slot()
    def ask_all(self) -> None:
        """About products without a draft."""
        self._ask("missing")

    @Slot()
    def ask_ticked(self) -> None:
        """About those that are ticked."""
        self._ask("ticked")

    def _ask(self, scope: Scope) -> None:
        ticks = sorted(self._products.ticks.ids)
        waits = bool(self._desk.draft_all.unfinished)
        window = self.window = StartWindow(ticks, house_style(self._desk.settings), self._page, waits=waits)
        window.changed.connect(self._estimate)
        window.wanted.connect(self._start)
        window.finished.connect(self._closed)
        window.begin(scope, self._products.model.platforms, self._filters.language.value, self._kind())
        window.open()

    @Slot(object)
    def _estimate(self, order: Order) -> None:
        if self._estimating:
            self._estimating.forget()
        self._estimating = self._desk.tasks.start(Task(partial(_estimate, self._desk, order), self._tell))

    @Slot()
    def _estimate_again(self) -> None:
        """This PC was measured meanwhile."""
        if self.window:
            self._estimate(self.window.shown_order)

    def _tell(self, estimate: Estimate) -> None:
        self._estimating = None
        if self.window is None:
            return
        self.window.show_estimate(partial(self._told, estimate), some=bool(estimate.drafts))

    def _told(self, estimate: Estimate) -> str:
        if not estimate.drafts:
            return self.tr("There is nothing to write.")
        count = self.tr("%Ln draft(s).", "", estimate.drafts)
        return sentences(count, self._desk.draft_all.expected.of(estimate))

    @Slot(object)
    def _start(self, order: Order) -> None:
        if order.usual:
            keep_house_style(self._desk.settings, order.style)
        self._desk.draft_all.acts.start(order)
        if order.scope == "ticked":
            self._products.ticks.clear()

    @Slot()
    def _closed(self) -> None:
        self.window = None
        if self._estimating:
            self._estimating.forget()
            self._estimating = None
        self.closed.emit()


def _estimate(desk: Desk, order: Order, progress: Progress, cancel: CancelToken) -> Estimate:
    cancel.check()
    jobs, ids = desk.listings.jobs, order.product_ids(desk.catalogue.product_ids())
    return jobs.estimate(jobs.count(ids, order.targets, order.only, progress, cancel), order.targets)
