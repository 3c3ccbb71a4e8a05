"""The palette as one sees it: a field and one list, above the page; Escape or a click beside it puts it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.palette.entries import Entry
from merchant_assistant.ui.palette.rows import Heading, PaletteDelegate, PaletteModel, spoken
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.labels import label

_WIDTH, _HEIGHT, _TOP, _MARGIN = 600, 480, 64, 24
_NOTHING = 72  # where nothing was found
_AROUND = 72  # the field and the margins
_VEIL = 0.55
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteBox(QWidget):
    """Covers ``window`` with a veil; ``typed`` carries the text, ``opened``: fill the list."""

    typed = Signal(str)
    opened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._pointer = QCursor.pos()  # where the mouse was seen last
        self.field = QLineEdit()
        self.field.setProperty("kind", "search")
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.nothing = label(role="dim")
        self.hint = label(role="caption")
        self._card = QFrame()
        self._lay_out()
        self._connect()
        self.hide()
        on_language(self._say)

    def _lay_out(self) -> None:
        self._card.setParent(self)
        self._card.setProperty("kind", "card")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setObjectName("palette")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field and moves the choice
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumHeight(_NOTHING - 8)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self._rows = self.list.viewport()
        self._rows.installEventFilter(self)
        self.list.clicked.connect(self._click)
        self._window.installEventFilter(self)

    @Slot()
    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.isVisible():
            self.put_away()
        else:
            self.open()

    def open(self) -> None:
        """Show it, empty, with the keyboard in its field."""
        self._before = QApplication.focusWidget()
        self._pointer = QCursor.pos()
        self._place()
        self.raise_()
        self.show()
        self.field.clear()
        self.opened.emit()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def put_away(self) -> None:
        """The keyboard goes back to where it was."""
        if self.isHidden():
            return
        if self._before and isValid(self._before):
            self._before.setFocus()
        self.hide()

    def show_lines(self, lines: Sequence[Heading | Entry], *, searching: bool) -> None:
        """Fill the list; the first line that can be chosen is. ``searching``: more may come."""
        self.model.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText("" if searching else self.tr("Nothing found"))
        self._place()
        self._choose(self.model.next_entry(-1, 1) if lines else -1)
        self.list.scrollToTop()  # its heading is seen too

    def keep(self, entry: Entry) -> None:
        """The choice stays on ``entry`` where more lines came."""
        rows = [row for row in range(len(self.model.lines)) if _same(self.model.entry(row), entry)]
        if rows:
            self._choose(rows[0])

    @property
    def chosen(self) -> Entry | None:
        return self.model.entry(self.list.currentIndex().row())

    def run(self, *, more: bool = False) -> None:
        """Do what is chosen, or (``more``) the second thing that can be done with it."""
        entry = self.chosen
        act = entry.more if more and entry else entry.run if entry else None
        if act:
            self.put_away()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        if watched is self._rows and event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._follow_pointer(event)
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(tokens().window)
        veil.setAlphaF(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def _left(self, reason: Qt.FocusReason) -> None:
        """A key led to another place: what is typed next is meant for that."""
        if reason not in _COMES_BACK:
            self.hide()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in _ENTER:
            self.run(more=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in _STEPS:
            self._choose(self.model.next_entry(self.list.currentIndex().row(), _STEPS[key]))
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go
        return True

    def _follow_pointer(self, event: QMouseEvent) -> None:
        """Only a pointer that moves chooses: Qt's ``entered`` also tells of lines that scroll under one that rests."""
        place = event.globalPosition().toPoint()
        if place != self._pointer:
            self._pointer = place
            self._choose_index(self.list.indexAt(event.position().toPoint()))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(_WIDTH, self.width() - 2 * _MARGIN)
        height = min(self._wanted_height(), self.height() - _TOP - _MARGIN)
        self._card.setGeometry((self.width() - width) // 2, _TOP, width, height)

    def _wanted_height(self) -> int:
        """As high as its lines, in bounds."""
        lines = sum(self.list.sizeHintForRow(row) for row in range(len(self.model.lines)))
        hint = self.hint.sizeHint().height() + 8 if self.hint.text() else 0
        return min(_HEIGHT, _AROUND + hint + (lines or _NOTHING))

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        entry = self.model.entry(row)
        self.hint.setText(self.tr("Ctrl+Enter: write a draft for it") if entry and entry.more else "")
        self.hint.setVisible(bool(self.hint.text()))
        if entry:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken(entry)))

    def _choose_index(self, index: QModelIndex) -> None:
        if self.model.entry(index.row()):
            self.list.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        self._choose_index(index)
        self.run()

    def _say(self) -> None:
        name = self.tr("Find pages, commands and products")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.list.setAccessibleName(self.tr("What was found"))


def _same(one: Entry | None, other: Entry) -> bool:
    """What they do is made anew each time the list is filled."""
    return one is not None and (one.group, one.name, one.note) == (other.group, other.name, other.note)
