"""The rail at the left: the pages that are built, and how much waits on each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import icon, pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, ICON, RAIL_NARROW, RAIL_WIDTH
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number


class RailButton(QPushButton):
    """One page: icon, name, and a count at the right."""

    def __init__(self, name: str, glyph: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._glyph = glyph
        self._count = ""
        self._narrow = False
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        self.setIconSize(QSize(ICON, ICON))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._dress)
        self.set_narrow(narrow=False)

    def set_count(self, count: int | None) -> None:
        """Show how many; None or 0 shows nothing."""
        self._count = number(count) if count else ""
        self.setAccessibleDescription(self._count)
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Only the icon where the window is narrow."""
        self._narrow = narrow
        self.setText("" if narrow else f"  {self._name}")
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count or self._narrow:
            return
        painter = QPainter(self)
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().accent if self.isChecked() else tokens().dim))
        place = QRect(0, 0, self.width() - 12, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        colour = tokens().accent if self.isChecked() else tokens().dim
        self.setIcon(icon(self._glyph, colour))


class Brand(QWidget):
    """The mark and the name of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = QLabel()
        self.mark.setFixedSize(24, 24)
        self.mark.setPixmap(pixmap("mark", tokens().accent, 24, self.devicePixelRatioF()))
        self.name = label(self.tr("Merchant Assistant"))
        self.name.setObjectName("brand")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.name, 1)
        self.setFixedHeight(44)


class Rail(QWidget):
    """Emits ``chosen`` with the page's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._brand = Brand()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 13, 12)
        self._column.setSpacing(2)
        self._column.addWidget(self._brand)
        self._column.addSpacing(4)
        self._column.addStretch()
        self.set_narrow(narrow=False)

    def add(self, page: str, name: str, glyph: str) -> RailButton:
        """Add a page; the first is reached by Ctrl+1, the second by Ctrl+2 …"""
        key = f"Ctrl+{len(self._buttons) + 1}"
        button = RailButton(name, glyph, key)
        button.setObjectName(page)
        QShortcut(QKeySequence(key), self, button.click)  # at once, and the keyboard stays where it is
        button.clicked.connect(self._emit_chosen)
        self._group.addButton(button)
        self._column.insertWidget(self._column.count() - 1, button)
        self._buttons[page] = button
        return button

    def choose(self, page: str) -> None:
        self._buttons[page].setChecked(True)

    def set_count(self, page: str, count: int | None) -> None:
        self._buttons[page].set_count(count)

    def set_narrow(self, *, narrow: bool) -> None:
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDTH)
        self._brand.name.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow=narrow)

    def _emit_chosen(self) -> None:
        self.chosen.emit(self.sender().objectName())
