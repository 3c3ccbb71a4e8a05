"""What opens below a filter's button: values to tick. It takes effect at once, Escape closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.catalogue.query import Facet, Filter
from merchant_assistant.ui.catalogue.filters.counts import Asked
from merchant_assistant.ui.catalogue.filters.values import ValuesList, ValuesModel
from merchant_assistant.ui.catalogue.filters.words import without
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.popup import Popup

_WIDTH, _SPACING = 296, 8
_MANY = 8  # values from which on it is quicker to type a part of one
PAUSE_MS = 350  # while somebody types


class FilterPopup(Popup):
    """One field's. ``chosen`` carries its :class:`Filter`, None where it asks for nothing any more.

    ``more_asked``: what :meth:`asked` says is wanted beside what is here.
    """

    chosen = Signal(object)
    more_asked = Signal()
    closed = Signal()

    def __init__(self, field: str, condition: Filter | None, parent: QWidget) -> None:
        super().__init__(parent, _SPACING)
        self.setFixedWidth(_WIDTH)
        self.field = field
        self.condition = condition
        self.name = label(role="heading")
        self.note = label(role="caption", wrap=True)
        self.facet: Facet | None = None
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.column.addWidget(self.name)

    def asked(self) -> Asked:
        """What is to be counted for it now."""
        return Asked(self.field)

    def show_beside(self, facet: Facet) -> None:
        """What was counted beside the field's own values."""

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
        self._few = False  # not all values are here
        self.without = CheckBox()
        self.without.setChecked(bool(condition and condition.blank))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.more_asked)
        for widget in (self.part, self.list, self.note, self.without):
            self.column.addWidget(widget)
        self.part.textChanged.connect(self._find)
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
        self.without.setText(without(self.field).replace("&", "&&"))

    def asked(self) -> Asked:
        return Asked(self.field, self.part.text(), self.model.known)

    @Slot(str)
    def _find(self, part: str) -> None:
        """Among those that are here at once; where these are not all, the rest is asked for when the hands rest."""
        self.model.find(part)
        if self._few:
            self._pause.start()
        elif self.facet:
            super().show_facet(self.facet)

    def show_facet(self, facet: Facet) -> None:
        if self.list.isHidden():
            self._few = facet.more > 0
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
        if not self.model.rowCount():
            return self.tr("No value contains this.")
        return self.tr("The most common are shown. Type a part of another to find it.") if facet.more else ""

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
