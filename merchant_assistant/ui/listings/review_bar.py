"""Above the draft while the queue is gone through: how far one is, and the keys that lead on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import language_name, platform_name
from merchant_assistant.ui.listings.review_queue import ReviewQueue
from merchant_assistant.ui.listings.states import state_of
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed, number

_BAR = 160


class ReviewBar(QFrame):
    """Has the keyboard between two decisions: then letters decide and arrow keys lead on. ``ended``: enough for now.

    ``why_asked``: explain the next marked claim; ``edit_asked``: the keyboard into the text.
    """

    ended = Signal()
    why_asked = Signal()
    edit_asked = Signal()

    def __init__(self, queue: ReviewQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chosen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._queue = queue
        self.told = label(role="heading")
        self.bar = WorkBar(_BAR)
        self.state = Chip()
        self.what = ElidedLabel("", "dim")
        self.pace = label(role="caption")
        self.previous = Button("", "quiet", key="K")
        self.next = Button("", key="J")
        self.why = Button("", "quiet", key="W")
        self.edit = Button("", "quiet", key="E")
        self.end = Button("", "quiet", key="Escape", listens=False)
        self._lay_out()
        self._connect()
        self.hide()
        on_language(self._say)

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(10)
        for widget in (self.told, self.bar, self.state):
            words.addWidget(widget)
        words.addWidget(self.what, 1)
        words.addWidget(self.pace)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for button in (self.previous, self.next, self.why, self.edit):
            keys.addWidget(button)
        keys.addStretch()
        keys.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 6)
        column.setSpacing(4)
        column.addLayout(words)
        column.addLayout(keys)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._queue.previous)
        self.next.clicked.connect(self._queue.next)
        self.why.clicked.connect(self.why_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.end.clicked.connect(self.ended)
        self._queue.changed.connect(self._say)
        for key, press in (("N", self.next.click), ("F2", self.edit.click)):
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presses = {
            Qt.Key.Key_Down: self.next,
            Qt.Key.Key_Up: self.previous,
            Qt.Key.Key_Return: self.edit,
            Qt.Key.Key_Escape: self.end,
        }
        button = presses.get(Qt.Key(event.key()))
        if button is None:
            super().keyPressEvent(event)
        else:
            button.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawLine(2, 10, 2, self.height() - 10)

    @Slot()
    def _say(self) -> None:
        queue = self._queue
        told = self.tr("{place} of {count}").format(place=number(queue.place + 1), count=number(queue.total))
        self.told.setText(told)
        self.bar.show_step(Step(queue.decided, max(1, queue.total)))
        self.bar.setAccessibleName(told)
        self.setAccessibleName(self.tr("Review: {where}").format(where=told))
        self.previous.setText(self.tr("Previous"))
        self.next.setText(self.tr("Next"))
        self.why.setText(self.tr("Why"))
        self.why.setAccessibleName(self.tr("Why the next claim is marked"))
        self.edit.setText(self.tr("Edit"))
        self.end.setText(self.tr("End the review"))
        self.previous.setEnabled(queue.place > 0)
        self._say_current()

    def _say_current(self) -> None:
        queue, draft = self._queue, self._queue.current
        left = self.tr("%Ln left", "", queue.left)
        each = self.tr("%Ln s each", "seconds", max(1, round(queue.seconds))) if queue.seconds else ""
        self.pace.setText(listed(left, each))
        if draft is None:
            return
        self.state.show_state(*state_of(draft))
        self.what.setText(listed(draft.sku, platform_name(draft.platform), language_name(draft.language)))
