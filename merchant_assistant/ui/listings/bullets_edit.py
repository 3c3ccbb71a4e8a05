"""Bullets as lines of one text, with a dot before each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.theme.theme import tokens

_GUTTER = 18


class BulletsEdit(ClaimEdit):
    """Enter begins a new bullet; blank lines are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self._gutter = _Gutter(self)
        self.document().contentsChanged.connect(self._gutter.update)

    def bullets(self) -> tuple[str, ...]:
        """The lines that are not blank."""
        return tuple(line for line in self.toPlainText().split("\n") if line.strip())

    def starts(self) -> list[int]:
        """Where each bullet begins in the whole text, in code points."""
        places, position = [], 0
        for line in self.toPlainText().split("\n"):
            if line.strip():
                places.append(position)
            position += len(line) + 1
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.setGeometry(0, 0, _GUTTER, self.height())


class _Gutter(QWidget):
    """The margin with the dots."""

    def __init__(self, edit: BulletsEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().dim))
        document = self._edit.document()
        block = document.firstBlock()
        while block.isValid():
            top = document.documentLayout().blockBoundingRect(block).top()
            if block.text().strip():
                painter.drawEllipse(QPointF(7, top + self._edit.fontMetrics().height() / 2), 2.5, 2.5)
            block = block.next()
