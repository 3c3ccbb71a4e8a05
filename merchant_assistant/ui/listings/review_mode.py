"""Going through the queue: the list gives way to one draft at a time, and no hand leaves the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.catalogue.model import Product
from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.listings.review_bar import ReviewBar
from merchant_assistant.ui.listings.review_queue import ReviewQueue

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.draft_card import DraftCard
    from merchant_assistant.ui.listings.draft_flow import DraftFlow
    from merchant_assistant.ui.listings.open_draft import OpenDraft


class ReviewMode(QObject):
    """``turned``: the queue is gone through by now, or no more; ``ended``: the draft that was looked at last, or None.

    The keyboard is in ``bar`` but while something is typed.
    """

    turned = Signal(bool)
    ended = Signal(object)

    def __init__(self, desk: Desk, flow: DraftFlow, opened: OpenDraft, card: DraftCard) -> None:
        super().__init__(card)
        self._desk = desk
        self._open = opened
        self._card = card
        self._last: Draft | None = None
        self.queue = ReviewQueue(desk, flow, self)
        self.bar = ReviewBar(self.queue)
        self.queue.shown.connect(self._show)
        self.queue.nothing.connect(self._say_nothing)
        self.queue.through.connect(self._through)
        self.bar.ended.connect(self.stop)
        self.bar.why_asked.connect(self._why)
        self.bar.edit_asked.connect(self._edit)

    @property
    def running(self) -> bool:
        return self.queue.running

    @Slot()
    def start(self) -> None:
        """Look what waits and show the first; nothing happens while that is done already."""
        if not self.running:
            self._card.flush()
            self._last = None
            self.queue.start()

    @Slot()
    def stop(self) -> None:
        """Back to the list, at the draft that was looked at."""
        if self.running:
            self._card.flush()
            self.queue.stop()
            self.turned.emit(False)
            self.ended.emit(self._last)

    def take_keyboard(self) -> None:
        """Have the letters decide again."""
        self.bar.setFocus()

    def _show(self, draft: Draft, product: Product) -> None:
        first, self._last = self._last is None, draft
        self._open.show_at(product, draft.platform, draft.language, draft.kind)
        if first:
            self.turned.emit(True)
        self.take_keyboard()

    def _why(self) -> None:
        """From claim to claim; the letters stay here, or the next one would be typed into the text."""
        self._card.tour.next()
        self.take_keyboard()

    def _edit(self) -> None:
        self._card.take_text()

    def _say_nothing(self) -> None:
        self._desk.notifier.say(lambda: self.tr("No draft waits for you."))

    def _through(self) -> None:
        """The last one was decided."""
        decided = self.queue.decided
        self.stop()
        QTimer.singleShot(0, self, partial(self._say_through, decided))  # the decision itself is told first

    def _say_through(self, decided: int) -> None:
        """The last decision can still be taken back."""
        last = self._desk.notifier.last

        def told() -> str:
            return self.tr("%Ln draft(s) reviewed. No draft waits for you.", "", decided)

        if last and last.undo:
            self._desk.notifier.say(told, action=last.offer, act=last.act, undo=True, again=True)
        else:
            self._desk.notifier.say(told)
