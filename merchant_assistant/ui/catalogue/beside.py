"""What stands beside the table: the facts of the chosen product or the history, and when each is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.ring import LastInput

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.catalogue.plan import Batch
    from merchant_assistant.ui.catalogue.side import SidePanel
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.widgets.product_table import ProductTable


class Beside(QObject):
    """Facts follow the chosen row until a person puts them away; then the row keeps its mark without them."""

    def __init__(self, desk: Desk, table: ProductTable, side: SidePanel) -> None:
        super().__init__(side)
        self._desk = desk
        self._table = table
        self._side = side
        self._put_away = False
        table.picked.connect(self._pick)
        table.clicked.connect(self._show_chosen)
        table.activated.connect(self._go_to_facts)
        side.closed.connect(self._closed)

    def show_product(self, product: Product) -> None:
        """Show what is known of a product, also where the facts were put away."""
        self._put_away = False
        self._side.show_product(product)

    @Slot()
    def show_history(self) -> None:
        """What was done; a second press puts it away."""
        if self._side.shows_history:
            self._side.hide()
            return
        self._put_away = True
        self._side.show_history()
        self.load_history()
        if not LastInput.by_mouse:
            self._side.history.setFocus()

    def load_history(self) -> None:
        """Fetch what was done again."""
        self._desk.tasks.start(Task(partial(_batches, self._desk.catalogue), self._side.history.show_batches))

    @Slot(object)
    def _pick(self, product: Product | None) -> None:
        if product is None:
            if not self._side.shows_history:
                self._side.hide()
        elif not (self._put_away and self._table.by_itself):
            self.show_product(product)

    @Slot()
    def _show_chosen(self) -> None:
        """The row was clicked, or Enter pressed on it: its facts are wanted, also where they were put away."""
        product = self._table.current_product()
        if product is not None and (self._side.isHidden() or self._side.shows_history):
            self.show_product(product)

    @Slot()
    def _go_to_facts(self) -> None:
        """From a row to what is known of it."""
        self._show_chosen()
        if self._side.isVisible():
            self._side.facts.take_focus()

    @Slot()
    def _closed(self) -> None:
        self._put_away = True
        self._table.mark()
        self._table.setFocus()


def _batches(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> Sequence[Batch]:
    return catalogue.batches()
