"""Why a draft is put aside: one key, a word more where it helps, Enter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.popups import open_above, put_away
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.radio import Radio
from merchant_assistant.ui.words import listed

REASONS: Final = ("wrong_fact", "tone", "language", "too_long", "too_short", "other")
_WIDTH = 272  # of the words
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def reason_words(reason: str) -> str:
    """A reason as it is kept, as a person reads it: what was chosen and what was typed."""
    code, _, words = reason.partition(": ")
    return listed("" if words and code == "other" else _reason_name(code), words)


def _reason_name(code: str) -> str:
    return {
        "wrong_fact": QCoreApplication.translate("RejectPopup", "A fact is wrong"),
        "tone": QCoreApplication.translate("RejectPopup", "The tone"),
        "language": QCoreApplication.translate("RejectPopup", "The language"),
        "too_long": QCoreApplication.translate("RejectPopup", "Too long"),
        "too_short": QCoreApplication.translate("RejectPopup", "Too short"),
        "other": QCoreApplication.translate("RejectPopup", "Something else"),
    }.get(code, "")


class RejectPopup(QFrame):
    """1 to 6 choose a reason and lead to the words, Enter rejects with or without one, Escape keeps the draft.

    ``rejected`` carries the reason's code and, after a colon, what was typed; empty where nothing was said.
    """

    rejected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = label(role="heading", wrap=True)
        self.note = label(role="caption", wrap=True)
        self.words = QLineEdit()
        self.words.setMinimumWidth(_WIDTH)
        self.go = Button("", "primary")
        self.go.clicked.connect(self._reject)
        self._group = QButtonGroup(self)
        self.reasons = [Radio("") for _ in REASONS]
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self.heading)
        for place, reason in enumerate(self.reasons):
            self._group.addButton(reason, place)
            column.addWidget(reason)
        column.addWidget(self.words)
        column.addWidget(self.note)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(self.go)
        column.addLayout(last)

    def ask(self, button: QWidget) -> None:
        """Ask anew, at a button and inside the screen."""
        self._group.setExclusive(False)
        for reason in self.reasons:
            reason.setChecked(False)
        self._group.setExclusive(True)
        self.words.clear()
        open_above(self, button)
        self.setFocus(Qt.FocusReason.PopupFocusReason)  # on no reason: Enter would take it

    @property
    def reason(self) -> str:
        """What was chosen and typed."""
        code = REASONS[self._group.checkedId()] if self._group.checkedId() >= 0 else ""
        words = " ".join(self.words.text().split())
        return f"{code or 'other'}: {words}" if words else code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() in _PRESS:
            self._reject()
        elif 0 <= place < len(REASONS):
            self.reasons[place].setChecked(True)
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _reject(self) -> None:
        put_away(self)
        self.rejected.emit(self.reason)

    @Slot()
    def _say(self) -> None:
        self.heading.setText(self.tr("Why is it not good?"))
        for place, (reason, code) in enumerate(zip(self.reasons, REASONS, strict=True), 1):
            reason.setText(f"{place}  {_reason_name(code)}")
        self.words.setPlaceholderText(self.tr("In your words (may stay empty)"))
        self.words.setAccessibleName(self.tr("In your words"))
        self.note.setText(self.tr("Enter rejects, also without a reason. The reason is kept as a lesson."))
        self.go.setText(self.tr("Reject"))
        self.setAccessibleName(self.heading.text())
