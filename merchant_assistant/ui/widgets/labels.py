"""Labels in the few roles that the stylesheet knows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from merchant_assistant.ui.widgets.tips import plain_tip

_SOFT_HYPHEN = "\u00ad"
Role = Literal["title", "heading", "body", "dim", "caption", "section", "care", "bad"]


def label(text: str = "", role: Role = "body", *, wrap: bool = False) -> QLabel:
    """A label; ``wrap`` lets it take several lines."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)  # what a file says is never markup
    made.setWordWrap(wrap)
    return made


def breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """``text`` with places to break in each word that is wider than ``width`` pixels; a hyphen is shown there."""
    words = text.split(" ")
    return " ".join(_SOFT_HYPHEN.join(word) if metrics.horizontalAdvance(word) > width else word for word in words)


class ElidedLabel(QLabel):
    """One line that ends in … where the room does; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: Role = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft  # at the right where one reads from there
        painter.drawText(self.contentsRect(), leading, shown)
