"""One document, opened at the place that an answer quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.knowledge.pages import Pages
from merchant_assistant.ui.knowledge.work import Opened
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.words import listed, sentences

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Passage


class Reader(QWidget):
    """``left``: the person is done; ``shelf_asked``: all documents."""

    left = Signal()
    shelf_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self.back = Button("", "quiet", glyph="arrow-left")
        self.shelf = Button("", "link")
        self.file = Button("", glyph="folder-open")
        self.header = PageHeader("", self.file)
        self.note = label(role="caption", wrap=True)
        self.pages = Pages()
        self.file.clicked.connect(self._open_file)
        self.back.clicked.connect(self.left)
        self.shelf.clicked.connect(self.shelf_asked)
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.addWidget(self.back)
        ways.addStretch(1)
        ways.addWidget(self.shelf)
        sheet = Card(margin=1, spacing=0)
        sheet.column.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(ways)
        column.addWidget(self.header)
        column.addWidget(self.note)
        column.addWidget(sheet, 1)

    def show_opened(self, opened: Opened) -> None:
        """Show it at its place; the keyboard scrolls it."""
        self._opened = opened
        self._say()
        self.pages.show_passages(opened.passages, opened.here)
        self.pages.setFocus()

    @Slot()
    def _open_file(self) -> None:
        if self._opened:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._opened.document.path)))

    def _place(self, here: Passage) -> str:
        page = self.tr("Page {page}").format(page=here.page) if here.page is not None else ""
        entry = self.tr("Entry {entry}").format(entry=here.entry) if here.entry is not None else ""
        return listed(page, entry, here.heading)

    def _say(self) -> None:
        self.back.setText(self.tr("Back to the conversation"))
        self.shelf.setText(self.tr("All documents"))
        self.file.setText(self.tr("Open the file"))
        if self._opened is None:
            return
        opened = self._opened
        self.file.setVisible(opened.there)
        self.header.say(opened.document.name, self._place(opened.here) if opened.here else "")
        part = "" if opened.whole else self.tr("Only the part around this place is shown; the file has the rest.")
        gone = (
            "" if opened.there else self.tr("The file itself is no longer where it was: this is what was read from it.")
        )
        self.note.setText(sentences(part, gone))
        self.note.setVisible(bool(self.note.text()))
