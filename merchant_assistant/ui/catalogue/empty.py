"""The Catalogue before the first file, and while one is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.tasks import Step, TaskRunner
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.drop_area import DropArea
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.work_bar import WorkBar

_WIDTH = 760


class FirstFile(QWidget):
    """What to do first, with the place to drop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea()
        card = Card(margin=20, spacing=GAP)
        card.setMaximumWidth(_WIDTH)
        words = label(
            self.tr(
                "Drop the file that your shop exports: Shopify, WooCommerce, or any spreadsheet. "
                "You see what is in it before anything is saved."
            ),
            "dim",
            wrap=True,
        )
        card.column.setSpacing(4)
        card.column.addWidget(label(self.tr("Bring your catalogue"), "heading"))
        card.column.addWidget(words)
        card.column.addSpacing(12)
        card.column.addWidget(self.drop)
        row = QHBoxLayout()
        row.addWidget(card, 10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch()


class ReadingView(QWidget):
    """A file is being read: how far, and a way to stop."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._tasks = tasks
        self.text = label(role="heading")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = label(role="dim")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = WorkBar(320)
        self.stop = Button(self.tr("Stop"), key="Escape")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.text)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        tasks.stepped.connect(self._step)

    def begin(self, file: str) -> None:
        self.text.setText(self.tr("Reading “{file}”").format(file=file))
        self.note.setText("")
        self.bar.show_step(Step())

    def _step(self) -> None:
        running = self._tasks.running()
        if not running or not self.isVisible():
            return
        self.bar.show_step(running[-1].step)
        self.note.setText(running[-1].step.text)
