"""Beside the filters while another kind of text than listings is shown: so that nobody takes its states for theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.listings.model import DraftKind
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.parts import kind_name
from merchant_assistant.ui.widgets.removable_chip import RemovableChip


class KindChip(RemovableChip):
    """Hidden while listings are shown. ``listings_asked``: they are wanted again. ``kind`` says what is shown."""

    listings_asked = Signal()

    def __init__(self, kind: Callable[[], DraftKind], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._kind = kind
        self.clicked.connect(self.listings_asked)
        on_language(self.follow)

    @Slot()
    def follow(self) -> None:
        """Another kind may be shown by now."""
        kind = self._kind()
        self.say(kind_name(kind), self.tr("Show the listings again"))
        self.setVisible(kind != "listing")
