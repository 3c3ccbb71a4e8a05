"""Backing up, restoring and exporting: where to is asked without blocking, and how it went is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import Words
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.words import listed, sentences, when

if TYPE_CHECKING:
    from merchant_assistant.safekeeping.model import BackupResult, Contents, ExportAllResult, RestoreResult
    from merchant_assistant.safekeeping.safekeeping import Safekeeping
    from merchant_assistant.ui.desk import Desk


class Keeping(QObject):
    """One backup or restore at a time; ``busy`` says whether one runs, ``backed_up`` that one was made."""

    busy = Signal(bool)
    backed_up = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._running = False

    @property
    def idle(self) -> bool:
        return not self._running

    @Slot()
    def ask_backup(self) -> None:
        """Where to?"""
        name = self.tr("Merchant Assistant backup {date}").format(date=_today())
        self._ask_save(self.tr("Back up to"), name, self.tr("Backups"), self.back_up)

    @Slot()
    def ask_export(self) -> None:
        """Where to?"""
        name = self.tr("Merchant Assistant data {date}").format(date=_today())
        self._ask_save(self.tr("Export everything to"), name, self.tr("Archives"), self.export_all)

    @Slot()
    def ask_restore(self) -> None:
        """Which file?"""
        backups, all_files = self.tr("Backups"), self.tr("All files")  # inside an f-string no collector sees them
        kinds = f"{backups} (*.zip *.db);;{all_files} (*)"
        dialog = QFileDialog(self._window, self.tr("Restore from"), self._desk.folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.ask_sure)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up(self, file: Path) -> None:
        """Write a backup; whole or not at all."""
        work, failed = partial(_back_up, self._desk.safe, file), partial(self._not_written, self.ask_backup)
        self._start(Task(work, self._is_backed_up, failed, self._ended, title=said("Work", "Backing up")))

    def export_all(self, file: Path) -> None:
        """Write everything in open formats; whole or not at all."""
        work, failed = partial(_export_all, self._desk.safe, file), partial(self._not_written, self.ask_export)
        self._start(Task(work, self._is_exported, failed, self._ended, title=said("Work", "Exporting everything")))

    def restore(self, file: Path) -> None:
        """Put a backup in place; whole or not at all."""
        work, title = partial(_restore, self._desk.safe, file), said("Work", "Restoring")
        self._start(Task(work, self._is_restored, self._failed, self._ended, title=title, lane="write"))

    @Slot(str)
    def ask_sure(self, name: str) -> None:
        """Restore this file? Also asked where a backup was dropped on the window; what is none is refused at once."""
        file = Path(name)
        self._desk.folder = str(file.parent)
        work = partial(_contents, self._desk.safe, file)
        self._desk.tasks.start(Task(work, partial(self._ask_sure, file), self._desk.notifier.failure))

    def _ask_sure(self, file: Path, contents: Contents) -> None:
        made, held = when(contents.made_at), ""
        if made:
            held = self.tr("Made {when}, it holds {what}.").format(when=made, what=self.held(contents.counts))
        warning = self.tr(
            "It takes the place of everything that is here now: products, drafts, conversations and settings. "
            "What is here now is backed up first, so that you can go back."
        )
        self._desk.notifier.ask(
            self.tr("Restore “{file}”?").format(file=file.name),
            sentences(held, warning),
            yes=self.tr("Restore"),
            act=partial(self.restore, file),
        )

    def _ask_save(self, title: str, name: str, kind: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, self._desk.folder, f"{kind} (*.zip)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"{name}.zip")
        dialog.fileSelected.connect(partial(self._write_to, write))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write_to(self, write: Callable[[Path], None], name: str) -> None:
        file = Path(name)
        self._desk.folder = str(file.parent)
        write(file)

    def _start(self, task: Task[Any]) -> None:
        if self._running:
            return
        self._running = True
        self._desk.notifier.clear()
        self.busy.emit(True)
        self._desk.tasks.start(task)

    def _ended(self) -> None:
        self._running = False
        self.busy.emit(False)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._desk.notifier.failure(error)

    def _not_written(self, again: Callable[[], None], error: Exception) -> None:
        """Another place is the next step where this one takes no file."""
        if not isinstance(error, UserFault):
            self._failed(error)
            return
        self._ended()
        self._desk.notifier.say(
            lambda: words_of(error)[0],
            hint=lambda: words_of(error)[1],
            action=lambda: self.tr("Choose another place"),
            act=again,
            lasting=True,
        )

    def _is_backed_up(self, result: BackupResult) -> None:
        self._ended()
        self.backed_up.emit()
        self._say_written(
            lambda: self.tr("Backed up to “{file}” and read back: {what}.").format(
                file=result.file.name, what=self.held(result.counts)
            ),
            result.file,
        )

    def _is_exported(self, result: ExportAllResult) -> None:
        self._ended()
        self._say_written(lambda: self.tr("Everything is in “{file}”.").format(file=result.file.name), result.file)

    def _is_restored(self, outcome: tuple[RestoreResult, Changes]) -> None:
        result, changes = outcome
        self._ended()
        self._desk.tell(changes)
        self._desk.notifier.say(
            lambda: self._told_restored(result),
            action=lambda: self.tr("Undo the restore") if result.kept else "",
            act=partial(self.restore, result.kept) if result.kept else None,
        )

    def _told_restored(self, result: RestoreResult) -> str:
        text = self.tr("“{file}” is restored: {what}.").format(file=result.file.name, what=self.held(result.counts))
        if not result.left_out:
            return text
        left_out = self.tr("%Ln file(s) with what was learned could not be put in place.", "", result.left_out)
        return f"{text} {left_out}"

    def _say_written(self, text: Words, file: Path) -> None:
        self._desk.notifier.say(text, action=lambda: self.tr("Show the folder"), act=partial(open_folder, file.parent))

    def held(self, counts: Mapping[str, int]) -> str:
        """What a backup holds, in words."""
        told = [self.tr("%Ln product(s)", "", counts.get("product", 0))]
        if counts.get("draft"):
            told.append(self.tr("%Ln draft(s)", "", counts["draft"]))
        if counts.get("conversation"):
            told.append(self.tr("%Ln conversation(s)", "", counts["conversation"]))
        return listed(*told)


def _today() -> str:
    """In the order that sorts, and without signs that a file's name may not have."""
    return f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 - the day of the person, not of UTC


def open_folder(folder: Path) -> None:
    """Show a folder as the system does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _back_up(safe: Safekeeping, file: Path, progress: Progress, cancel: CancelToken) -> BackupResult:
    return safe.backup(file, progress, cancel, overwrite=True)  # the dialog has asked


def _export_all(safe: Safekeeping, file: Path, progress: Progress, cancel: CancelToken) -> ExportAllResult:
    return safe.export_all(file, progress, cancel, overwrite=True)  # the dialog has asked


def _contents(safe: Safekeeping, file: Path, _progress: Progress, _cancel: CancelToken) -> Contents:
    return safe.contents(file)


def _restore(safe: Safekeeping, file: Path, progress: Progress, cancel: CancelToken) -> tuple[RestoreResult, Changes]:
    return safe.restore(file, progress, cancel)
