"""Work that runs, one line each: what, how far, how long still, and a button that stops it."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.tasks import Handle, Step, TaskRunner
from merchant_assistant.ui.widgets.buttons import IconButton
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import number

_BAR = 160
_PARTS = 1000
_SOON_S = 20
_MINUTE_S, _HOUR_S = 60, 3600
_POPUP_WIDTH = 520
_LEFT_WIDTH = 132


class JobLine(QWidget):
    """Shows one :class:`Handle`, or nothing."""

    def __init__(self, parent: QWidget | None = None, *, bar: int = _BAR) -> None:
        super().__init__(parent)
        self.handle: Handle[Any] | None = None
        self.words = ElidedLabel()
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # gives way where it is narrow
        self.bar = WorkBar(bar)
        self.left = label(role="caption")
        self.left.setMinimumWidth(_LEFT_WIDTH)
        keeping = self.left.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # nothing jumps when there is more to say
        self.left.setSizePolicy(keeping)
        self.stop = IconButton("square", "", size=12)
        self.stop.setProperty("small", "true")
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.words, self.bar, self.stop, self.left):
            row.addWidget(widget)
        on_language(self.refresh)

    def show_job(self, handle: Handle[Any] | None) -> None:
        """Show this one; None hides the line."""
        self.handle = handle
        self.setVisible(handle is not None)
        self.refresh()

    def refresh(self) -> None:
        """Look at how far it is."""
        if (handle := self.handle) is None:
            self._name("", stopping=False)
            return
        stopping = handle.cancel_token.cancelled
        what = tell(handle.step.text or handle.task.title)
        self.words.setText(self.tr("Stopping …") if stopping else what)
        part = handle.pace.part
        self.bar.show_step(Step() if part is None else Step(int(part * _PARTS), _PARTS))
        self.left.setText("" if stopping else _how_far(handle))
        self.left.setVisible(bool(self.left.text()))
        self._name(what, stopping=stopping)

    def _name(self, what: str, *, stopping: bool) -> None:
        name = self.tr("Stop: {work}").format(work=what) if what else self.tr("Stop")
        self.stop.setAccessibleName(name)
        self.stop.setToolTip(name)
        self.stop.setEnabled(not stopping)
        self.bar.setAccessibleName(what)

    @Slot()
    def _stop(self) -> None:
        if self.handle:
            self.handle.cancel()
            self.refresh()


class JobsPopup(QFrame):
    """All that runs, in a list above the strip; it goes with a click elsewhere, with Escape, and when all is done."""

    def __init__(self, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jobs")
        self._tasks = tasks
        self.lines: list[JobLine] = []
        self._title = label(role="heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self.setFixedWidth(_POPUP_WIDTH)
        tasks.running_changed.connect(self._follow)
        tasks.stepped.connect(self._refresh)
        on_language(self._say)

    def open_above(self, foot: QPoint) -> None:
        """Show it with its lower corner at ``foot`` (of the screen)."""
        self._fill()
        self.adjustSize()
        self.move(foot - QPoint(0, self.height()))
        self.show()
        self.lines[0].stop.setFocus()

    @Slot()
    def _follow(self) -> None:
        if not self.isVisible():
            return
        foot = self.geometry().bottomLeft() + QPoint(0, 1)
        self._fill()
        if not self._tasks.running():
            self.hide()
            return
        self.adjustSize()
        self.move(foot - QPoint(0, self.height()))

    def _fill(self) -> None:
        running = self._tasks.running()
        while len(self.lines) < len(running):
            line = JobLine()
            line.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self.lines):
            line.show_job(running[place] if place < len(running) else None)

    @Slot()
    def _refresh(self) -> None:
        if self.isVisible():
            for line in self.lines:
                line.refresh()

    def _say(self) -> None:
        self._title.setText(self.tr("Running now"))
        self.setAccessibleName(self.tr("Running now"))


def _how_far(handle: Handle[Any]) -> str:
    """How long still; where that is not known, how much is done."""
    part, now = handle.pace.part, time.monotonic()
    if part is None:
        return ""
    if (seconds := handle.pace.left(now)) is not None:
        return time_left(seconds)
    late = QCoreApplication.translate("JobLine", "longer than expected")
    return late if handle.pace.late(now) else part_done(part)


def part_done(part: float) -> str:
    """Until it is known how long it lasts."""
    return QCoreApplication.translate("JobLine", "{part} %").format(part=number(int(part * 100)))


def time_left(seconds: float) -> str:
    """Rounded up to what a person needs to know."""
    if seconds < _SOON_S:
        return QCoreApplication.translate("JobLine", "a few seconds left")
    if seconds < _MINUTE_S:
        return QCoreApplication.translate("JobLine", "less than a minute left")
    minutes = -int(-seconds // _MINUTE_S)
    if seconds < _HOUR_S:
        return QCoreApplication.translate("JobLine", "about {minutes} min left").format(minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return QCoreApplication.translate("JobLine", "about {hours} h {minutes} min left").format(
        hours=hours, minutes=minutes
    )
