"""A small window of the page: words above, something to fill in, and two answers below. Nothing waits for it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences


class SmallWindow(QDialog):
    """``body`` is the column between the words (:meth:`say`) and the answers. Escape and ``no`` close it."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self._heading = label(role="heading", wrap=True)
        self._hint = label(role="dim", wrap=True)
        self._room = QWidget()  # before the answers among the window's children, as Tab goes
        self.body = QVBoxLayout(self._room)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.wrong = label(role="bad", wrap=True)
        self.wrong.hide()
        self.yes = Button("", "primary")
        self.yes.setDefault(True)
        self.no = Button("")
        self.no.clicked.connect(self.reject)
        self._lay_out()

    def say(self, title: str, hint: str, yes: str) -> None:
        """What it is about, and what the first answer does."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._hint.setText(hint)
        self.yes.setText(yes)

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch()
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addWidget(self._room)
        column.addWidget(self.wrong)
        column.addSpacing(8)
        column.addLayout(answers)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width: a layout asks too little for sentences that wrap."""
        super().showEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Words in another language or size may need more room than there was when it was opened."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return handled

    def order(self, *inside: QWidget) -> None:
        """Tab goes through what is filled in, then to the answers."""
        order = (*inside, self.no, self.yes)
        for before, after in pairwise(widget for widget in order if widget.window() is self):
            QWidget.setTabOrder(before, after)

    def say_wrong(self, fault: UserFault) -> None:
        """What was asked cannot be done: why, beside what was filled in."""
        self.wrong.setText(sentences(*words_of(fault)))
        self.wrong.show()
        self.yes.setEnabled(True)
        self._grow()

    def _grow(self) -> None:
        """The window is as high as all of it needs."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
