"""A product that stands in no file: typed by hand, with what a buyer asks first. The rest is added in its panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.catalogue.dialog import SmallWindow
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 520
_HALVES = (("sku", "barcode"), ("price", "currency"), ("stock", "moq"), ("category", "brand"))


class NewProduct(SmallWindow):
    """``wanted`` carries what was typed, by field, and the source (blank: the merchant's own)."""

    wanted = Signal(dict, str)

    def __init__(self, sources: Sequence[str], parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.say(
            self.tr("New product"),
            self.tr("A title is enough to begin with. You can add everything else beside the table."),
            self.tr("Add"),
        )
        self.fields: dict[str, QLineEdit] = {}
        self.description = QPlainTextEdit()
        self.source = Choice(field_name("source"), [(source, source) for source in sources])
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.body.addLayout(self._grid)
        self._lay_out_fields(several_sources=len(sources) > 1)
        self.yes.clicked.connect(self._want)
        self.fields["title"].textChanged.connect(self._look)
        self._look()
        self.fields["title"].setFocus()

    def _lay_out_fields(self, *, several_sources: bool) -> None:
        self._add("title", QLineEdit(), 0, 0, 2)
        for line, pair in enumerate(_HALVES, 1):
            for column, field in enumerate(pair):
                self._add(field, QLineEdit(), 2 * line, column)
        self.description.setProperty("kind", "field")
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)
        self._add("description", self.description, 10, 0, 2)
        if several_sources:
            self._add("source", self.source, 12, 0, 2)

    def _add(self, field: str, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        name = label(field_name(field), "caption")
        name.setBuddy(widget)
        widget.setAccessibleName(field_name(field))
        if isinstance(widget, QLineEdit):
            self.fields[field] = widget
        self._grid.addWidget(name, row, column, 1, span)
        self._grid.addWidget(widget, row + 1, column, 1, span)

    def refused(self, error: Exception) -> None:
        """It could not be added."""
        if isinstance(error, UserFault):
            self.say_wrong(error)

    @Slot()
    def _look(self) -> None:
        self.yes.setEnabled(bool(self.fields["title"].text().strip()))

    @Slot()
    def _want(self) -> None:
        typed = {field: widget.text().strip() for field, widget in self.fields.items()}
        typed["description"] = self.description.toPlainText().strip()
        self.yes.setEnabled(False)  # once is enough
        self.wanted.emit({field: text for field, text in typed.items() if text}, self.source.value or "")
