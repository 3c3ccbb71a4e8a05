"""Values of a product that a person corrects: kept over later imports, with the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.facts.facts import Fact
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk

_Edited = tuple[Product, Changes]


class FactEdits(QObject):
    """Saves what is typed into the panel at once."""

    def __init__(self, desk: Desk, panel: FactsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        panel.corrected.connect(self._save)

    @Slot(object, str)
    def _save(self, fact: Fact, text: str) -> None:
        if self._panel.product:
            self._write(self._panel.product.id, fact, text, undo=True)

    def _write(self, product_id: int, fact: Fact, text: str, *, undo: bool) -> None:
        work = partial(_edit, self._desk.catalogue, product_id, fact, text)
        done = partial(self._saved, fact, undo=undo)
        self._desk.tasks.start(Task(work, done, partial(self._not_saved, product_id, fact, text), lane="write"))

    def _saved(self, fact: Fact, edited: _Edited, *, undo: bool) -> None:
        product, changes = edited
        if self._panel.product and self._panel.product.id == product.id:
            self._panel.show_product(product)
        self._desk.tell(changes)
        if undo:
            self._desk.notifier.say(
                self.tr("{name} saved. Later imports leave it as you typed it.").format(name=fact.label),
                action=self.tr("Undo"),
                act=partial(self._write, product.id, fact, fact.whole, undo=False),
                undo=True,
            )

    def _not_saved(self, product_id: int, fact: Fact, text: str, error: Exception) -> None:
        self._desk.notifier.failure(error)
        if self._panel.product and self._panel.product.id == product_id:
            self._panel.edit_again(fact, text)


def _edit(
    catalogue: Catalogue, product_id: int, fact: Fact, text: str, _progress: Progress, _cancel: CancelToken
) -> _Edited:
    changes = catalogue.edit(product_id, fact.field, text, variant_id=fact.variant_id)
    return catalogue.product(product_id), changes
