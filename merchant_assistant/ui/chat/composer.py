"""Where questions are typed: a field that grows with its text, and the button that sends it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_assistant.chat.model import Turn
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.theme.tokens import BUTTON_HEIGHT
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import ElidedLabel
from merchant_assistant.ui.words import sentences

_LINES = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskField(QPlainTextEdit):
    """Enter sends and Shift+Enter breaks the line, unless an input method is still composing a word."""

    send_asked = Signal()
    last_asked = Signal()  # Up in the empty field
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._hint = ""
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed that could be taken back, the key for that belongs to the window."""
        key = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if key is not None and key.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            key.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        breaks = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER and not breaks:
            if not self._composing:
                self.send_asked.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText() and not self._composing:
            self.last_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.focused.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped are for the window."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def hint(self, text: str) -> None:
        """What stands in the empty field, in one line."""
        self._hint = text
        room = self.viewport().width() - round(2 * self.document().documentMargin())
        self.setPlaceholderText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint(self._hint)
        if event.size().width() != event.oldSize().width():
            self._fit()  # another width breaks the lines elsewhere

    @Slot()
    def _fit(self) -> None:
        wanted = round(self.document().documentLayout().documentSize().height())
        lines = max(1, min(_LINES, wanted))
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > _LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        text = lines * self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin()) + 2
        self.setFixedHeight(max(BUTTON_HEIGHT - 4, text))


class Composer(QFrame):
    """``sent`` carries the text, ``resent`` the edited turn and its text; ``typed``: what stands here has changed.

    ``queued`` carries what was typed while an answer is written: it is asked next. ``taken_back``: it shall not be.
    """

    sent = Signal(str)
    resent = Signal(object, str)
    queued = Signal(str)
    taken_back = Signal()
    typed = Signal()
    stop_asked = Signal()
    last_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Turn | None = None
        self._aside = ""  # typed before the editing began
        self._writing = False
        self.setProperty("kind", "composer")
        self.field = AskField()
        self.send = Button("", "primary")
        self.stop = Button("", glyph="square")
        self.stop.hide()
        self.cancel = Button("", "link")
        self.note = ElidedLabel("", "caption")
        self._note_row = QWidget()
        self._waiting: tuple[str, ...] = ()
        self.waits = ElidedLabel("", "caption")
        self.take_back = Button("", "link")
        self._waiting_row = QWidget()
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        notes = QHBoxLayout(self._note_row)
        notes.setContentsMargins(4, 0, 0, 0)
        notes.addWidget(self.note, 1)
        notes.addWidget(self.cancel)
        self._note_row.hide()
        waiting = QHBoxLayout(self._waiting_row)
        waiting.setContentsMargins(4, 0, 0, 0)
        waiting.addWidget(self.waits, 1)
        waiting.addWidget(self.take_back)
        self._waiting_row.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._waiting_row)
        column.addWidget(self._note_row)
        column.addLayout(row)
        # no focus proxy: Tab would pass over what stands before the field in here
        for before, after in pairwise((self.take_back, self.cancel, self.field, self.stop, self.send)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.field.send_asked.connect(self._send)
        self.field.last_asked.connect(self.last_asked)
        self.field.textChanged.connect(self._changed)
        self.field.focused.connect(self._look_focused)
        self.send.clicked.connect(self._send)
        self.stop.clicked.connect(self.stop_asked)
        self.cancel.clicked.connect(self.end_edit)
        self.take_back.clicked.connect(self.taken_back)

    @property
    def unsent(self) -> str:
        """What shall be kept: the field's text, but never an edited question in the place of a new one."""
        return self._aside if self._editing and self._aside else self.field.toPlainText()

    @property
    def editing(self) -> Turn | None:
        return self._editing

    def put(self, text: str) -> None:
        """Show a text, the cursor behind it, without saying that it was typed."""
        self._editing, self._aside = None, ""
        self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.blockSignals(False)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._show()

    def edit(self, turn: Turn) -> None:
        """Take an earlier question into the field; what was typed comes back when it is sent or given up."""
        aside = self._aside if self._editing else self.field.toPlainText()
        self.put(turn.text)
        self._editing, self._aside = turn, aside
        self._show()
        self.field.setFocus()

    @Slot()
    def end_edit(self) -> None:
        """Give the editing up."""
        if self._editing:
            self.put(self._aside)
            self.typed.emit()
            self.field.setFocus()

    def set_writing(self, *, writing: bool, stopping: bool = False) -> None:
        """While an answer is written, Stop stands where Send does."""
        self._writing = writing
        self.stop.setEnabled(not stopping)
        self._show()

    def show_waiting(self, questions: tuple[str, ...]) -> None:
        """The questions that are asked next."""
        if self._waiting_row.isAncestorOf(self.focusWidget()) and not questions:
            self.field.setFocus()
        self._waiting = questions
        self._say_waiting()

    def _say_waiting(self) -> None:
        more = len(self._waiting) - 1
        first = " ".join(self._waiting[0].split()) if self._waiting else ""
        told = self.tr("Asked next: “{question}”").format(question=first)
        self.waits.setText(told if more < 1 else sentences(told, self.tr("(and %Ln more)", "", more)))
        self.take_back.setText(self.tr("Take back"))
        self._waiting_row.setVisible(bool(self._waiting))

    @Slot()
    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if not text or (self._writing and self._editing):
            return
        if self._writing:
            self.put("")
            self.queued.emit(text)
            return
        turn, aside = self._editing, self._aside
        self.put(aside)
        if turn:
            self.resent.emit(turn, text)
        else:
            self.sent.emit(text)

    @Slot()
    def _changed(self) -> None:
        self._show()
        self.typed.emit()

    def _show(self) -> None:
        keyboard = self.stop.hasFocus() or self.send.hasFocus()
        self.send.setEnabled(bool(self.field.toPlainText().strip()))
        self.send.setVisible(not self._writing)
        self.stop.setVisible(self._writing)
        self._note_row.setVisible(self._editing is not None)
        if keyboard:
            self.field.setFocus()

    @Slot(bool)
    def _look_focused(self, focused: bool) -> None:
        set_look(self, "focused", "true" if focused else "false")

    def _say(self) -> None:
        self.field.hint(self.tr("Ask about your catalogue, or paste a customer's message"))
        self.field.setAccessibleName(self.tr("Your question"))
        self.send.setText(self.tr("Send"))
        self.stop.setText(self.tr("Stop"))
        self.note.setText(self.tr("You are editing a question. Sending it replaces what followed."))
        self.cancel.setText(self.tr("Leave it as it was"))
        self._say_waiting()
