"""Writing the catalogue with its approved texts to a file that the shop takes back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import PLATFORMS
from merchant_assistant.ui.listings.choices import platform_choice
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import counted

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.exporting.model import ExportResult
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.desk import Desk

Texts = Literal["approved", "all", "none"]


class ExportDialog(QDialog):
    """``chosen`` carries platform and texts; where to save is asked next. Open it with ``open()``."""

    chosen = Signal(str, str)

    def __init__(self, platform: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Export"))
        self.platform = platform_choice()
        self.platform.choose(platform)
        self.texts = Choice(
            self.tr("Texts"),
            [
                ("approved", self.tr("Approved drafts")),
                ("all", self.tr("Newest drafts, also those not approved")),
                ("none", self.tr("As imported")),
            ],
        )
        self.go = Button(self.tr("Choose where to save"), "primary")
        self.cancel = Button(self.tr("Cancel"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self.tr("For"), "dim"), self.platform)
        form.addRow(label(self.tr("Texts"), "dim"), self.texts)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Export your catalogue"), "heading"))
        words = self.tr("Every product is written. Where a draft is used, it takes the place of the imported text.")
        column.addWidget(label(words, "dim", wrap=True))
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    def _go(self) -> None:
        self.chosen.emit(self.platform.value, self.texts.value)
        self.accept()


class ExportFlow(QObject):
    """Asks what and where, writes, and says how it went."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._what: tuple[str, Texts] = ("generic", "approved")

    def ask(self, platform: str) -> None:
        """Open the question. Where drafts are for any shop, the shop that the data came from is proposed."""
        if platform == "generic":
            self._desk.tasks.start(Task(partial(_home_platform, self._desk.catalogue), self._open))
        else:
            self._open(platform)

    def _open(self, platform: str) -> None:
        dialog = ExportDialog(platform, self._window)
        dialog.chosen.connect(self._ask_where)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str, str)
    def _ask_where(self, platform: str, texts: Texts) -> None:
        self._what = (platform, texts)
        dialog = QFileDialog(self._window, self.tr("Export to"), self._desk.folder, f"{self.tr('Tables')} (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"catalogue-{platform}.csv")
        dialog.fileSelected.connect(self._write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _write_to(self, name: str) -> None:
        self._desk.folder = str(Path(name).parent)
        self.write(*self._what, Path(name))

    def write(self, platform: str, texts: Texts, file: Path) -> None:
        """Write the file; whole or not at all."""
        work = partial(_export, self._desk.listings, platform, texts, file)
        self._desk.notifier.clear()
        title = self.tr("Writing “{file}”").format(file=file.name)
        self._desk.tasks.start(Task(work, self._written, title=title, lane="write"))

    def _written(self, outcome: tuple[ExportResult, Changes]) -> None:
        result, changes = outcome
        self._desk.tell(changes)
        file = Path(result.file)
        written = counted(result.products, self.tr("1 product written to"), self.tr("{count} products written to"))
        self._desk.notifier.say(
            f"{written} “{file.name}”.",
            action=self.tr("Show the folder"),
            act=partial(_open_folder, file.parent),
        )


def _home_platform(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> str:
    """The platform of the newest import that still stands, if it is one of ours."""
    formats = (batch.format for batch in catalogue.batches() if not batch.undone)
    newest = next(formats, "generic")
    return newest if newest in PLATFORMS else "generic"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _export(
    listings: Listings, platform: str, texts: Texts, file: Path, progress: Progress, cancel: CancelToken
) -> tuple[ExportResult, Changes]:
    return listings.export(platform, file, texts, progress=progress, cancel=cancel)
