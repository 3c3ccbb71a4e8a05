"""Where the data folder lies is not always safe: said once at the start, and on the page as long as it is so."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import WARNED_OF
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import GAP, SMALL_GAP
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.safekeeping.safekeeping import Safekeeping
    from merchant_assistant.ui.desk import Desk

_Faults = tuple[UserFault, ...]
_PASSES = "little_room"  # and comes again: each time it is news


class FolderWatch(QObject):
    """Looks once, when the pages are there, and leaves a lasting notice; about one folder once, not each morning."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.tasks.start(Task(partial(_warnings, desk.safe), self._tell))

    def _tell(self, faults: _Faults) -> None:
        if not faults:
            return
        fault = faults[0]
        told = f"{fault.code} {self._desk.services.paths.data}"
        if fault.code == _PASSES or self._desk.settings.get(WARNED_OF) != told:
            self._desk.notifier.fault(fault)
        with contextlib.suppress(UserFault):
            self._desk.settings.set(WARNED_OF, told)


class Warnings(QWidget):
    """What is not safe, on top of the page; nothing where all is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bars: list[_Bar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL_GAP)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Look again, in a worker: a network share may take its time to answer."""
        self._desk.tasks.start(Task(partial(_warnings, self._desk.safe), self.show_faults))

    def show_faults(self, faults: _Faults) -> None:
        for bar in self._bars:
            bar.hide()
            bar.deleteLater()
        self._bars = [_Bar(fault) for fault in faults]
        for bar in self._bars:
            self._column.addWidget(bar)
        self.setVisible(bool(faults))


class _Bar(QFrame):
    """A sentence and what to do, on a ground that says: care."""

    def __init__(self, fault: UserFault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("tone", "care")
        self._fault = fault
        self._icon = QLabel()
        self._sentence = label(role="heading", wrap=True)
        self._hint = label(wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 12, GAP, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        on_language(self._say)
        on_theme(self._dress)

    def _say(self) -> None:
        sentence, hint = words_of(self._fault)
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self.setAccessibleName(sentences(sentence, hint))

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap("circle-alert", tokens().care, 18, self.devicePixelRatioF()))


def _warnings(safe: Safekeeping, _progress: Progress, _cancel: CancelToken) -> _Faults:
    return safe.warnings()
