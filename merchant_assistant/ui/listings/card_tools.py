"""What can be seen of a product beside its listing, and ways to look at a draft."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.kind_switch import KindSwitch
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.flow import Flow

_COPY_KEY = "Ctrl+Shift+C"
_TIGHT_GAP = 2


class CardTools(Flow):
    """``turned`` carries which look is wanted: ``editor``, ``compare`` or ``history``; pressed again, it goes back."""

    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.kinds = KindSwitch()
        self.compare = Button("", "tab", key="C")
        self.history = Button("", "tab", key="H")
        self.copy = IconButton("copy", "")
        super().__init__(self.kinds, self.compare, self.history, self.copy, parent=parent)
        QShortcut(QKeySequence(_COPY_KEY), self, self.copy.click)
        for button in (self.compare, self.history):
            button.setCheckable(True)
        self.compare.clicked.connect(self._compare)
        self.history.clicked.connect(self._history)
        on_language(self._say)

    def show_for(self, *, draft: bool) -> None:
        """Offer what there is to look at."""
        for button in (self.compare, self.history, self.copy):
            button.setVisible(draft)

    def set_tight(self, *, tight: bool) -> None:
        """One row, also where there is little room."""
        self.row.set_gap(_TIGHT_GAP if tight else SMALL_GAP)
        for button in (*self.kinds.buttons, self.compare, self.history):
            set_look(button, "small", "true" if tight else "")

    def show_look(self, look: str) -> None:
        """Which look is worn by now."""
        self.compare.setChecked(look == "compare")
        self.history.setChecked(look == "history")

    @Slot(bool)
    def _compare(self, wanted: bool) -> None:
        self.turned.emit("compare" if wanted else "editor")

    @Slot(bool)
    def _history(self, wanted: bool) -> None:
        self.turned.emit("history" if wanted else "editor")

    @Slot()
    def _say(self) -> None:
        self.compare.setText(self.tr("Compare"))
        self.compare.setToolTip(self.tr("What is different from the present text"))
        self.history.setText(self.tr("History"))
        self.history.setToolTip(self.tr("Earlier versions of this text"))
        name = self.tr("Copy the whole text")
        self.copy.setAccessibleName(name)
        self.copy.setToolTip(f"{name}  {QKeySequence(_COPY_KEY).toString(QKeySequence.SequenceFormat.NativeText)}")
