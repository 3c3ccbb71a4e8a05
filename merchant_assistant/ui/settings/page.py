"""The page Settings: what can be chosen, where everything lies, and keeping it safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.backup import BackupSection
from merchant_assistant.ui.settings.choosing import DraftsSection, WindowSection
from merchant_assistant.ui.settings.erasing import EraseSection
from merchant_assistant.ui.settings.keeping import Keeping
from merchant_assistant.ui.settings.limits import LimitsSection
from merchant_assistant.ui.settings.places import FoldersSection
from merchant_assistant.ui.settings.reading import AboutSection, HelpSection, KeysSection, PrivacySection
from merchant_assistant.ui.settings.section import Section
from merchant_assistant.ui.settings.server import ServerSection
from merchant_assistant.ui.settings.watch import Warnings
from merchant_assistant.ui.settings.words import WordsSection
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.scroll_column import BAR_MARGIN, ScrollColumn

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_WIDTH = 760
_BETWEEN = 28


class SettingsPage(QWidget):
    """One long page of sections; the keyboard takes the view along."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.header = PageHeader("")
        self.keeping = Keeping(desk, self)
        self.warnings = Warnings(desk)
        self.window_section = WindowSection(desk)
        self.drafts = DraftsSection(desk)
        self.limits = LimitsSection(desk)
        self.words = WordsSection(desk)
        self.backup = BackupSection(desk, self.keeping)
        self.folders = FoldersSection(desk)
        self.server = ServerSection(desk)
        self.privacy = PrivacySection(desk)
        self.help = HelpSection(desk)
        self.keys = KeysSection(desk)
        self.about = AboutSection(desk)
        self.erase = EraseSection(desk, self.keeping)
        self.area = ScrollColumn(_WIDTH, _BETWEEN)
        self._lay_out()
        desk.changed.connect(self._follow)
        self.erase.open.clicked.connect(partial(self.area.bring_into_view, self.erase.confirmation))
        on_language(self._say)

    @property
    def sections(self) -> tuple[Section, ...]:
        """From top to bottom."""
        return (
            self.window_section, self.drafts, self.words, self.limits, self.backup, self.folders, self.server,
            self.privacy, self.help, self.keys, self.about, self.erase,
        )  # fmt: skip

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE_MARGIN, 24, BAR_MARGIN, 0)
        page.setSpacing(GAP)
        page.addWidget(self.header)
        page.addWidget(self.area, 1)
        column = self.area.column
        column.addWidget(self.warnings)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch()

    def shown(self) -> None:
        """What may have changed meanwhile is looked at again."""
        self.warnings.look()
        self.keys.show_keys()
        self.words.load()
        self.window_section.language.setFocus()

    def flush(self) -> None:
        """A choice holds at once; an address once its server has answered."""

    def commands(self) -> Sequence[Command]:
        """What can be done here by name."""
        back_up, restore, idle = self.keeping.ask_backup, self.keeping.ask_restore, lambda: self.keeping.idle
        return (
            Command("settings.backup", lambda: self.tr("Back up now"), back_up, glyph="download", enabled=idle),
            Command("settings.restore", lambda: self.tr("Restore a backup"), restore, glyph="history", enabled=idle),
            Command(
                "settings.export",
                lambda: self.tr("Export everything"),
                self.keeping.ask_export,
                glyph="upload",
                enabled=idle,
            ),
            self._going("language", lambda: self.tr("Change the language"), self.window_section.language),
            self._going("look", lambda: self.tr("Change the look"), self.window_section.look),
            Command("settings.logs", lambda: self.tr("Open the logs"), self.help.log.open.click, glyph="folder-open"),
            self._going("limits", lambda: self.tr("Change a shop's limits"), self.limits.platform),
            self._going("words", lambda: self.tr("See the words of your shop"), self.words.first),
            self._going("server", lambda: self.tr("Set up a server of your team"), self.server.address),
            self._going("keys", lambda: self.tr("Show all keys"), self.keys, "F1"),
            self._going("erase", lambda: self.tr("Erase everything"), self.erase.open),
        )

    def _going(self, name: str, named: Callable[[], str], widget: QWidget, key: str = "") -> Command:
        """A command that goes to a control of this page."""
        return Command(f"settings.{name}", named, partial(self.go_to, widget), key, "settings")

    def go_to(self, widget: QWidget) -> None:
        """Bring it into view, with the keyboard in it."""
        self._desk.page_asked.emit("settings")
        widget.setFocus()
        self.area.bring_into_view(widget)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.settings:
            for section in (self.window_section, self.drafts, self.limits, self.backup, self.server, self.privacy):
                section.follow()
        if (changes.words or changes.products) and self.isVisible():
            self.words.load()

    def _say(self) -> None:
        self.header.say(self.tr("Settings"), self.tr("Everything holds at once; there is nothing to save."))
        self.area.setAccessibleName(self.tr("Settings"))
