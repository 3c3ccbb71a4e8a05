"""The imports so far, newest first, each with its way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.catalogue.plan import Batch
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.words import number

_MOST = 50


class BatchesPanel(QScrollArea):
    """``undo_asked`` carries the batch's number."""

    undo_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons take the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Imports"))

    def show_batches(self, batches: Sequence[Batch]) -> None:
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        if not batches:
            column.addWidget(label(self.tr("No file was imported yet."), "dim", wrap=True))
        for place, batch in enumerate(batches[:_MOST]):
            if place:
                column.addWidget(rule())
            column.addWidget(self._entry(batch))
        column.addStretch()
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)

    def _entry(self, batch: Batch) -> QWidget:
        entry = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(f"{batch.file} – {batch.sheet}" if batch.sheet else batch.file, "heading"))
        words.addWidget(label(_when(batch.created_at), "caption"))
        words.addWidget(label(self._figures(batch), "caption", wrap=True))
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if batch.undone:
            row.addWidget(Chip(self.tr("Undone")), 0, Qt.AlignmentFlag.AlignTop)
        else:
            button = Button(self.tr("Undo"), glyph="undo-2")
            button.setAccessibleName(self.tr("Undo the import of {file}").format(file=batch.file))
            button.clicked.connect(partial(self._ask, batch.id))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return entry

    def _figures(self, batch: Batch) -> str:
        figures = ((batch.created, self.tr("{count} new")), (batch.updated, self.tr("{count} updated")))
        told = [text.format(count=number(count)) for count, text in figures if count]
        return ", ".join(told) or self.tr("nothing new")

    def _ask(self, batch_id: int) -> None:
        self.undo_asked.emit(batch_id)


def _when(created_at: str) -> str:
    """An ISO 8601 time in the merchant's own day and hour."""
    moment = QDateTime.fromString(created_at[:19], Qt.DateFormat.ISODate)
    moment.setTimeZone(QTimeZone.utc())
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
