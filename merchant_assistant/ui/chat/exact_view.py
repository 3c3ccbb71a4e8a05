"""What stands below an exact answer: what was counted, its filters to take away, and the rows that it rests on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.chat.exact.columns.model import Chip
from merchant_assistant.chat.model import Exact
from merchant_assistant.ui.chat.results import FIRST, ResultTable
from merchant_assistant.ui.chat.row_actions import RowActions
from merchant_assistant.ui.chat.side_by_side import SideBySide
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.removable_chip import RemovableChip
from merchant_assistant.ui.words import number

_WIDEST_CHIP = 320
_AROUND_CHIP = 38


class ExactView(QWidget):
    """``opened`` carries a product's id, ``widen_asked`` a :class:`Chip`, ``catalogue_asked`` a ``ProductQuery``.

    ``rows_asked`` carries what is wanted of ticked rows, and the rows, ``word_forgotten`` a word of the shop's own.
    ``query``: what was counted, before the chips.
    """

    opened = Signal(int)
    widen_asked = Signal(object)
    catalogue_asked = Signal(object)
    rows_asked = Signal(str, object)
    word_forgotten = Signal(str)

    def __init__(self, exact: Exact, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exact = exact
        self.query = label(query, role="caption")
        self.chips = [self._chip(chip) for chip in exact.reading.chips]
        self.own_words = [self._own_word(word) for word, _ in exact.own]
        self.table = ResultTable(exact)
        self.table.opened.connect(self.opened)
        self.table.ticks_changed.connect(self._offer)
        self.sides = SideBySide(exact.table) if exact.table and exact.table.lines else None
        self.deeds = RowActions()
        self.deeds.asked.connect(self.rows_asked)
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        self.all = Button("", "link")
        self.all.clicked.connect(self._show_all)
        self.rest = label(role="caption")
        self._lay_out()
        self._offer()
        on_language(self._say)

    def _chip(self, chip: Chip) -> RemovableChip:
        made = RemovableChip()
        made.setProperty("ownWords", True)  # in the language of the answer
        made.clicked.connect(partial(self.widen_asked.emit, chip))
        return made

    def _own_word(self, word: str) -> RemovableChip:
        made = RemovableChip()
        made.setProperty("ownWords", True)
        made.clicked.connect(partial(self.word_forgotten.emit, word))
        return made

    def _lay_out(self) -> None:
        filters = Flow(self.query, *self.chips, *self.own_words)
        filters.row.set_gap(6)
        self._card = Card(margin=1, spacing=0)
        self._card.column.addWidget(self.table)
        below = QHBoxLayout()
        below.setSpacing(16)
        for widget in (self.more, self.rest, self.all):
            below.addWidget(widget)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(filters)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignLeading)
        if self.sides:
            sides = Card(margin=1, spacing=0)
            sides.column.addWidget(self.sides)
            column.addWidget(sides)
        column.addWidget(self.deeds)
        column.addLayout(below)
        filters.setVisible(
            bool(self.chips or self.own_words)
        )  # not before they are in here: each would be a window for a moment
        self._card.setVisible(self._is_tabled)

    @property
    def _is_tabled(self) -> bool:
        """Whether rows say more than the sentence: one group and its figure stand there already."""
        return len(self._exact.rows) > bool(self._exact.reading.inquiry.group)

    def parts(self) -> list[QWidget]:
        """What the keyboard finds here, from the top."""
        tables = [*([self.table] if self._is_tabled else []), *([self.sides] if self.sides else [])]
        return [*self.chips, *self.own_words, *tables, *self.deeds.buttons(), self.more, self.all]

    def set_width(self, width: int) -> None:
        """The measure of the page."""
        own = min(width, self.table.wanted + 2)
        self._card.setFixedWidth(own)
        self.table.set_width(own - 2)
        if self.sides:
            self.sides.set_width(width - 2)

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is written nothing else is asked."""
        for chip in (*self.chips, *self.own_words):
            chip.setEnabled(not busy)
        self.deeds.set_busy(busy=busy)

    @property
    def _hidden(self) -> int:
        """Rows that are here and not shown."""
        return len(self._exact.rows) - self.table.model().rowCount()

    @Slot()
    def _offer(self) -> None:
        self.deeds.show_for(self.table.ticked)

    @Slot()
    def _show_more(self) -> None:
        self.table.show_all()
        self._say()

    @Slot()
    def _show_all(self) -> None:
        self.catalogue_asked.emit(self._exact.in_catalogue)

    def _say(self) -> None:
        exact = self._exact
        self.table.setAccessibleName(self.tr("What this answer rests on"))
        self.query.setAccessibleName(self.tr("What was looked for: {query}").format(query=exact.query))
        self.query.setVisible(bool(self.query.text()))
        for chip, holds in zip(self.chips, exact.reading.chips, strict=True):
            self._say_chip(chip, holds)
        for chip, (word, means) in zip(self.own_words, exact.own, strict=True):
            named = self.tr("Forget what “{word}” means").format(word=word)
            chip.say(_shortened(chip, self.tr("“{word}”: {meaning}").format(word=word, meaning=means)), named)
        here = len(exact.rows)
        words = self.tr("Show {count} more") if here == exact.count else self.tr("Show the first {all}")
        self.more.setText(words.format(count=number(self._hidden), all=number(here)))
        self.more.setVisible(self._hidden > 0)
        self._say_rest()

    def _say_chip(self, chip: RemovableChip, holds: Chip) -> None:
        text = holds.text[:1].upper() + holds.text[1:]  # an attribute as its column is called, a field: all begin alike
        chip.say(_shortened(chip, text), self.tr("Ask again without “{filter}”").format(filter=holds.text))

    def _say_rest(self) -> None:
        """Where all of them are, or that not all are here."""
        exact = self._exact
        several = exact.count > FIRST
        words = self.tr("All {count} in the catalogue") if several else self.tr("Show in the catalogue")
        self.all.setText(words.format(count=number(exact.count)))
        self.all.setVisible(exact.in_catalogue is not None and exact.count > 1)
        told = self.tr("The first {shown} of {count}")
        self.rest.setText(told.format(shown=number(len(exact.rows)), count=number(exact.count)))
        self.rest.setVisible(exact.count > len(exact.rows) > 0 and not self._hidden)


def _shortened(chip: RemovableChip, text: str) -> str:
    return chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST_CHIP - _AROUND_CHIP)
