"""What every page is handed: the features, the task runner, and the ways to speak to the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import Settings
from merchant_assistant.ui.listings.cut_off import CutOff
from merchant_assistant.ui.listings.draft_all import DraftAll
from merchant_assistant.ui.models.fetching import Fetching
from merchant_assistant.ui.models.measuring import Measuring
from merchant_assistant.ui.notifier import Notifier
from merchant_assistant.ui.tasks import TaskRunner
from merchant_assistant.ui.widgets.drop_area import documents

if TYPE_CHECKING:  # the window is painted before the features are imported
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.chat import Chat
    from merchant_assistant.engine.devices import Devices
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.engine.remote.team import TeamServer
    from merchant_assistant.engine.speed import SpeedCache, SpeedKey
    from merchant_assistant.engine.store.store import ModelStore
    from merchant_assistant.knowledge.goods import Goods
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.replies.replies import Replies
    from merchant_assistant.safekeeping.safekeeping import Safekeeping
    from merchant_assistant.storage.database import Database
    from merchant_assistant.ui.commands import Command


class Services(Protocol):
    """The features, as the composition root builds them."""

    @property
    def paths(self) -> AppPaths: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def database(self) -> Database: ...
    @property
    def store(self) -> ModelStore: ...
    @property
    def engine(self) -> Engine: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def listings(self) -> Listings: ...
    @property
    def chat(self) -> Chat: ...
    @property
    def knowledge(self) -> Knowledge: ...
    @property
    def goods(self) -> Goods: ...
    @property
    def replies(self) -> Replies: ...
    @property
    def safe(self) -> Safekeeping: ...
    @property
    def server(self) -> TeamServer: ...
    @property
    def devices(self) -> Devices: ...
    @property
    def speeds(self) -> SpeedCache: ...
    def speed_key(self, model_id: str) -> SpeedKey: ...


class Desk(QObject):
    """``changed`` carries :class:`Changes` after every write; pages that care reload.

    Pages do not know each other: they ask here for one another.
    """

    changed = Signal(object)
    page_asked = Signal(str)  # the page's key
    product_asked = Signal(int)  # show the product of this id in the catalogue
    products_asked = Signal(object)  # a ProductQuery: show what it finds in the catalogue
    draft_asked = Signal(object)  # a Product: write a listing for it
    draft_shown_asked = Signal(int)  # open the draft of this id
    cut_off_asked = Signal(object)  # an Asked: write this draft after all
    model_asked = Signal(object)  # a UserFault model_absent / model_damaged: offer the way to a model
    server_asked = Signal()  # show where a server of the team is set up
    erase_asked = Signal()  # confirmed by the person: erase everything, then start anew
    files_asked = Signal(object)  # paths: recognise them and offer the next step, as if dropped

    def __init__(
        self, services: Services, tasks: TaskRunner, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.tasks = tasks
        self.notifier = notifier
        self.fetching = Fetching(self)
        self.measuring = Measuring(self)
        self.cut_off = CutOff(services.settings, self)
        self.draft_all = DraftAll(self)
        self.commands: Callable[[], Sequence[Command]] = tuple  # all that can be done by name, as the palette has it
        self._folder = ""

    @property
    def catalogue(self) -> Catalogue:
        return self.services.catalogue

    @property
    def listings(self) -> Listings:
        return self.services.listings

    @property
    def chat(self) -> Chat:
        return self.services.chat

    @property
    def replies(self) -> Replies:
        return self.services.replies

    @property
    def safe(self) -> Safekeeping:
        return self.services.safe

    @property
    def settings(self) -> Settings:
        return self.services.settings

    @property
    def folder(self) -> str:
        """Where file dialogs begin: the folder used last since the start, else where a person keeps files."""
        return self._folder if Path(self._folder).is_dir() and self._folder else documents()

    @folder.setter
    def folder(self, folder: str) -> None:
        self._folder = folder

    def tell(self, changes: Changes) -> None:
        """Say what a write changed."""
        if changes:
            self.changed.emit(changes)
