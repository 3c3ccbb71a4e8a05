"""The rail at the side: the way to anything by name, the pages that are built, and how much waits on each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import icon, pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX, ICON, RAIL_NARROW, RAIL_WIDTH
from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number

PALETTE_KEY = "Ctrl+K"
_PAD = 12


def key_text(key: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class RailButton(EnterButton):
    """Icon, name, and a short note at the far end: a count, or a key."""

    def __init__(self, name: Callable[[], str], glyph: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._glyph = glyph
        self._key = key
        self._note = ""
        self._narrow = False
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leads to the page: the keyboard belongs there
        self.setIconSize(QSize(ICON, ICON))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._dress)
        on_language(self._say)
        on_theme(self._dress)

    def set_note(self, note: str, spoken: str = "") -> None:
        """Show ``note`` at the far end; a screen reader says ``spoken``."""
        self._note = note
        self.setAccessibleDescription(spoken or note)
        self.update()

    @property
    def needed(self) -> int:
        """The width in pixels that name and note have room in side by side."""
        note = QFontMetrics(text_font(CAPTION_PX)).horizontalAdvance(self._note)
        return self.sizeHint().width() + (note + _PAD if note else 0)

    def set_narrow(self, *, narrow: bool) -> None:
        """Only the icon where the window is narrow."""
        self._narrow = narrow
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._note or self._narrow:
            return
        painter = QPainter(self)
        painter.setFont(text_font(CAPTION_PX))
        painter.setPen(QColor(tokens().accent if self.isChecked() else tokens().dim))
        far = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(self.rect().adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter | far, self._note)

    def _say(self) -> None:
        name = self._name()
        self.setText("" if self._narrow else f"  {name}")
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({key_text(self._key)})")

    def _dress(self) -> None:
        self.setIcon(icon(self._glyph, tokens().accent if self.isChecked() else tokens().dim))


class Brand(QWidget):
    """The mark and the name of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = QLabel()
        self.mark.setFixedSize(24, 24)
        self.name = label()
        self.name.setObjectName("brand")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.name, 1)
        self.setFixedHeight(44)
        on_language(self._say)
        on_theme(self._dress)

    def _say(self) -> None:
        self.name.setText(self.tr("Merchant Assistant"))

    def _dress(self) -> None:
        self.mark.setPixmap(pixmap("mark", tokens().accent, 24, self.devicePixelRatioF()))


class Rail(QWidget):
    """Emits ``chosen`` with the page's key; ``palette_asked``: anything by name."""

    chosen = Signal(str)
    palette_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._narrow = False
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._brand = Brand()
        self.find_button = RailButton(self._find_name, "search", PALETTE_KEY)
        self.find_button.setCheckable(False)
        self.find_button.setProperty("look", "find")
        self.find_button.set_note(key_text(PALETTE_KEY))
        self.find_button.setEnabled(False)
        self.find_button.clicked.connect(self.palette_asked)
        self._lay_out()
        self.set_narrow(narrow=False)
        on_language(self._say)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 13, 12)
        self._column.setSpacing(2)
        self._column.addWidget(self._brand)
        self._column.addWidget(self.find_button)
        self._column.addSpacing(8)
        self._upper, self._foot = (self._group_of_pages() for _ in range(2))
        self._column.insertStretch(self._column.count() - 1)

    def _group_of_pages(self) -> QBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(2)
        self._column.addLayout(group)
        return group

    @property
    def pages(self) -> tuple[str, ...]:
        """The keys in the order of the rail."""
        return tuple(self._buttons)

    def add(self, page: str, name: Callable[[], str], glyph: str, *, foot: bool = False) -> RailButton:
        """Add a page, at the ``foot`` the quiet ones. The first is reached by Ctrl+1, the second by Ctrl+2 …"""
        key = f"Ctrl+{len(self._buttons) + 1}"
        button = RailButton(name, glyph, key)
        button.setObjectName(page)
        QShortcut(QKeySequence(key), self, button.click)  # at once, and the keyboard stays where it is
        button.clicked.connect(self._emit_chosen)
        self._group.addButton(button)
        (self._foot if foot else self._upper).addWidget(button)
        self._buttons[page] = button
        button.set_narrow(narrow=self._narrow)
        return button

    def choose(self, page: str) -> None:
        self._buttons[page].setChecked(True)

    def set_count(self, page: str, count: int | None, spoken: str = "") -> None:
        """How many wait on a page; None or 0 shows nothing."""
        if page in self._buttons:
            self._buttons[page].set_note(number(count) if count else "", spoken if count else "")

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._brand.name.setVisible(not narrow)
        for button in (self.find_button, *self._buttons.values()):
            button.set_narrow(narrow=narrow)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What the names need is known once the style is there."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """As wide as is drawn, or as the names need in a wider font."""
        if self._narrow:
            self.setFixedWidth(RAIL_NARROW)
            return
        margins = self._column.contentsMargins()
        names = (self._brand.sizeHint().width(), self.find_button.needed)
        self.setFixedWidth(max(RAIL_WIDTH, max(names) + margins.left() + margins.right()))

    def _find_name(self) -> str:
        return self.tr("Find anything")

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        self._fit()

    def _emit_chosen(self) -> None:
        self.chosen.emit(self.sender().objectName())
