"""What can be done with the chosen rows, as a menu at the mouse or (by the menu key) at the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from merchant_assistant.ui.catalogue.chosen_bar import MOST_MERGED

if TYPE_CHECKING:
    from merchant_assistant.ui.catalogue.browse import BrowseView


class RowMenu(QObject):
    """Everything in it has another way too: a button, a key, or both."""

    def __init__(self, view: BrowseView) -> None:
        super().__init__(view)
        self._view = view
        view.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.table.customContextMenuRequested.connect(self._open)

    @Slot(QPoint)
    def _open(self, place: QPoint) -> None:
        count = self._view.table.chosen_count()
        if not count:
            return
        menu, hand = QMenu(self._view), self._view.hand
        menu.setAccessibleName(self.tr("%Ln chosen", "", count))
        if count == 1:
            menu.addAction(self.tr("Write a listing")).triggered.connect(self._view.side.draft.click)
        menu.addAction(self.tr("Copy")).triggered.connect(hand.copy_chosen)
        if 1 < count <= MOST_MERGED:
            menu.addAction(self.tr("Merge")).triggered.connect(hand.merge_chosen)
        menu.addAction(self.tr("Delete")).triggered.connect(hand.delete_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.table.viewport().mapToGlobal(place))
