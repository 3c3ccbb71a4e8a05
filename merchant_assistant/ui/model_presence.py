"""Which model writes, whether it is here, and getting it when the person says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.offered import Presence, presence
from merchant_assistant.ui.models.words import ModelWords
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.words import size

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine, ModelInfo
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.status_strip import StatusStrip

_WATCH_MS = 1000


class ModelPresence(QObject):
    """Keeps the strip's left end true."""

    def __init__(self, desk: Desk, strip: StatusStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = strip
        self._found: Presence | None = None
        self._info: ModelInfo | None = None  # once a model is loaded
        self._online = False
        self._words = ModelWords(self)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._look_for_child)
        strip.model_action.clicked.connect(self.fetch)
        desk.changed.connect(self._follow)
        desk.fetching.changed.connect(self.look)
        desk.fetching.online.connect(self._show_network)
        on_language(self._say)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the store again."""
        self._desk.tasks.start(Task(partial(presence, self._desk.services), self._show))

    @Slot(object)
    def offer(self, fault: UserFault) -> None:
        """A draft was wanted and the model is not here: say so, with the way to get it."""
        self.look()
        self._desk.notifier.say(
            fault.message,
            hint=lambda: self.tr("It is fetched once from the internet; after that everything works without it."),
            action=lambda: self.tr("Get the model"),
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
        self._desk.tasks.start(Task(partial(presence, self._desk.services), self._fetch_offered))

    def _fetch_offered(self, found: Presence) -> None:
        if found.offered:
            self._desk.fetching.start(found.offered)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models or changes.settings:
            self.look()

    def _show(self, found: Presence) -> None:
        self._found, self._info = found, None
        self._say()

    def _say(self) -> None:
        if self._info:
            self._say_loaded(self._info)
        elif self._found:
            self._say_found(self._found)
        self._say_network()

    def _say_found(self, found: Presence) -> None:
        state = _told(found)
        if found.server:
            self._strip.show_model(self._desk.services.server.model, "good")
        elif state is None:
            self._strip.show_model(self.tr("No model yet"), "care")
        elif found.is_set_aside(state):
            self._strip.show_model(self.tr("{model} was set aside").format(model=state.name), "bad")
        elif found.ready:
            self._strip.show_model(self._with_speed(self.tr("{model} is ready").format(model=state.name)), "good")
        elif state.state == "damaged":
            text = self.tr("The file of {model} is damaged").format(model=state.name)
            self._strip.show_model(text, "bad", self._action(self.tr("Get it again ({size})"), state))
        else:
            self._strip.show_model(self.tr("No model yet"), "care", self._action(self.tr("Get it ({size})"), state))

    def _action(self, text: str, state: ModelState) -> str:
        """Nothing to press while it is on its way."""
        return "" if self._desk.fetching.busy else text.format(size=size(state.bytes))

    def _show_loaded(self, info: ModelInfo) -> None:
        self._info = info
        self._say()
        if not info.scripted and info.backend != "remote":
            self._watch.start()

    def _say_loaded(self, info: ModelInfo) -> None:
        if info.scripted:
            self._strip.show_model(self.tr("Demo: no model is used"), "neutral")
            return
        if info.backend == "remote":
            self._strip.show_model(info.id, "good")
            return
        state = _told(self._found) if self._found else None
        text = self.tr("{model} on {device}").format(model=state.name if state else info.id, device=info.device)
        self._strip.show_model(self._with_speed(text), "good")

    def _with_speed(self, text: str) -> str:
        """And how fast it was measured to be, for who wants to know."""
        speed = self._found.speed_of(self._found.chosen) if self._found else None
        return f"{text} · {self._words.speed(speed)}" if speed else text

    @Slot()
    def _look_for_child(self) -> None:
        """The process with the model may end without us; then the model is only ready again."""
        if getattr(self._desk.services.engine, "pid", 0) is None:  # engines without a process have no pid
            self._watch.stop()
            self.look()

    @Slot(bool)
    def _show_network(self, online: bool) -> None:
        self._online = online
        self._say_network()

    def _say_network(self) -> None:
        self._strip.show_server(self._found.server if self._found else "")
        if self._online:
            self._strip.show_online(self.tr("Fetching the model from the internet"))
        else:
            self._strip.show_offline()


def _told(found: Presence) -> ModelState | None:
    """The model that is spoken of: the one in use, else the one that is offered."""
    return found.chosen if found.ready else found.offered


def _loaded(engine: Engine, _progress: Progress, cancel: CancelToken) -> ModelInfo:
    return engine.load(cancel)
