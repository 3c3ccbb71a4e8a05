"""The way out where the database cannot be opened: a backup takes its place, and what was there is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.notifier import Notifier
from merchant_assistant.ui.tasks import Task, TaskRunner
from merchant_assistant.ui.widgets.drop_area import documents

Restore = Callable[[Path, Progress, CancelToken], object]


class Mending(QObject):
    """``mended`` carries the file that took the place; the program then starts anew."""

    mended = Signal(object)

    def __init__(self, restore: Restore, backups: Path, tasks: TaskRunner, notifier: Notifier, window: QWidget) -> None:
        super().__init__(window)
        self._restore = restore
        self._backups = backups
        self._tasks = tasks
        self._notifier = notifier
        self._window = window
        self._running = False

    def command(self) -> Command:
        """What the window offers in place of its pages."""
        return Command("data.mend", lambda: self.tr("Restore a backup …"), self.ask)

    @Slot()
    def ask(self) -> None:
        """Which backup? Those that the program made by itself are at hand."""
        folder = str(self._backups) if self._backups.is_dir() else documents()
        backups = self.tr("Backups")
        dialog = QFileDialog(self._window, self.tr("Restore from"), folder, f"{backups} (*.zip *.db)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def restore(self, name: str) -> None:
        """Put the backup in place; whole or not at all."""
        if self._running:
            return
        self._running = True
        work = partial(_restore, self._restore, Path(name))
        title = said("Work", "Restoring")
        self._tasks.start(Task(work, self._done, self._failed, self._ended, title=title, lane="write"))

    def _done(self, file: Path) -> None:
        self._ended()
        self.mended.emit(file)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._notifier.failure(error)

    def _ended(self) -> None:
        self._running = False


def _restore(restore: Restore, file: Path, progress: Progress, cancel: CancelToken) -> Path:
    restore(file, progress, cancel)
    return file
