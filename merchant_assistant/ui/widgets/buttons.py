"""Buttons: one primary a page, quiet ones, icons, and the key that does the same."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import icon, pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX
from merchant_assistant.ui.widgets.ring import KeyboardRing

Kind = Literal["primary", "plain", "quiet", "link", "tab"]
_GAP = 8
_GLYPH = 16


class EnterButton(KeyboardRing, QPushButton):
    """Enter presses it as Space does; Qt's own buttons know Enter only in dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Button(EnterButton):
    """A button of one ``kind``. ``key``: a shortcut, shown small beside the text; ``glyph``: an icon before it.

    ``listens`` is False where somebody else installs the key, as it acts while the button is hidden too.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        *,
        key: str = "",
        glyph: str = "",
        listens: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self._glyph = glyph
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if key and listens:
            # Not the button's own shortcut: that clicks 100 ms later, when another row may be chosen already.
            QShortcut(QKeySequence(key), self, self.click)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._key_width() + self._glyph_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        ink, height = self._ink(), self.height()
        width = self.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - width - self._key_width() - self._glyph_width()) // 2
        if self._glyph:
            picture = pixmap(self._glyph, ink.name(), _GLYPH, self.devicePixelRatioF())
            painter.drawPixmap(self._seen(QRect(left, (height - _GLYPH) // 2, _GLYPH, _GLYPH)), picture)
            left += self._glyph_width()
        painter.setPen(ink)
        painter.drawText(self._seen(QRect(left, 0, width + 2, height)), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            ink.setAlphaF(0.72)
            painter.setPen(ink)
            painter.setFont(text_font(CAPTION_PX))
            room = QRect(left + width + _GAP, 0, self._key_width(), height)
            painter.drawText(self._seen(room), Qt.AlignmentFlag.AlignVCenter, self._key_text())

    def _seen(self, place: QRect) -> QRect:
        """A place as it is where one reads from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _ink(self) -> QColor:
        worn = tokens()
        if not self.isEnabled():
            return QColor(worn.faint)
        tab = worn.accent if self.isChecked() else worn.dim
        inks = {"primary": worn.on_accent, "quiet": worn.dim, "link": worn.accent, "tab": tab}
        return QColor(inks.get(self.property("kind"), worn.text))  # the property: what is primary may change

    def _key_text(self) -> str:
        return QKeySequence(self._key).toString(QKeySequence.SequenceFormat.NativeText)

    def _key_width(self) -> int:
        small = QFontMetrics(text_font(CAPTION_PX))
        return small.horizontalAdvance(self._key_text()) + _GAP if self._key else 0

    def _glyph_width(self) -> int:
        return _GLYPH + _GAP if self._glyph else 0


class IconButton(EnterButton):
    """A small button that is only an icon; its ``name`` is its tooltip and what a screen reader says."""

    def __init__(
        self, glyph: str, name: str, *, role: str = "dim", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._role = role
        self._size = size
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(size, size))
        self.toggled.connect(self._dress)
        on_theme(self._dress)

    def set_glyph(self, glyph: str) -> None:
        """Show another icon."""
        self._glyph = glyph
        self._dress()

    def _dress(self) -> None:
        """What is switched on is seen by its colour; who does not see colours reads or hears it elsewhere."""
        role = "accent" if self.isChecked() else self._role
        self.setIcon(icon(self._glyph, getattr(tokens(), role), self._size))
