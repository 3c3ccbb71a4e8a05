"""The list of conversations by day: an item model and the view that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from merchant_assistant.chat.model import Conversation
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import when

Day = Literal["today", "yesterday", "earlier"]
Row = Day | Conversation
Index = QModelIndex | QPersistentModelIndex
CONVERSATION = Qt.ItemDataRole.UserRole + 1
WRITING = Qt.ItemDataRole.UserRole + 2


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


class ConversationsModel(QAbstractListModel):
    """``renamed`` carries the id and the title that was typed."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._busy: frozenset[int] = frozenset()
        self._days: dict[str, str] = {}
        on_language(self._say)

    def show_all(self, conversations: Sequence[Conversation]) -> None:
        """Put these in."""
        rows = by_day(conversations, datetime.now().astimezone().date())
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_busy(self, busy: frozenset[int]) -> None:
        """In which of them an answer is being written."""
        self._busy = busy
        self._tell_all()

    def index_of(self, conversation_id: int | None) -> QModelIndex:
        """Its place, invalid where it is not among them."""
        found = (i for i, row in enumerate(self._rows) if isinstance(row, Conversation) and row.id == conversation_id)
        place = next(found, -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def conversation(self, index: Index) -> Conversation | None:
        """What stands there; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Conversation) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.conversation(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if not isinstance(row, Conversation):
            return self._days[row] if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{row.title}\n{when(row.updated_at)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return {CONVERSATION: row, WRITING: row.id in self._busy}.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, title = self.conversation(index), str(value).strip()
        if row is None or not title or title == row.title:
            return False
        self.renamed.emit(row.id, title)
        return True

    def _spoken(self, row: Conversation) -> str:
        if row.id in self._busy:
            return self.tr("{title}, an answer is being written").format(title=row.title)
        return row.title

    def _say(self) -> None:
        self._days = {"today": self.tr("Today"), "yesterday": self.tr("Yesterday"), "earlier": self.tr("Earlier")}
        self._tell_all()

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
