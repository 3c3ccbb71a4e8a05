"""A thin line that says how far work is."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QStyle, QWidget

from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.theme.theme import tokens

_HEIGHT = 4
_STEPS = 1000
_PART = 0.35  # of the line, that travels where the end is not known
_TRAVEL_S = 1.6
_FRAME_MS = 33


class WorkBar(QProgressBar):
    """Where the end is not known a part of the line travels; it rests where the system wants no motion."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, textVisible=False)
        self.setFixedSize(width, _HEIGHT)
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self.update)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        self.setRange(0, _STEPS if step.total else 0)
        if step.total:
            self.setValue(min(_STEPS, step.done * _STEPS // step.total))
        self._move()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._move()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = QPainterPath()
        line.addRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.fillPath(line, QColor(tokens().line))
        painter.setClipPath(line)
        painter.setBrush(QColor(tokens().accent))
        if not self.isLeftToRight():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawRoundedRect(self._done(), _HEIGHT / 2, _HEIGHT / 2)

    def _done(self) -> QRectF:
        """The part of the line that is painted in the accent."""
        if self.maximum():
            return QRectF(0, 0, self.width() * self.value() / self.maximum(), _HEIGHT)
        way = time.monotonic() % _TRAVEL_S / _TRAVEL_S if self._frames.isActive() else 0.5
        return QRectF(self.width() * (way * (1 + _PART) - _PART), 0, self.width() * _PART, _HEIGHT)

    def _move(self) -> None:
        moving = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self)
        if self.isVisible() and not self.maximum() and moving:
            self._frames.start()
        else:
            self._frames.stop()
