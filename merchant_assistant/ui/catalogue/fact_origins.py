"""Where each value that is shown came from, looked up as soon as a product is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.catalogue.origins import Origins
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk


class FactOrigins(QObject):
    """Fills a panel's places; the product that is shown last counts."""

    def __init__(self, desk: Desk, panel: FactsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._looking: Handle[Origins] | None = None
        panel.filled.connect(self._look)

    @Slot()
    def _look(self) -> None:
        if self._looking:
            self._looking.forget()
        product = self._panel.product
        if product is not None:
            work = partial(_origins, self._desk.catalogue, product.id)
            done = partial(self._panel.show_origins, product.id)
            self._looking = self._desk.tasks.start(Task(work, done, self._not_found))

    def _not_found(self, error: Exception) -> None:
        """The product may be gone since; what shows it is told of that by the table."""
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)


def _origins(catalogue: Catalogue, product_id: int, _progress: Progress, cancel: CancelToken) -> Origins:
    cancel.check()
    return catalogue.origins(product_id)
