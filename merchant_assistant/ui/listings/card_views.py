"""What the card can show in its middle: nothing yet, the model writing, the text, or another look at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from merchant_assistant.listings.model import DraftKind
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.compare_view import CompareView
from merchant_assistant.ui.listings.editor import DraftEditor
from merchant_assistant.ui.listings.history_view import HistoryView
from merchant_assistant.ui.listings.stream import StreamView
from merchant_assistant.ui.widgets.states import Message
from merchant_assistant.ui.words import sentences

_LEAST_TEXT = 64


class CardViews(QStackedWidget):
    """``write``, given to :meth:`say_nothing_yet`, is offered where there is no draft. ``left``: back to the text."""

    left = Signal()

    def __init__(self, approved: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_LEAST_TEXT)  # else what is below it, coming and going, moves the whole card
        self.nothing = Message("sparkles", "accent")
        self.stream = StreamView()
        self.editor = DraftEditor()
        self.compare = CompareView()
        self.history = HistoryView()
        self.compare.left.connect(self.left)
        self.history.left.connect(self.left)
        self.looks: dict[str, QWidget] = {
            "nothing": self.nothing,
            "stream": self.stream,
            "editor": self.editor,
            "approved": approved,
            "compare": self.compare,
            "history": self.history,
        }
        for view in self.looks.values():
            self.addWidget(view)
        self._product = False
        self._kind: DraftKind = "listing"
        self._cut_off: Callable[[], None] | None = None
        self._failure: tuple[str, str] | None = None
        self._write: Callable[[], None] | None = None
        on_language(self._say)

    @property
    def look(self) -> str:
        """Which one is seen."""
        return next(look for look, view in self.looks.items() if view is self.currentWidget())

    def show_look(self, look: str) -> None:
        """See another one."""
        self.setCurrentWidget(self.looks[look])

    def say_nothing_yet(self, *, product: bool, kind: DraftKind, write: Callable[[], None]) -> None:
        """There is no draft of this kind; of copy the card itself offers to have it written."""
        self._product, self._kind, self._write = product, kind, write
        self._say()

    def offer_again(self, write: Callable[[], None] | None) -> None:
        """The draft was cut off: ``write`` has it written after all. None: it was not."""
        self._cut_off = write
        self._say()

    def tell_failure(self, why: tuple[str, str] | None) -> None:
        """Why a job could not write the draft, and what to do about it. None: nothing failed."""
        if why != self._failure:
            self._failure = why
            self._say()

    @Slot()
    def _say(self) -> None:
        if not self._product:
            self.nothing.say(self.tr("Choose a product"), self.tr("Its facts and its draft are shown here."))
        elif self._cut_off:
            self.nothing.say(
                self.tr("The draft was cut off"),
                self.tr("It was being written when the window closed. Nothing of it was kept."),
                self.tr("Write it"),
                self._cut_off,
            )
        elif self._failure:
            reason, hint = self._failure
            self.nothing.say(
                self.tr("The draft could not be written"), sentences(reason, hint), self.tr("Write it"), self._write
            )
        elif self._kind != "listing":
            self.nothing.say(*self._no_copy(), self.tr("Write it"), self._write)
        else:
            self.nothing.say(
                self.tr("No draft yet"),
                self.tr("The model writes title, bullets and description from your data, and each fact is checked."),
            )

    def _no_copy(self) -> tuple[str, str]:
        checked = self.tr("It is written from your data, and each fact is checked.")
        return {
            "ad": (self.tr("No ad yet"), self.tr("Several headlines to choose from, and a short text.")),
            "email": (self.tr("No e-mail yet"), checked),
            "post": (self.tr("No post yet"), checked),
            "offer": (self.tr("No offer letter yet"), checked),
        }.get(self._kind, ("", ""))
