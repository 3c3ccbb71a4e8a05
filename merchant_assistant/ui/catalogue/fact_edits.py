"""Values of a product that a person corrects: kept over later imports, with the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.plan import Deed
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.facts.facts import Fact
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk

_Edited = tuple[Product, Deed]


class FactEdits(QObject):
    """Saves what is typed into the panel at once."""

    def __init__(self, desk: Desk, panel: FactsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        panel.corrected.connect(self._save)

    @Slot(object, str)
    def _save(self, fact: Fact, text: str) -> None:
        product = self._panel.product
        if product:
            work = partial(_edit, self._desk.catalogue, product.id, fact, text)
            failed = partial(self._not_saved, product.id, fact, text)
            self._desk.tasks.start(Task(work, partial(self._saved, fact), failed, lane="write"))

    def _saved(self, fact: Fact, edited: _Edited) -> None:
        product, deed = edited
        self._show(product, deed.changes)
        self._desk.notifier.say(
            lambda: self.tr("{name} saved. Later imports leave it as you typed it.").format(name=fact.label),
            action=lambda: self.tr("Undo"),
            act=partial(self._take_back, product.id, deed.batch_id),
            undo=True,
        )

    def _take_back(self, product_id: int, batch_id: int) -> None:
        work = partial(_undo, self._desk.catalogue, product_id, batch_id)
        self._desk.tasks.start(Task(work, lambda outcome: self._show(*outcome), lane="write"))

    def _show(self, product: Product, changes: Changes) -> None:
        if self._panel.product and self._panel.product.id == product.id:
            self._panel.show_product(product)
        self._desk.tell(changes)

    def _not_saved(self, product_id: int, fact: Fact, text: str, error: Exception) -> None:
        self._desk.notifier.failure(error)
        if self._panel.product and self._panel.product.id == product_id:
            self._panel.edit_again(fact, text)


def _edit(
    catalogue: Catalogue, product_id: int, fact: Fact, text: str, _progress: Progress, _cancel: CancelToken
) -> _Edited:
    deed = catalogue.edit_cells(product_id, {fact.field: text}, variant_id=fact.variant_id)
    return catalogue.product(product_id), deed


def _undo(
    catalogue: Catalogue, product_id: int, batch_id: int, _progress: Progress, _cancel: CancelToken
) -> tuple[Product, Changes]:
    _result, changes = catalogue.undo(batch_id)
    return catalogue.product(product_id), changes
