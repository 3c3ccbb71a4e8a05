"""The Catalogue before the first file, and while one is read."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.jobs import time_left
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.tasks import Handle, Step
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.drop_area import DropArea
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed

_WIDTH = 760
_PARTS = 1000


class FirstFile(QWidget):
    """What to do first, with the place to drop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea()
        set_look(self.drop.choose, "kind", "primary")
        self._heading = label(role="heading")
        self._words = label(role="dim", wrap=True)
        card = Card(margin=20, spacing=4)
        card.setMaximumWidth(_WIDTH)
        card.column.addWidget(self._heading)
        card.column.addWidget(self._words)
        card.column.addSpacing(12)
        card.column.addWidget(self.drop)
        row = QHBoxLayout()
        row.addWidget(card, 10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addStretch()
        on_language(self._say)

    def take_focus(self) -> None:
        """The keyboard on the first thing to do."""
        self.drop.choose.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _say(self) -> None:
        self._heading.setText(self.tr("Bring your catalogue"))
        self._words.setText(
            self.tr(
                "Drop the file that your shop, your supplier or a colleague gave you: an export, a price list, any "
                "spreadsheet. Copied rows can be pasted here too. You see what is in it before anything is saved."
            )
        )


class ReadingView(QWidget):
    """A file is being read: how far, and a way to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._file = ""
        self._work: Handle[Any] | None = None
        self.text = label(role="heading", wrap=True)
        self.note = label(role="dim")
        self.bar = WorkBar(320)
        self.stop = Button("", key="Escape")
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self.text, self.note):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.text)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def begin(self, file: str) -> None:
        """A file of this name is read from now on."""
        self._file, self._work = file, None
        self.bar.show_step(Step())
        self._say()

    @Slot(object)
    def show_work(self, work: Handle[Any]) -> None:
        """How far it is, and how long still."""
        self._work = work
        part = work.pace.part
        self.bar.show_step(Step() if part is None else Step(int(part * _PARTS), _PARTS))
        self._say()

    @Slot()
    def _say(self) -> None:
        self.stop.setText(self.tr("Stop"))
        self.text.setText(self.tr("Reading “{file}”").format(file=self._file))
        self.bar.setAccessibleName(self.text.text())
        self.note.setText(self._far(self._work) if self._work else "")

    def _far(self, work: Handle[Any]) -> str:
        seconds = work.pace.left(time.monotonic())
        return listed(tell(work.step.text), "" if seconds is None else time_left(seconds))
