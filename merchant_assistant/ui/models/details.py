"""What only some want to know of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState

_SUM = 3  # the row of the check sum


class Details(Card):
    """Names and figures that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=4, kind="well", parent=parent)
        self._model: ModelState | None = None
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows = [(label(role="caption"), self._value()) for _ in range(5)]
        for row, (name, value) in enumerate(self._rows):
            if row == _SUM:  # one long word that no line can break
                form.addRow(name)
                form.addRow(value)
            else:
                form.addRow(name, value)
        self.column.addLayout(form)
        on_language(self._say)

    def show_model(self, model: ModelState) -> None:
        self._model = model
        self._say()

    def _value(self) -> QLabel:
        made = label(role="caption", wrap=True)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return made

    def _say(self) -> None:
        model = self._model
        if model is None:
            return
        texts = (
            (self.tr("Name here"), model.id),
            (self.tr("File"), str(model.path) if model.path else self.tr("not on this PC")),
            (self.tr("Exact size"), self.tr("{count} bytes").format(count=number(model.bytes))),
            (self.tr("Check sum (SHA-256)"), model.sha256),
            (self.tr("Licence"), self.tr("not known") if model.licence == "unknown" else model.licence),
        )
        for (name, value), (title, text) in zip(self._rows, texts, strict=True):
            name.setText(title)
            value.setText(text)
            value.setAccessibleName(title)
