"""The row of filters beside the search: a button for what is filtered by most, the rest under “More”, chips below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import SOURCE, Facet, Filter, ProductQuery
from merchant_assistant.ui.catalogue.filters.counts import FacetCounts
from merchant_assistant.ui.catalogue.filters.numbers import NumbersPopup
from merchant_assistant.ui.catalogue.filters.popup import FilterPopup, ValuesPopup
from merchant_assistant.ui.catalogue.filters.words import filter_text
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import set_look, tokens
from merchant_assistant.ui.widgets.buttons import Button, EnterButton
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.removable_chip import RemovableChip

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_USUAL = ("category", "brand", "price", "stock", SOURCE)
_NUMBERS = frozenset({"price", "stock"})
_GLYPH = 14
_MOST_NAMES = 40  # in the menu


class FilterButton(EnterButton):
    """Opens one field's values; it is marked while it filters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "filter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        ink = tokens().accent if self.property("look") == "on" else tokens().dim
        place = QRect(self.width() - _GLYPH - 11, (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)
        picture = pixmap("chevron-down", ink, _GLYPH, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), picture)


class FilterChip(RemovableChip):
    """A condition that holds; pressing takes it off."""

    def __init__(self, condition: Filter, unit: str = "", parent: QWidget | None = None) -> None:
        text = filter_text(condition, unit)
        super().__init__(text, parent)
        self.condition = condition
        self.say(text, self.tr("Remove the filter {what}").format(what=text))


class FilterBar(Flow):
    """``changed``: the conditions are others; :attr:`filters` has them. They hold as long as the window is open.

    ``chips`` stands below, where the page puts it; ``popup`` is what is open now. ``asked`` gives the query that
    counts are made for.
    """

    changed = Signal()

    def __init__(self, desk: Desk, asked: Callable[[], ProductQuery], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asked = asked
        self.before: tuple[QWidget, ...] = ()  # what Tab comes from: the page puts it before the buttons
        self._facets: dict[str, Facet] = {}
        self._filters: dict[str, Filter] = {}
        self.filter_buttons: dict[str, FilterButton] = {}
        self.popup: FilterPopup | None = None
        self.counts = FacetCounts(desk, self)
        self.counts.known.connect(self.show_facets)
        self.counts.counted.connect(self._counted)
        self.more = FilterButton()
        self.more.clicked.connect(self._offer)
        self.clear_all = Button("", "link")
        self.clear_all.clicked.connect(self.clear)
        self.chips = Flow()
        self.chips.hide()
        self.row.addWidget(self.more)
        self.more.hide()
        on_language(self._say)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions, in the order in which they were made."""
        return tuple(self._filters.values())

    @Slot()
    def clear(self) -> None:
        """Take them all off."""
        if self._filters:
            self._filters.clear()
            self._tell()
            self.take_focus()

    def put(self, filters: Sequence[Filter]) -> None:
        """Have these conditions in place of all others; what follows from them is the page's."""
        self._filters = {filter.field: filter for filter in filters}
        self._show_buttons()
        self._show_chips()

    def take_focus(self) -> None:
        """The keyboard on the first button."""
        first = next(iter(self.filter_buttons.values()), self.more)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def follow_rows(self) -> None:
        """Other rows are here, or other values are wanted: what is open counts again."""
        if self.popup:
            self.counts.count(self._asked(), self.popup.asked())

    @Slot(object)
    def show_facets(self, facets: Sequence[Facet]) -> None:
        """What the whole catalogue can be filtered by."""
        self._facets = {facet.field: facet for facet in facets if facet.count}
        self._show_buttons()

    def open(self, field: str) -> None:
        """Open what a field is filtered by."""
        kind = NumbersPopup if self._is_number(field) else ValuesPopup
        popup = kind(field, self._filters.get(field), self)
        popup.chosen.connect(partial(self._choose, field))
        popup.closed.connect(self._closed)
        popup.more_asked.connect(self.follow_rows)
        self.popup = popup
        self.follow_rows()
        popup.open_below(self.filter_buttons.get(field, self.more))

    def _is_number(self, field: str) -> bool:
        facet = self._facets.get(field)
        return field in _NUMBERS if facet is None else facet.kind == "numbers"

    def _unit(self, field: str) -> str:
        facet = self._facets.get(field)
        return facet.unit if facet else ""

    def _shown_fields(self) -> list[str]:
        """The usual ones that the catalogue has, then what else is filtered by now."""
        usual = [field for field in _USUAL if field in self._facets and self._worth(field)]
        return [*usual, *(field for field in self._filters if field not in usual)]

    def _worth(self, field: str) -> bool:
        """One source is no choice."""
        facet = self._facets[field]
        return field != SOURCE or len(facet.values) + facet.more > 1

    def _show_buttons(self) -> None:
        fields = self._shown_fields()
        for field in [field for field in self.filter_buttons if field not in fields]:
            gone = self.filter_buttons.pop(field)
            self.row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for field in fields:
            if field not in self.filter_buttons:
                self._add_button(field)
        for button in (*(self.filter_buttons[field] for field in fields), self.more):
            self.row.removeWidget(button)
            self.row.addWidget(button)
        self._mark()
        self._order()

    def _order(self) -> None:
        """Tab goes on from the search, which stands first, as one reads; Qt puts what is made late at the end."""
        buttons = [self.filter_buttons[field] for field in self._shown_fields()]
        chips = [chip for chip in self.chips.findChildren(FilterChip) if not chip.isHidden()]
        order = (*self.before, *buttons, self.more, *chips, self.clear_all)
        for before, after in pairwise(widget for widget in order if widget.window() is self.window()):
            QWidget.setTabOrder(before, after)

    def _add_button(self, field: str) -> None:
        button = FilterButton(self)
        button.clicked.connect(partial(self.open, field))
        self.filter_buttons[field] = button
        button.show()

    def _mark(self) -> None:
        for field, button in self.filter_buttons.items():
            button.setText(field_name(field).replace("&", "&&"))
            on = field in self._filters
            set_look(button, "look", "on" if on else "")
            told = filter_text(self._filters[field], self._unit(field)) if on else field_name(field)
            button.setAccessibleName(self.tr("Filter by {what}").format(what=told))
        self.more.setVisible(bool(self._others()))

    def _others(self) -> list[str]:
        """What “More” offers: attributes first, as the commonest come first among them."""
        shown = set(self.filter_buttons)
        rest = [field for field in self._facets if field not in shown and self._worth(field)]
        return sorted(rest, key=lambda field: not field.startswith(ATTRIBUTE))[:_MOST_NAMES]

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.more.text())
        for field in self._others():
            menu.addAction(field_name(field).replace("&", "&&")).setData(field)
        menu.triggered.connect(lambda action: self.open(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot(object)
    def _counted(self, facet: Facet) -> None:
        if self.popup:
            self.popup.show_facet(facet) if self.popup.field == facet.field else self.popup.show_beside(facet)

    @Slot()
    def _closed(self) -> None:
        self.popup = None

    def _choose(self, field: str, condition: Filter | None) -> None:
        if condition is None:
            self._filters.pop(field, None)
        else:
            self._filters[field] = condition
        self._tell()

    def _tell(self) -> None:
        self._show_buttons()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        layout = self.chips.row
        while layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item else None
            if isinstance(widget, FilterChip):
                widget.hide()
                widget.deleteLater()
        for condition in self._filters.values():
            chip = FilterChip(condition, self._unit(condition.field), self.chips)
            chip.clicked.connect(partial(self._take_off, condition.field))
            layout.addWidget(chip)
            chip.show()
        layout.addWidget(self.clear_all)
        self.chips.setVisible(bool(self._filters))
        self._order()

    def _take_off(self, field: str) -> None:
        self._filters.pop(field, None)
        self._tell()
        chip = next((chip for chip in self.chips.findChildren(FilterChip) if not chip.isHidden()), None)
        if chip:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    @Slot()
    def _say(self) -> None:
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("Filter by something else"))
        self.clear_all.setText(self.tr("Clear all"))
        self.clear_all.setAccessibleName(self.tr("Remove all filters"))
        self._mark()
        self._show_chips()
