"""Which kind of text about a product is shown: its listing, or copy that sells it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from merchant_assistant.listings.model import KINDS, DraftKind
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.parts import kind_name
from merchant_assistant.ui.widgets.buttons import EnterButton


class KindSwitch(QWidget):
    """A word each, arrow keys move between them. ``chosen`` carries the kind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for place, _kind in enumerate(KINDS):
            row.addWidget(self._button(place))
        self._group.idClicked.connect(self._choose)
        on_language(self._say)

    def _button(self, place: int) -> EnterButton:
        button = EnterButton()
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setChecked(place == 0)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(button, place)
        return button

    @property
    def buttons(self) -> Sequence[QAbstractButton]:
        """One a kind."""
        return self._group.buttons()

    @property
    def kind(self) -> DraftKind:
        return KINDS[self._group.checkedId()]

    def show_kind(self, kind: DraftKind) -> None:
        """Another kind is shown by now; nobody is asked for it."""
        self._group.button(KINDS.index(kind)).setChecked(True)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(KINDS[place])

    @Slot()
    def _say(self) -> None:
        for place, kind in enumerate(KINDS):
            self._group.button(place).setText(kind_name(kind))
        self.setAccessibleName(self.tr("Kind of text"))
