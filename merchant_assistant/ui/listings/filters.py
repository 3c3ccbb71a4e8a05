"""What is listed, and for which platform and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.foundation.settings import LISTING_LANGUAGE, LISTING_PLATFORM
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import AUTO, LanguageChoice, PlatformChoice
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from merchant_assistant.foundation.settings import Settings


class Filters(QWidget):
    """``chosen``: another platform or language, which the settings keep.

    ``turned`` carries whether the facts are wanted in the place of the list (in a low window).
    """

    chosen = Signal()
    turned = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._facts = False
        self.search = SearchField("")
        self.platform = PlatformChoice()
        self.language = LanguageChoice()
        self.turn = Button("", "quiet", key="F7")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.platform)
        row.addWidget(self.language)
        row.addWidget(self.turn)
        row.addStretch()
        self.platform.choose(settings.get(LISTING_PLATFORM))
        self.language.choose(settings.get(LISTING_LANGUAGE))
        self.platform.currentIndexChanged.connect(self._choose)
        self.language.currentIndexChanged.connect(self._choose)
        self.turn.clicked.connect(self._turn)
        on_language(self._say)

    def show_for(self, platform: str, language: str) -> None:
        """Choose what a draft is for."""
        self.platform.choose(platform)
        if self.language.value not in (AUTO, language):
            self.language.choose(language)

    def show_list(self) -> None:
        """The list is wanted again."""
        if self._facts:
            self._turn()

    @Slot()
    def go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _choose(self) -> None:
        try:
            self._settings.set(LISTING_PLATFORM, self.platform.value)
            self._settings.set(LISTING_LANGUAGE, self.language.value)
        finally:  # where it cannot be remembered it holds for now
            self.chosen.emit()

    @Slot()
    def _turn(self) -> None:
        self._facts = not self._facts
        self._say()
        self.turned.emit(self._facts)

    @Slot()
    def _say(self) -> None:
        self.search.setAccessibleName(self.tr("Search products"))
        self.search.setPlaceholderText(self.tr("Search products"))
        self.turn.setText(self.tr("List") if self._facts else self.tr("Facts"))
        self.turn.setAccessibleName(self.tr("Show the list") if self._facts else self.tr("Show the facts"))
