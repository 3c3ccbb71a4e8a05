"""A question, as a bubble at the trailing side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.chat.model import Turn
from merchant_assistant.ui.chat.turn_view import TurnView, name_button
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import IconButton

_SHARE = 0.8  # of the measure
_SIDE = 14
_ABOVE = 10
_BELOW = 6  # lines of text are spaced below


class QuestionView(TurnView):
    """``edit_asked``: its turn shall be edited and sent again. Without a turn it is not saved yet: ``words``."""

    edit_asked = Signal(object)

    def __init__(self, turn: Turn | None = None, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(turn, parent)
        self._words = turn.text if turn else words
        self.edit_button = IconButton("pencil", "", size=14)
        self.edit_button.clicked.connect(self._edit)
        self._bubble = QFrame()
        self._bubble.setProperty("kind", "bubble")
        self._bubble.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.edit_button.setVisible(turn is not None)  # not before it is in here: it would be a window of its own
        self.text.say(self._words)
        self.watch()
        on_language(self._say)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._bubble)
        inside.setContentsMargins(_SIDE, _ABOVE, _SIDE, _BELOW)
        inside.addWidget(self.text)
        buttons = QHBoxLayout(self.tools)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.copy_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addStretch()
        row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._bubble)

    def set_width(self, width: int) -> None:
        super().set_width(width)
        self.text.set_width(round(width * _SHARE) - 2 * _SIDE)
        self.text.setFixedWidth(self.text.natural.width())

    def set_busy(self, *, busy: bool) -> None:
        self.edit_button.setEnabled(not busy)

    def buttons(self) -> list[QWidget]:
        return [self.edit_button, self.copy_button]

    @property
    def plain_text(self) -> str:
        return self._words

    @Slot()
    def _edit(self) -> None:
        if self.turn:
            self.edit_asked.emit(self.turn)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("You: {question}").format(question=self._words))
        self.text.setAccessibleName(self.tr("Your question"))
        name_button(self.copy_button, self.tr("Copy this question"))
        name_button(self.edit_button, self.tr("Edit and send again"))
