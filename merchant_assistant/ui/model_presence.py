"""Which model writes, whether it is here, and getting it when the person says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine, ModelInfo
    from merchant_assistant.engine.store import ModelState, ModelStore
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.status_strip import StatusStrip

_WATCH_MS = 1000


class ModelPresence(QObject):
    """Keeps the strip's left end true."""

    def __init__(self, desk: Desk, strip: StatusStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = strip
        self._state: ModelState | None = None
        self._fetching = False
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._look_for_child)
        strip.model_action.clicked.connect(self.fetch)
        desk.changed.connect(self._follow)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the store again."""
        if not self._fetching:
            self._desk.tasks.start(Task(partial(_state, self._desk.services.store, self._id), self._show))

    @Slot(object)
    def offer(self, fault: UserFault) -> None:
        """A draft was wanted and the model is not here: say so, with the way to get it."""
        self.look()
        self._desk.notifier.say(
            fault.message,
            hint=self.tr("It is fetched once from the internet; after that everything works without it."),
            action=self.tr("Get the model"),
            act=self.fetch,
            lasting=True,
        )

    @Slot()
    def ask_device(self) -> None:
        """A draft was written, so the model is loaded: say on which device."""
        self._desk.tasks.start(Task(partial(_loaded, self._desk.services.engine), self._show_loaded, lane="model"))

    @Slot()
    def fetch(self) -> None:
        """Get the model from the internet: the one thing that leaves this PC, and only when it was asked for."""
        if self._fetching:
            return
        self._fetching = True
        self._strip.show_online(self.tr("Fetching the model from the internet"))
        self._strip.show_model(self.tr("No model yet"), "care")
        work = partial(_fetch, self._desk.services.store, self._id)
        self._desk.tasks.start(
            Task(
                work, self._fetched, self._not_fetched, self._stopped, title=self.tr("Getting the model"), lane="model"
            )
        )

    @property
    def _id(self) -> str:
        return self._desk.settings.get(CHAT_MODEL)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models:
            self.look()

    def _show(self, state: ModelState) -> None:
        self._state = state
        size = QLocale().formattedDataSize(state.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if state.state == "ready":
            self._strip.show_model(self.tr("{model} is ready").format(model=state.name), "good")
        elif state.state == "absent":
            self._strip.show_model(self.tr("No model yet"), "care", self.tr("Get it ({size})").format(size=size))
        else:
            text = self.tr("The file of {model} is damaged").format(model=state.name)
            self._strip.show_model(text, "bad", self.tr("Get it again ({size})").format(size=size))

    def _show_loaded(self, info: ModelInfo) -> None:
        if info.scripted:
            self._strip.show_model(self.tr("Demo: no model is used"), "neutral")
            return
        name = self._state.name if self._state else info.id
        self._strip.show_model(self.tr("{model} on {device}").format(model=name, device=info.device), "good")
        self._watch.start()

    @Slot()
    def _look_for_child(self) -> None:
        """The process with the model may end without us; then the model is only ready again."""
        if getattr(self._desk.services.engine, "pid", 0) is None:  # engines without a process have no pid
            self._watch.stop()
            self.look()

    def _fetched(self, state: ModelState) -> None:
        self._end()
        self._show(state)
        self._desk.notifier.say(self.tr("The model is here. Drafts can be written now, without the internet."))

    def _not_fetched(self, error: Exception) -> None:
        self._end()
        self.look()
        if isinstance(error, UserFault) and error.code == "download_failed":  # its own hint speaks of commands
            hint = self.tr("Check the internet connection and try again: it goes on where it stopped.")
            error = UserFault(error.code, error.message, hint)
        self._desk.notifier.failure(error)

    def _stopped(self) -> None:
        self._end()
        self.look()

    def _end(self) -> None:
        self._fetching = False
        self._strip.show_offline()


def _state(store: ModelStore, model: str, _progress: Progress, _cancel: CancelToken) -> ModelState:
    return store.state(model)


def _fetch(store: ModelStore, model: str, progress: Progress, cancel: CancelToken) -> ModelState:
    return store.get(model, progress, cancel)


def _loaded(engine: Engine, _progress: Progress, cancel: CancelToken) -> ModelInfo:
    return engine.load(cancel)
