"""Below the table while several products are chosen: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import label

MOST_MERGED = 20  # more of the same thing are a mistake of the hand


class ChosenBar(QFrame):
    """``given_up``: none is to be chosen any more."""

    merge_asked = Signal()
    delete_asked = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chosen")
        self._count = 0
        self.told = label(role="heading")
        self.merge = Button("", glyph="merge")
        self.delete = Button("", glyph="trash-2")
        self.none = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.told)
        row.addStretch()
        for widget in (self.merge, self.delete, self.none):
            row.addWidget(widget)
        self.merge.clicked.connect(self.merge_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.none.clicked.connect(self.given_up)
        self.hide()
        on_language(self._say)

    @Slot(int)
    def show_count(self, count: int) -> None:
        """So many are chosen; one alone needs no bar."""
        self._count = count
        self.setVisible(count > 1)
        self.merge.setVisible(1 < count <= MOST_MERGED)
        self._say()

    @Slot()
    def _say(self) -> None:
        self.told.setText(self.tr("%Ln chosen", "", self._count))
        self.merge.setText(self.tr("Merge"))
        self.merge.setAccessibleName(self.tr("Make one product of those chosen"))
        self.delete.setText(self.tr("Delete"))
        self.delete.setAccessibleName(self.tr("Delete those chosen"))
        name = self.tr("Choose none")
        self.none.setAccessibleName(name)
        self.none.setToolTip(name)
