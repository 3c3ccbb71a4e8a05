"""Buttons: one primary a page, quiet ones, icons, and the key that does the same."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import icon
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX

Kind = Literal["primary", "plain", "quiet", "link"]
_KEY_GAP = 8


class Button(QPushButton):
    """A button of one ``kind``. ``key``: a shortcut, shown small beside the text; ``glyph``: an icon before it."""

    def __init__(
        self, text: str, kind: Kind = "plain", *, key: str = "", glyph: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._key = key
        self._glyph = glyph
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if key:
            self.setShortcut(QKeySequence(key))
        self._dress()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._key_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._key:  # a new text clears the shortcut
            self.setShortcut(QKeySequence(self._key))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_words(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._dress()

    def _paint_words(self, painter: QPainter) -> None:
        text_width = self.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - text_width - self._key_width()) // 2
        painter.setPen(self._ink())
        painter.drawText(
            QRect(left, 0, text_width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        ink = self._ink()
        ink.setAlphaF(0.72)
        painter.setPen(ink)
        painter.setFont(text_font(CAPTION_PX))
        painter.drawText(
            QRect(left + text_width + _KEY_GAP, 0, self._key_width(), self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._key_text(),
        )

    def _ink(self) -> QColor:
        worn = tokens()
        if not self.isEnabled():
            return QColor(worn.faint)
        return QColor({"primary": worn.on_accent, "quiet": worn.dim, "link": worn.accent}.get(self._kind, worn.text))

    def _dress(self) -> None:
        if self._glyph:
            self.setIcon(icon(self._glyph, self._ink().name(), 16))

    def _key_text(self) -> str:
        return QKeySequence(self._key).toString(QKeySequence.SequenceFormat.NativeText)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return self.fontMetrics().horizontalAdvance(self._key_text()) + _KEY_GAP


class IconButton(QPushButton):
    """A small button that is only an icon; its ``name`` is its tooltip and what a screen reader says."""

    def __init__(self, glyph: str, name: str, *, role: str = "dim", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._role = role
        self._size = size
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(size, size))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._glyph, getattr(tokens(), self._role), self._size))
