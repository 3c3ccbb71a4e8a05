"""Where a customer's message is pasted, dropped or chosen."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_assistant.replies.model import Letter
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.drop_area import files_of
from merchant_assistant.ui.widgets.labels import label

_HIGHEST = 360  # room for a long letter; the buttons stay near what is typed
SAVE_MS = 300  # after the last key: what is typed is kept


class MessageField(QPlainTextEdit):
    """Takes plain text, and files that are dropped on it."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "letter")
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := files_of(source):
            self.dropped.emit(files)
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_of(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(files)
        else:
            super().dropEvent(event)


class Arriving(QWidget):
    """``answer_asked`` carries the :class:`Letter`; ``typed`` what stands in the field, a moment after the last key."""

    answer_asked = Signal(object)
    typed = Signal(str)
    file_asked = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = Letter("")
        self._asked: str | None = None  # what is being kept
        self.heading = label(role="heading", wrap=True)
        self.hint = label(role="dim", wrap=True)
        self._stocked = True
        self.catalogue = Button("", glyph="package")
        self.field = MessageField()
        self.answer = Button("", "primary", key="Ctrl+Return")
        self.choose = Button("", glyph="folder-open")
        self._delay = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._delay.timeout.connect(self._tell)
        self._lay_out()
        self.field.textChanged.connect(self._changed)
        self.field.dropped.connect(self.dropped)
        self.answer.clicked.connect(self._ask)
        self.choose.clicked.connect(self.file_asked)
        self._changed()
        self._delay.stop()
        on_language(self._say)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.answer)
        buttons.addWidget(self.choose)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 8)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addWidget(self.catalogue, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(4)
        self.field.setMaximumHeight(_HIGHEST)
        column.addWidget(self.field, 1000)
        column.addLayout(buttons)
        column.addStretch(1)

    @Slot(bool)
    def show_stocked(self, stocked: bool) -> None:
        """Whether there are products; without any it is said what to do first."""
        self._stocked = stocked
        self._say()

    def show_letter(self, letter: Letter) -> None:
        """A message that was read from a file: who sent it stays known as long as its text stays."""
        self._letter = letter
        self.field.setPlainText(letter.text)
        self.field.setFocus()

    def show_typed(self, text: str) -> None:
        """What was pasted before; never over what stands there now."""
        if text and not self.field.toPlainText():
            self.field.setPlainText(text)

    def was_kept(self) -> None:
        """What was asked is kept elsewhere now; what was typed since stays."""
        asked, self._asked = self._asked, None
        if self.field.toPlainText() == asked:
            self._letter = Letter("")
            self.field.setPlainText("")
            self._delay.stop()
        self._allow()

    @Slot()
    def was_not_kept(self) -> None:
        """It can be asked again."""
        self._asked = None
        self._allow()

    @Slot()
    def flush(self) -> None:
        """Have what is typed kept now."""
        if self._delay.isActive():
            self._delay.stop()
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.typed.emit(self.field.toPlainText())

    @Slot()
    def _changed(self) -> None:
        self._allow()
        self._delay.start()

    def _allow(self) -> None:
        """Nothing is asked twice."""
        text = self.field.toPlainText()
        self.answer.setEnabled(bool(text.strip()) and text != self._asked)

    @Slot()
    def _ask(self) -> None:
        text = self.field.toPlainText()
        same = text.strip() == self._letter.text.strip()
        self._asked = text
        self._changed()
        self.flush()
        self.answer_asked.emit(self._letter if same else Letter(text))

    def _say(self) -> None:
        self.heading.setText(self.tr("What did your customer write?"))
        self.hint.setText(
            self.tr("Paste the message or drop an e-mail. The reply says only what your catalogue and documents say.")
            if self._stocked
            else self.tr("Replies come from your own catalogue. Bring it first; you can paste the message meanwhile.")
        )
        self.catalogue.setText(self.tr("Bring your catalogue"))
        self.catalogue.setVisible(not self._stocked)
        self.field.setPlaceholderText(self.tr("Paste the message here"))
        self.field.setAccessibleName(self.tr("Message of the customer"))
        self.answer.setText(self.tr("Write a reply"))
        self.choose.setText(self.tr("Open an e-mail or text"))
