"""One turn of a conversation: a question at the trailing side, an answer in plain text on the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from merchant_assistant.chat.model import Turn
from merchant_assistant.ui.chat.reading import ReadingText
from merchant_assistant.ui.widgets.buttons import IconButton

RING = 2  # pixels at each side, where the keyboard is shown
_COPIED_MS = 1500
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}


class TurnView(QFrame):
    """Its buttons come with the mouse or the keyboard; of all turns one is a stop of Tab, arrows go on from there.

    ``stepped``: the keyboard wants that many turns on. ``entered``: the keyboard came here.
    """

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, turn: Turn | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = turn
        self.text = ReadingText()
        self.copy_button = IconButton("copy", "", size=14)
        self.copy_button.clicked.connect(self.copy)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._offer_copy)
        self.tools = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # coming and going they move nothing
        self.tools.setSizePolicy(policy)
        self.tools.hide()
        self._stop = False
        self.setProperty("kind", "turn")

    def set_width(self, width: int) -> None:
        """The measure of the page."""
        self.setFixedWidth(width)

    def set_stop(self, *, stop: bool) -> None:
        """Whether Tab comes here."""
        self._stop = stop
        policy = Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        for button in self.buttons():
            button.setFocusPolicy(policy)

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is written nothing else can be answered again."""

    def buttons(self) -> list[QWidget]:
        """What Tab finds within the turn."""
        return [self.copy_button]

    @property
    def plain_text(self) -> str:
        return self.turn.text if self.turn else ""

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard; the button shows for a moment that it is there."""
        QGuiApplication.clipboard().setText(self.plain_text)
        self.copy_button.set_glyph("circle-check")
        self._copied.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.tr("Copied.")))

    @Slot()
    def _offer_copy(self) -> None:
        self.copy_button.set_glyph("copy")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[key])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def watch(self) -> None:
        """Follow the keyboard through the parts; called once they are all there."""
        for part in (self.text, *self.buttons()):
            part.installEventFilter(self)
        self.set_stop(stop=self._stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._come()
        elif event.type() == QEvent.Type.FocusOut:
            self._look()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._come()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.tools.show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look()

    def _come(self) -> None:
        self.tools.show()
        self.entered.emit()

    def _look(self) -> None:
        """The buttons stay while the mouse or the keyboard is here."""
        focus = QApplication.focusWidget()
        here = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.tools.setVisible(here or self.underMouse())


def name_button(button: QWidget, name: str) -> None:
    """What a button that is only an icon does, for the mouse and for who listens."""
    button.setAccessibleName(name)
    button.setToolTip(name)
