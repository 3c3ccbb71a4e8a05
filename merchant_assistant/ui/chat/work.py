"""What the chat page does in workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.columns.model import Chip
from merchant_assistant.chat.model import Conversation, Feedback, Turn
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.files import refuse_own
from merchant_assistant.ui.chat.writing import Answered, Writing

if TYPE_CHECKING:
    from merchant_assistant.chat.chat import Chat
    from merchant_assistant.ui.desk import Services


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation as it is shown, what was typed into it and not sent, and what was said of its answers."""

    conversation_id: int | None
    turns: tuple[Turn, ...] = ()
    unsent: str = ""
    feedback: Mapping[int, Feedback] = field(default_factory=dict)


def listed(chat: Chat, query: str, _progress: Progress, cancel: CancelToken) -> list[Conversation]:
    cancel.check()
    return chat.conversations(query)


def opened(chat: Chat, conversation_id: int | None, _progress: Progress, cancel: CancelToken) -> Opened:
    cancel.check()
    turns = () if conversation_id is None else tuple(chat.turns(conversation_id))
    return Opened(conversation_id, turns, chat.unsent(conversation_id), chat.feedback(turns))


def asked(chat: Chat, writing: Writing, _progress: Progress, cancel: CancelToken) -> Answered:
    writing.begin()
    return chat.ask(writing.question, writing.conversation_id, on_event=writing.hear, cancel=cancel)


def regenerated(chat: Chat, writing: Writing, turn_id: int, _progress: Progress, cancel: CancelToken) -> Answered:
    writing.begin()
    return chat.regenerate(turn_id, on_event=writing.hear, cancel=cancel)


def widened(
    chat: Chat, writing: Writing, turn_id: int, chip: Chip, _progress: Progress, cancel: CancelToken
) -> Answered:
    writing.begin()
    return chat.widen(turn_id, chip, on_event=writing.hear, cancel=cancel)


def resent(chat: Chat, writing: Writing, turn_id: int, _progress: Progress, cancel: CancelToken) -> Answered:
    writing.begin()
    return chat.resend(turn_id, writing.question, on_event=writing.hear, cancel=cancel)


def judged(
    chat: Chat, turn_id: int, feedback: Feedback | None, _progress: Progress, _cancel: CancelToken
) -> tuple[int | None, Changes]:
    return chat.judge(turn_id, feedback)


def unjudged(chat: Chat, turn_id: int, before: int | None, _progress: Progress, _cancel: CancelToken) -> Changes:
    return chat.unjudge(turn_id, before)


def renamed(chat: Chat, conversation_id: int, title: str, _progress: Progress, _cancel: CancelToken) -> Changes:
    return chat.rename(conversation_id, title)


def deleted(chat: Chat, conversation_id: int, _progress: Progress, _cancel: CancelToken) -> Changes:
    return chat.delete(conversation_id)


def restored(chat: Chat, conversation_id: int, _progress: Progress, _cancel: CancelToken) -> Changes:
    return chat.restore(conversation_id)


def exported(services: Services, conversation_id: int, file: Path, _progress: Progress, _cancel: CancelToken) -> None:
    refuse_own(file, services.paths)
    services.chat.export(conversation_id, file)
