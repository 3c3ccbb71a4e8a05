"""The left part of the page: a new conversation, searching, the list, and the way to the documents."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.chat.model import Conversation
from merchant_assistant.ui.chat.conversation_list import ConversationList
from merchant_assistant.ui.chat.conversations import ConversationsModel
from merchant_assistant.ui.chat.flow import ChatFlow
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.search import SearchField

PANEL_WIDTH = 220


class ConversationsPanel(QWidget):
    """Keeps the rows true; what is done with one of them is asked of the page."""

    def __init__(self, flow: ChatFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._error: Exception | None = None
        self._any = False
        self.new = Button("", glyph="plus")
        self.search = SearchField("")
        self.model = ConversationsModel(self)
        self.list = ConversationList(self.model)
        self.note = label(role="dim", wrap=True)
        self.retry = Button("", "link")
        self.documents = Button("", "quiet", glyph="file-text")
        self._lay_out()
        flow.listed.connect(self._show)
        flow.list_failed.connect(self._fail)
        self.search.searched.connect(self.load)
        self.search.list_asked.connect(self.list.setFocus)
        self.retry.clicked.connect(self.load)
        on_language(self._say)

    def _lay_out(self) -> None:
        self.setFixedWidth(PANEL_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.new)
        column.addWidget(self.search)
        column.addWidget(self.note)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.list, 1)
        column.addWidget(self.documents, 0, Qt.AlignmentFlag.AlignLeading)
        self.note.setContentsMargins(8, 8, 8, 0)

    @Slot()
    def load(self) -> None:
        """Look for what is searched, or for all."""
        self._flow.list(self.search.text().strip())

    def _show(self, conversations: list[Conversation]) -> None:
        self._error = None
        self.model.show_all(conversations)
        self._any = bool(conversations)
        self._say()

    def _fail(self, error: Exception) -> None:
        self._error = error
        self._say()

    def _say(self) -> None:
        self.new.setText(self.tr("New conversation"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setPlaceholderText(self.tr("Search conversations"))
        self.retry.setText(self.tr("Try again"))
        self.documents.setText(self.tr("Documents"))
        self.note.setText(self._note())
        self.note.setVisible(bool(self.note.text()))
        self.retry.setVisible(self._error is not None)

    def _note(self) -> str:
        if self._error is not None:
            return tell(getattr(self._error, "message", "")) or self.tr("The conversations could not be read.")
        if self._any:
            return ""
        if query := self.search.text().strip():
            return self.tr("Nothing found for “{query}”").format(query=query)
        return self.tr("Your conversations will appear here.")
