"""Where the right answer is typed, below the one that is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.ui.chat.composer import AskField
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label


class CorrectionBox(Card):
    """Enter keeps it, Shift+Enter breaks the line, Escape gives up. ``done`` carries the text; ``grown``: its lines."""

    done = Signal(str)
    given_up = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self._before = ""
        self.heading = label(role="caption", wrap=True)
        self.field = AskField()
        self.keep = Button("")
        self.leave = Button("", "link")
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
        self.field.send_asked.connect(self._keep)
        self.field.textChanged.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self._leave)
        on_language(self._say)

    def ask(self, text: str) -> None:
        """Begin with a text, all of it chosen: typing replaces it."""
        self._before = text
        self.field.setPlainText(text)
        self.field.selectAll()
        self._look()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    @property
    def _text(self) -> str:
        return self.field.toPlainText().strip()

    @Slot()
    def _keep(self) -> None:
        if self.keep.isEnabled():
            self.hide()
            self.done.emit(self._text)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.given_up.emit()

    @Slot()
    def _look(self) -> None:
        """What is as it was is no correction."""
        self.keep.setEnabled(bool(self._text) and self._text != self._before.strip())

    def _say(self) -> None:
        self.heading.setText(self.tr("What would have been right? It is kept as an example on this PC."))
        self.field.hint(self.tr("The right answer"))
        self.field.setAccessibleName(self.tr("The right answer"))
        self.keep.setText(self.tr("Keep"))
        self.leave.setText(self.tr("Cancel"))
