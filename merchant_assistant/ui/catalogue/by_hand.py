"""Products added, merged, deleted and pasted by hand, from the table and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.catalogue.deeds import Deeds
from merchant_assistant.ui.catalogue.merge_window import MergeWindow
from merchant_assistant.ui.catalogue.new_product import NewProduct
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.ui.catalogue.browse import BrowseView
    from merchant_assistant.ui.desk import Desk

_FEW = 200  # rows; of more, all ids at once are quicker


class ByHand(QObject):
    """``pasted`` carries text that was copied from a spreadsheet."""

    pasted = Signal(str)

    def __init__(self, desk: Desk, view: BrowseView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.deeds = Deeds(desk, self)

    @Slot()
    def new_product(self) -> None:
        """Ask what it is, in a small window."""
        self._desk.tasks.start(Task(partial(_sources, self._desk.catalogue), self._ask_new))

    @Slot()
    def delete_chosen(self) -> None:
        """Delete what is chosen in the table; nothing is asked, as it can be undone."""
        if self._view.table.chosen_count():
            self._with_chosen(self._delete)

    @Slot()
    def delete_shown(self) -> None:
        """Delete the product whose facts are shown."""
        product = self._view.side.facts.product
        if product:
            self._delete([product.id])

    @Slot()
    def merge_chosen(self) -> None:
        """Ask which of those chosen stays."""
        if self._view.table.chosen_count() > 1:
            self._with_chosen(self._look_at)

    @Slot()
    def copy_chosen(self) -> None:
        """The chosen rows as a spreadsheet takes them: all columns of the table, also those it has no room for."""
        table, model = self._view.table, self._view.model
        rows = [row for part in table.chosen_rows() for row in part]
        known = [product for row in rows if (product := model.product(row))]
        lines = ["\t".join(_cell(column.text(product)) for column in model.columns) for product in known]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def paste(self) -> None:
        """Rows that were copied from a spreadsheet: they are shown first, as a file is."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)
        else:
            self._desk.notifier.say(
                lambda: self.tr("There are no rows to paste."),
                hint=lambda: self.tr("Copy some in your spreadsheet first."),
            )

    def _with_chosen(self, act: Callable[[Sequence[int]], None]) -> None:
        table, model = self._view.table, self._view.model
        work = partial(_ids, self._desk.catalogue, model.asked, table.chosen_rows())
        self._desk.tasks.start(Task(work, act))

    def _delete(self, product_ids: Sequence[int]) -> None:
        if product_ids:
            self.deeds.delete(product_ids)

    def _look_at(self, product_ids: Sequence[int]) -> None:
        self._desk.tasks.start(Task(partial(_present, self._desk.catalogue, product_ids), self._ask_merge))

    def _ask_merge(self, products: Sequence[Product]) -> None:
        if len(products) > 1:
            window = MergeWindow(products, self._view.window())
            window.wanted.connect(self.deeds.merge)
            window.open()

    def _ask_new(self, sources: Sequence[str]) -> None:
        window = NewProduct(sources, self._view.window())
        window.wanted.connect(partial(self._add, window))
        window.open()

    def _add(self, window: NewProduct, values: dict[str, str], source: str) -> None:
        doubled = values.get("barcode") == window.told_barcode
        self.deeds.add(values, source or None, window.accept, window.refused, doubled=doubled)


def _cell(text: str) -> str:
    """A cell that is one cell also where it is pasted."""
    return " ".join(text.split())


def _ids(
    catalogue: Catalogue, asked: ProductQuery, rows: Sequence[range], _progress: Progress, cancel: CancelToken
) -> Sequence[int]:
    """The products of those rows."""
    cancel.check()
    if sum(map(len, rows)) <= _FEW:
        found = [catalogue.page(asked, offset=part.start, limit=len(part)) for part in rows]
        return list(dict.fromkeys(product.id for part in found for product in part))
    every = catalogue.product_ids(asked)
    return list(dict.fromkeys(id for part in rows for id in every[part.start : part.stop]))


def _present(
    catalogue: Catalogue, product_ids: Sequence[int], _progress: Progress, _cancel: CancelToken
) -> list[Product]:
    return catalogue.present(product_ids)


def _sources(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> list[str]:
    return catalogue.sources()
