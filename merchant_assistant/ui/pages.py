"""The pages that are built, put into the window and wired to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.settings import LAST_PAGE
from merchant_assistant.ui.catalogue.page import CataloguePage
from merchant_assistant.ui.desk import Desk, Services
from merchant_assistant.ui.listings.page import ListingsPage
from merchant_assistant.ui.model_presence import ModelPresence
from merchant_assistant.ui.outside import OutsideChanges

if TYPE_CHECKING:
    from pathlib import Path

    from merchant_assistant.ui.notifier import Notifier
    from merchant_assistant.ui.tasks import TaskRunner
    from merchant_assistant.ui.window import MainWindow


class Pages(QObject):
    """Made once the data folder is open."""

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
        self.catalogue = CataloguePage(self.desk)
        self.listings = ListingsPage(self.desk)
        self.model = ModelPresence(self.desk, window.strip, self)
        self.outside = OutsideChanges(self.desk, self)
        window.add_page("catalogue", self.tr("Catalogue"), "package", self.catalogue)
        window.add_page("listings", self.tr("Listings"), "tags", self.listings)
        self._connect()

    def _connect(self) -> None:
        self._window.files_dropped.connect(self._take_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self._window, self._open_file)
        self._window.page_changed.connect(self._remember_page)
        self.catalogue.counted.connect(self._count_products)
        self.catalogue.draft_asked.connect(self._draft)
        self.listings.waiting.connect(self._count_drafts)
        self.listings.catalogue_asked.connect(self._show_catalogue)
        self.listings.model_missing.connect(self.model.offer)
        self.listings.drafted.connect(self.model.ask_device)
        self.listings.flow.not_written.connect(self.model.look)

    @Slot(object)
    def _take_files(self, files: list[Path]) -> None:
        self._window.show_page("catalogue")
        self.catalogue.take_files(files)

    @Slot()
    def _open_file(self) -> None:
        self._window.show_page("catalogue")
        self.catalogue.choose_file()

    @Slot(str)
    def _remember_page(self, page: str) -> None:
        self.desk.settings.set(LAST_PAGE, page)

    @Slot(int)
    def _count_products(self, count: int) -> None:
        self._window.rail.set_count("catalogue", count)

    @Slot(int)
    def _count_drafts(self, count: int) -> None:
        self._window.rail.set_count("listings", count)

    @Slot(object)
    def _draft(self, product: Product) -> None:
        self._window.show_page("listings")
        self.listings.show_product(product)

    @Slot()
    def _show_catalogue(self) -> None:
        self._window.show_page("catalogue")
