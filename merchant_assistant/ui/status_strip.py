"""The strip at the foot: the model, the work that runs, and whether anything leaves this PC."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from merchant_assistant.ui.jobs import JobLine, JobsPopup
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.tasks import TaskRunner
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import GAP, STRIP_HEIGHT, Tone
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import ElidedLabel, label

_BAR, _BAR_NARROW = 160, 80


class Dot(QWidget):
    """A small disc in the colour of a state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = "neutral"
        self.setFixedSize(8, 8)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().ink(self._tone)))
        painter.drawEllipse(self.rect())


class StatusStrip(QWidget):
    """Follows the runner by itself; the model is told to it."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._model = ""  # nothing was told yet
        self._online = ""
        self._server = ""
        self._narrow = False
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STRIP_HEIGHT)
        self._dot = Dot()
        self.model = ElidedLabel()
        self.model.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.model_action = Button("", "link")
        self.model_action.hide()
        self.job = JobLine()
        self.stop = self.job.stop
        self.more = Button("", "link")
        self.more.clicked.connect(self.show_jobs)
        self.jobs = JobsPopup(tasks, self)
        self._lock = QLabel()
        self.network = label(role="caption")
        self._lay_out()
        self.show_work()
        tasks.running_changed.connect(self.show_work)
        tasks.stepped.connect(self.job.refresh)
        on_language(self._say)
        on_theme(self._dress)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self.model)
        row.addWidget(self.model_action)
        row.addSpacing(12)
        row.addWidget(self.job)
        row.addWidget(self.more)
        row.addStretch()
        row.addWidget(self._lock)
        row.addWidget(self.network)

    def show_model(self, text: str, tone: Tone, action: str = "") -> None:
        """The model and device in use; ``action``: what can be done about it (see ``model_action``)."""
        self._model = text
        self._dot.set_tone(tone)
        self.model_action.setText(action)
        self.model_action.setVisible(bool(action))
        self._say()

    def show_offline(self) -> None:
        self.show_online("")

    def show_online(self, text: str) -> None:
        """While something is fetched because the person asked for it."""
        self._online = text
        self._say()
        self._dress()

    def show_server(self, host: str) -> None:
        """Texts are written there, so they leave this PC; empty: here."""
        self._server = host
        self._say()
        self._dress()

    def set_narrow(self, *, narrow: bool) -> None:
        """Fewer words where the window is narrow."""
        self._narrow = narrow
        self.job.bar.setFixedWidth(_BAR_NARROW if narrow else _BAR)
        self._say()

    @Slot()
    def show_work(self) -> None:
        """The oldest task that runs; how many more wait behind it."""
        running = self._tasks.running()
        self.job.show_job(running[0] if running else None)
        self.more.setVisible(len(running) > 1)
        self._say_more(len(running) - 1)

    @Slot()
    def show_jobs(self) -> None:
        """All that runs, each with its own stop."""
        if self._tasks.running():
            self.jobs.open_above(self.mapToGlobal(QPoint(self.job.x(), -8)))

    def _say_more(self, more: int) -> None:
        self.more.setText(self.tr("and %Ln more", "running jobs", more) if more > 0 else "")

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        self.model.setText(self._model or self.tr("Opening …"))
        brief, full = self._ways()
        self.network.setText(self._online or (brief if self._narrow else full))
        self.network.setToolTip("" if self._online or not self._narrow else full)
        self._say_more(len(self._tasks.running()) - 1)

    def _ways(self) -> tuple[str, str]:
        """Whether texts leave this PC, in brief and in full."""
        if self._server:
            told = self.tr("Texts are written on {server}").format(server=self._server)
            return self.tr("Sent to {server}").format(server=self._server), told
        return self.tr("Offline"), self.tr("Offline, nothing leaves this PC")

    def _dress(self) -> None:
        glyph = "cloud-download" if self._online else "upload" if self._server else "lock"
        self._lock.setPixmap(pixmap(glyph, tokens().dim, 14, self.devicePixelRatioF()))
