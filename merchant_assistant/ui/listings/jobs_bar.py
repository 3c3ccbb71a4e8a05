"""In the line below the title while jobs are about: how far they are together, and the way to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.job_words import failed_of, far_of
from merchant_assistant.ui.listings.jobs_window import JobsWindow
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job
    from merchant_assistant.ui.desk import Desk


class JobsBar(QFrame):
    """Hidden where nothing is left to write and nothing failed. ``went_on``: the button for that was pressed."""

    went_on = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all = desk.draft_all
        self.window_of_jobs: JobsWindow | None = None
        self.told = label(role="dim")
        self.go_on = Button("", "link")
        self.show_all = Button("", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.told, self.go_on, self.show_all):
            row.addWidget(widget)
        self.go_on.clicked.connect(self._press)
        self.show_all.clicked.connect(self.open_window)
        self._all.changed.connect(self._say)
        on_language(self._say)

    @property
    def shown_jobs(self) -> list[Job]:
        """Those that are not through: something is left of them, or could not be written."""
        return [job for job in self._all.book.jobs if job.state != "cancelled" and (job.open or job.failed)]

    @Slot()
    def open_window(self) -> None:
        """Show each job."""
        if self.window_of_jobs is None:
            self.window_of_jobs = JobsWindow(self._desk, self.window())
            self.window_of_jobs.finished.connect(self._closed)
            self.window_of_jobs.open()

    @Slot()
    def _press(self) -> None:
        """Go on with everything."""
        if paused := [job.id for job in self.shown_jobs if job.state == "paused"]:
            self._all.acts.resume(paused)
        if any(job.open and job.state != "paused" for job in self.shown_jobs):
            self._all.go_on()
        self.went_on.emit()

    @Slot()
    def _closed(self) -> None:
        self.window_of_jobs = None

    @Slot()
    def _say(self) -> None:
        jobs = self.shown_jobs
        left = sum(job.open for job in jobs)
        self.setVisible(bool(jobs))
        self.told.setText(listed(far_of(jobs), failed_of(jobs)))
        self.go_on.setText(self.tr("Go on"))
        self.go_on.setVisible(bool(left) and not self._all.running)  # while it runs, the head has the pause
        self.show_all.setText(self.tr("Jobs …"))
