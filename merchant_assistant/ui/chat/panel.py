"""The left part of the page: a new conversation, searching, the list, and the way to the documents."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.chat.model import Conversation
from merchant_assistant.ui.chat.conversations import ConversationsModel
from merchant_assistant.ui.chat.flow import ChatFlow
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.list_panel import ListPanel, PanelWords
from merchant_assistant.ui.widgets.sectioned_list import SectionedList


class ConversationsPanel(ListPanel):
    """Keeps the rows true; what is done with one of them is asked of the page."""

    def __init__(self, flow: ChatFlow, parent: QWidget | None = None) -> None:
        model = ConversationsModel()
        super().__init__(SectionedList(model), Button("", glyph="plus"), parent)
        self._flow = flow
        self.model = model
        self.model.setParent(self)
        self.documents = Button("", "quiet", glyph="file-text")
        self.column.addWidget(self.documents, 0, Qt.AlignmentFlag.AlignLeading)
        flow.listed.connect(self._show)
        flow.list_failed.connect(self.fail)
        self.search.searched.connect(self.load)
        self.retry.clicked.connect(self.load)
        on_language(self._say)

    @Slot()
    def load(self) -> None:
        """Look for what is searched, or for all."""
        self._flow.list(self.search.text().strip())

    def words(self) -> PanelWords:
        return PanelWords(
            self.tr("New conversation"),
            self.tr("Conversations"),
            self.tr("Search conversations"),
            self.tr("Your conversations will appear here."),
            self.tr("The conversations could not be read."),
        )

    def _show(self, conversations: list[Conversation]) -> None:
        self.model.show_all(conversations)
        self.loaded(any_=bool(conversations))

    def _say(self) -> None:
        super()._say()
        self.documents.setText(self.tr("Documents"))
