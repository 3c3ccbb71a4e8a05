"""Questions and answers: asked, heard, stopped, kept. The one place of the page that asks the chat room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.chat.exact.columns.model import Chip
from merchant_assistant.chat.model import Conversation, Feedback, Turn
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.chat import work
from merchant_assistant.ui.chat.unsent import Unsent
from merchant_assistant.ui.chat.work import Opened
from merchant_assistant.ui.chat.writing import Answered, Writing
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class ChatFlow(QObject):
    """``began``, ``grew``, ``ended`` carry the :class:`Writing`; ``put_back`` one whose question was not saved."""

    listed = Signal(object)  # list[Conversation]
    list_failed = Signal(object)
    opened = Signal(object)  # Opened
    open_failed = Signal(object)
    began = Signal(object)
    asked = Signal()  # a question is saved
    grew = Signal(object)
    ended = Signal(object)
    put_back = Signal(object)
    queued = Signal(object)  # a conversation's id: other questions wait there

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.unsent = Unsent(desk, self)
        self._writings: list[Writing] = []
        self._faults: dict[int, UserFault] = {}
        self._list: Handle[list[Conversation]] | None = None
        self._open: Handle[Opened] | None = None

    def list(self, query: str) -> None:
        """Look for conversations; a look that was under way is forgotten."""
        if self._list:
            self._list.forget()
        run = partial(work.listed, self._desk.chat, query)
        self._list = self._desk.tasks.start(Task(run, self.listed.emit, self.list_failed.emit))

    def open(self, conversation_id: int | None) -> None:
        """Fetch the turns and what was typed; None is the conversation that has not begun."""
        if self._open:
            self._open.forget()
        run = partial(work.opened, self._desk.chat, conversation_id)
        self._open = self._desk.tasks.start(Task(run, self._opened, self.open_failed.emit))

    def writing(self, conversation_id: int | None) -> Writing | None:
        """What is being written in a conversation, or waits to be."""
        return next((each for each in self._writings if each.conversation_id == conversation_id), None)

    @property
    def busy_conversations(self) -> frozenset[int]:
        return frozenset(each.conversation_id for each in self._writings if each.conversation_id is not None)

    def fault(self, conversation_id: int | None) -> UserFault | None:
        """Why the last answer of a conversation failed, where that was since the start."""
        return self._faults.get(conversation_id) if conversation_id is not None else None

    def ask(self, text: str, conversation_id: int | None) -> None:
        """Ask; answers are written one at a time."""
        self.unsent.sent(conversation_id, text)
        writing = Writing(text, conversation_id)
        self._write(writing, partial(work.asked, self._desk.chat, writing))

    def ask_beside(self, text: str, conversation_id: int | None) -> None:
        """Ask what was not typed just now: what stands in the field stays there."""
        typed = self.unsent.typed(conversation_id)
        self.ask(text, conversation_id)
        self.unsent.keep(conversation_id, typed or "")

    def regenerate(self, turn: Turn) -> None:
        """Have the question of this answer answered again, or this question where it has no answer."""
        writing = Writing("", turn.conversation_id, turn.id if turn.role == "assistant" else None)
        self._write(writing, partial(work.regenerated, self._desk.chat, writing, turn.id))

    def widen(self, turn: Turn, chip: Chip) -> None:
        """Ask what this exact answer answers again, without one of its filters."""
        writing = Writing("", turn.conversation_id)
        self._write(writing, partial(work.widened, self._desk.chat, writing, turn.id, chip))

    def resend(self, turn: Turn, text: str) -> None:
        """Ask an edited question in the place of an earlier one."""
        self.unsent.sent(turn.conversation_id, text)
        writing = Writing(text, turn.conversation_id, turn.id)
        self._write(writing, partial(work.resent, self._desk.chat, writing, turn.id))

    def wait(self, text: str, conversation_id: int | None) -> None:
        """Ask once the answer that is being written there is done."""
        self.unsent.wait(conversation_id, *self.unsent.waiting(conversation_id), text)
        self.queued.emit(conversation_id)

    def take_back(self, conversation_id: int | None) -> str:
        """The question that waits and was put last; it waits no longer. Blank where none waits any more."""
        *others, last = self.unsent.waiting(conversation_id) or ("",)
        self.unsent.wait(conversation_id, *others)
        self.queued.emit(conversation_id)
        return last

    def judge(self, turn: Turn, feedback: Feedback | None, done: Callable[[int | None], None]) -> None:
        """Keep what the person says of an answer; ``done`` is told what :meth:`unjudge` takes."""

        def kept(outcome: tuple[int | None, Changes]) -> None:
            self._desk.tell(outcome[1])
            done(outcome[0])

        self._desk.tasks.start(Task(partial(work.judged, self._desk.chat, turn.id, feedback), kept, lane="write"))

    def unjudge(self, turn: Turn, before: int | None) -> None:
        """Undo :meth:`judge`."""
        self._change(partial(work.unjudged, self._desk.chat, turn.id, before))

    def stop(self, conversation_id: int | None) -> None:
        """Stop writing; what stands by then is kept."""
        writing = self.writing(conversation_id)
        if writing and writing.handle:
            writing.handle.cancel()
            self.grew.emit(writing)

    def rename(self, conversation_id: int, title: str) -> None:
        self._change(partial(work.renamed, self._desk.chat, conversation_id, title))

    def delete(self, conversation_id: int, done: Callable[[], None]) -> None:
        """Delete; :meth:`restore` takes it back."""
        self.stop(conversation_id)
        self._change(partial(work.deleted, self._desk.chat, conversation_id), done)

    def restore(self, conversation_id: int, done: Callable[[], None]) -> None:
        self._change(partial(work.restored, self._desk.chat, conversation_id), done)

    def export(self, conversation_id: int, file: Path, done: Callable[[], None]) -> None:
        """Write a conversation into a Markdown file."""
        run = partial(work.exported, self._desk.services, conversation_id, file)
        self._desk.tasks.start(Task(run, lambda _nothing: done()))

    def _change(self, run: Callable[[Progress, CancelToken], Changes], done: Callable[[], None] | None = None) -> None:
        self._desk.tasks.start(Task(run, partial(self._changed, done), lane="write"))

    def _changed(self, done: Callable[[], None] | None, changes: Changes) -> None:
        self._desk.tell(changes)
        if done:
            done()

    def _opened(self, opened: Opened) -> None:
        typed = self.unsent.typed(opened.conversation_id)
        self.opened.emit(
            opened if typed is None else replace(opened, unsent=typed)  # typed since it was read
        )

    def _write(self, writing: Writing, run: Callable[[Progress, CancelToken], Answered]) -> None:
        self._desk.notifier.move_on()
        if writing.conversation_id is not None:
            self._faults.pop(writing.conversation_id, None)
        self._writings.append(writing)
        writing.feed = self._desk.tasks.feed(partial(self._grow, writing))
        done, failed = partial(self._answered, writing), partial(self._failed, writing)
        title = said("ChatFlow", "Answering a question")  # the strip says it in the language of the moment
        task = Task(run, done, failed, partial(self._end, writing), title=title, lane="model")
        writing.handle = self._desk.tasks.start(task)
        self.began.emit(writing)

    def _grow(self, writing: Writing, _text: str) -> None:
        if writing.asked and not writing.told:
            writing.told = True
            if writing.question:
                self.unsent.kept(writing.conversation_id, writing.asked.conversation_id, writing.question)
            writing.conversation_id = writing.asked.conversation_id
            self.grew.emit(writing)
            self.asked.emit()
            return
        self.grew.emit(writing)

    def _answered(self, writing: Writing, answered: Answered) -> None:
        _turn, changes = answered
        self._end(writing)
        self._desk.tell(changes)

    def _failed(self, writing: Writing, error: Exception) -> None:
        fault = error if isinstance(error, UserFault) else None
        if fault and writing.kept and writing.conversation_id is not None:
            self._faults[writing.conversation_id] = fault
        else:
            self._desk.notifier.failure(error)
        self._end(writing)
        self._desk.tell(Changes(conversations=True))  # the question is kept

    def _end(self, writing: Writing) -> None:
        if writing.feed:
            self._desk.tasks.end_feed(writing.feed)
        self._writings.remove(writing)
        if not writing.kept:
            self.unsent.returned(writing.conversation_id, writing.question)
            self.put_back.emit(writing)
        self.ended.emit(writing)
        if self.unsent.waiting(writing.conversation_id):
            self._go_on(writing)

    def _go_on(self, writing: Writing) -> None:
        """Ask what waited, below the answer that is there now; where there is none, it goes back into the field."""
        conversation_id = writing.conversation_id
        if not writing.kept or self.fault(conversation_id):
            for question in reversed(self.unsent.waiting(conversation_id)):
                self.unsent.returned(conversation_id, question)
            self.unsent.wait(conversation_id)
            self.queued.emit(conversation_id)
            self.put_back.emit(writing)
            return

        def ask(opened: Opened) -> None:
            self._opened(opened)
            if waiting := self.unsent.waiting(conversation_id):
                self.unsent.wait(conversation_id, *waiting[1:])
                self.ask_beside(waiting[0], conversation_id)
                self.queued.emit(conversation_id)

        run = partial(work.opened, self._desk.chat, conversation_id)
        self._desk.tasks.start(Task(run, ask, self.open_failed.emit))
