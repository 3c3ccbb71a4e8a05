"""The left part of the page: a new message, the list, how replying goes, the house rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.replies.model import Figures, Kept
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.replies.message_list import MessageList, MessagesModel
from merchant_assistant.ui.replies.words import intent_name
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.tips import plain_tip

PANEL_WIDTH = 240
_HOUR = 60


class MessagesPanel(QWidget):
    """Keeps the rows true; what is done with them is asked of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figures] = ()
        self._error: Exception | None = None
        self._any = False
        self.new = Button("", glyph="plus", key="Ctrl+N", listens=False)
        self.model = MessagesModel(self)
        self.list = MessageList(self.model)
        self.note = label(role="dim", wrap=True)
        self.retry = Button("", "link")
        self.figures = label(role="caption", wrap=True)
        self.rules = Button("", "quiet", glyph="pencil")
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        self.setFixedWidth(PANEL_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.new)
        column.addWidget(self.note)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        column.addWidget(self.figures)
        column.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeading)
        self.note.setContentsMargins(8, 8, 8, 0)
        self.figures.setContentsMargins(10, 0, 8, 0)

    def show_all(self, messages: Sequence[Kept], figures: Sequence[Figures]) -> None:
        """The rows, and the figures below them."""
        self._error = None
        self._any = bool(messages)
        self._figures = figures
        self.model.show_all(messages)
        self._say()

    def fail(self, error: Exception) -> None:
        """The list could not be read."""
        self._error = error
        self._say()

    def _say(self) -> None:
        self.new.setText(self.tr("New message"))
        self.rules.setText(self.tr("House rules"))
        self.retry.setText(self.tr("Try again"))
        self.retry.setVisible(self._error is not None)
        self.note.setText(self._note())
        self.note.setVisible(bool(self.note.text()))
        self.figures.setText(self._told(self._figures[0]) if self._figures else "")
        self.figures.setVisible(bool(self.figures.text()))
        lines = [
            f"{intent_name(one.intent)}: {told}"
            for one in self._figures[1:]
            if one.intent and (told := self._told(one))
        ]
        self.figures.setToolTip(plain_tip("\n".join(lines)) if lines else "")

    def _note(self) -> str:
        if self._error is not None:
            return tell(getattr(self._error, "message", "")) or self.tr("The messages could not be read.")
        return "" if self._any else self.tr("Messages that you answer will appear here.")

    def _told(self, figures: Figures) -> str:
        """Only what is known."""
        if figures.minutes is None:
            return ""
        parts = [self.tr("answered within {time}").format(time=self._time(figures.minutes))]
        if figures.edited is not None:
            parts.append(self.tr("{share} % edited").format(share=round(figures.edited * 100)))
        if figures.satisfied is not None:
            parts.append(self.tr("{share} % satisfied").format(share=round(figures.satisfied * 100)))
        return " · ".join(parts)

    def _time(self, minutes: float) -> str:
        if minutes < _HOUR:
            return self.tr("%Ln minute(s)", "", max(1, round(minutes)))
        if minutes < 48 * _HOUR:
            return self.tr("%Ln hour(s)", "", round(minutes / _HOUR))
        return self.tr("%Ln day(s)", "", round(minutes / _HOUR / 24))
