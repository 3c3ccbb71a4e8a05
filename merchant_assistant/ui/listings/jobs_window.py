"""Every job with how far it is, what went wrong, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.job_words import asked_of, failed_of, far_of, name_of, state_of_job, why
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Job
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.job_acts import JobActs

_WIDTH, _HEIGHT, _BAR = 680, 420, 220


class JobRow(QFrame):
    """One job. The same row follows it through its states: a button that goes leaves the keyboard to its neighbour."""

    def __init__(self, desk: Desk, job_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "well")
        self.job_id = job_id
        self._all = desk.draft_all
        self.name = ElidedLabel("", "heading")
        self.asked = label(role="caption")
        self.state = Chip()
        self.bar = WorkBar(_BAR)
        self.far = ElidedLabel("", "dim")
        self.reasons = label(role="dim", wrap=True)
        self.pause, self.resume, self.retry = Button(""), Button(""), Button("")
        self.first, self.cancel = Button("", "quiet"), Button("", "quiet")
        self.forget = IconButton("x", "")
        self._lay_out()
        self._connect(desk.draft_all.acts)

    def _connect(self, acts: JobActs) -> None:
        self.pause.clicked.connect(lambda: acts.pause([self.job_id]))
        self.resume.clicked.connect(lambda: acts.resume([self.job_id]))
        self.retry.clicked.connect(lambda: acts.retry(self.job_id))
        self.first.clicked.connect(lambda: acts.put_first(self.job_id))
        self.cancel.clicked.connect(lambda: acts.cancel([self.job_id]))
        self.forget.clicked.connect(lambda: acts.forget(self.job_id))

    def _lay_out(self) -> None:
        head, middle, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.name, 1)
        for widget in (self.asked, self.state, self.forget):
            head.addWidget(widget)
        middle.addWidget(self.bar)
        middle.addWidget(self.far, 1)
        for button in (self.pause, self.resume, self.retry, self.first, self.cancel):
            foot.addWidget(button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(8)
        for row in (head, middle):
            row.setSpacing(10)
            column.addLayout(row)
        column.addWidget(self.reasons)
        foot.setSpacing(6)
        column.addLayout(foot)

    def show_job(self, job: Job) -> None:
        """Say how it stands by now."""
        running = self._all.running
        goes_on = job.state in ("running", "waiting") and bool(job.open)
        self.name.setText(name_of(job))
        self.asked.setText(asked_of(job))
        self.state.show_state(*state_of_job(job, running=running))
        self.bar.show_step(Step(job.done, max(1, job.total)))
        self.bar.setAccessibleName(self.name.text())
        ready = self._all.expected.ready(job.open) if running and goes_on else ""
        self.far.setText(listed(far_of([job]), failed_of([job]), ready))
        self.reasons.setText(why(self._all.book.failed.get(job.id, ()), job.failed))
        self.reasons.setVisible(bool(job.failed))
        ahead = [other for other in self._all.unfinished if other.id != job.id and other.priority >= job.priority]
        self._offer(self.pause, self.tr("Pause"), goes_on and running)
        self._offer(self.resume, self.tr("Go on writing"), bool(job.open) and not (goes_on and running))
        self._offer(self.retry, self.tr("Try again"), bool(job.failed))
        self._offer(self.first, self.tr("To the front"), goes_on and bool(ahead))
        self._offer(self.cancel, self.tr("Cancel the rest"), bool(job.open) and job.state != "cancelled")
        name = self.tr("Take it out of the list")
        self.forget.setToolTip(name)
        self.forget.setAccessibleName(name)
        self.forget.setVisible(not (goes_on or job.running))  # what is being written still belongs to it

    def _offer(self, button: Button, text: str, offered: bool) -> None:
        """The keyboard stays in the row."""
        button.setText(text)
        had = button.hasFocus() and not offered
        button.setVisible(offered)
        if had:
            self.setFocus()
            self.focusNextChild()


class JobsWindow(QDialog):
    """Follows the jobs by itself; Escape closes it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self._desk = desk
        self.rows: dict[int, JobRow] = {}
        self.heading = label(role="heading")
        self.hint = label(role="dim", wrap=True)
        self.area = ScrollColumn(_WIDTH, 10, self)
        self.area.column.setContentsMargins(0, 0, 12, 0)
        self.area.column.addStretch()
        self.close_button = Button("", "primary")
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        for widget in (self.heading, self.hint):
            column.addWidget(widget)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        desk.draft_all.changed.connect(self._follow)
        on_language(self._say)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.draft_all.look()

    @Slot()
    def _follow(self) -> None:
        jobs = self._desk.draft_all.book.jobs
        for gone in self.rows.keys() - {job.id for job in jobs}:
            self.rows.pop(gone).deleteLater()
        for place, job in enumerate(jobs):
            row = self.rows.get(job.id)
            if row is None:
                row = self.rows[job.id] = JobRow(self._desk, job.id)
                self.area.column.insertWidget(place, row)
            row.show_job(job)

    @Slot()
    def _say(self) -> None:
        self.setWindowTitle(self.tr("Jobs"))
        self.heading.setText(self.tr("Jobs"))
        self.hint.setText(self.tr("What was asked for in one go. Drafts that are written stay, whatever you do here."))
        self.close_button.setText(self.tr("Close"))
        self._follow()
