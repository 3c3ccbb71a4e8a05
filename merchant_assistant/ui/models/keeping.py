"""What is done with model files that are here: added, checked, removed, chosen. One after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import ADAPTER, CHAT_MODEL
from merchant_assistant.ui.models.adding import add_file
from merchant_assistant.ui.models.fetching import Arrival, take_over, use
from merchant_assistant.ui.tasks import Handle, Lane, Step, Task

if TYPE_CHECKING:
    from merchant_assistant.engine.store.adapters import Adapter
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.desk import Desk, Services
    from merchant_assistant.ui.models.offered import Presence

T = TypeVar("T")
Work: TypeAlias = Callable[[Progress, CancelToken], T]
Deed = Literal["add", "verify", "remove"]
_SEEN = 12  # signs of a check sum: enough to compare by eye


@dataclass(slots=True)
class Job:
    """Something done with ``name``: a model's id, or the file that is added."""

    deed: Deed
    name: str
    handle: Handle[Any] | None = None
    step: Step = field(default_factory=Step)


class Keeping(QObject):
    """``changed``: a job began or ended; ``moved``: it is further; ``added`` carries the id of a model that came."""

    changed = Signal()
    moved = Signal()
    added = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[ModelState] = []
        self.job: Job | None = None

    def use(self, model: ModelState) -> None:
        """Let it write from the next request on."""
        use(self._desk, model.id)
        self._desk.notifier.say(lambda: self.tr("{model} writes your texts from now on.").format(model=model.name))

    def add(self, file: Path) -> None:
        """Take in a model file; what is wrong with it is said in one sentence."""
        chosen = self._desk.settings.get(CHAT_MODEL)
        title = self.tr("Adding “{file}”").format(file=file.name)
        self._start(Job("add", file.name), partial(add_file, self._desk.services, file, chosen), self._added, title)

    def verify(self, *models: ModelState) -> None:
        """Read these files again, one after the other, whatever was known of them."""
        self._waiting += models
        if self._waiting and not self.job:
            self._verify_next()

    def remove(self, model: ModelState, found: Presence) -> None:
        """Delete the file. Where it was the one that writes, another one that is here does so from now on."""
        title = self.tr("Removing {model}").format(model=model.name)
        in_use = model.id == self._desk.settings.get(CHAT_MODEL)
        held = in_use or model.role == "embedding"
        work = partial(_remove, self._desk.services, model.id, held)
        done = partial(self._removed, model, _heir(model, found) if in_use else None, in_use)
        # In the lane of the model nothing is being written meanwhile.
        self._start(Job("remove", model.id), work, done, title, "model" if held else "read")

    def stop(self) -> None:
        """Ask what runs to stop, and forget what waits."""
        self._waiting.clear()
        if self.job and self.job.handle:
            self.job.handle.cancel()

    def _start(self, job: Job, work: Work[T], done: Callable[[T], None], title: str, lane: Lane = "read") -> None:
        if self.job:
            return
        self.job = job
        job.handle = self._desk.tasks.start(Task(work, done, self._failed, self._end, self._stepped, title, lane))
        self.changed.emit()

    def _verify_next(self) -> None:
        model = self._waiting.pop(0)
        title = self.tr("Checking {model}").format(model=model.name)
        self._start(Job("verify", model.id), partial(_verify, self._desk.services, model.id), self._verified, title)

    def _stepped(self, step: Step) -> None:
        if self.job:
            self.job.step = step
            self.moved.emit()

    def _added(self, brought: Arrival | Adapter) -> None:
        if isinstance(brought, Arrival):
            self._model_added(brought)
        else:
            self._end()
            self._desk.notifier.say(
                lambda: self.tr("“{name}” is here.").format(name=brought.name),
                action=lambda: self.tr("Write with it"),
                act=partial(self.lay_over, brought.name),
            )

    def lay_over(self, name: str) -> None:
        """Let the model write with what was learned, from the next text on; without where the name is empty."""
        try:
            self._desk.settings.set(ADAPTER, name)
        except UserFault as fault:
            self._desk.notifier.fault(fault)
        self._desk.tell(Changes(models=True, settings=True))

    def _model_added(self, arrival: Arrival) -> None:
        model = arrival.model
        try:
            take_over(self._desk, arrival)
        finally:
            self._end()
        self._desk.notifier.say(
            lambda: self.tr("{model} is here.").format(model=model.name),
            hint=lambda: self.tr("Its check sum begins with {sum}.").format(sum=model.sha256[:_SEEN]),
            action=lambda: self.tr("Details"),
            act=partial(self.added.emit, model.id),
        )

    def _verified(self, model: ModelState) -> None:
        self._end()
        if model.state == "ready":
            self._desk.notifier.say(lambda: self.tr("{model} was read and is whole.").format(model=model.name))
        else:
            self._desk.notifier.say(
                lambda: self.tr("The file of {model} is damaged.").format(model=model.name),
                hint=lambda: self.tr("Get it again, or remove it."),
                lasting=True,
            )

    def _removed(self, model: ModelState, heir: ModelState | None, in_use: bool, _nothing: None) -> None:
        try:
            if in_use:
                self._desk.settings.set(CHAT_MODEL, heir.id if heir else CHAT_MODEL.default)
        finally:
            self._end()
        self._desk.notifier.say(
            lambda: (
                self.tr("{model} was removed. {other} writes your texts from now on.").format(
                    model=model.name, other=heir.name
                )
                if heir
                else self.tr("{model} was removed.").format(model=model.name)
            )
        )

    def _failed(self, error: Exception) -> None:
        adding = self.job is not None and self.job.deed == "add"
        self._end()
        if adding and isinstance(error, UserFault) and error.code == "model_damaged":
            # What is wrong was found before anything was taken in, so nothing is to be got again.
            self._desk.notifier.say(error.message, hint=lambda: self.tr("Choose another file."), lasting=True)
        else:
            self._desk.notifier.failure(error)

    def _end(self) -> None:
        self.job = None
        if self._waiting:
            self._verify_next()
        self.changed.emit()
        self._desk.tell(Changes(models=True))


def _heir(model: ModelState, found: Presence) -> ModelState | None:
    """The largest other model that is here."""
    others = [other for other in found.models if other.role == "chat" and other.state == "ready" and other != model]
    return max(others, key=lambda other: other.memory, default=None)


def _verify(services: Services, model_id: str, progress: Progress, cancel: CancelToken) -> ModelState:
    return services.store.verify(model_id, progress, cancel)


def _remove(services: Services, model_id: str, held: bool, _progress: Progress, _cancel: CancelToken) -> None:
    """The child holds the files of the models that write and find; some systems delete no file that is held.

    An own model is not known any more afterwards, so no state comes back.
    """
    if held:
        services.engine.close()
    services.store.remove(model_id)
