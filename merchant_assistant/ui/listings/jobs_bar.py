"""Above the list while jobs are about: how far they are together, and the way to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.job_words import failed_of, far_of
from merchant_assistant.ui.listings.jobs_window import JobsWindow
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job
    from merchant_assistant.ui.desk import Desk

_BAR = 160


class JobsBar(QFrame):
    """Hidden where nothing is left to write and nothing failed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chosen")
        self._desk = desk
        self._all = desk.draft_all
        self._allowed = True
        self.window_of_jobs: JobsWindow | None = None
        self.told = label(role="heading")
        self.bar = WorkBar(_BAR)
        self.words = ElidedLabel("", "dim")
        self.go_on = Button("")
        self.show_all = Button("", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.told)
        row.addWidget(self.bar)
        row.addWidget(self.words, 1)
        for button in (self.show_all, self.go_on):
            row.addWidget(button)
        self.go_on.clicked.connect(self._press)
        self.show_all.clicked.connect(self.open_window)
        self._all.changed.connect(self._say)
        self._all.expected.changed.connect(self._say)
        on_language(self._say)

    @property
    def shown_jobs(self) -> list[Job]:
        """Those that are not through: something is left of them, or could not be written."""
        return [job for job in self._all.book.jobs if job.state != "cancelled" and (job.open or job.failed)]

    def allow(self, allowed: bool) -> None:
        """Whether it is shown at all just now."""
        self._allowed = allowed
        self._say()

    @Slot()
    def open_window(self) -> None:
        """Show each job."""
        if self.window_of_jobs is None:
            self.window_of_jobs = JobsWindow(self._desk, self.window())
            self.window_of_jobs.finished.connect(self._closed)
            self.window_of_jobs.open()

    @Slot()
    def _press(self) -> None:
        """Pause everything, or go on with everything."""
        if self._all.running:
            self._all.pause()
            return
        for job in self.shown_jobs:
            if job.state == "paused":
                self._all.resume(job.id)
        if any(job.open and job.state != "paused" for job in self.shown_jobs):
            self._all.go_on()

    @Slot()
    def _closed(self) -> None:
        self.window_of_jobs = None

    @Slot()
    def _say(self) -> None:
        jobs = self.shown_jobs
        left = sum(job.open for job in jobs)
        self.setVisible(bool(jobs) and self._allowed)
        self.told.setText(self._state(left))
        done, total = sum(job.done for job in jobs), sum(job.total for job in jobs)
        self.bar.show_step(Step(done, max(1, total)))
        self.bar.setAccessibleName(self.told.text())
        ready = self._all.expected.ready(left) if self._all.running else ""
        self.words.setText(listed(far_of(jobs), failed_of(jobs), ready))
        self.go_on.setText(self.tr("Pause") if self._all.running else self.tr("Go on writing"))
        self.go_on.setVisible(bool(left) and not self._all.running)  # while it runs, the head has the pause
        self.go_on.setEnabled(not self._all.pausing)
        self.show_all.setText(self.tr("Jobs …"))

    def _state(self, left: int) -> str:
        if self._all.running:
            return self.tr("Writing")
        return self.tr("Paused") if left else self.tr("Not all could be written")
