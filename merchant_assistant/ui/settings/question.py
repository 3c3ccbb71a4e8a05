"""One question before something large happens; it never blocks the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label


class Question(QDialog):
    """``agreed`` where the person says yes. Open it with ``open()``; it goes away by itself."""

    agreed = Signal()

    def __init__(self, question: str, explanation: str, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(question)
        self.yes = Button(yes, "primary")
        self.no = Button(self.tr("Cancel"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.accepted.connect(self.agreed)
        self.finished.connect(self.deleteLater)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(question, "heading", wrap=True))
        column.addWidget(label(explanation, "dim", wrap=True))
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setFixedWidth(460)
        self.no.setFocus()  # what changes everything is not one Enter away
