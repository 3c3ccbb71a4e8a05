"""Smoothing the wording of a reply: heard while it is written, stopped, undone; and whether there is a model for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.said import said
from merchant_assistant.replies.model import Kept
from merchant_assistant.ui.models.offered import Presence, presence
from merchant_assistant.ui.tasks import Feed, Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.replies.replies import Replies
    from merchant_assistant.replies.smoothing import Smoothed
    from merchant_assistant.ui.desk import Desk

Done = tuple["Smoothed", Kept, Changes]


class Smoothing(QObject):
    """One reply at a time. ``grew`` carries the id of its message and its text; ``changed``: what can be asked now."""

    changed = Signal()
    grew = Signal(int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: Handle[Done] | None = None
        self._feed: Feed | None = None
        self.ready = False  # whether a model is here
        self.of: int | None = None  # the message whose reply is smoothed
        desk.changed.connect(self._follow)
        self.look()

    @property
    def stopping(self) -> bool:
        return self._handle is not None and self._handle.cancel_token.cancelled

    def look(self) -> None:
        """Ask whether a model is here."""
        self._desk.tasks.start(Task(partial(presence, self._desk.services), self._found))

    def start(self, kept: Kept) -> None:
        """Have the reply smoothed; nothing where another one is."""
        if self.of is not None:
            return
        self.of = kept.id
        self._feed = self._desk.tasks.feed(partial(self.grew.emit, kept.id))
        task = Task(
            partial(_smooth, self._desk.replies, kept.id, self._feed),
            partial(self._done, kept),
            partial(self._failed, kept),
            partial(self._stopped, kept),
            title=said("RepliesFlow", "Smoothing the wording"),
            lane="model",
        )
        self._handle = self._desk.tasks.start(task)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Stop; the sentences that are there by then stay."""
        if self._handle:
            self._handle.cancel()
            self.changed.emit()

    def _done(self, before: Kept, done: Done) -> None:
        found, _kept, changes = done
        self._end()
        self._desk.tell(changes)
        if not found.phrased:
            self._desk.notifier.say(lambda: self.tr("The wording stays as it is."), hint=lambda: self._why(found))
            return
        self._desk.notifier.say(
            lambda: self.tr("%Ln fact(s) now read as sentences.", "", len(found.phrased)),
            action=lambda: self.tr("Undo"),
            act=partial(self._put_back, before),
            undo=True,
        )

    def _why(self, found: Smoothed) -> str:
        if found.stopped:
            return self.tr("You stopped it before the first sentence.")
        if not found.asked:
            return self.tr("There are no facts in it that could be sentences.")
        return self.tr("No sentence said the same as your data, so none was taken.")

    def _put_back(self, before: Kept) -> None:
        work = partial(_put_back, self._desk.replies, before)
        self._desk.tasks.start(Task(work, self._desk.tell, lane="write"))

    def _stopped(self, before: Kept) -> None:
        self.grew.emit(before.id, before.text)
        self._end()

    def _failed(self, before: Kept, error: Exception) -> None:
        self._stopped(before)
        self._desk.notifier.failure(error)
        self.look()

    def _end(self) -> None:
        if self._feed:
            self._desk.tasks.end_feed(self._feed)
        self._handle = self._feed = self.of = None
        self.changed.emit()

    def _found(self, found: Presence) -> None:
        self.ready = found.ready
        self.changed.emit()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models or changes.settings:
            self.look()


def _smooth(replies: Replies, message_id: int, feed: Feed, _progress: Progress, cancel: CancelToken) -> Done:
    return replies.smooth(message_id, feed.put, cancel)


def _put_back(replies: Replies, before: Kept, _progress: Progress, _cancel: CancelToken) -> Changes:
    return replies.put_back(before)
