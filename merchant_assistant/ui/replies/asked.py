"""What a message asks, one line each: its intent, and where the answer was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from merchant_assistant.replies.model import Answered
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.words import TONES, found_in, intent_name
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel


class _Line(QObject):
    """The three cells of a question, in the columns of all questions."""

    def __init__(self, answered: Answered, grid: QGridLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._answered = answered
        self._intent = Chip(" ")
        self._text = ElidedLabel(answered.question)
        self._found = Chip(" ", TONES[answered.kind])
        row = grid.rowCount()
        grid.addWidget(self._intent, row, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self._text, row, 1)
        grid.addWidget(self._found, row, 2, Qt.AlignmentFlag.AlignTrailing)
        on_language(self._say)

    def leave(self) -> None:
        for widget in (self._intent, self._text, self._found):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _say(self) -> None:
        self._intent.setText(intent_name(self._answered.intent))
        self._found.setText(found_in(self._answered.kind))
        self._text.setAccessibleName(f"{self._answered.question}: {found_in(self._answered.kind)}")


class AskedLines(QWidget):
    """The questions of one message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Answered, ...] = ()
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_questions(self, answers: Sequence[Answered]) -> None:
        """Put these; the same ones stay as they are."""
        if tuple(answers) == self._shown:
            return
        self._shown = tuple(answers)
        for line in self._lines:
            line.leave()
        self._lines = [_Line(answer, self._grid, self) for answer in answers]
        self.setVisible(bool(self._lines))
