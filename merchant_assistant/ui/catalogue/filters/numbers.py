"""What opens below the button of a field of numbers: a range to type, in one unit or currency."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from merchant_assistant.catalogue.query import Facet, Filter
from merchant_assistant.ui.catalogue.filters.popup import PAUSE_MS, FilterPopup
from merchant_assistant.ui.catalogue.filters.words import IN_STOCK, OUT_OF_STOCK, filter_text, number_text
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label


class NumbersPopup(FilterPopup):
    """From and to; of stock also the two that are asked for most."""

    def __init__(self, field: str, condition: Filter | None, parent: QWidget) -> None:
        super().__init__(field, condition, parent)
        self.low, self.high = QLineEdit(), QLineEdit()
        self.unit = label(role="dim")
        self.unit.hide()
        self.currency = Choice("", [])
        self.currency.hide()
        self.currency.activated.connect(self._typed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self._presets: list[tuple[CheckBox, Filter]] = []
        if field == "stock":
            self._add_preset(IN_STOCK)
            self._add_preset(OUT_OF_STOCK)
        self.column.addLayout(self._range())
        self.column.addWidget(self.note)
        self._add_preset(Filter(field, blank=True))
        self._show_condition()
        self.low.setFocus()
        on_language(self.say)

    @Slot()
    def say(self) -> None:
        super().say()
        for button, condition in self._presets:
            button.setText(filter_text(condition).replace("&", "&&"))
        self.currency.setAccessibleName(field_name("currency"))
        for field, name in ((self.low, self.tr("From")), (self.high, self.tr("To"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(f"{self.name.text()}: {name}")

    def note_of(self, facet: Facet) -> str:
        if facet.low is None or facet.high is None:
            return self.tr("None of the products found has one.")
        told = self.tr("{low} to {high} among the products found")
        high = f"{number_text(facet.high)} {facet.unit}" if facet.unit else number_text(facet.high)
        return told.format(low=number_text(facet.low), high=high)

    def _range(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.low, self.high):
            field.textEdited.connect(self._pause.start)
            field.returnPressed.connect(self._typed)
            row.addWidget(field, 1)
        row.addWidget(self.unit)
        row.addWidget(self.currency)
        return row

    def show_facet(self, facet: Facet) -> None:
        self.unit.setText(facet.unit)
        self.unit.setVisible(bool(facet.unit) and self.currency.isHidden())
        super().show_facet(facet)

    def show_beside(self, facet: Facet) -> None:
        """The currencies: where there are several, a range is of one of them."""
        if facet.field != "currency" or self.currency.count() or len(facet.values) < 2:
            return
        for value in facet.values:
            self.currency.addItem(value.value, value.value)
        self.currency.choose(self.condition.currency if self.condition else None)
        self.currency.show()
        self.unit.hide()
        self.adjustSize()

    def _add_preset(self, condition: Filter) -> None:
        button = CheckBox()
        button.clicked.connect(self._preset)
        self._presets.append((button, condition))
        self.column.addWidget(button)

    def _show_condition(self) -> None:
        preset = False
        for button, condition in self._presets:
            button.setChecked(condition == self.condition)
            preset |= button.isChecked()
        if self.condition and not preset:
            self.low.setText("" if self.condition.low is None else number_text(self.condition.low))
            self.high.setText("" if self.condition.high is None else number_text(self.condition.high))

    @Slot()
    def _preset(self) -> None:
        wanted = next((condition for button, condition in self._presets if button is self.sender()), None)
        self.low.clear()
        self.high.clear()
        self.choose(None if wanted == self.condition else wanted)
        self._show_condition()

    @Slot()
    def _typed(self) -> None:
        self._pause.stop()
        low, high = _number(self.low.text()), _number(self.high.text())
        some = low is not None or high is not None
        currency = self.currency.value if self.currency.count() else None
        self.choose(Filter(self.field, low=low, high=high, currency=currency) if some else None)
        for button, _condition in self._presets:
            button.setChecked(False)


def _number(text: str) -> Decimal | None:
    """What a person typed, with a comma or a point; None where it is blank or no number."""
    plain = "".join(text.split())
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
