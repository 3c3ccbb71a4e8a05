"""The four states of a page: empty, loading, error, full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import CARD_RADIUS, GAP, LOADING_AFTER_MS, ROW_HEIGHT, Tone
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

State = Literal["empty", "loading", "error", "full"]


class Skeleton(QWidget):
    """Grey bars where rows will stand."""

    _WIDTHS = (0.13, 0.38, 0.17, 0.08)

    def __init__(self, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framed = framed
        on_language(self._say)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._framed:
            painter.setPen(QColor(tokens().line))
            painter.setBrush(QColor(tokens().panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().neutral_soft))
        for row in range(self.height() // ROW_HEIGHT):
            left = float(GAP)
            for share in self._WIDTHS:
                width = share * (self.width() - 2 * GAP)
                shorter = width * (0.72 + 0.07 * ((row * 3) % 5))
                start = left if self.isLeftToRight() else self.width() - left - shorter
                painter.drawRoundedRect(QRectF(start, row * ROW_HEIGHT + 12, shorter, 12), 6, 6)
                left += width + 2 * GAP


class Message(QWidget):
    """An icon, a sentence, a hint and one thing to do, in the middle of the room."""

    def __init__(self, glyph: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._tone = tone
        self._act: Callable[[], None] | None = None
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence = label(role="heading", wrap=True)
        self.hint = label(role="dim", wrap=True)
        self.action = Button("")
        self.action.hide()
        self.action.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        for widget in (self._icon, self.sentence, self.hint):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        on_theme(self._dress)

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap(self._glyph, tokens().ink(self._tone), 28, self.devicePixelRatioF()))

    def say(self, sentence: str, hint: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        """What to say; without an ``action`` there is no button."""
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._act = act

    @Slot()
    def _do(self) -> None:
        if self._act:
            self._act()


class NothingFound(Message):
    """A search without a hit; ``show_all`` ends it."""

    def __init__(self, show_all: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("search", parent=parent)
        self._show_all = show_all

    def say_for(self, query: str, *, filtered: bool = False) -> None:
        """What was searched for; ``filtered``: filters hold as well."""
        sentence = self.tr("Nothing found for “{query}”").format(query=query)
        hint = self.tr("Try a part of the name, the SKU or the brand.")
        if filtered:
            sentence = sentence if query else self.tr("No product fits these filters")
            hint = self.tr("Take one of the filters off.")
        self.say(sentence, hint, self.tr("Show all products"), self._show_all)


class StateStack(QStackedWidget):
    """Shows one of the four. Loading is shown only where it lasts: sooner it would flicker."""

    def __init__(self, full: QWidget, empty: QWidget, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = empty
        self.full = full
        self.error = Message("circle-alert", "bad")
        self.loading = Skeleton(framed=framed)
        self._pages: dict[State, QWidget] = {
            "empty": empty,
            "loading": self.loading,
            "error": self.error,
            "full": full,
        }
        for page in self._pages.values():
            self.addWidget(page)
        self._delay = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        self._delay.timeout.connect(self._show_loading)
        self.setCurrentWidget(self.loading)

    @property
    def state(self) -> State:
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    def show_state(self, state: Literal["empty", "full"]) -> None:
        self._delay.stop()
        self.setCurrentWidget(self._pages[state])

    def show_loading_soon(self) -> None:
        """Keep what is shown; after 150 ms the skeleton."""
        if not self._delay.isActive():
            self._delay.start()

    def show_error(self, fault: UserFault, action: str = "", act: Callable[[], None] | None = None) -> None:
        self._delay.stop()
        self.error.say(*words_of(fault), action, act)
        self.setCurrentWidget(self.error)

    @Slot()
    def _show_loading(self) -> None:
        self.setCurrentWidget(self.loading)
