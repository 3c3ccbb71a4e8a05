"""What is typed and not answered: saved while typing, and until a question that waits for its turn is saved itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.chat.chat import Chat
    from merchant_assistant.ui.desk import Desk


class Unsent(QObject):
    """By conversation; None is the one that has not begun. Newer than what a read that is under way brings."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed: dict[int | None, str] = {}
        self._sent: dict[int | None, str] = {}  # asked, and not saved as a question yet
        self._waiting: dict[int | None, tuple[str, ...]] = {}  # to be asked once the answer before is there

    def typed(self, conversation_id: int | None) -> str | None:
        """What the field of a conversation holds; None where nobody typed since the start."""
        return self._typed.get(conversation_id)

    def keep(self, conversation_id: int | None, text: str) -> None:
        """Save what stands in the field."""
        if self._typed.get(conversation_id) != text:
            self._typed[conversation_id] = text
            self._save(conversation_id)

    def waiting(self, conversation_id: int | None) -> tuple[str, ...]:
        """The questions that wait for the answer that is being written, the next one first."""
        return self._waiting.get(conversation_id, ())

    def wait(self, conversation_id: int | None, *questions: str) -> None:
        """Have these wait, in place of those that do."""
        self._waiting[conversation_id] = questions
        self._save(conversation_id)

    def sent(self, conversation_id: int | None, text: str) -> None:
        """The field is empty now; its text stays saved until the question is."""
        self._typed[conversation_id] = ""
        self._sent[conversation_id] = text
        self._save(conversation_id)

    def kept(self, before: int | None, conversation_id: int, question: str) -> None:
        """A question is saved, in ``conversation_id`` (it had none ``before`` where the conversation is new)."""
        if self._sent.get(before) != question:
            return
        del self._sent[before]
        if before != conversation_id:
            self._typed[conversation_id] = self._typed.pop(before, "")
            self._waiting[conversation_id] = self._waiting.pop(before, ())
            self._typed[before] = ""
            self._save(before)
        self._save(conversation_id)

    def returned(self, conversation_id: int | None, question: str) -> None:
        """A question was taken back before it was saved: it stands in the field again, above what was typed since."""
        self._sent.pop(conversation_id, None)
        self._typed[conversation_id] = _joined(question, self._typed.get(conversation_id, ""))
        self._save(conversation_id)

    def _save(self, conversation_id: int | None) -> None:
        waiting = self.waiting(conversation_id)
        text = _joined(self._sent.get(conversation_id, ""), *waiting, self._typed.get(conversation_id, ""))
        self._desk.tasks.start(Task(partial(_save, self._desk.chat, conversation_id, text), self._saved, lane="write"))

    def _saved(self, _nothing: None) -> None:
        """No view shows it; but what is written here must not pass for what another program wrote."""
        self._desk.changed.emit(Changes())


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _save(chat: Chat, conversation_id: int | None, text: str, _progress: Progress, _cancel: CancelToken) -> None:
    chat.save_input(conversation_id, text)
