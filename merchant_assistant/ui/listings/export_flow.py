"""Writing the catalogue with its approved texts to a file that the shop takes back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.listings.export_dialog import ExportDialog, Wanted, export_platforms
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.widgets.drop_area import documents

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.exporting.model import ExportResult
    from merchant_assistant.listings.listings import Listings, TextCount
    from merchant_assistant.ui.desk import Desk

_NAME_HELPS = frozenset({"file_in_use", "no_permission", "file_kind_not_supported", "not_found"})


class ExportFlow(QObject):
    """Asks what and where, writes, and says how it went."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._counting: Handle[TextCount] | None = None
        self._what = Wanted()

    def ask(self, platform: str) -> None:
        """Open the question. Where drafts are for any shop, the shop that the data came from is proposed."""
        self._desk.tasks.start(Task(partial(_offer, self._desk.catalogue, platform), self._open))

    def _open(self, offer: tuple[str, Mapping[str, int]]) -> None:
        dialog = ExportDialog(*offer, self._window)
        dialog.chosen.connect(self._ask_where)
        dialog.changed.connect(partial(self._count, dialog))
        self._count(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _count(self, dialog: ExportDialog) -> None:
        """How many texts would go out with what is chosen now."""
        if self._counting:
            self._counting.forget()
        wanted = dialog.wanted
        if wanted.texts != "none":
            work = partial(_texts_for, self._desk.listings, wanted)
            self._counting = self._desk.tasks.start(Task(work, partial(_show_texts, dialog)))

    @Slot(object)
    def _ask_where(self, wanted: Wanted) -> None:
        self._what = wanted
        shop = "" if wanted.platform == "generic" else f" {wanted.platform}"
        name = self.tr("Product catalogue")
        self._ask_file(f"{name}{shop}{_kinds_of(wanted.platform)[0]}")

    def _ask_file(self, name: str) -> None:
        folder = self._desk.folder
        folder = folder if os.access(folder, os.W_OK) else documents()
        dialog = QFileDialog(self._window, self.tr("Export to"), folder, self._kinds(self._what.platform))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_kinds_of(self._what.platform)[0].removeprefix("."))
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
        self.write(self._what, Path(name))

    def write(self, wanted: Wanted, file: Path) -> None:
        """Write the file; whole or not at all."""
        self._what = wanted
        work = partial(_export, self._desk.listings, wanted, file)
        self._desk.notifier.clear()
        title = said("Work", "Writing “{file}”").format(file=file.name)
        failed = partial(self._failed, file)
        self._desk.tasks.start(Task(work, self._written, failed, self._stopped, title=title, lane="write"))

    def _written(self, outcome: tuple[ExportResult, Changes]) -> None:
        result, changes = outcome
        self._desk.tell(changes)
        file = Path(result.file)
        self._desk.notifier.say(
            lambda: self.tr("%Ln product(s) written to “{file}”.", "", result.products).format(file=file.name),
            hint=lambda: self._told_texts(result),
            action=lambda: self.tr("Show the folder"),
            act=partial(_open_folder, file.parent),
        )

    def _told_texts(self, result: ExportResult) -> str:
        """Which texts went out, and what found no column."""
        texts = self.tr("%Ln of them with a text from here, the others as imported.", "", result.texts)
        hint = texts if result.texts else self.tr("All texts are as they were imported.")
        if not result.unplaced:
            return hint
        unplaced = self.tr(
            "%Ln value(s) have no column in this file; they stay in your catalogue.", "", result.unplaced
        )
        return f"{hint} {unplaced}"

    def _stopped(self) -> None:
        self._desk.notifier.say(lambda: self.tr("Stopped. Nothing was written."))

    def _failed(self, file: Path, error: Exception) -> None:
        """A file that cannot be written, as Excel has it open: another name is the next step."""
        if not isinstance(error, UserFault) or error.code not in _NAME_HELPS:
            self._desk.notifier.failure(error)
            return
        other = f"{file.stem}-2{file.suffix}"
        self._desk.notifier.say(
            lambda: words_of(error)[0],
            hint=lambda: words_of(error)[1],
            action=lambda: self.tr("Choose another name"),
            act=partial(self._ask_file, other),
            lasting=True,
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
    return newest if newest in dict(export_platforms()) else "generic"


def _kinds_of(platform: str) -> tuple[str, ...]:
    from merchant_assistant.catalogue.exporting.platforms import platform as named  # noqa: PLC0415 - only to export

    return named(platform).kinds


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _texts_for(listings: Listings, wanted: Wanted, progress: Progress, cancel: CancelToken) -> TextCount:
    language, without = wanted.language or None, wanted.without or None
    return listings.count_texts(wanted.platform, wanted.texts, language, without, progress, cancel)


def _show_texts(dialog: ExportDialog, count: TextCount) -> None:
    if isValid(dialog):  # it may be closed by now
        dialog.show_texts(count.texts, count.outdated, count.contradicted)


def _export(
    listings: Listings, wanted: Wanted, file: Path, progress: Progress, cancel: CancelToken
) -> tuple[ExportResult, Changes]:
    return listings.export(
        wanted.platform,
        file,
        wanted.texts,
        wanted.language or None,
        progress=progress,
        cancel=cancel,
        without=wanted.without or None,
    )
