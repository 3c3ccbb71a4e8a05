"""The button that asks about many drafts, or lets the jobs pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.products_panel import ProductsPanel


class DraftAllButton(Button):
    """Asks about all that have no draft, where some have none; else about any. ``asked``: what is to be written.

    ``paused``: it was pressed to have the job pause.
    """

    asked = Signal()
    paused = Signal()

    def __init__(self, desk: Desk, products: ProductsPanel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._job = desk.draft_all
        self._products = products
        self._allowed = False  # without a parent it would be a window that takes the keyboard
        self.clicked.connect(self._press)
        self._job.changed.connect(self._follow)
        self._job.expected.changed.connect(self._follow)
        products.told.connect(self._follow)
        on_language(self._follow)

    @property
    def can_start(self) -> bool:
        """Whether pressing it begins something."""
        return self.isEnabled() and not self.isHidden() and not self._job.running

    def allow(self, allowed: bool) -> None:
        """Whether it is offered at all just now."""
        self._allowed = allowed
        self._follow()

    @Slot()
    def _press(self) -> None:
        if self._job.running:
            self._job.pause()
            self.paused.emit()
        else:
            self.asked.emit()

    def _words(self, left: int) -> str:
        if self._job.pausing:
            return self.tr("Pausing …")
        if self._job.running:
            return self.tr("Pause")
        return self.tr("Draft all %Ln …", "", left) if left else self.tr("Draft many …")

    @Slot()
    def _follow(self) -> None:
        left = self._products.without_draft
        self.setVisible(self._allowed)
        self.setEnabled(not self._job.pausing)
        self.setText(self._words(left))
        what = sentences(self.tr("Write a listing for each product that has none yet."), self._job.expected.ready(left))
        self.setToolTip("" if self._job.running else what)
