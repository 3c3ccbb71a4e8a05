"""The left part of a page: a button for a new entry, a search, the list, and what is told where it shows none."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.language import tell
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.search import SearchField
from merchant_assistant.ui.widgets.sectioned_list import SectionedList

WIDTH = 240


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a panel says. ``none``: where there is no entry yet; ``unreadable``: where they could not be read."""

    new: str
    entries: str
    search: str
    none: str
    unreadable: str


class ListPanel(QWidget):
    """What is done with an entry is asked of the page. A subclass has its ``words`` and registers ``_say``."""

    def __init__(self, entries: SectionedList, new: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.new = entries, new
        self._error: Exception | None = None
        self._any = False
        self.search = SearchField("")
        self.note = label(role="dim", wrap=True)
        self.retry = Button("", "link")
        self._lay_out()
        self.search.list_asked.connect(self.list.setFocus)

    def words(self) -> PanelWords:
        """In the language of the moment."""
        raise NotImplementedError

    def loaded(self, *, any_: bool) -> None:
        """The list was read; whether it has entries."""
        self._error, self._any = None, any_
        self._say()

    def fail(self, error: Exception) -> None:
        """The list could not be read."""
        self._error = error
        self._say()

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.new)
        self.column.addWidget(self.search)
        self.column.addWidget(self.note)
        self.column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.list, 1)
        self.note.setContentsMargins(8, 8, 8, 0)

    def _say(self) -> None:
        words = self.words()
        self.new.setText(words.new)
        self.list.setAccessibleName(words.entries)
        self.search.setAccessibleName(words.search)
        self.search.setPlaceholderText(words.search)
        self.retry.setText(self.tr("Try again"))
        self.retry.setVisible(self._error is not None)
        self.note.setText(self._note(words))
        self.note.setVisible(bool(self.note.text()))

    def _note(self, words: PanelWords) -> str:
        if self._error is not None:
            return tell(getattr(self._error, "message", "")) or words.unreadable
        if self._any:
            return ""
        if query := self.search.text().strip():
            return self.tr("Nothing found for “{query}”").format(query=query)
        return words.none
