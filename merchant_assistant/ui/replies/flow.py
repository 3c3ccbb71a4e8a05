"""Messages and replies: read, written, kept. The one place of the page that asks the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.said import said
from merchant_assistant.replies.model import Figures, HouseRules, Kept, Letter, Thumb
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.replies.replies import Replies
    from merchant_assistant.ui.desk import Desk, Services

_CHANGED = Changes(replies=True)
Act = Callable[["Replies"], Changes]


@dataclass(frozen=True, slots=True)
class Listed:
    """``shown``: the messages that have what is searched for, all of them where nothing is."""

    messages: list[Kept]
    shown: list[Kept]
    figures: list[Figures]


class RepliesFlow(QObject):
    """``listed`` carries :class:`Listed`, ``kept`` the id of a new one, ``checked`` a text and its claims."""

    listed = Signal(object)
    list_failed = Signal(object)
    read = Signal(object)  # a Letter of a file
    kept = Signal(int)
    not_kept = Signal()
    writing_changed = Signal()
    checked = Signal(int, str, object)
    typed_found = Signal(str)
    stocked = Signal(bool)  # whether there are products to answer from

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list: Handle[Listed] | None = None
        self._query = ""
        self._check: Handle[list[Claim]] | None = None
        self.writing: set[int] = set()
        self.failed: dict[int, Exception] = {}

    def load(self) -> None:
        """Read all messages, and those that are searched for; a reading that was under way is forgotten."""
        if self._list:
            self._list.forget()
        work = partial(_list, self._desk.replies, self._query)
        self._list = self._desk.tasks.start(Task(work, self.listed.emit, self.list_failed.emit))

    def search(self, query: str) -> None:
        """From now on show those that have each of these words; nothing: all."""
        self._query = query
        self.load()

    def read_file(self, file: Path) -> None:
        work = partial(_read, self._desk.replies, file)
        self._desk.tasks.start(Task(work, self.read.emit))

    def keep(self, letter: Letter) -> None:
        """Keep a message and have its reply written."""
        self._desk.notifier.move_on()
        work = partial(_keep, self._desk.replies, letter)
        self._desk.tasks.start(Task(work, self._was_kept, self._was_not_kept, lane="write"))

    def write(self, message_id: int) -> None:
        """Write the reply, or write it again."""
        if message_id in self.writing:
            return
        self.writing.add(message_id)
        self.failed.pop(message_id, None)
        self.writing_changed.emit()
        task = Task(
            partial(_write, self._desk.replies, message_id),
            partial(self._written, message_id),
            partial(self._not_written, message_id),
            partial(self._end, message_id),
            title=said("RepliesFlow", "Writing a reply"),
            lane="model",
        )
        self._desk.tasks.start(task)

    def check(self, kept: Kept, text: str) -> None:
        """Find the claims of what stands in the editor; a check that was under way is forgotten."""
        if self._check:
            self._check.forget()
        work = partial(_check, self._desk.replies, kept, text)
        self._check = self._desk.tasks.start(Task(work, partial(self.checked.emit, kept.id, text)))

    def save_draft(self, message_id: int, text: str) -> None:
        """Keep what is typed; no view needs to hear of it."""
        self._quietly(lambda replies: replies.save_draft(message_id, text))

    def save_typed(self, text: str) -> None:
        self._quietly(lambda replies: replies.save_typed(text))

    def find_typed(self) -> None:
        """What was pasted and not kept when the window was last closed."""
        self._desk.tasks.start(Task(partial(_typed, self._desk.replies), self.typed_found.emit))

    def look(self) -> None:
        """Ask whether there are products."""
        self._desk.tasks.start(Task(partial(_stocked, self._desk.services), self.stocked.emit))

    def mark_answered(self, message_id: int, sent: str) -> None:
        self._act(lambda replies: replies.mark_answered(message_id, sent))

    def reopen(self, message_id: int) -> None:
        self._act(lambda replies: replies.reopen(message_id))

    def rate(self, message_id: int, thumb: Thumb | None) -> None:
        self._act(lambda replies: replies.rate(message_id, thumb))

    def delete(self, message_id: int, done: Callable[[], None]) -> None:
        self._act(lambda replies: replies.delete(message_id), done)

    def restore(self, message_id: int) -> None:
        self._act(lambda replies: replies.restore(message_id))

    def rules(self, done: Callable[[HouseRules], None]) -> None:
        self._desk.tasks.start(Task(partial(_rules, self._desk.replies), done))

    def set_rules(self, house: HouseRules) -> None:
        self._quietly(lambda replies: replies.set_rules(house))

    def _act(self, act: Act, done: Callable[[], None] | None = None) -> None:
        work = partial(_do, self._desk.replies, act)
        self._desk.tasks.start(Task(work, partial(self._acted, done), lane="write"))

    def _acted(self, done: Callable[[], None] | None, changes: Changes) -> None:
        self._desk.tell(changes)
        if done:
            done()

    def _quietly(self, act: Callable[[Replies], None]) -> None:
        work = partial(_do_quietly, self._desk.replies, act)
        self._desk.tasks.start(Task(work, self._saved, lane="write"))

    def _saved(self, _nothing: None) -> None:
        """What is written here must not pass for what another program wrote."""
        self._desk.changed.emit(Changes())

    def _was_kept(self, message_id: int) -> None:
        self.kept.emit(message_id)
        self._desk.tell(_CHANGED)
        self.write(message_id)

    def _was_not_kept(self, error: Exception) -> None:
        self.not_kept.emit()
        self._desk.notifier.failure(error)

    def _written(self, message_id: int, _kept: Kept) -> None:
        self._end(message_id)
        self._desk.tell(_CHANGED)

    def _not_written(self, message_id: int, error: Exception) -> None:
        self.failed[message_id] = error
        self._end(message_id)

    def _end(self, message_id: int) -> None:
        self.writing.discard(message_id)
        self.writing_changed.emit()


def _list(replies: Replies, query: str, _progress: Progress, cancel: CancelToken) -> Listed:
    cancel.check()
    messages = replies.messages()
    return Listed(messages, replies.messages(query=query) if query else messages, replies.figures())


def _read(replies: Replies, file: Path, _progress: Progress, _cancel: CancelToken) -> Letter:
    return replies.read(file)


def _keep(replies: Replies, letter: Letter, _progress: Progress, _cancel: CancelToken) -> int:
    return replies.keep(letter)[0]


def _write(replies: Replies, message_id: int, _progress: Progress, cancel: CancelToken) -> Kept:
    return replies.write(message_id, cancel=cancel)[0]


def _check(replies: Replies, kept: Kept, text: str, _progress: Progress, cancel: CancelToken) -> list[Claim]:
    cancel.check()
    return replies.check(kept, text)


def _typed(replies: Replies, _progress: Progress, _cancel: CancelToken) -> str:
    return replies.typed()


def _stocked(services: Services, _progress: Progress, _cancel: CancelToken) -> bool:
    return bool(services.catalogue.page(limit=1))


def _rules(replies: Replies, _progress: Progress, _cancel: CancelToken) -> HouseRules:
    return replies.rules()


def _do(replies: Replies, act: Act, _progress: Progress, _cancel: CancelToken) -> Changes:
    return act(replies)


def _do_quietly(replies: Replies, act: Callable[[Replies], None], _progress: Progress, _cancel: CancelToken) -> None:
    act(replies)
