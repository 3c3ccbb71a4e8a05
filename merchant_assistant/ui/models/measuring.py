"""How fast the model that writes is on this PC: measured by itself once, while nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.engine.busy import quiet_now
from merchant_assistant.engine.speed import measure
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.engine.speed import SpeedKey
    from merchant_assistant.ui.desk import Desk, Services

_LATER_MS = 10 * 60 * 1000
_LATER_TIMES = 12  # a PC that is busy for two hours is measured at another start

Then = Callable[[bool], object]  # False where the person stopped it


class Measuring(QObject):
    """``changed``: a measurement began or ended. What it found lies in the cache of speeds.

    A question or a draft that is asked for meanwhile passes it: it is given up, and done again once the PC is idle.
    Where other programs kept the PC busy, it is done again later, when little is going on.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._handle: Handle[bool] | None = None
        self._key: SpeedKey | None = None  # what is, or waits to be, measured
        self._aside = self._asked = False
        self._tried: set[SpeedKey] = set()
        self._then: Then | None = None
        self.model_id = ""
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._look_later)
        self._later_times = 0
        desk.tasks.running_changed.connect(self._look)

    @property
    def running(self) -> bool:
        """Also while it lets something else pass."""
        return self._key is not None

    def of(self, model_id: str) -> bool:
        """Whether that model is being measured."""
        return self.running and self.model_id == model_id

    def begin(self, then: Then | None = None) -> None:
        """Measure the model that writes, unless that was done, or tried since the start of the program.

        ``then`` comes afterwards, or at once where there is nothing to measure; what was measured while the PC was busy
        will do for it.
        """
        self._then = then or self._then
        if not self.running:
            work = partial(_unmeasured, self._desk.services, better=then is None)
            self._desk.tasks.start(Task(work, self._begin_with))

    @Slot()
    def again(self) -> None:
        """The person wants it measured, whatever is known."""
        if not self.running:
            self._asked = True
            self._desk.tasks.start(Task(partial(_key, self._desk.services), self._start, self._failed))

    @Slot()
    def stop(self) -> None:
        """The person does not want it now."""
        if self._handle:
            self._handle.cancel()
        elif self.running:
            self._end(finished=False)

    def _begin_with(self, key: SpeedKey | None) -> None:
        if self.running:
            return  # its end will do
        if key is None or key in self._tried:
            self._go_on(finished=True)
        else:
            self._start(key)

    def _start(self, key: SpeedKey) -> None:
        if self.running:
            return
        self._key = key
        self.model_id = self._desk.settings.get(CHAT_MODEL)
        self._tried.add(key)
        self.changed.emit()
        self._look()

    @Slot()
    def _look(self) -> None:
        """What a person waits for comes first; nor is a PC measured that has other work."""
        if self._key is None:
            return
        running = self._desk.tasks.running()
        busy = any(handle is not self._handle and handle.task.lane != "fetch" for handle in running)
        if busy and self._handle:
            self._aside = True
            self._handle.cancel()
        elif not busy and not self._handle:
            self._measure()

    def _measure(self) -> None:
        self._aside = False
        work = partial(_measure, self._desk.services, self.model_id)
        title = said("Work", "Measuring this PC …")
        self._handle = self._desk.tasks.start(
            Task(work, self._done, self._failed, self._stopped, title=title, lane="model")
        )

    def _done(self, busy: bool) -> None:
        if busy:
            self._wait()
        self._end(finished=True)

    def _wait(self) -> None:
        """For a moment at which other programs rest."""
        if self._later_times < _LATER_TIMES:
            self._later_times += 1
            self._later.start()

    @Slot()
    def _look_later(self) -> None:
        if self.running or self._desk.tasks.running():
            self._wait()
        else:
            self._desk.tasks.start(Task(partial(_unmeasured, self._desk.services, better=True), self._begin_later))

    def _begin_later(self, key: SpeedKey | None) -> None:
        if key is None:
            self._wait()
        else:
            self._start(key)

    def _stopped(self) -> None:
        self._handle = None
        if self._aside:
            self._look()
        else:
            self._end(finished=False)

    def _failed(self, error: Exception) -> None:
        """A fault that nobody's wish has met is told where the model is wanted next; a mistake of ours always."""
        asked = self._asked
        self._end(finished=True)
        if asked or not isinstance(error, UserFault):
            self._desk.notifier.failure(error)

    def _end(self, *, finished: bool) -> None:
        self._handle = self._key = None
        self._aside = self._asked = False
        self._desk.tell(Changes(models=True))
        self.changed.emit()
        self._go_on(finished=finished)

    def _go_on(self, *, finished: bool) -> None:
        then, self._then = self._then, None
        if then:
            then(finished)


def _key(services: Services, _progress: Progress, _cancel: CancelToken) -> SpeedKey:
    return services.speed_key(services.settings.get(CHAT_MODEL))


def _unmeasured(services: Services, progress: Progress, cancel: CancelToken, *, better: bool) -> SpeedKey | None:
    """None where there is nothing to measure: no model is here, the team's server writes, or it was done.

    ``better``: also what was measured while the PC was busy, if it is not so now.
    """
    try:
        key = _key(services, progress, cancel)
    except UserFault:
        return None
    if services.server.in_use:
        return None
    known = services.speeds.get(key)
    return key if known is None or (better and known.busy and quiet_now()) else None


def _measure(services: Services, model_id: str, _progress: Progress, cancel: CancelToken) -> bool:
    """Kept only where it was that very model: not for the demo, nor where another one was chosen meanwhile.

    Whether other programs kept the PC busy.
    """
    if services.engine.load(cancel).scripted:
        return False
    speed = measure(services.engine, cancel)
    if speed.model == model_id:
        services.speeds.put(services.speed_key(model_id), speed)  # a card that failed just now makes another key
    return speed.busy
