"""What a message asks, one line each: its intent, and where the answer was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.replies.model import Answered
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.words import TONES, found_in, intent_name
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel


class _Line(QWidget):
    def __init__(self, answered: Answered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered = answered
        self._intent = Chip(" ")
        self._text = ElidedLabel(answered.question)
        self._found = Chip(" ", TONES[answered.kind])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._intent)
        row.addWidget(self._text, 1)
        row.addWidget(self._found)
        on_language(self._say)

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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_questions(self, answers: Sequence[Answered]) -> None:
        """Put these; the same ones stay as they are."""
        if tuple(answers) == self._shown:
            return
        self._shown = tuple(answers)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_Line(answer) for answer in answers]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))
