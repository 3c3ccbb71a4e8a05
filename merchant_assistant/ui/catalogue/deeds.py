"""What is done to products by hand: each at once, told in one sentence with its way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.catalogue.identity import barcode_key
from merchant_assistant.catalogue.plan import Deed, UndoResult
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.language import Words
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.ui.desk import Desk


class Deeds(QObject):
    """``added`` carries the id of a new product, ``merged`` that of the one that stays, ``deleted`` all that are gone.

    Nothing asks before it is done: all of it can be undone, from the message, by Ctrl+Z, and later from the history.
    """

    added = Signal(int)
    merged = Signal(int)
    deleted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add(
        self,
        values: Mapping[str, str],
        source: str | None,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
        *,
        doubled: bool = False,
    ) -> None:
        """Add a product as typed; ``failed`` hears why that cannot be. ``doubled``: also with another's barcode."""
        work = partial(_add, self._desk.catalogue, values, source, doubled)
        then = partial(self._added, values.get("title", ""), done)
        self._desk.tasks.start(Task(work, then, failed, lane="write"))

    def delete(self, product_ids: Sequence[int]) -> None:
        """Take products out of the catalogue."""
        title = said("Work", "Deleting products") if len(product_ids) > 1 else ""
        work = partial(_delete, self._desk.catalogue, product_ids)
        self._desk.tasks.start(Task(work, self._deleted, title=title, lane="write"))

    def merge(self, into: int, others: Sequence[int]) -> None:
        """Make one product of several."""
        work = partial(_merge, self._desk.catalogue, into, others)
        self._desk.tasks.start(Task(work, partial(self._merged, into, len(others) + 1), lane="write"))

    def undo(self, batch_id: int) -> None:
        """Take a deed back; where something later is in the way, that is told."""
        work = partial(_undo, self._desk.catalogue, batch_id)
        self._desk.tasks.start(Task(work, self._undone, title=said("Work", "Taking it back"), lane="write"))

    def _added(self, title: str, done: Callable[[], None], deed: Deed) -> None:
        done()
        self._tell(deed, lambda: self.tr("“{product}” added.").format(product=title))
        self.added.emit(deed.product_ids[0])

    def _deleted(self, outcome: tuple[Deed, str]) -> None:
        deed, title = outcome
        self.deleted.emit(deed.product_ids)
        others = len(deed.product_ids) - 1

        def told() -> str:
            one, more = self.tr("“{product}” deleted."), self.tr("“{product}” and %Ln more deleted.", "", others)
            return (more if others else one).format(product=title)

        self._tell(deed, told)

    def _merged(self, into: int, count: int, deed: Deed) -> None:
        self._tell(deed, lambda: self.tr("%Ln products are one now.", "", count))
        self.merged.emit(into)

    def _undone(self, outcome: tuple[UndoResult, Changes]) -> None:
        self._desk.tell(outcome[1])
        self._desk.notifier.say(lambda: self.tr("Taken back: it is as it was before."))

    def _tell(self, deed: Deed, sentence: Words) -> None:
        self._desk.tell(deed.changes)
        self._desk.notifier.say(
            sentence,
            hint=lambda: self.tr("“History” above the table takes it back later too."),
            action=lambda: self.tr("Undo"),
            act=partial(self.undo, deed.batch_id),
            undo=True,
        )


def _add(
    catalogue: Catalogue,
    values: Mapping[str, str],
    source: str | None,
    doubled: bool,
    _progress: Progress,
    _cancel: CancelToken,
) -> Deed:
    if not doubled:
        _refuse_barcode(catalogue, values.get("barcode", ""))
    return catalogue.add(values, source=source)


def _refuse_barcode(catalogue: Catalogue, barcode: str) -> None:
    """Raises :class:`UserFault` ``barcode_taken``: files know products by it."""
    code = barcode_key(barcode)
    for product in catalogue.page(barcode) if code else ():
        if code in {barcode_key(variant.fields.get("barcode", "")) for variant in product.variants}:
            raise UserFault(
                "barcode_taken",
                said("Catalogue", "“{product}” has this barcode already.").format(product=product.title),
                said("Catalogue", "Add it once more if both are to have it."),
            )


def _delete(
    catalogue: Catalogue, product_ids: Sequence[int], _progress: Progress, _cancel: CancelToken
) -> tuple[Deed, str]:
    """The deed, and the first one's title."""
    first = next(iter(catalogue.present(product_ids[:1])), None)
    return catalogue.delete(product_ids), first.title if first else ""


def _merge(catalogue: Catalogue, into: int, others: Sequence[int], _progress: Progress, _cancel: CancelToken) -> Deed:
    return catalogue.merge(into, others)


def _undo(catalogue: Catalogue, batch_id: int, _progress: Progress, _cancel: CancelToken) -> tuple[UndoResult, Changes]:
    return catalogue.undo(batch_id)
