"""The pages that are built, put into the window and wired to each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from merchant_assistant.foundation.settings import LAST_PAGE
from merchant_assistant.ui.counts import RailCounts
from merchant_assistant.ui.desk import Desk, Services
from merchant_assistant.ui.model_presence import ModelPresence
from merchant_assistant.ui.outside import OutsideChanges
from merchant_assistant.ui.page_list import page_list

if TYPE_CHECKING:
    from pathlib import Path

    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.ui.catalogue.page import CataloguePage
    from merchant_assistant.ui.listings.page import ListingsPage
    from merchant_assistant.ui.notifier import Notifier
    from merchant_assistant.ui.tasks import TaskRunner
    from merchant_assistant.ui.window import MainWindow


class Pages(QObject):
    """Made once the data folder is open. A page itself is made when it is first shown."""

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
        self.model = ModelPresence(self.desk, window.strip, self)
        self.outside = OutsideChanges(self.desk, self)
        self.counts = RailCounts(self.desk, window.rail, self)
        window.page_built.connect(self._wire)
        window.page_changed.connect(self._remember_page)
        for entry in page_list(self.desk):
            window.add_page(entry)
        self._connect_desk()
        self._add_keys()

    @property
    def catalogue(self) -> CataloguePage:
        return cast("CataloguePage", self._window.page_of("catalogue"))

    @property
    def listings(self) -> ListingsPage:
        return cast("ListingsPage", self._window.page_of("listings"))

    def _connect_desk(self) -> None:
        self._window.files_dropped.connect(self._take_files)
        self.desk.files_asked.connect(self._take_files)
        self.desk.page_asked.connect(self._window.show_page)
        self.desk.product_asked.connect(self._show_product)
        self.desk.draft_asked.connect(self._draft)
        self.desk.model_asked.connect(self.model.offer)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self._window, self._open_file)
        QShortcut(QKeySequence("F6"), self._window, self._window.toast.take_focus)

    @Slot(str)
    def _wire(self, page: str) -> None:
        """A page was made: what it asks for goes to the others."""
        if page == "catalogue":
            self.catalogue.draft_asked.connect(self._draft)
        if page == "listings":
            self.listings.catalogue_asked.connect(partial(self._window.show_page, "catalogue"))
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
    def _show_product(self, product_id: int) -> None:
        self._window.show_page("catalogue")
        self.catalogue.show_product_id(product_id)

    @Slot(object)
    def _draft(self, product: Product) -> None:
        self._window.show_page("listings")
        self.listings.show_product(product)
