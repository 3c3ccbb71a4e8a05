"""Where everything lies: folders in full, and each a button that opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.keeping import open_folder
from merchant_assistant.ui.settings.section import Row, Section, selectable
from merchant_assistant.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class FolderRow(Row):
    """A folder that may not be there yet: it is made when it is opened."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        self.open = Button("", glyph="folder-open")
        self.path = selectable()
        self.path.setText(str(folder))
        super().__init__(self.open, more=self.path, parent=parent)
        self.open.clicked.connect(partial(_open, folder))

    def say_folder(self, name: str, hint: str, opening: str) -> None:
        self.say(name, hint)
        self.path.setAccessibleName(name)
        self.open.setText(opening)
        self.open.setAccessibleName(f"{opening}: {name}")


class FoldersSection(Section):
    """Data, models, backups that the program makes by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        paths = desk.services.paths
        self.data, self.models, self.backups = (FolderRow(p) for p in (paths.data, paths.models, paths.backups))
        self.add(self.data, self.models, self.backups)
        on_language(self._say)

    def _say(self) -> None:
        self.say_head(self.tr("Folders"))
        opening = self.tr("Open")
        self.data.say_folder(
            self.tr("Your data"),
            self.tr("Products, drafts, conversations, settings. On a new PC, restore a backup from here."),
            opening,
        )
        self.models.say_folder(self.tr("Models"), self.tr("Shared by all who use this program on this PC."), opening)
        self.backups.say_folder(
            self.tr("Automatic backups"),
            self.tr("Made before a restore and before a new version changes your data."),
            opening,
        )


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    open_folder(folder)
