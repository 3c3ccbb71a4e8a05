"""What opens below a filter's button: values to tick, or a range to type. It takes effect at once, Escape closes it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.catalogue.query import Facet, Filter
from merchant_assistant.ui.catalogue.filters.values import ValuesList, ValuesModel
from merchant_assistant.ui.catalogue.filters.words import (
    IN_STOCK,
    OUT_OF_STOCK,
    filter_text,
    number_text,
    without,
)
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number

_WIDTH = 296
_MANY = 8  # values from which on it is quicker to type a part of one
_PAUSE_MS = 350  # while somebody types a number


class FilterPopup(QFrame):
    """One field's. ``chosen`` carries its :class:`Filter`, None where it asks for nothing any more."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, field: str, condition: Filter | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(_WIDTH)
        self.field = field
        self.condition = condition
        self.name = label(role="heading")
        self.note = label(role="caption", wrap=True)
        self.facet: Facet | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.column.addWidget(self.name)

    def show_facet(self, facet: Facet) -> None:
        """The counts are here."""
        self.facet = facet
        self.note.setText(self.note_of(facet))
        self.note.setVisible(bool(self.note.text()))
        self.adjustSize()

    def note_of(self, facet: Facet) -> str:
        """What is to be said of the counts, blank where they speak for themselves."""
        raise NotImplementedError

    @Slot()
    def say(self) -> None:
        """Put the words on, also in another language."""
        self.name.setText(field_name(self.field))
        self.setAccessibleName(self.name.text())
        self.note.setText(self.note_of(self.facet) if self.facet else self.tr("Counting …"))

    def open_below(self, button: QWidget) -> None:
        """Show it at a button, inside the screen, with the keyboard in it."""
        self.adjustSize()
        room = button.screen().availableGeometry()
        start = 0 if button.isLeftToRight() else button.width() - self.width()
        place = button.mapToGlobal(QPoint(start, button.height() + 4))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def choose(self, condition: Filter | None) -> None:
        """Ask for this from now on."""
        if condition != self.condition:
            self.condition = condition
            self.chosen.emit(condition)


class ValuesPopup(FilterPopup):
    """Values with counts; a part of one is typed where there are many."""

    def __init__(self, field: str, condition: Filter | None, parent: QWidget) -> None:
        super().__init__(field, condition, parent)
        self.model = ValuesModel(self)
        self.list = ValuesList(self.model)
        self.part = QLineEdit()
        self.part.hide()
        self.without = Button("", "quiet")
        self.without.setCheckable(True)
        self.without.setChecked(bool(condition and condition.blank))
        for widget in (self.part, self.list, self.note, self.without):
            self.column.addWidget(widget)
        self.part.textChanged.connect(self.model.find)
        self.model.modelReset.connect(self._fit)
        self.model.ticked.connect(self._ticked)
        self.without.clicked.connect(self._without)
        self.list.hide()
        on_language(self.say)

    @Slot()
    def say(self) -> None:
        super().say()
        self.list.setAccessibleName(field_name(self.field))
        self.part.setPlaceholderText(self.tr("Find a value"))
        self.part.setAccessibleName(self.tr("Find a value"))
        self.without.setText(without(self.field))

    def show_facet(self, facet: Facet) -> None:
        if self.list.isHidden():
            self.model.show_values(facet.values, self.condition.values if self.condition else ())
            self.list.setVisible(self.model.all_count > 0)
            self.part.setVisible(self.model.all_count > _MANY)
            (self.part if self.model.all_count > _MANY else self.list).setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self.model.count_again(facet.values)
        super().show_facet(facet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the part that is typed to what it finds."""
        if event.key() == Qt.Key.Key_Down and self.part.hasFocus() and self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.model.index(0))
            return
        super().keyPressEvent(event)

    def note_of(self, facet: Facet) -> str:
        if not self.model.all_count:
            return self.tr("None of the products found has one.")
        shown = number(len(facet.values))
        return self.tr("The {count} most common are shown.").format(count=shown) if facet.more else ""

    @Slot()
    def _fit(self) -> None:
        self.list.updateGeometry()
        self.adjustSize()

    @Slot()
    def _ticked(self) -> None:
        self.without.setChecked(False)
        values = tuple(self.model.chosen)
        self.choose(Filter(self.field, values) if values else None)

    @Slot()
    def _without(self) -> None:
        wanted = self.without.isChecked()
        if wanted:
            self.model.chosen.clear()
            self.list.viewport().update()
        self.choose(Filter(self.field, blank=True) if wanted else None)


class NumbersPopup(FilterPopup):
    """From and to; of stock also the two that are asked for most."""

    def __init__(self, field: str, condition: Filter | None, parent: QWidget) -> None:
        super().__init__(field, condition, parent)
        self.low, self.high = QLineEdit(), QLineEdit()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self._presets: list[tuple[Button, Filter]] = []
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
            button.setText(filter_text(condition))
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
            row.addWidget(field)
        return row

    def _add_preset(self, condition: Filter) -> None:
        button = Button("", "quiet")
        button.setCheckable(True)
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
        self.choose(Filter(self.field, low=low, high=high) if some else None)
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
