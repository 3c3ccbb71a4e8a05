"""A part of Home: a heading, a sentence, one thing to do, and lines below it with one each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.card import Card, rule
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.tips import plain_tip

_MARGIN = 20
_BELOW_ROWS = 10  # they have some room of their own


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says, and what its button does. ``name``: the button's, where its text alone would not do.

    ``drop``: what a second button is called that puts it away.
    """

    text: str
    action: str
    act: Callable[[], object]
    name: str = ""
    state: tuple[str, Tone] = ("", "neutral")
    drop: tuple[str, Callable[[], object]] | None = None


class Row(QWidget):
    """A :class:`Line` with a rule above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.chip, self.button = ElidedLabel(), Chip(), Button("", "quiet")
        self.drop = IconButton("x", "", size=16)
        self._act: Callable[[], object] | None = None
        self._drop: Callable[[], object] | None = None
        self.button.clicked.connect(self._do)
        self.drop.clicked.connect(self._put_away)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.chip)
        row.addWidget(self.button)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row)

    def show_line(self, line: Line) -> None:
        self._act = line.act
        self.text.setText(line.text)
        self.chip.show_state(*line.state)
        self.button.setText(line.action)
        self.button.setAccessibleName(line.name or f"{line.action}: {line.text}")

        name, self._drop = line.drop or ("", None)
        self.drop.setVisible(self._drop is not None)
        self.drop.setAccessibleName(name)
        self.drop.setToolTip(plain_tip(name))

    def _do(self) -> None:
        if self._act:
            self._act()

    def _put_away(self) -> None:
        if self._drop:
            self.button.setFocus()  # else a second press would put away what takes this place
            self._drop()


class Section(Card):
    """Rows are kept and used again, so that the keyboard stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=_MARGIN, spacing=0, parent=parent)
        self.title = label(role="heading", wrap=True)
        self.text = label(role="dim", wrap=True)
        self.button = Button("")
        self.rows: list[Row] = []
        self._gap = QFrame()
        self._gap.setFixedHeight(12)
        self._gap.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.column.addWidget(self._gap)

    def say(self, title: str, text: str = "", action: str = "") -> None:
        """The head; without an ``action`` there is no button."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)

    def show_lines(self, lines: list[Line]) -> None:
        """The rows."""
        for _ in range(len(lines) - len(self.rows)):
            before = self.rows[-1].drop if self.rows else self.button
            row = Row()
            self.rows.append(row)
            self.column.addWidget(row)
            self.setTabOrder(before, row.button)  # Qt would put them at the end of the window
            self.setTabOrder(row.button, row.drop)
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
        self._gap.setVisible(bool(lines))
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _BELOW_ROWS if lines else _MARGIN)
