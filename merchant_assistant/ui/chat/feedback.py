"""What a person says of an answer: right, wrong, or what is right instead. It is kept, shown, and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.chat.model import Feedback
from merchant_assistant.ui.chat.correction import CorrectionBox
from merchant_assistant.ui.chat.turn_view import name_button
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import label

_SIZE = 14


class FeedbackView(QWidget):
    """``given`` carries a :class:`Feedback`, None where it was taken back; ``begun``: it is asked what is right.

    Its ``tools`` stand with those of the answer.
    """

    given = Signal(object)
    begun = Signal()

    def __init__(self, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._feedback: Feedback | None = None
        self.up = IconButton("thumbs-up", "", size=_SIZE)
        self.down = IconButton("thumbs-down", "", size=_SIZE)
        self.correct = IconButton("pencil", "", size=_SIZE)
        self.tools = (self.up, self.down, self.correct)
        self.note = label(role="caption")
        self.better = Button("", "link")
        self.back = Button("", "link")
        self.right = label(wrap=True)
        self.box = CorrectionBox()
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.note, self.better, self.back):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.right)
        column.addWidget(self.box)
        self.right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.box.hide()

    def _connect(self) -> None:
        for button in (self.up, self.down):
            button.setCheckable(True)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.correct.clicked.connect(self.begin)
        self.better.clicked.connect(self.begin)
        self.back.clicked.connect(self._take_back)
        self.box.done.connect(self._corrected)
        self.box.given_up.connect(self._end)

    def parts(self) -> list[QWidget]:
        """What the keyboard finds below the answer; the box has the keyboard while it is there."""
        return [self.better, self.back]

    def show_feedback(self, feedback: Feedback | None) -> None:
        """Show what was said."""
        self._feedback = feedback
        self._say()

    @Slot()
    def begin(self) -> None:
        """Ask what is right, beginning with what stands there."""
        told = self._feedback.text if self._feedback and self._feedback.text else self._answer
        self.show()
        self.box.ask(told)
        self._say()
        self.begun.emit()

    @Slot()
    def _up(self) -> None:
        self._give(Feedback("approved") if self.up.isChecked() else None)

    @Slot()
    def _down(self) -> None:
        self._give(Feedback("rejected") if self.down.isChecked() else None)

    @Slot()
    def _take_back(self) -> None:
        self.correct.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give(None)

    @Slot(str)
    def _corrected(self, text: str) -> None:
        self.correct.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give(Feedback("edited", text))

    @Slot()
    def _end(self) -> None:
        self.correct.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _give(self, feedback: Feedback | None) -> None:
        self.show_feedback(feedback)
        self.given.emit(feedback)

    @property
    def _verdict(self) -> str:
        return self._feedback.verdict if self._feedback else ""

    def _say(self) -> None:
        self.up.setChecked(self._verdict == "approved")
        self.down.setChecked(self._verdict == "rejected")
        name_button(self.up, self.tr("This answer is right"))
        name_button(self.down, self.tr("This answer is wrong"))
        name_button(self.correct, self.tr("Correct this answer …"))
        self.note.setText(self._note())
        self.better.setText(self.tr("What is right? …"))
        self.better.setVisible(self._verdict == "rejected" and self.box.isHidden())
        self.back.setText(self.tr("Take back"))
        self.right.setText(self._feedback.text if self._feedback else "")
        self.right.setVisible(bool(self.right.text()) and self.box.isHidden())
        for widget in (self.note, self.back):
            widget.setVisible(bool(self._verdict) and self.box.isHidden())
        self.setVisible(bool(self._verdict) or not self.box.isHidden())

    def _note(self) -> str:
        return {
            "approved": self.tr("You marked this as right."),
            "rejected": self.tr("You marked this as wrong."),
            "edited": self.tr("What is right, in your words:"),
        }.get(self._verdict, "")
