"""The one way in the window to fetch a model: Home, Models and the strip all start it here and follow it here."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.engine.store.stamp import CHECKING
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.models.meter import Meter
from merchant_assistant.ui.tasks import Handle, Step, Task

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState, ModelStore
    from merchant_assistant.ui.desk import Desk


@dataclass(slots=True)
class Fetch:
    """A model on its way. ``done`` bytes are here; ``checking``: all of them are, and are being compared."""

    model: ModelState
    done: int
    checking: bool = False
    handle: Handle[Arrival] | None = None
    meter: Meter = field(default_factory=Meter)

    @property
    def stopping(self) -> bool:
        return bool(self.handle and self.handle.cancel_token.cancelled)

    @property
    def speed(self) -> float | None:
        """Bytes a second, None where not known yet."""
        return None if self.checking else self.meter.rate

    @property
    def left(self) -> float | None:
        """Seconds, None where not known yet."""
        return None if self.checking else self.meter.left(self.model.bytes)

    def step(self, step: Step, now: float) -> None:
        """The store reports: bytes that came, and from the start again while it reads the file to check it."""
        if step.total is None:
            return
        self.checking = step.text == CHECKING
        if not self.checking:
            self.meter.put(step.done, now)
        self.done = step.done


@dataclass(frozen=True, slots=True)
class Arrival:
    """A model that came, and whether the one chosen for texts is (also) here."""

    model: ModelState
    chosen_ready: bool


class Fetching(QObject):
    """Fetches one model after the other, in the order asked. Nothing goes to the network without :meth:`start`.

    ``changed``: a fetch began, was asked to stop, or ended. ``moved``: one is further. ``fetched`` carries the
    :class:`ModelState`, ``online`` whether the network is in use.
    """

    changed = Signal()
    moved = Signal()
    fetched = Signal(object)
    online = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._fetches: dict[str, Fetch] = {}

    @property
    def busy(self) -> bool:
        return bool(self._fetches)

    def of(self, model_id: str) -> Fetch | None:
        """The fetch of that model, None where none is under way."""
        return self._fetches.get(model_id)

    def waits(self, model_id: str) -> bool:
        """Whether it is asked for and another one comes first."""
        return model_id in self._fetches and model_id != next(iter(self._fetches))

    def start(self, model: ModelState) -> None:
        """Get a model; goes on where an earlier fetch stopped. Nothing happens where it is on its way already."""
        if model.id in self._fetches:
            return
        fetch = self._fetches[model.id] = Fetch(model, model.part)
        self.online.emit(True)
        title = self.tr("Getting {model}").format(model=model.name)
        work = partial(_fetch, self._desk.services.store, model.id, self._desk.settings.get(CHAT_MODEL))
        fetch.handle = self._desk.tasks.start(
            Task(
                work,
                self._arrived,
                partial(self._failed, model),
                partial(self._end, model.id),
                partial(self._stepped, model.id),
                title,
                "fetch",
            )
        )
        self.changed.emit()

    def stop(self, model_id: str) -> None:
        """Ask the fetch to stop; what came so far stays."""
        fetch = self._fetches.get(model_id)
        if fetch and fetch.handle:
            fetch.handle.cancel()
            self.changed.emit()

    def _stepped(self, model_id: str, step: Step) -> None:
        self._fetches[model_id].step(step, time.monotonic())
        self.moved.emit()

    def _arrived(self, arrival: Arrival) -> None:
        model = arrival.model
        chosen = self._desk.settings.get(CHAT_MODEL)
        take_over(self._desk, arrival)
        self._end(model.id)
        self.fetched.emit(model)
        if model.role == "embedding":
            self._desk.notifier.say(lambda: self.tr("The model is here. Texts are found by their meaning now."))
        elif chosen == model.id or not arrival.chosen_ready:
            self._desk.notifier.say(
                lambda: self.tr("The model is here. Drafts can be written now, without the internet.")
            )
        else:
            self._desk.notifier.say(
                lambda: self.tr("{model} is here.").format(model=model.name),
                action=lambda: self.tr("Write with it"),
                act=partial(use, self._desk, model.id),
            )

    def _failed(self, model: ModelState, error: Exception) -> None:
        self._end(model.id)
        self._desk.notifier.failure(error)

    def _end(self, model_id: str) -> None:
        self._fetches.pop(model_id)
        if not self._fetches:
            self.online.emit(False)
        self.changed.emit()
        self._desk.tell(Changes(models=True))


def take_over(desk: Desk, arrival: Arrival) -> None:
    """The first model that is here writes, if it can: nobody should have to choose among one."""
    if not arrival.chosen_ready and arrival.model.state == "ready" and arrival.model.role == "chat":
        use(desk, arrival.model.id)


def use(desk: Desk, model_id: str) -> None:
    """Let this model write from the next request on."""
    desk.settings.set(CHAT_MODEL, model_id)
    desk.tell(Changes(models=True, settings=True))


def is_ready(store: ModelStore, model_id: str) -> bool:
    """Whether that model is here and whole; one that nobody knows any more is not."""
    try:
        return store.state(model_id).state == "ready"
    except UserFault:
        return False


def _fetch(store: ModelStore, model_id: str, chosen: str, progress: Progress, cancel: CancelToken) -> Arrival:
    state = store.get(model_id, progress, cancel)
    return Arrival(state, is_ready(store, chosen) if chosen != model_id else False)
