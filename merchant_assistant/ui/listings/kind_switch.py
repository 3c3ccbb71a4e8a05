"""Which kind of text about a product is shown: its listing, or copy that sells it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.listings.model import KINDS, DraftKind
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.parts import kind_name
from merchant_assistant.ui.widgets.choice import Choice

_AROUND = 38  # pixels: padding and arrow


class KindSwitch(Choice):
    """Stands where a heading would. ``chosen`` carries the kind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [(kind, "") for kind in KINDS], parent)
        self.setProperty("kind", "heading")
        self.currentIndexChanged.connect(self._choose)
        on_language(self._say)

    def sizeHint(self) -> QSize:
        """As wide as the word that is read, as a heading is."""
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + _AROUND, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def kind(self) -> DraftKind:
        return KINDS[self.currentIndex()]

    def show_kind(self, kind: DraftKind) -> None:
        """Another kind is shown by now; nobody is asked for it."""
        blocked = self.blockSignals(True)
        self.choose(kind)
        self.blockSignals(blocked)
        self.updateGeometry()

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.updateGeometry()
        self.chosen.emit(KINDS[place])

    @Slot()
    def _say(self) -> None:
        for place, kind in enumerate(KINDS):
            self.setItemText(place, kind_name(kind))
        name = self.tr("Kind of text")
        self.setAccessibleName(name)
        self.setToolTip(name)
