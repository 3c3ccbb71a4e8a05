"""The products of the catalogue as a table: a million rows, of which only the seen ones are fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot

from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.item_models.roles import BELOW, DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import alignment, spoken_row
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.ui.desk import Desk

T = TypeVar("T")
Work = Callable[[Progress, CancelToken], T]
BLOCK = 50  # two to three screens: fetched while a frame is painted
_KEPT_BLOCKS = 120
_MOST_ASKED = 4  # a window shows two blocks at most


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what heads it and how to say a product in it. ``width`` in pixels, 0 takes what is left; ``most``: so

    wide it may become where its words need it and there is room to spare. ``tone`` makes it a chip, which stands below
    the words of the widest column where the table is narrow. ``sort``: the field it can be ordered by, if any. ``tick``
    makes it a box that is ticked or not.
    """

    title: Callable[[], str]
    text: Callable[[Product], str]
    width: int = 0
    most: int = 0
    right: bool = False
    mono: bool = False
    dim: bool = False
    tone: Callable[[Product], Tone] | None = None
    drop_below: int = 0  # hidden where the table is narrower than this
    sort: str = ""
    tick: Callable[[Product], bool] | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The answer to a question: how many, and the first block. ``ids``: all of them, where the model asked for that."""

    asked: ProductQuery
    count: int
    first: Sequence[Product]
    understood: Mapping[str, str]
    ids: Sequence[int] | None = None


class ProductTableModel(QAbstractTableModel):
    """``opened`` carries the count after a search; ``failed`` the exception where one cannot be made."""

    opened = Signal(int)
    failed = Signal(object)
    columns_changed = Signal()

    def __init__(self, desk: Desk, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.columns = tuple(columns)
        self.asked = ProductQuery()  # what the rows are the answer to
        self._wanted = ProductQuery()  # what was asked last: its rows may be on their way
        self.understood: Mapping[str, str] = {}  # words that no product has, and what was looked for in their place
        self._count = 0
        self._blocks: OrderedDict[int, Sequence[Product]] = OrderedDict()
        self._asked: dict[int, Handle[Sequence[Product]]] = {}
        self._search: Handle[Opening] | None = None
        on_language(self._say)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same products."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self.columns_changed.emit()

    def fetched(self) -> Iterator[Product]:
        """The products that are here now."""
        return (product for block in self._blocks.values() for product in block)

    def fetched_rows(self) -> Iterator[tuple[int, Product]]:
        """The same with the row of each."""
        return (
            (number * BLOCK + place, product)
            for number, block in self._blocks.items()
            for place, product in enumerate(block)
        )

    @property
    def query(self) -> str:
        """The words that the rows were searched by."""
        return self.asked.text

    @property
    def wanted(self) -> ProductQuery:
        """What was asked last."""
        return self._wanted

    def search(self, query: str) -> None:
        """Show what has these words, with the filters and in the order of before."""
        self.ask(replace(self._wanted, text=query))

    def ask(self, wanted: ProductQuery) -> None:
        """Show what fits (everything where it is blank); the old rows stay until the new ones are here."""
        if self._search:
            self._search.forget()
        self._wanted = wanted
        self._search = self._desk.tasks.start(Task(self.opening(wanted), self._opened, failed=self._search_failed))

    def opening(self, wanted: ProductQuery) -> Work[Opening]:
        """The worker's part of :meth:`ask`."""
        return partial(_open, self._desk.catalogue, wanted)

    def block(self, number: int) -> Work[Sequence[Product]]:
        """The worker's part of fetching :data:`BLOCK` rows."""
        return partial(_fetch, self._desk.catalogue, self.asked, number)

    @property
    def searching(self) -> bool:
        """The rows are those of before: newer ones are on their way."""
        return self._search is not None

    def reload(self) -> None:
        """The catalogue changed."""
        self.ask(self._wanted)

    def product(self, row: int) -> Product | None:
        """The product of a row, None while it is fetched (which this starts)."""
        number, place = divmod(row, BLOCK)
        block = self._blocks.get(number)
        if block is None:
            self._ask(number)
            return None
        self._blocks.move_to_end(number)
        return block[place] if place < len(block) else None

    def row_of(self, product_id: int) -> int:
        """The row of a product among those already fetched, else -1."""
        for number, block in self._blocks.items():
            for place, product in enumerate(block):
                if product.id == product_id:
                    return number * BLOCK + place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(right=self.columns[section].right)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ITEM, TONE, BELOW):
            product = self.product(index.row())
            return None if product is None else self._said(index.column(), product, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:  # asked for each cell that is painted
            return alignment(right=column.right)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._ticked(column, index.row())
        return column.dim if role == DIM else column.mono if role == MONO else None

    def _ticked(self, column: Column, row: int) -> Qt.CheckState | None:
        product = self.product(row) if column.tick else None
        if product is None or column.tick is None:
            return None
        return Qt.CheckState.Checked if column.tick(product) else Qt.CheckState.Unchecked

    def first_texts(self, section: int) -> list[str]:
        """What a column says of the first rows: how wide it had better be."""
        return [self.columns[section].text(product) for product in self._blocks.get(0, ())]

    @Slot()
    def refresh(self) -> None:
        """What a column says of the same products changed."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    @Slot()
    def _say(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.refresh()

    def _said(self, section: int, product: Product, role: int) -> Any:
        column = self.columns[section]
        if role == ITEM:
            return product
        if role == TONE:
            return column.tone(product) if column.tone else None
        if role == BELOW:
            return None if column.width else self.chip_below(product)
        if role == Qt.ItemDataRole.AccessibleTextRole and section <= 1:  # the first may be hidden
            return spoken_row(part.text(product) for part in self.columns)
        return column.text(product)

    def chip_below(self, product: Product) -> tuple[str, Tone] | None:
        """The chip that stands below the words of the widest column where the table is narrow."""
        return next(((part.text(product), part.tone(product)) for part in self.columns if part.tone), None)

    def _opened(self, opening: Opening) -> None:
        self._search = None
        self.beginResetModel()
        for handle in self._asked.values():
            handle.forget()
        self._asked.clear()
        self._blocks.clear()
        self.asked = opening.asked
        self._count, self.understood = opening.count, opening.understood
        self._blocks[0] = opening.first
        self.endResetModel()
        self.opened.emit(opening.count)

    def _ask(self, number: int) -> None:
        """Rows that somebody scrolled past are fetched no more: those in sight come first."""
        if number in self._asked:
            return
        while len(self._asked) >= _MOST_ASKED:
            self._asked.pop(next(iter(self._asked))).forget()
        fetched = partial(self._fetched, number)
        self._asked[number] = self._desk.tasks.start(Task(self.block(number), fetched, failed=self._fail))

    def _fetched(self, number: int, block: Sequence[Product]) -> None:
        self._asked.pop(number, None)
        self._blocks[number] = block
        while len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        last = min(self._count, (number + 1) * BLOCK) - 1
        self.dataChanged.emit(self.index(number * BLOCK, 0), self.index(last, len(self.columns) - 1))

    def _search_failed(self, error: Exception) -> None:
        self._search = None
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _open(catalogue: Catalogue, asked: ProductQuery, _progress: Progress, cancel: CancelToken) -> Opening:
    cancel.check()
    count, first = catalogue.count(asked), catalogue.page(asked, offset=0, limit=BLOCK)
    return Opening(asked, count, first, catalogue.understood(asked) if asked.text else {})


def _fetch(
    catalogue: Catalogue, asked: ProductQuery, number: int, _progress: Progress, cancel: CancelToken
) -> Sequence[Product]:
    cancel.check()
    return catalogue.page(asked, offset=number * BLOCK, limit=BLOCK)
