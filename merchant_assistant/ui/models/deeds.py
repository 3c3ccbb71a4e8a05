"""What is asked of the cards of the page Models, passed on to who does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import ADAPTER
from merchant_assistant.ui.models.learned import LearnedDeed
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.foundation.paths import AppPaths
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.models.keeping import Keeping
    from merchant_assistant.ui.models.offered import Presence
    from merchant_assistant.ui.models.view import Deed


class Deeds(QObject):
    """``found``: the models as they were read last."""

    def __init__(self, desk: Desk, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeping = keeping
        self.found: Presence | None = None

    @Slot(str, object)
    def do(self, deed: Deed, model: ModelState) -> None:
        """With a model."""
        match deed:
            case "get":
                self._desk.fetching.start(model)
            case "stop":
                self._stop(model)
            case "use":
                self._keeping.use(model)
            case "try":
                self._try_again(model)
            case "verify":
                self._keeping.verify(model)
            case "measure":
                self._desk.measuring.again()
            case "remove" if self.found:
                self._keeping.remove(model, self.found)

    @Slot(str, str)
    def do_with_learned(self, deed: LearnedDeed, name: str) -> None:
        """With something that was learned."""
        in_use = self._desk.settings.get(ADAPTER) == name
        if deed == "remove":
            work = partial(_remove, self._desk.services.paths, name)
            self._desk.tasks.start(Task(work, partial(self._removed, name, in_use)))
        else:
            self._keeping.lay_over(name if deed == "use" else "")

    def _removed(self, name: str, in_use: bool, _nothing: None) -> None:
        self._desk.notifier.say(lambda: self.tr("“{name}” was removed.").format(name=name))
        if in_use:
            self._keeping.lay_over("")
        else:
            self._desk.tell(Changes(models=True))

    def _stop(self, model: ModelState) -> None:
        if self._desk.fetching.of(model.id):
            self._desk.fetching.stop(model.id)
        elif self._desk.measuring.of(model.id):
            self._desk.measuring.stop()
        else:
            self._keeping.stop()

    def _try_again(self, model: ModelState) -> None:
        self._desk.services.store.quarantine.release(model.sha256)
        self._desk.notifier.say(lambda: self.tr("{model} is loaded again with the next text.").format(model=model.name))
        self._desk.tell(Changes(models=True))


def _remove(paths: AppPaths, name: str, _progress: Progress, _cancel: CancelToken) -> None:
    AdapterStore(paths).remove(name)
