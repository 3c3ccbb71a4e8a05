"""The pages that are built, put into the window and wired to each other."""

from __future__ import annotations

import contextlib
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import LAST_PAGE, Settings
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.counts import RailCounts
from merchant_assistant.ui.desk import Desk, Services
from merchant_assistant.ui.drops.guide import Drops, Take
from merchant_assistant.ui.drops.overlay import DropOverlay
from merchant_assistant.ui.drops.taking_documents import Documents
from merchant_assistant.ui.engine_notices import EngineNotices
from merchant_assistant.ui.listings.closing import ClosingQuestion
from merchant_assistant.ui.meaning import ProductMeaning
from merchant_assistant.ui.model_presence import ModelPresence
from merchant_assistant.ui.notice_bar import UNDO_KEY
from merchant_assistant.ui.outside import OutsideChanges
from merchant_assistant.ui.page_list import import_page, page_list
from merchant_assistant.ui.palette.box import PaletteBox
from merchant_assistant.ui.palette.finder import Finder
from merchant_assistant.ui.rail import PALETTE_KEY
from merchant_assistant.ui.settings.watch import FolderWatch
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.ring import LastInput

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.catalogue.plan import ImportPlan
    from merchant_assistant.catalogue.query import ProductQuery
    from merchant_assistant.ui.catalogue.page import CataloguePage
    from merchant_assistant.ui.chat.page import ChatPage
    from merchant_assistant.ui.home.page import HomePage
    from merchant_assistant.ui.listings.cut_off import Asked
    from merchant_assistant.ui.listings.page import ListingsPage
    from merchant_assistant.ui.models.page import ModelsPage
    from merchant_assistant.ui.notifier import Notifier
    from merchant_assistant.ui.replies.page import RepliesPage
    from merchant_assistant.ui.settings.page import SettingsPage
    from merchant_assistant.ui.tasks import TaskRunner
    from merchant_assistant.ui.window import MainWindow

_AHEAD_MS = 700  # between two pages that are built before they are asked for


class Pages(QObject):
    """Made once the data folder is open. A page is made when it is first wanted, or when nothing else is to do."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        tasks: TaskRunner,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self.desk = Desk(services, tasks, notifier, self)
        self.desk.commands = self.commands
        self.model = ModelPresence(self.desk, window.strip, self)
        self.notices = EngineNotices(self.desk, self)
        self.outside = OutsideChanges(self.desk, self)
        self.meaning = ProductMeaning(self.desk, self)
        self.folder_watch = FolderWatch(self.desk, self)
        self.counts = RailCounts(self.desk, window.rail, self)
        self.closing = ClosingQuestion(self.desk, window, self)
        overlay = DropOverlay(window)
        overlay.watch()
        self.last_input = LastInput(window.windowHandle(), self)
        self._documents = Documents(self.desk, self)
        self.drops = Drops(self.desk, overlay, self._takers(), self)
        window.page_built.connect(self._wire)
        window.page_changed.connect(self._remember_page)
        window.page_changed.connect(notifier.move_on)
        for entry in page_list(self.desk):
            window.add_page(entry)
        self.palette = PaletteBox(window)
        self.finder = Finder(self.desk, self.palette, self._pages_by_name, self)
        self._connect_desk()
        self._add_keys()
        self._build_ahead()

    @property
    def home(self) -> HomePage:
        return cast("HomePage", self._window.page_of("home"))

    @property
    def catalogue(self) -> CataloguePage:
        return cast("CataloguePage", self._window.page_of("catalogue"))

    @property
    def chat(self) -> ChatPage:
        return cast("ChatPage", self._window.page_of("chat"))

    @property
    def listings(self) -> ListingsPage:
        return cast("ListingsPage", self._window.page_of("listings"))

    @property
    def replies(self) -> RepliesPage:
        return cast("RepliesPage", self._window.page_of("replies"))

    @property
    def models(self) -> ModelsPage:
        return cast("ModelsPage", self._window.page_of("models"))

    @property
    def settings(self) -> SettingsPage:
        return cast("SettingsPage", self._window.page_of("settings"))

    def commands(self) -> list[Command]:
        """All that can be done by name: on the pages that were made by now, and everywhere."""
        return [*chain.from_iterable(page.commands() for page in self._window.built_pages), *self._everywhere()]

    def _everywhere(self) -> tuple[Command, ...]:
        toast = self._window.toast
        go = toast.take_focus
        return (
            Command("window.undo", lambda: self.tr("Undo"), toast.undo, UNDO_KEY, "undo-2", toast.can_undo),
            Command("window.message", lambda: self.tr("Go to the message"), go, "F6", "info", toast.isVisible),
            Command("window.quit", lambda: self.tr("Close Merchant Assistant"), self._window.leave, "Ctrl+Q", "x"),
        )

    def _pages_by_name(self) -> list[Command]:
        return [
            Command(entry.key, entry.name, partial(self._window.show_page, entry.key), f"Ctrl+{number}", entry.glyph)
            for number, entry in enumerate(self._window.entries, 1)
        ]

    def _connect_desk(self) -> None:
        self._window.files_dropped.connect(self.drops.take)
        self.desk.files_asked.connect(self.drops.take)
        self.desk.page_asked.connect(self._window.show_page)
        self.desk.product_asked.connect(self._show_product)
        self.desk.products_asked.connect(self._show_products)
        self.desk.draft_asked.connect(self._draft)
        self.desk.draft_shown_asked.connect(self._show_draft)
        self.desk.cut_off_asked.connect(self._write_after_all)
        self.desk.model_asked.connect(self.model.offer)
        self.desk.server_asked.connect(self._show_server)
        self.desk.draft_all.model_missing.connect(self.model.offer)
        self.desk.draft_all.not_written.connect(self.model.look)
        self.desk.draft_all.written.connect(self.model.ask_device)

    def _add_keys(self) -> None:
        for key, act in (
            (QKeySequence(QKeySequence.StandardKey.Open), self._open_file),
            (QKeySequence(PALETTE_KEY), self.palette.toggle),
            (QKeySequence("Ctrl+,"), partial(self._window.show_page, "settings")),
            (QKeySequence("F6"), self._window.toast.take_focus),
            (QKeySequence("F1"), self._show_keys),
            (QKeySequence(UNDO_KEY), self._window.toast.undo),
            (QKeySequence("Ctrl+Q"), self._window.leave),
        ):
            QShortcut(key, self._window, act)
        rail = self._window.rail
        rail.palette_asked.connect(self.palette.toggle)
        rail.find_button.setEnabled(True)

    def _build_ahead(self) -> None:
        """So that each page is there at once: one at a time, while nothing else runs. Each is tried once."""
        self._unbuilt = list(self._window.rail.pages)
        self._ahead = QTimer(self, interval=_AHEAD_MS)
        self.palette.opened.connect(partial(self._ahead.setInterval, 0))  # its commands are wanted now
        self._ahead.timeout.connect(self._build_one)
        self._window.closing.connect(self._ahead.stop)
        self._ahead.start()

    @Slot()
    def _build_one(self) -> None:
        if not self.desk.tasks.idle:
            return
        self._unbuilt = [key for key in self._unbuilt if not self._window.is_built(key)]
        if not self._unbuilt:
            self._ahead.stop()
            return
        key = self._unbuilt.pop(0)
        self.desk.tasks.start(Task(partial(import_page, key), partial(self._imported, key)))

    def _imported(self, key: str, _nothing: None) -> None:
        self._window.page_of(key)
        if self.palette.isVisible():
            self.finder.gather_more()

    @Slot(str)
    def _wire(self, page: str) -> None:
        """A page was made: what it asks for goes to the others."""
        if page == "home":
            self.home.sample_asked.connect(self._take_sample)
        if page == "catalogue":
            self.catalogue.draft_asked.connect(self._draft)
            self.catalogue.flow.planned.connect(self._plan_waits)
            self.catalogue.flow.ended.connect(self._no_plan_waits)
            self.home.plan_waits(self.catalogue.unfinished)
        if page == "listings":
            self.listings.catalogue_asked.connect(partial(self._window.show_page, "catalogue"))
            self.listings.model_missing.connect(self.model.offer)
            self.listings.drafted.connect(self.model.ask_device)
            self.listings.flow.not_written.connect(self.model.look)

    @Slot(object)
    def _plan_waits(self, plan: ImportPlan) -> None:
        self.home.plan_waits(plan.file.name)

    @Slot()
    def _no_plan_waits(self) -> None:
        self.home.plan_waits("")

    def _takers(self) -> dict[str, Take]:
        """Who takes a dropped file of which kind."""
        return {
            "catalogue": self._take_tables,
            "model": self._take_models,
            "document": self._documents.take,
            "message": self._take_messages,
            "backup": self._take_backup,
        }

    def _take_tables(self, files: list[Path]) -> None:
        self._window.show_page("catalogue")
        self.catalogue.take_files(files)

    def _take_messages(self, files: list[Path]) -> None:
        self._window.show_page("replies")
        self.replies.take(files)

    def _take_models(self, files: list[Path]) -> None:
        self._window.show_page("models")
        self.models.take_files(files)

    def _take_backup(self, files: list[Path]) -> None:
        self._window.show_page("settings")
        self.settings.keeping.ask_sure(str(files[0]))

    @Slot()
    def _take_sample(self) -> None:
        self.catalogue.flow.take_sample()

    @Slot()
    def _open_file(self) -> None:
        self._window.show_page("catalogue")
        self.catalogue.choose_file()

    @Slot()
    def _show_keys(self) -> None:
        self._window.show_page("settings")
        self.settings.go_to(self.settings.keys)

    @Slot()
    def _show_server(self) -> None:
        self._window.show_page("settings")
        self.settings.go_to(self.settings.server.address)

    @Slot(str)
    def _remember_page(self, page: str) -> None:
        """In the writer's thread: on a busy disk the file takes up to a quarter of a second to be safe."""
        self.desk.tasks.start(Task(partial(_save_page, self.desk.settings, page), lane="write"))

    @Slot(int)
    def _show_product(self, product_id: int) -> None:
        self._window.show_page("catalogue")
        self.catalogue.show_product_id(product_id)

    @Slot(object)
    def _show_products(self, query: ProductQuery) -> None:
        self._window.show_page("catalogue")
        self.catalogue.show_query(query)

    @Slot(object)
    def _draft(self, product: Product) -> None:
        self._window.show_page("listings")
        self.listings.show_product(product)

    @Slot(int)
    def _show_draft(self, draft_id: int) -> None:
        self._window.show_page("listings")
        self.listings.show_draft(draft_id)

    @Slot(object)
    def _write_after_all(self, asked: Asked) -> None:
        self._window.show_page("listings")
        self.listings.write_after_all(asked)


def _save_page(settings: Settings, page: str, _progress: Progress, _cancel: CancelToken) -> None:
    with contextlib.suppress(UserFault):  # a full disk must not bar the way to a page
        settings.set(LAST_PAGE, page)
