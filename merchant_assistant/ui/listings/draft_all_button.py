"""The button that has all products written about, or lets that pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.draft_work import Job
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.filters import Filters
    from merchant_assistant.ui.listings.products_panel import ProductsPanel

_SEVERAL = 2


class DraftAllButton(Button):
    """There while several products have no draft, or while a job runs."""

    def __init__(self, desk: Desk, products: ProductsPanel, filters: Filters, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._job = desk.draft_all
        self._products = products
        self._filters = filters
        self.clicked.connect(self._press)
        self._job.changed.connect(self._follow)
        self._job.expected.changed.connect(self._follow)
        products.told.connect(self._follow)
        on_language(self._follow)

    @property
    def can_start(self) -> bool:
        """Whether pressing it begins something."""
        return self.isEnabled() and not self.isHidden() and not self._job.running

    @Slot()
    def _press(self) -> None:
        if self._job.running:
            self._job.pause()
        else:
            self._job.start(Job(self._filters.platform.value, self._filters.language.value))

    @Slot()
    def _follow(self) -> None:
        left = self._products.without_draft
        self.setVisible(self._job.running or left >= _SEVERAL)
        self.setEnabled(not self._job.pausing)
        self.setText(self.tr("Pause") if self._job.running else self.tr("Draft all %Ln", "", left))
        what = sentences(self.tr("Write a listing for each product that has none yet."), self._job.expected.ready(left))
        self.setToolTip("" if self._job.running else what)
