"""What could be asked instead, below an answer that says nothing: questions to press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.icons import icon
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.tips import plain_tip

_WIDEST = 420
_AROUND = 44  # the icon and what stands at both ends
_GLYPH = 14
_BESIDE_GLYPH = 3  # the style leaves nothing between an icon and the words


class Instead(QWidget):
    """``asked`` carries the question that was pressed."""

    asked = Signal(str)

    def __init__(self, questions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = tuple(questions)
        self.title = label(role="caption")
        self.chips = [self._chip(question) for question in questions]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(Flow(*self.chips))
        self.setVisible(bool(questions))
        on_language(self._say)
        on_theme(self._dress)

    def _chip(self, question: str) -> EnterButton:
        made = EnterButton()
        made.setProperty("kind", "source")
        made.setIconSize(QSize(_GLYPH + 2 * _BESIDE_GLYPH, _GLYPH))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(partial(self.asked.emit, question))
        return made

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is written nothing else is asked."""
        for chip in self.chips:
            chip.setEnabled(not busy)

    def _say(self) -> None:
        self.title.setText(self.tr("This can be answered:"))
        for chip, question in zip(self.chips, self._questions, strict=True):
            chip.ensurePolished()
            room = _WIDEST - _AROUND
            shown = chip.fontMetrics().elidedText(question, Qt.TextElideMode.ElideRight, room)
            name = self.tr("Ask: {question}").format(question=question)
            chip.setText(shown.replace("&", "&&"))
            chip.setAccessibleName(name)
            chip.setToolTip(plain_tip(name))

    def _dress(self) -> None:
        for chip in self.chips:
            chip.setIcon(icon("message-circle", tokens().dim, _GLYPH))
