"""What the import doctor found: one row a kind, opened into its first cases, each cell beside what it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from merchant_assistant.catalogue.importing.model import Finding, Problem, Severity
from merchant_assistant.ui.item_models.roles import DIM, ITEM, MONO, TONE, Index
from merchant_assistant.ui.item_models.rows import RowsModel
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.table import RowDelegate, Table
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import listed, number

_GRAVITY, _WHAT, _ROW, _CELL, _BECOMES = range(5)
_TONES: dict[Severity, Tone] = {"error": "bad", "warning": "care", "info": "neutral"}
_EMPTIED = frozenset({"bad_price", "bad_stock"})  # the product is there, without that number
_OPENED = ITEM + 100  # True, False: a finding that is opened, that can be; None: neither
_GLYPH = 14

FindingRow = Finding | Problem


class FindingModel(RowsModel[FindingRow]):
    """Findings in the order of their gravity; below one that is opened its examples."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._findings: tuple[Finding, ...] = ()
        self._left_out: set[str] = set()
        self._opened: set[str] = set()
        super().__init__(5, right=frozenset({_ROW}), parent=parent)

    def titles(self) -> tuple[str, ...]:
        return "", self.tr("What was found"), self.tr("Row"), self.tr("In the file"), self.tr("After the import")

    def text(self, row: FindingRow, column: int) -> str:
        if isinstance(row, Finding):
            return self._finding_text(row, column)
        place = number(row.row) if row.row else ""
        cell = tell(row.message) if row.value is None else row.value
        where = listed(row.column or "", _named(row))
        return ("", where, place, cell, self._becomes(row))[column]

    def _finding_text(self, found: Finding, column: int) -> str:
        title = self.tr("{count} × {what}").format(what=tell(found.title), count=number(found.count))
        return (self._gravity(found), title, "", tell(found.action), "")[column]

    def _gravity(self, found: Finding) -> str:
        if found.severity == "error" or found.left_out:
            return self.tr("Left out")
        if _is_changed(found):
            return self.tr("Changed")
        return self.tr("Please look") if found.severity == "warning" else self.tr("To know")

    def _becomes(self, case: Problem) -> str:
        if case.becomes is not None:
            return case.becomes or self.tr("blank")
        if case.code in _EMPTIED:
            return self.tr("no value")
        if case.value is None or case.severity == "error" or case.code in self._left_out:
            return ""
        return self.tr("the same")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found; kinds that were opened stay so."""
        self._findings = tuple(sorted(findings, key=lambda found: list(_TONES).index(found.severity)))
        self._left_out = {found.code for found in findings if found.left_out}
        self._lay_out()

    def toggle(self, row: int) -> None:
        """Open the finding at a row, or close it."""
        found = self.rows[row]
        if isinstance(found, Finding) and found.examples:
            self._opened ^= {found.code}
            self._lay_out()

    def _lay_out(self) -> None:
        rows: list[FindingRow] = []
        for found in self._findings:
            rows.append(found)
            rows.extend(found.examples if found.code in self._opened else ())
        self.show_rows(rows)

    def opened(self, found: Finding) -> bool:
        """Whether its examples are shown."""
        return found.code in self._opened

    def row_of(self, code: str) -> int:
        """Where a finding stands."""
        return next((i for i, row in enumerate(self.rows) if isinstance(row, Finding) and row.code == code), 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == ITEM:
            return row
        own = self._of_finding(row, column, role) if isinstance(row, Finding) else self._of_case(row, column, role)
        return super().data(index, role) if own is None else own

    def _of_finding(self, found: Finding, column: int, role: int) -> Any:
        if role == TONE:
            return _tone(found) if column == _GRAVITY else None
        if role == _OPENED:
            return self.opened(found) if column == _WHAT and found.examples else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tell(found.action))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == _GRAVITY:
            state = self.tr("opened") if self.opened(found) else self.tr("Enter shows examples")
            return ", ".join([*(self._finding_text(found, part) for part in (_GRAVITY, _WHAT, _CELL)), state])
        return column == _CELL if role == DIM else None

    def _of_case(self, case: Problem, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tell(case.message))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == _GRAVITY:
            return ", ".join(filter(None, (self.text(case, part) for part in (_ROW, _WHAT, _CELL, _BECOMES))))
        if role == MONO:
            return column in (_CELL, _BECOMES) and case.value is not None and (column == _CELL or bool(case.becomes))
        return column != _CELL and not (column == _BECOMES and case.becomes) if role == DIM else None


def _named(case: Problem) -> str:
    """Which product it is; the cell that says so itself need not say it twice."""
    return " ".join(name for name in (case.sku, case.title) if name and name not in (case.value, case.becomes))


def _is_changed(found: Finding) -> bool:
    return any(case.becomes is not None for case in found.examples)


def _tone(found: Finding) -> Tone:
    """What the import settled itself needs less care."""
    return "accent" if _is_changed(found) and found.severity != "error" else _TONES[found.severity]


class _Delegate(RowDelegate):
    """Paints an arrow before what can be opened; what is below it stands in a little."""

    def _paint_text(self, painter: QPainter, room: QRect, text: str, index: Index, way: Qt.LayoutDirection) -> None:
        if index.column() == _WHAT:
            opened = index.data(_OPENED)
            if opened is not None:
                glyph = "chevron-down" if opened else "chevron-right"
                picture = pixmap(glyph, tokens().dim, _GLYPH, painter.device().devicePixelRatioF())
                place = QRect(room.left(), room.center().y() - _GLYPH // 2 + 1, _GLYPH, _GLYPH)
                painter.drawPixmap(QStyle.visualRect(way, room, place), picture)
            room = QStyle.visualRect(way, room, room.adjusted(_GLYPH + 6, 0, 0, 0))
        super()._paint_text(painter, room, text, index, way)


class FindingTable(Table):
    """Enter, Space, the arrow keys or a click open a finding and close it again."""

    def __init__(self, model: FindingModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._findings = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.set_widths([116, 0, 64, 0, 0])
        self.clicked.connect(self._toggle)
        model.modelReset.connect(self._span)
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("What was found in the file"))

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        found = index.data(ITEM) if index.isValid() else None
        if isinstance(found, Finding):
            self._findings.toggle(index.row())
            self.selectRow(self._findings.row_of(found.code))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.current_item()
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if isinstance(found, Finding):
            wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
            opens = opens or (wanted is not None and wanted is not self._findings.opened(found))
            if opens:
                self._toggle(self.currentIndex())
                return
        super().keyPressEvent(event)

    @Slot()
    def _span(self) -> None:
        """A finding has no row and no cell: its title and what is done about it take their room."""
        self.clearSpans()
        for row, found in enumerate(self._findings.rows):
            if isinstance(found, Finding) or found.value is None:
                self.setSpan(row, _CELL, 1, 2)
            if isinstance(found, Finding):
                self.setSpan(row, _WHAT, 1, 2)
