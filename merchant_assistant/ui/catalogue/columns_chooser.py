"""Which columns the table of products shows: ticked in a list below its head, and remembered."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.catalogue.query import SOURCE, VARIANTS
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import TABLE_COLUMNS
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.columns import USUAL, columns_of, usual_columns
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.popup import Popup
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product, Variant
    from merchant_assistant.foundation.settings import Settings
    from merchant_assistant.ui.item_models.products import ProductTableModel
    from merchant_assistant.ui.widgets.product_table import ProductTable

_WIDTH, _MOST_HIGH = 264, 360
_NOT_OFFERED = frozenset({"title", "parent"})  # always there; says nothing beside the product itself
_MOST_OFFERED = 60


class ColumnsChooser(QObject):
    """Opens at the head of the table, by its menu (right click, or the menu key while the keyboard is there)."""

    def __init__(self, settings: Settings, table: ProductTable, model: ProductTableModel) -> None:
        super().__init__(table)
        self._settings = settings
        self._table = table
        self._model = model
        self.popup: ColumnsPopup | None = None
        table.sorter.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.sorter.customContextMenuRequested.connect(self.open)
        self._show(self.chosen())

    def chosen(self) -> list[str]:
        """The fields that are shown, as they were chosen last."""
        try:
            kept = json.loads(self._settings.get(TABLE_COLUMNS) or "null")
        except ValueError:
            kept = None
        known = {*FIELDS, SOURCE, VARIANTS}
        if not isinstance(kept, list):
            return list(USUAL)
        chosen = [one for one in kept if isinstance(one, str) and (one in known or one.startswith(ATTRIBUTE))]
        return chosen if chosen or not kept else list(USUAL)

    @Slot()
    def open(self) -> None:
        """Show what can be shown."""
        self.popup = ColumnsPopup(self._offered(), self.chosen(), self._table)
        self.popup.chosen.connect(self._choose)
        self.popup.open_below(self._table.sorter)

    def _offered(self) -> list[str]:
        """The usual fields, then those that the products which are here have, then their own columns."""
        chosen = self.chosen()
        there = dict.fromkeys([*chosen, *(field for product in self._model.fetched() for field in _fields_of(product))])
        fields = [field for field in (*FIELDS, SOURCE, VARIANTS) if field in there or field in USUAL]
        own = [field for field in there if field.startswith(ATTRIBUTE)]
        usual = [field for field in USUAL if field not in _NOT_OFFERED]
        rest = [field for field in fields if field not in _NOT_OFFERED and field not in usual]
        return [*usual, *rest, *own][:_MOST_OFFERED]

    @Slot(list)
    def _choose(self, fields: list[str]) -> None:
        self._show(fields)
        kept = "" if set(fields) | {"title"} == set(USUAL) else json.dumps(fields, ensure_ascii=False)
        with contextlib.suppress(UserFault):  # the columns are shown, if only till the window is closed
            self._settings.set(TABLE_COLUMNS, kept)

    def _show(self, fields: Sequence[str]) -> None:
        usual = set(fields) | {"title"} == set(USUAL)
        self._model.set_columns(usual_columns() if usual else columns_of(fields))


class ColumnsPopup(Popup):
    """``chosen`` carries the fields that are ticked, each time one is; Escape closes it."""

    chosen = Signal(list)

    def __init__(self, offered: Sequence[str], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._name = label(role="heading")
        self._usual = Button("", "link")
        self._usual.clicked.connect(self._as_usual)
        self.column.addWidget(self._name)
        self.boxes = dict(self._boxes(offered, chosen))
        self.column.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeading)
        on_language(self._say)

    def _boxes(self, offered: Sequence[str], chosen: Sequence[str]) -> Iterator[tuple[str, CheckBox]]:
        area = ScrollColumn(_WIDTH, 0, self)
        area.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(area)
        for field in offered:
            box = CheckBox()
            box.setChecked(field in chosen)
            box.setProperty("ownWords", field.startswith(ATTRIBUTE))  # the merchant's, in whatever language
            box.clicked.connect(self._tell)
            area.column.addWidget(box)
            yield field, box
        area.column.addStretch()
        area.setFixedHeight(min(_MOST_HIGH, sum(box.sizeHint().height() for box in area.findChildren(CheckBox))))

    def open_below(self, owner: QWidget, *, at_end: bool = True) -> None:
        """With the keyboard in it; at the end of the table's head."""
        super().open_below(owner, at_end=at_end)
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit([field for field, box in self.boxes.items() if box.isChecked()])

    @Slot()
    def _as_usual(self) -> None:
        for field, box in self.boxes.items():
            box.setChecked(field in USUAL)
        self._tell()

    @Slot()
    def _say(self) -> None:
        self._name.setText(self.tr("Columns"))
        self.setAccessibleName(self.tr("Columns of the table"))
        self._usual.setText(self.tr("The usual columns"))
        for field, box in self.boxes.items():
            box.setText(field_name(field).replace("&", "&&"))


def _fields_of(product: Product) -> Iterator[str]:
    yield from (SOURCE, VARIANTS)
    parts: tuple[Product | Variant, ...] = (product, *product.variants)
    for part in parts:
        yield from part.fields
        yield from (ATTRIBUTE + name for name in part.attributes)
