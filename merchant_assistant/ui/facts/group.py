"""Facts that came from one place, one below the other, with the place and the way to add one that is missing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from merchant_assistant.catalogue.origins import Origins
from merchant_assistant.ui.facts.facts import Fact, Group
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.facts.row import FactRow
from merchant_assistant.ui.facts.where import common_origin, common_text, origin_of
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

_INDENT = 6  # where the names of the facts begin


class FactsGroup(QWidget):
    """``corrected`` carries a fact and what was typed in its place."""

    corrected = Signal(object, str)

    def __init__(self, group: Group, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.rows: list[FactRow] = []
        self._editable = editable
        self._stack = QVBoxLayout()
        self._stack.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if group.title:
            title = label(group.title, "heading", wrap=True)
            title.setContentsMargins(_INDENT, 0, _INDENT, 0)
            column.addWidget(title)
        column.addLayout(self._stack)
        section = ""
        for fact in group.facts:
            if fact.section != section:
                section = fact.section
                self._stack.addSpacing(8)
                self._stack.addWidget(label(section, "section"))
            self._add_row(fact)
        column.addLayout(self._foot())  # last, as Tab has it

    def show_origins(self, origins: Origins) -> None:
        """Say below the group where most of its values came from, and below others where they did."""
        found = [origin_of(row.fact, origins) for row in self.rows]
        common = common_origin(found)
        if common:
            self.place.setText(common_text(common))
        for row, origin in zip(self.rows, found, strict=True):
            row.show_origin(origin, common)

    def add(self, field: str, text: str = "") -> None:
        """Have a value typed that is not there yet; what is given up leaves no trace."""
        row = self._add_row(Fact(field_name(field), "", "", field, self.group.variant_id))
        row.given_up.connect(self._drop_last)
        row.show()  # a layout shows it later, and what is hidden takes no keyboard
        row.edit_with(text)

    def _add_row(self, fact: Fact) -> FactRow:
        row = FactRow(fact, editable=self._editable, from_file=bool(self.group.place))
        row.corrected.connect(self.corrected)
        self.rows.append(row)
        self._stack.addWidget(row)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(_INDENT, 0, _INDENT, 0)
        foot.setSpacing(8)
        self.place = label(self.group.place, "caption", wrap=True)
        foot.addWidget(self.place, 1)
        self.more = Button(self.tr("Add a value"), "link", glyph="plus", parent=self)
        self.more.clicked.connect(self._offer)
        self.more.setVisible(self._editable and bool(self.group.missing))
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return foot

    @Slot()
    def _offer(self) -> None:
        """What can be added, as a menu at the button."""
        menu = QMenu(self)
        menu.setAccessibleName(self.more.text())
        for field in self.group.missing:
            menu.addAction(field_name(field)).setData(field)
        menu.triggered.connect(lambda action: self.add(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot()
    def _drop_last(self) -> None:
        row = self.rows.pop()
        if row.hasFocus():
            self.more.setFocus(Qt.FocusReason.TabFocusReason)
        row.hide()
        row.deleteLater()
