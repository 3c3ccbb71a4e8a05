"""A product that stands in no file: typed by hand, with what a buyer asks first. The rest is added in its panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.catalogue.dialog import SmallWindow
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 520
_HALVES = (("sku", "barcode"), ("price", "stock"), ("category", "brand"))
_ROWS = 3  # of the grid for one line of fields: names, fields, and the room below
_BELOW = 8


class NewProduct(SmallWindow):
    """``wanted`` carries what was typed, by field, and the source (blank: the merchant's own)."""

    wanted = Signal(dict, str)

    def __init__(self, sources: Sequence[str], parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.fields: dict[str, QLineEdit] = {}
        self.told_barcode: str | None = None  # another product has it, as was said
        self.source = Choice("", [(source, source) for source in sources])
        self._names: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.body.addLayout(self._grid)
        self._lay_out_fields(several_sources=len(sources) > 1)
        self.order(*self.fields.values(), self.source)
        self.yes.clicked.connect(self._want)
        self.fields["title"].textChanged.connect(self._look)
        on_language(self._say)
        self._look()
        self.fields["title"].setFocus()

    def refused(self, error: Exception) -> None:
        """It could not be added; what was typed is still there."""
        if isinstance(error, UserFault):
            self.say_wrong(error)
            self.told_barcode = self.fields["barcode"].text().strip() if error.code == "barcode_taken" else None

    def _lay_out_fields(self, *, several_sources: bool) -> None:
        self._add("title", QLineEdit(), 0, 0, 2)
        for line, pair in enumerate(_HALVES, 1):
            for column, field in enumerate(pair):
                self._add(field, QLineEdit(), line, column)
        if several_sources:
            self._add("source", self.source, len(_HALVES) + 1, 0, 2)
        else:
            self.source.hide()

    def _add(self, field: str, widget: QWidget, line: int, column: int, span: int = 1) -> None:
        name = label(role="caption")
        name.setBuddy(widget)
        self._names[field] = name
        if isinstance(widget, QLineEdit):
            self.fields[field] = widget
        row = _ROWS * line
        if line:
            self._grid.setRowMinimumHeight(row - 1, _BELOW)  # a name stands nearer to its own field
        self._grid.addWidget(name, row, column, 1, span)
        self._grid.addWidget(widget, row + 1, column, 1, span)

    @Slot()
    def _say(self) -> None:
        hint = self.tr("A title is enough to begin with. You can add everything else beside the table.")
        self.say(self.tr("New product"), hint, self.tr("Add"))
        self.no.setText(self.tr("Cancel"))
        for field, name in self._names.items():
            name.setText(field_name(field))
            (self.fields.get(field) or self.source).setAccessibleName(field_name(field))
        self.fields["price"].setPlaceholderText(self.tr("for example 12.50 EUR"))

    @Slot()
    def _look(self) -> None:
        self.yes.setEnabled(bool(self.fields["title"].text().strip()))

    @Slot()
    def _want(self) -> None:
        typed = {field: widget.text().strip() for field, widget in self.fields.items()}
        self.yes.setEnabled(False)  # once is enough
        self.wanted.emit({field: text for field, text in typed.items() if text}, self.source.value or "")
