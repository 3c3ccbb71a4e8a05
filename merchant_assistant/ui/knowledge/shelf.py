"""The list of documents, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.knowledge.removed import RemovedDocuments
from merchant_assistant.ui.knowledge.table import DocumentsTable
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.states import Message, StateStack
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Document, SetAside


class Shelf(QWidget):
    """``add_asked``: choose files; ``opened``, ``removed`` and ``restore_asked`` carry a :class:`Document`.

    ``left``: back to the chat. What it says of files that were set aside stands until it was read: nothing of them is
    kept, and who adds one again is told again.
    """

    add_asked = Signal()
    opened = Signal(object)
    removed = Signal(object)
    restore_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside: tuple[SetAside, ...] = ()
        self.back = Button("", "quiet", glyph="arrow-left")
        self.add = Button("", glyph="plus")
        self.header = PageHeader("", self.add)
        self.table = DocumentsTable()
        self.open = Button("")
        self.remove = Button("", "quiet", glyph="trash-2")
        self.empty = Message("file-text")
        self.lately = RemovedDocuments()
        self.aside = Card(margin=12, spacing=4, kind="well")
        self.aside_words = label(wrap=True)
        self.aside_seen = Button("", "link")
        self._full = Card(margin=1, spacing=0)
        self.states = StateStack(self._full, self.empty)
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        self._full.column.addWidget(self.table)
        self.aside.column.addWidget(self.aside_words)
        self.aside.column.addWidget(self.aside_seen, 0, Qt.AlignmentFlag.AlignLeading)
        deeds = QHBoxLayout()
        for button in (self.open, self.remove):
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.header)
        column.addWidget(self.aside)
        column.addWidget(self.states, 1)
        column.addLayout(deeds)
        column.addWidget(self.lately)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self.add_asked)
        self.table.opened.connect(self.opened)
        self.table.remove_asked.connect(self.removed)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self.lately.restore_asked.connect(self.restore_asked)
        self.aside_seen.clicked.connect(self._forget_aside)
        self.table.selectionModel().selectionChanged.connect(self._look)

    def show_documents(self, documents: Sequence[Document], removed: Sequence[Document] = ()) -> None:
        """Show these; the chosen one stays chosen. ``removed``: what may be brought back."""
        self.lately.show_documents(removed)
        chosen = getattr(self.table.current_item(), "id", None)
        self.table.documents.show_rows(documents)
        place = next((at for at, document in enumerate(documents) if document.id == chosen), 0)
        if documents:
            self.table.selectRow(place)
        self.states.show_state("full" if documents else "empty")
        self._look()

    def show_aside(self, aside: Sequence[SetAside]) -> None:
        """Say which files were not taken, and why."""
        self._aside = tuple(aside)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit(self.width())

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.table.current_item())

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.table.current_item())

    @Slot()
    def _forget_aside(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_aside(())

    @Slot(QItemSelection, QItemSelection)
    def _look(self, *_selected: QItemSelection) -> None:
        for button in (self.open, self.remove):
            button.setVisible(self.states.state == "full")
            button.setEnabled(self.table.current_item() is not None)

    def _say(self) -> None:
        line = self.tr("Answers quote them word for word and say where it stands.")
        self.header.say(self.tr("Documents"), line)
        self.back.setText(self.tr("Back to the conversation"))
        self.add.setText(self.tr("Add documents"))
        self.open.setText(self.tr("Read"))
        self.remove.setText(self.tr("Remove"))
        self.aside_seen.setText(self.tr("Got it"))
        hint = self.tr("Terms, returns, delivery, questions with answers: PDF, Word, spreadsheets, web pages, text.")
        self.empty.say(self.tr("Drop your documents here"), hint, self.tr("Add documents"), self.add_asked.emit)
        self._say_aside()

    def _say_aside(self) -> None:
        lines = [self._told(one) for one in self._aside]
        self.aside_words.setText("\n".join(lines))
        self.aside.setVisible(bool(lines))

    def _told(self, aside: SetAside) -> str:
        sentence, hint = words_of(aside.fault)
        named = aside.file.name in sentence
        told = "" if named else self.tr("“{file}” was set aside:").format(file=aside.file.name)
        return sentences(told, sentence, hint)
