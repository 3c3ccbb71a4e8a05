"""The keys that decide: they mean the draft that is chosen, also in the moment before it is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from merchant_assistant.listings.model import Target
from merchant_assistant.ui.listings.draft_calls import Place

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.decisions import Decisions
    from merchant_assistant.ui.listings.draft_card import DraftCard
    from merchant_assistant.ui.listings.open_draft import OpenDraft
    from merchant_assistant.ui.listings.review_queue import ReviewQueue


class DecisionKeys(QObject):
    """A approves at once, wherever one goes next; F, R and X need the draft before one's eyes and wait for it.

    What waits is forgotten when something else is chosen.
    """

    def __init__(
        self, page: QWidget, card: DraftCard, decisions: Decisions, opened: OpenDraft, queue: ReviewQueue
    ) -> None:
        super().__init__(page)
        self._page = page
        self._card = card
        self._decisions = decisions
        self._open = opened
        self._queue = queue
        self._waits: tuple[Place, QPushButton] | None = None
        buttons = card.buttons
        self._listen("A", self._approve)
        self._listen("F", lambda: self._press(buttons.fix))
        self._listen("R", lambda: self._press(buttons.again))
        self._listen("X", lambda: self._press(buttons.reject))
        opened.arrived.connect(self._press_waiting)

    def _listen(self, key: str, act: Callable[[], None]) -> None:
        heard = QShortcut(QKeySequence(key), self._page)
        heard.setAutoRepeat(False)  # a key that is held decides one draft
        heard.activated.connect(act)

    @property
    def _chosen(self) -> Place | None:
        """What the person means: in the review the draft that its bar names, else that of the open place."""
        draft = self._queue.current
        return (draft.product_id, Target(draft.platform, draft.language, draft.kind)) if draft else self._open.place

    @Slot()
    def _approve(self) -> None:
        chosen = self._chosen
        if chosen is None or chosen == self._open.shown:
            self._press(self._card.approve)
        elif not self._open.writing:
            self._decisions.approve_unseen(chosen)

    def _press(self, button: QPushButton) -> None:
        chosen = self._chosen
        self._waits = (chosen, button) if chosen and chosen != self._open.shown else None
        if not self._waits and button.isVisible():
            button.click()

    @Slot()
    def _press_waiting(self) -> None:
        if self._waits and self._waits[0] == self._chosen:
            self._press(self._waits[1])
