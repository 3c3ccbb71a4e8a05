"""The strip at the foot: the model, the work that runs, and that nothing leaves this PC."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from merchant_assistant.ui.tasks import TaskRunner
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import set_look, tokens
from merchant_assistant.ui.theme.tokens import GAP, STRIP_HEIGHT, Tone
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.work_bar import WorkBar


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
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STRIP_HEIGHT)
        self._dot = Dot()
        self.model = label()
        self.model_action = Button("", "link")
        self.model_action.hide()
        self.work = ElidedLabel()
        self.work.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # gives way in a narrow window
        self.bar = WorkBar(160)
        self.stop = IconButton("square", self.tr("Stop"), size=12)
        self.stop.setProperty("small", "true")
        self.stop.clicked.connect(self._stop)
        self._lock = QLabel()
        self.network = label()
        self._lay_out()
        self.show_offline()
        self.show_model(self.tr("Opening …"), "neutral")
        self.show_work()
        tasks.running_changed.connect(self.show_work)
        tasks.stepped.connect(self.show_work)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self.model)
        row.addWidget(self.model_action)
        row.addSpacing(12)
        row.addWidget(self.work)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch()
        row.addWidget(self._lock)
        row.addWidget(self.network)

    def show_model(self, text: str, tone: Tone, action: str = "") -> None:
        """The model and device in use; ``action``: what can be done about it (see ``model_action``)."""
        self.model.setText(text)
        self._dot.set_tone(tone)
        self.model_action.setText(action)
        self.model_action.setVisible(bool(action))

    def show_offline(self) -> None:
        self._show_network("lock", self.tr("Offline, nothing leaves this PC"))

    def show_online(self, text: str) -> None:
        """While something is fetched because the person asked for it."""
        self._show_network("cloud-download", text)

    @Slot()
    def show_work(self) -> None:
        """The oldest task that runs; how many more wait behind it."""
        running = self._tasks.running()
        for widget in (self.work, self.bar, self.stop):
            widget.setVisible(bool(running))
        if not running:
            return
        first = running[0]
        more = self.tr("(and {count} more)").format(count=len(running) - 1) if len(running) > 1 else ""
        stopping = self.tr("Stopping …") if first.cancel_token.cancelled else ""
        self.work.setText(" ".join(part for part in (stopping or first.step.text or first.task.title, more) if part))
        self.bar.show_step(first.step)
        self.stop.setEnabled(not stopping)

    @Slot()
    def _stop(self) -> None:
        running = self._tasks.running()
        if running:
            running[0].cancel()
            self.show_work()

    def _show_network(self, glyph: str, text: str) -> None:
        self._lock.setPixmap(pixmap(glyph, tokens().dim, 14, self.devicePixelRatioF()))
        self.network.setText(text)
        set_look(self.network, "role", "caption")
