"""Backup, restore, export: three rows that start them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.foundation.settings import LAST_BACKUP
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.section import Row, Section
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.words import when

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.settings.keeping import Keeping


class BackupSection(Section):
    """The one primary button of the page is here: the one thing a person should do now and then."""

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.back_up = Button("", "primary")
        self.restore = Button("")
        self.export = Button("")
        self._held: Button | None = None
        self._rows = Row(self.back_up), Row(self.restore), Row(self.export)
        self.add(*self._rows)
        self.back_up.clicked.connect(keeping.ask_backup)
        self.restore.clicked.connect(keeping.ask_restore)
        self.export.clicked.connect(keeping.ask_export)
        keeping.busy.connect(self._show_busy)
        keeping.backed_up.connect(self._say)
        on_language(self._say)

    def follow(self) -> None:
        """Settings changed elsewhere."""
        self._say()

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        """The keyboard is given back afterwards: with a button that is disabled Qt would pass it on down the page."""
        buttons = (self.back_up, self.restore, self.export)
        if busy:
            held = self.window().focusWidget()
            self._held = next((button for button in buttons if button is held), None)
            if self._held:
                self._held.clearFocus()
        for button in buttons:
            button.setEnabled(not busy)
        if self._held and not busy and self.window().focusWidget() is None:
            self._held.setFocus()

    @Slot()
    def _say(self) -> None:
        self.say_head(
            self.tr("Backup"),
            self.tr("One file with products, drafts, conversations and settings. Keep it on another disk. "
                    "Models are not in it."),
        )  # fmt: skip
        self._rows[0].say(self.tr("Back up"), self._last())
        self._rows[1].say(
            self.tr("Restore"), self.tr("Puts a backup in place of what is here. What is here is backed up first.")
        )
        self._rows[2].say(
            self.tr("Export everything"),
            self.tr("All that is yours as tables and texts that other programs open, in one ZIP file."),
        )
        self.back_up.setText(self.tr("Back up now"))
        self.restore.setText(self.tr("Restore …"))
        self.export.setText(self.tr("Export everything …"))

    def _last(self) -> str:
        made = when(self._desk.settings.get(LAST_BACKUP))
        if not made:
            return self.tr("There is no backup from this PC yet.")
        return self.tr("Last backup: {when}").format(when=made)
