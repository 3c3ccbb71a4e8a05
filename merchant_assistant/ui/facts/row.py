"""One fact of a product: its name and its value, which can be corrected where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.catalogue.origins import Origin
from merchant_assistant.ui.facts.facts import Fact, place_text
from merchant_assistant.ui.facts.lit import Lit, light
from merchant_assistant.ui.facts.values import value_widget
from merchant_assistant.ui.facts.where import origin_text
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import breakable, label
from merchant_assistant.ui.widgets.tips import plain_tip

_LABEL_WIDTH, _PENCIL = 116, 22
_NARROW = 240
_LINES = 6  # of a long text while it is corrected
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class FactRow(QFrame):
    """Takes the keyboard: Ctrl+C copies the value, and where it may be corrected F2 or Enter begins.

    ``corrected`` carries the fact and what was typed; ``given_up``: nothing was typed where nothing was.
    """

    corrected = Signal(object, str)
    given_up = Signal()

    def __init__(
        self, fact: Fact, *, editable: bool = False, from_file: bool = True, parent: QWidget | None = None
    ) -> None:
        """``from_file``: what was typed took the place of something, be it a blank, that it can go back to."""
        super().__init__(parent)
        self.fact = fact
        self._editable = editable and not fact.fixed
        self.editor: _Editor | None = None
        self.setProperty("kind", "fact")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.light(None)
        self._name = label("", "dim", wrap=True)
        self._name.setText(breakable(fact.label, self._name.fontMetrics(), self._name_width))
        self._name.setFixedWidth(self._name_width)
        self.value = value_widget(fact, self._told())
        self._pencil = self._make_pencil()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(self.value)
        self.elsewhere = label(role="caption", wrap=True)  # where it came from, where that is not where the rest did
        self.elsewhere.hide()
        self._column.addWidget(self.elsewhere)
        if fact.typed and self._editable and from_file:
            self._column.addWidget(self._way_back(), 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 2, 4, 2)
        self._row.setSpacing(0)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)

    @property
    def _name_width(self) -> int:
        """Beside the value."""
        return _LABEL_WIDTH - (_PENCIL if self._editable else 0)

    def show_origin(self, origin: Origin | None, common: Origin | None) -> None:
        """Where the value came from; said below it where it is another place than the one of most others."""
        told = origin_text(origin) if origin else ""
        self.setToolTip(plain_tip(told))
        self.setAccessibleDescription(told)
        other = bool(origin and origin.place and not self.fact.typed and common and origin.place != common.place)
        self.elsewhere.setText(place_text(origin.place) if origin and other else "")
        self.elsewhere.setVisible(other)

    def light(self, lit: Lit | None) -> None:
        """Stand out as what proves or contradicts something, or (None) no more."""
        light(self, f"{self.fact.label}: {self._told()}", lit)

    @property
    def is_lit(self) -> bool:
        return bool(self.property("lit"))

    @Slot()
    def edit(self) -> None:
        """Begin to correct the value."""
        self.edit_with(self.fact.whole)

    def edit_with(self, text: str) -> None:
        """Begin with a text that was typed before and could not be saved."""
        if not self._editable or self.editor:
            return
        self.value.hide()
        self.editor = _Editor(self.fact.label, text)
        self.editor.ended.connect(self.end)
        self._column.insertWidget(0, self.editor)
        self.editor.show()  # a layout shows it later, and what is hidden takes no keyboard
        self.editor.setFocus()
        self.editor.selectAll()

    @Slot(bool)
    def end(self, keep: bool) -> None:
        """Correct it no more; what was typed counts where it is to be kept."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_keyboard, text = editor.hasFocus(), editor.toPlainText().strip()
        editor.hide()
        editor.deleteLater()
        self.value.show()
        if had_keyboard:
            self.setFocus(Qt.FocusReason.TabFocusReason)
        if keep and text != self.fact.whole.strip():
            self.corrected.emit(self.fact, text)
        elif not self.fact.whole:
            self.given_up.emit()

    @Slot()
    def _take_imported(self) -> None:
        self.setFocus()
        self.corrected.emit(self.fact, self.fact.imported)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.fact.whole)
        elif event.key() in _EDIT_KEYS and self._editable:
            self.edit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the value stands below its name: words are not broken."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._column.setContentsMargins(0 if narrow else 10, 0, 0, 6 if narrow else 0)
        self._name.setMinimumWidth(0 if narrow else self._name_width)  # a layout counts its lines by the whole width
        self._name.setMaximumWidth(self.width() if narrow else self._name_width)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._pencil.setVisible(self._editable)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pencil.setVisible(self._editable and self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pencil.setVisible(self._editable)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pencil.setVisible(self._editable and self.underMouse())

    def _told(self) -> str:
        return self.tr("{value} (typed by you)").format(value=self.fact.value) if self.fact.typed else self.fact.value

    def _make_pencil(self) -> IconButton:
        pencil = IconButton("pencil", self.tr("Correct {name}").format(name=self.fact.label), size=12)
        pencil.setProperty("small", "true")
        pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F2 does the same
        policy = pencil.sizePolicy()
        policy.setRetainSizeWhenHidden(self._editable)
        pencil.setSizePolicy(policy)
        pencil.clicked.connect(self.edit)
        pencil.hide()
        return pencil

    def _way_back(self) -> Button:
        imported = self.fact.imported
        text = self.tr("Back to “{value}”").format(value=_short(imported)) if imported else self.tr("Back to no value")
        back = Button(text, "link")
        back.setToolTip(self.tr("The file says: {value}").format(value=imported) if imported else "")
        back.clicked.connect(self._take_imported)
        return back


class _Editor(QPlainTextEdit):
    """``ended`` carries whether what was typed counts: Enter and leaving keep it, Escape does not."""

    ended = Signal(bool)

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        lines = _LINES if len(text) > 60 or "\n" in text else 1
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.ended.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.ended.emit(True)


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:18].rstrip() + " …"
