"""What is listed, and for which platform and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from merchant_assistant.foundation.settings import LISTING_LANGUAGE, LISTING_PLATFORM, LISTING_PLATFORMS
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import AUTO, GroupChoice, LanguageChoice, PlatformsChoice
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.flow import FlowLayout
from merchant_assistant.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from merchant_assistant.foundation.settings import Settings


class Filters(QWidget):
    """``chosen``: other platforms, another language, which the settings keep. ``moved``: another one of the

    platforms is open. ``narrowed`` carries the group of states that alone is wanted. ``turned`` carries whether the
    facts are wanted in the place of the list (in a low window).
    """

    chosen = Signal()
    moved = Signal()
    narrowed = Signal(object)
    turned = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._facts = False
        self.search = SearchField("")
        self.platform = PlatformsChoice()
        self.language = LanguageChoice()
        self.group = GroupChoice()
        self.turn = Button("", "quiet", key="F7")
        self._row = row = FlowLayout(self)
        for widget in (self.search, self.platform, self.language, self.group, self.turn):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restore()
        self.platform.shown_changed.connect(self._choose)
        self.platform.current_changed.connect(self._move)
        self.language.currentIndexChanged.connect(self._choose)
        self.group.currentIndexChanged.connect(self._narrow)
        self.turn.clicked.connect(self._turn)
        on_language(self._say)

    def add(self, widget: QWidget) -> None:
        """Put something beside them."""
        self._row.addWidget(widget)

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
    def show_all(self) -> None:
        """Neither search nor group narrows the list any more."""
        self.search.clear()
        self.group.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves them for the list, where nothing inside wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self.search.list_asked.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _restore(self) -> None:
        """As it was chosen last."""
        kept = self._settings.get(LISTING_PLATFORMS)
        self.platform.show_only(kept.split(",") if kept else [self._settings.get(LISTING_PLATFORM)])
        self.platform.choose(self._settings.get(LISTING_PLATFORM))
        self.language.choose(self._settings.get(LISTING_LANGUAGE))

    @Slot()
    def _choose(self) -> None:
        self._keep(self.chosen)

    @Slot()
    def _move(self) -> None:
        self._keep(self.moved)

    @Slot()
    def _narrow(self) -> None:
        self.narrowed.emit(self.group.value)

    def _keep(self, told: SignalInstance) -> None:
        try:
            self._settings.set(LISTING_PLATFORM, self.platform.value)
            self._settings.set(LISTING_PLATFORMS, ",".join(self.platform.shown))
            self._settings.set(LISTING_LANGUAGE, self.language.value)
        finally:  # where it cannot be remembered it holds for now
            told.emit()

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
