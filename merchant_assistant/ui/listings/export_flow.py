"""Writing the catalogue with its approved texts to a file that the shop takes back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.catalogue.import_work import SAMPLE_SOURCE
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import platform_name
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.drop_area import documents
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.exporting.model import ExportResult
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.desk import Desk

Texts = Literal["approved", "all", "none"]
_NAME_HELPS = frozenset({"file_in_use", "no_permission", "file_kind_not_supported", "not_found"})


class ExportDialog(QDialog):
    """``chosen`` carries platform, texts and the source left out; where to save is asked next. Use ``open()``.

    ``counts``: products by source. The invented ones of the sample stay out of a real shop's file unless wanted.
    """

    chosen = Signal(str, str, str)

    def __init__(self, platform: str, counts: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._counts = counts
        self.sample = CheckBox()
        self.sample.setVisible(SAMPLE_SOURCE in counts and len(counts) > 1)
        self.sample.toggled.connect(self._say)
        self.setObjectName("page")
        self.platform = Choice("", _export_platforms())
        self.platform.choose(platform)
        self.texts = Choice("", [(texts, "") for texts in ("approved", "all", "none")])
        self.go = Button("", "primary")
        self.cancel = Button("")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.reject)
        self._heading = label(role="heading")
        self._words = label(role="dim", wrap=True)
        self._names = (label(role="dim"), label(role="dim"))
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._names[0], self.platform)
        form.addRow(self._names[1], self.texts)
        if not self.sample.isHidden():
            form.addRow(self.sample)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    @Slot()
    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._heading.setText(self.tr("Export your catalogue"))
        self._words.setText(
            self.tr(
                "%Ln product(s) will be written. Where a draft is used, it takes the place of the imported text.",
                "",
                self._number(),
            )
        )
        self.sample.setText(self.tr("Also the sample’s %Ln product(s)", "", self._counts.get(SAMPLE_SOURCE, 0)))
        self._names[0].setText(self.tr("For"))
        self._names[1].setText(self.tr("Texts"))
        texts = (self.tr("Approved drafts"), self.tr("Newest drafts, also those not approved"), self.tr("As imported"))
        for place, text in enumerate(texts):
            self.texts.setItemText(place, text)
        self.platform.setItemText(self.platform.findData("generic"), platform_name("generic"))
        self.platform.setAccessibleName(self.tr("For"))
        self.texts.setAccessibleName(self.tr("Texts"))
        self.go.setText(self.tr("Choose where to save"))
        self.cancel.setText(self.tr("Cancel"))

    def _without(self) -> str:
        return "" if self.sample.isHidden() or self.sample.isChecked() else SAMPLE_SOURCE

    def _number(self) -> int:
        return sum(self._counts.values()) - self._counts.get(self._without(), 0)

    @Slot()
    def _go(self) -> None:
        self.chosen.emit(self.platform.value, self.texts.value, self._without())
        self.accept()


class ExportFlow(QObject):
    """Asks what and where, writes, and says how it went."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._what: tuple[str, Texts, str] = ("generic", "approved", "")

    def ask(self, platform: str) -> None:
        """Open the question. Where drafts are for any shop, the shop that the data came from is proposed."""
        self._desk.tasks.start(Task(partial(_offer, self._desk.catalogue, platform), self._open))

    def _open(self, offer: tuple[str, Mapping[str, int]]) -> None:
        dialog = ExportDialog(*offer, self._window)
        dialog.chosen.connect(self._ask_where)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str, str, str)
    def _ask_where(self, platform: str, texts: Texts, without: str) -> None:
        self._what = (platform, texts, without)
        shop = "" if platform == "generic" else f" {platform}"
        name = self.tr("Product catalogue")
        self._ask_file(f"{name}{shop}{_kinds_of(platform)[0]}")

    def _ask_file(self, name: str) -> None:
        folder = self._desk.folder
        folder = folder if os.access(folder, os.W_OK) else documents()
        dialog = QFileDialog(self._window, self.tr("Export to"), folder, self._kinds(self._what[0]))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_kinds_of(self._what[0])[0].removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _kinds(self, platform: str) -> str:
        names = {
            ".csv": self.tr("Text tables"),
            ".tsv": self.tr("Tables with tabs"),
            ".xlsx": self.tr("Workbooks"),
            ".json": self.tr("JSON lists"),
        }
        return ";;".join(f"{names[kind]} (*{kind})" for kind in _kinds_of(platform) if kind in names)

    @Slot(str)
    def _write_to(self, name: str) -> None:
        self._desk.folder = str(Path(name).parent)
        self.write(*self._what, Path(name))

    def write(self, platform: str, texts: Texts, without: str, file: Path) -> None:
        """Write the file; whole or not at all. ``without``: a source whose products stay out."""
        self._what = (platform, texts, without)
        work = partial(_export, self._desk.listings, platform, texts, without, file)
        self._desk.notifier.clear()
        title = said("Work", "Writing “{file}”").format(file=file.name)
        failed = partial(self._failed, file)
        self._desk.tasks.start(Task(work, self._written, failed, self._stopped, title=title, lane="write"))

    def _written(self, outcome: tuple[ExportResult, Changes]) -> None:
        result, changes = outcome
        self._desk.tell(changes)
        file = Path(result.file)
        written = self.tr("%Ln product(s) written to “{file}”.", "", result.products).format(file=file.name)
        texts = self.tr("%Ln of them with a text from here, the others as imported.", "", result.texts)
        hint = texts if result.texts else self.tr("All texts are as they were imported.")
        if result.unplaced:
            hint += " " + self.tr(
                "%Ln value(s) have no column in this file; they stay in your catalogue.", "", result.unplaced
            )
        self._desk.notifier.say(
            written,
            hint=hint,
            action=self.tr("Show the folder"),
            act=partial(_open_folder, file.parent),
        )

    def _stopped(self) -> None:
        self._desk.notifier.say(self.tr("Stopped. Nothing was written."))

    def _failed(self, file: Path, error: Exception) -> None:
        """A file that cannot be written, as Excel has it open: another name is the next step."""
        if not isinstance(error, UserFault) or error.code not in _NAME_HELPS:
            self._desk.notifier.failure(error)
            return
        sentence, hint = words_of(error)
        other = f"{file.stem}-2{file.suffix}"
        self._desk.notifier.say(
            sentence, hint=hint, action=self.tr("Choose another name"), act=partial(self._ask_file, other), lasting=True
        )


def _offer(
    catalogue: Catalogue, platform: str, _progress: Progress, _cancel: CancelToken
) -> tuple[str, Mapping[str, int]]:
    """What the question begins with: a platform and the products by source."""
    return _home_platform(catalogue) if platform == "generic" else platform, catalogue.count_by_source()


def _home_platform(catalogue: Catalogue) -> str:
    """The platform of the newest import that still stands, if it is one of ours."""
    formats = (batch.format for batch in catalogue.batches() if not batch.undone)
    newest = next(formats, "generic")
    return newest if newest in dict(_export_platforms()) else "generic"


def _export_platforms() -> list[tuple[str, str]]:
    """Every platform that can be written for, with its name."""
    from merchant_assistant.catalogue.exporting.platforms import PLATFORMS  # noqa: PLC0415 - only to export

    return [(one.id, one.name) for one in PLATFORMS.values()]


def _kinds_of(platform: str) -> tuple[str, ...]:
    from merchant_assistant.catalogue.exporting.platforms import platform as named  # noqa: PLC0415 - only to export

    return named(platform).kinds


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _export(
    listings: Listings, platform: str, texts: Texts, without: str, file: Path, progress: Progress, cancel: CancelToken
) -> tuple[ExportResult, Changes]:
    return listings.export(platform, file, texts, progress=progress, cancel=cancel, without=without or None)
