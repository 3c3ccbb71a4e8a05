"""What the page is made of: sections with a heading, and rows in a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import GAP, SMALL_GAP
from merchant_assistant.ui.widgets.card import Card, rule
from merchant_assistant.ui.widgets.labels import label

CONTROL_WIDTH = 200


class Row(QWidget):
    """A name with a line of explanation and maybe ``more`` below; what can be done stands at the right."""

    def __init__(self, *controls: QWidget, more: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label()
        self.hint = label(role="dim", wrap=True)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.addWidget(self.name)
        self.words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 12, GAP, 12)
        row.setSpacing(SMALL_GAP)
        row.addLayout(self.words, 1)
        if more:
            self.words.addWidget(more)  # before the controls: the keyboard visits them in this order
        row.addSpacing(SMALL_GAP)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, name: str, hint: str = "") -> None:
        self.name.setText(name)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))


class Section(QWidget):
    """A heading, a line below it, and rows divided by thin lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(role="heading")
        self.line = label(role="dim", wrap=True)
        self.card = Card(margin=0, spacing=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.line)
        column.addSpacing(4)
        column.addWidget(self.card)

    def add(self, *rows: QWidget) -> None:
        """Add rows below the others."""
        for row in rows:
            if self.card.column.count():
                self.card.column.addWidget(rule())
            self.card.column.addWidget(row)

    def say_head(self, heading: str, line: str = "") -> None:
        self.heading.setText(heading)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(heading)


def selectable() -> QLabel:
    """Text that can be marked with mouse and keys, and copied."""
    made = label(role="dim", wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a long path does not widen the page
    return made
