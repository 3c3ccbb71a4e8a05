"""Yes or no: a box with a tick, and words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.ring import KeyboardRing

BOX = 16
_HEIGHT, _PAD, _GAP = 28, 8, 10


class CheckBox(KeyboardRing, QCheckBox):
    """Looks as the values of a list that are ticked; a click anywhere in it counts."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "check")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text())
        return QSize(_PAD + BOX + _GAP + words.width() + _PAD, max(_HEIGHT, words.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        box = QRect(room.left(), (self.height() - BOX) // 2, BOX, BOX)
        paint_box(painter, QStyle.visualRect(option.direction, room, box), ticked=self.isChecked())
        painter.setPen(QColor(tokens().text if self.isEnabled() else tokens().faint))
        words = QStyle.visualRect(option.direction, room, room.adjusted(BOX + _GAP, 0, 0, 0))
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(words, int(leading) | int(Qt.TextFlag.TextHideMnemonic), self.text())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def paint_box(painter: QPainter, place: QRect, *, ticked: bool) -> None:
    """The box of :data:`BOX` pixels at a place, on an antialiased painter."""
    painter.setPen(QPen(QColor(tokens().accent if ticked else tokens().faint), 1))
    painter.setBrush(QColor(tokens().accent if ticked else tokens().panel))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        picture = pixmap("check", tokens().on_accent, 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.left() + 2, place.top() + 2, picture)
