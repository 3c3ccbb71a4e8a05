"""Documents that were taken away lately, each to be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Document

_MOST = 4  # the list above needs its room; the next one comes as soon as one of these goes


class RemovedDocuments(QWidget):
    """``restore_asked`` carries a :class:`Document`. It is not there while nothing was removed."""

    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[Document, ...] = ()
        self.heading = label(role="caption")
        self.rows: list[RemovedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        on_language(self._say)
        self.hide()

    def show_documents(self, documents: Sequence[Document]) -> None:
        """Show the last of these, the newest first."""
        shown = tuple(reversed(documents))[:_MOST]
        if shown != self._documents:
            self._documents = shown
            self._build()
        self.setVisible(bool(shown))

    def _build(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [RemovedRow(document.name) for document in self._documents]
        for row, document in zip(self.rows, self._documents, strict=True):
            row.restore.clicked.connect(partial(self.restore_asked.emit, document))
            self._column.addWidget(row)

    def _say(self) -> None:
        self.heading.setText(self.tr("Removed lately. Kept for a day:"))


class RemovedRow(QWidget):
    """A name, and the button that brings it back."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.name = ElidedLabel(name, "dim")
        self.restore = Button("", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.restore)
        on_language(self._say)

    def _say(self) -> None:
        self.restore.setText(self.tr("Bring back"))
        self.restore.setAccessibleName(self.tr("Bring “{file}” back").format(file=self._name))
