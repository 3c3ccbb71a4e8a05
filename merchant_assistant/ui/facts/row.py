"""One fact of a product: its name and its value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from merchant_assistant.ui.facts.facts import Fact
from merchant_assistant.ui.theme.fonts import mono_font
from merchant_assistant.ui.widgets.labels import ElidedLabel, label

_LABEL_WIDTH = 110


class FactRow(QFrame):
    """Takes the keyboard; Ctrl+C copies the value."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.setProperty("kind", "fact")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{fact.label}: {_told(fact)}")
        name = label(fact.label, "dim", wrap=True)
        name.setFixedWidth(_LABEL_WIDTH)
        self.value = self._value(fact)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)

    def _value(self, fact: Fact) -> QLabel:
        text = _told(fact)
        value = ElidedLabel(text) if fact.one_line else label(text, wrap=True)
        value.setMinimumWidth(40)
        if not fact.one_line:
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        value.setAccessibleName(f"{fact.label}: {text}")
        if fact.mono:
            value.setFont(mono_font())
        return value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.fact.whole)
            return
        super().keyPressEvent(event)


def _told(fact: Fact) -> str:
    if not fact.typed:
        return fact.value
    return QCoreApplication.translate("Facts", "{value} (typed by you)").format(value=fact.value)
