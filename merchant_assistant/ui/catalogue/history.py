"""What was done to the catalogue, newest first: files that were imported, and deeds by hand; each with its way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.catalogue.plan import Batch
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed, when

_MOST = 50


class HistoryPanel(QScrollArea):
    """``undo_asked`` carries a :class:`Batch`; ``left``: the one that had the keyboard was taken back."""

    undo_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batches: Sequence[Batch] | None = None
        self._shown = _MOST
        self._buttons: dict[int, Button] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("kind", "ringed")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        on_language(self._say)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show them; the keyboard stays on its entry, or is given up where that was taken back."""
        self._batches = batches
        here = next((batch_id for batch_id, button in self._buttons.items() if button.hasFocus()), None)
        scrolled = self.verticalScrollBar().value()
        self._buttons = {}
        self._fill(batches)
        self.verticalScrollBar().setValue(scrolled)
        if here in self._buttons:
            self._buttons[here].setFocus(Qt.FocusReason.TabFocusReason)
        elif here is not None:  # not to the next one: it would go with the same key
            self.left.emit()

    def _fill(self, batches: Sequence[Batch]) -> None:
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        column.setContentsMargins(6, 4, 8, 4)  # clear of the ring
        column.setSpacing(10)
        if not batches:
            column.addWidget(label(self.tr("Nothing was imported or changed yet."), "dim", wrap=True))
        for place, batch in enumerate(batches[: self._shown]):
            if place:
                column.addWidget(rule())
            column.addWidget(self._entry(batch))
        if len(batches) > self._shown:
            more = Button(self.tr("Show older ones"), "link")
            more.clicked.connect(self._show_more)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        self.setWidget(canvas)
        canvas.setAutoFillBackground(False)

    def _entry(self, batch: Batch) -> QWidget:
        entry = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self._head(batch), "dim" if batch.undone else "heading", wrap=True))
        words.addWidget(label(listed(when(batch.created_at), self._figures(batch)), "caption", wrap=True))
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(Chip(self.tr("Undone")) if batch.undone else self._undo(batch), 0, Qt.AlignmentFlag.AlignTop)
        return entry

    def _undo(self, batch: Batch) -> Button:
        button = Button(self.tr("Undo"), glyph="undo-2")
        button.setAccessibleName(self.tr("Undo: {what}").format(what=self._head(batch)))
        button.clicked.connect(partial(self.undo_asked.emit, batch))
        self._buttons[batch.id] = button
        return button

    def _head(self, batch: Batch) -> str:
        """The file, or what was done to which product."""
        if batch.kind == "import":
            return f"{batch.file} – {batch.sheet}" if batch.sheet else batch.file
        if batch.kind == "delete" and batch.products > 1:
            return self.tr("%Ln product(s) deleted", "", batch.products)
        return {
            "edit": self.tr("“{product}” corrected"),
            "add": self.tr("“{product}” added"),
            "merge": self.tr("“{product}” merged"),
            "delete": self.tr("“{product}” deleted"),
        }[batch.kind].format(product=batch.what)

    def _figures(self, batch: Batch) -> str:
        if batch.kind == "import":
            new = self.tr("%Ln new", "", batch.created) if batch.created else ""
            updated = self.tr("%Ln updated", "", batch.updated) if batch.updated else ""
            return listed(new, updated) or self.tr("nothing new")
        if batch.products < 2:  # one alone is named already
            return ""
        if batch.kind == "delete":
            return self.tr("“{product}” and %Ln more", "", batch.products - 1).format(product=batch.what)
        return self.tr("%Ln product(s)", "", batch.products)

    @Slot()
    def _show_more(self) -> None:
        self._shown += _MOST
        if self._batches is not None:
            self.show_batches(self._batches)
            self.setFocus()

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("History"))
        if self._batches is not None:
            self.show_batches(self._batches)
