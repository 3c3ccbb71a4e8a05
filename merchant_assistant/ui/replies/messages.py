"""The messages at the left: open ones first, two lines each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt

from merchant_assistant.chat.talking.talk import without_courtesy
from merchant_assistant.replies.model import Kept
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.words import intent_name
from merchant_assistant.ui.widgets.sectioned_list import SectionedModel
from merchant_assistant.ui.widgets.sectioned_rows import NOTE
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import when

Heading = Literal["open", "answered"]


class MessagesModel(SectionedModel):
    """A heading before the open ones and one before the answered ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        on_language(self._say)

    def show_all(self, messages: Sequence[Kept]) -> None:
        """Put these in, in their order."""
        rows: list[Heading | Kept] = []
        headings: tuple[tuple[Heading, bool], ...] = (("open", True), ("answered", False))
        for heading, is_open in headings:
            own = [message for message in messages if message.open == is_open]
            rows += [heading, *own] if own else []
        self.put(rows)

    def told(self, entry: Kept, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{title_of(entry)}\n{when(entry.letter.received_at)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of(entry)}, {_note(entry)}"
        return _note(entry) if role == NOTE else None

    def _say(self) -> None:
        self.headings = {"open": self.tr("To be answered"), "answered": self.tr("Answered")}
        self.tell_all()


def title_of(message: Kept) -> str:
    """Subject, or the first words behind the greeting."""
    said = " ".join((message.letter.subject or without_courtesy(message.letter.text[:200])).split())
    return said[:1].upper() + said[1:]


def _note(message: Kept) -> str:
    named = [intent_name(intent) for intent in message.intents[:1]]
    return " · ".join([*named, when(message.letter.received_at)])
