"""A row of words of which one is chosen, and what belongs to it below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.words import number


class _Word(EnterButton):
    """A word that stands in bold while it is chosen: as wide as it is then, so that it is whole and nothing moves.

    Qt measures a button in the font of its plain state alone.
    """

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain, wide = (QFontMetrics(font).horizontalAdvance(self.text()) for font in (self.font(), bold))
        return QSize(size.width() + max(0, wide - plain), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Tabs(QWidget):
    """Few parts of one thing; arrow keys move between the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._show)
        self._names: list[str] = []
        self._counts: dict[int, int] = {}
        self._parts: list[QWidget] = []
        self._stack = QStackedWidget()
        self.row = QHBoxLayout()
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(4)
        self.row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self._stack, 1)

    def add(self, name: str, widget: QWidget) -> int:
        """Add a part; the first is chosen."""
        part = self._stack.addWidget(widget)
        button = _Word(name)
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setChecked(part == 0)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._names.append(name)
        self._parts.append(widget)
        self._group.addButton(button, part)
        self.row.insertWidget(part, button)
        return part

    def rename(self, part: int, name: str) -> None:
        """Call a part something else: its name in another language."""
        self._names[part] = name
        self._write(part)

    def set_count(self, part: int, count: int) -> None:
        """Say how many are in a part; a part with none cannot be chosen."""
        self._counts[part] = count
        self._write(part)
        self._group.button(part).setEnabled(count > 0)
        if not count and self._stack.currentIndex() == part:
            self.choose(0)

    def _write(self, part: int) -> None:
        count = self._counts.get(part)
        told = self._names[part] if count is None else f"{self._names[part]}  {number(count)}"
        self._group.button(part).setText(told)

    def choose(self, part: int) -> None:
        self._group.button(part).setChecked(True)
        self._show(part)

    @property
    def chosen(self) -> int:
        return self._stack.currentIndex()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes to the words before it comes to what they stand for."""
        super().showEvent(event)
        order = [*self._group.buttons(), *self._parts]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
