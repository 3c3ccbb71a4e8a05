"""The conversations below the days on which they were last gone on with: the model of their list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal

from merchant_assistant.chat.model import Conversation
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.sectioned_list import SectionedModel
from merchant_assistant.ui.widgets.sectioned_rows import BUSY, Index
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import when

Day = Literal["today", "yesterday", "earlier"]
Row = Day | Conversation


def day_of(moment: str, today: date) -> Day:
    """Under which heading a moment (ISO 8601) stands, by this PC's clock."""
    day = datetime.fromisoformat(moment).astimezone().date()
    if day >= today:
        return "today"
    return "yesterday" if day == today - timedelta(days=1) else "earlier"


def by_day(conversations: Sequence[Conversation], today: date) -> list[Row]:
    """The rows: a heading before the first of its day. What comes newest first stays so."""
    rows: list[Row] = []
    last: Day | None = None
    for conversation in conversations:
        day = day_of(conversation.updated_at, today)
        if day != last:
            rows.append(day)
            last = day
        rows.append(conversation)
    return rows


class ConversationsModel(SectionedModel):
    """``renamed`` carries the id and the title that was typed."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy: frozenset[int] = frozenset()
        on_language(self._say)

    def show_all(self, conversations: Sequence[Conversation]) -> None:
        """Put these in."""
        self.put(by_day(conversations, datetime.now().astimezone().date()))

    def show_busy(self, busy: frozenset[int]) -> None:
        """In which of them an answer is being written."""
        self._busy = busy
        self.tell_all()

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsEditable if known else known

    def told(self, entry: Conversation, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{entry.title}\n{when(entry.updated_at)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry)
        return entry.id in self._busy if role == BUSY else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, title = self.entry(index), str(value).strip()
        if row is None or not title or title == row.title:
            return False
        self.renamed.emit(row.id, title)
        return True

    def _spoken(self, row: Conversation) -> str:
        if row.id in self._busy:
            return self.tr("{title}, an answer is being written").format(title=row.title)
        return row.title

    def _say(self) -> None:
        self.headings = {"today": self.tr("Today"), "yesterday": self.tr("Yesterday"), "earlier": self.tr("Earlier")}
        self.tell_all()
