"""What lies over the window while a file is held above it: what it is and what letting go will do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CARD_RADIUS
from merchant_assistant.ui.widgets.drop_area import files_of
from merchant_assistant.ui.widgets.labels import label

_MARGIN = 16
_VEIL = 0.94  # what lies below shines through a little: nothing is lost


class DropOverlay(QWidget):
    """Covers ``window`` while files are dragged over it, so that a drop lands here and not in a text field.

    ``entered`` carries the files that are held above, ``dropped`` those that were let go.
    """

    entered = Signal(object)
    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAcceptDrops(True)
        self.sentence = label(role="title", wrap=True)
        self.hint = label(role="dim", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.addStretch()
        for words in (self.sentence, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch()
        self.hide()
        window.installEventFilter(self)

    def watch(self) -> None:
        """Hear of drags before any widget does; called once the window has a handle."""
        self.window().windowHandle().installEventFilter(self)

    def say(self, sentence: str, hint: str) -> None:
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.setAccessibleName(f"{sentence} {hint}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragMoveEvent):
            self.cover(files_of(event.mimeData()))
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(files_of(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens().window)
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(tokens().accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tokens().accent_soft))
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)

    def cover(self, files: Sequence[Path]) -> None:
        """These are held above the window."""
        if files and self.isHidden():
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()
            self.entered.emit(files)
