"""What can be asked of the rows that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from merchant_assistant.chat.model import ResultRow
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label

_PAIR = 2


class RowActions(Flow):
    """``asked`` carries what is wanted ("alike", "cheaper", "compare") and of which rows."""

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.alike, self.cheaper, self.compare = (Button("", "link") for _ in range(3))
        self.hint = label(role="caption")
        super().__init__(self.alike, self.cheaper, self.compare, self.hint, parent=parent)
        self._rows: tuple[ResultRow, ...] = ()
        for button, wish in ((self.alike, "alike"), (self.cheaper, "cheaper"), (self.compare, "compare")):
            button.clicked.connect(partial(self._ask, wish))
        on_language(self._say)

    def buttons(self) -> list[QWidget]:
        """What the keyboard finds here."""
        return [self.alike, self.cheaper, self.compare]

    def show_for(self, rows: Sequence[ResultRow]) -> None:
        """Offer what can be done with these."""
        self._rows = tuple(rows)
        self._say()

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is written nothing else is asked."""
        for button in (self.alike, self.cheaper, self.compare):
            button.setEnabled(not busy)

    def _ask(self, wish: str) -> None:
        self.asked.emit(wish, self._rows)

    def _say(self) -> None:
        count = len(self._rows)
        self.alike.setText(self.tr("More like this"))
        self.cheaper.setText(self.tr("Cheaper"))
        self.cheaper.setAccessibleName(self.tr("Like this, but cheaper"))
        self.compare.setText(self.tr("Compare the two"))
        for button in (self.alike, self.cheaper):
            button.setVisible(count == 1)
        self.compare.setVisible(count == _PAIR)
        self.hint.setText(self.tr("Tick two to compare them, or one for what is like it."))
        self.hint.setVisible(count > _PAIR)
        self.setVisible(count > 0)
