"""The head of a table whose rows can be put in another order: by a click, or by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from merchant_assistant.catalogue.query import Sort
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX
from merchant_assistant.ui.widgets.ring import LastInput

_PAD, _ARROW = 12, 14
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SortHeader(QHeaderView):
    """``sort_asked`` carries a :class:`Sort`, None for the order of before: the third press on the same column.

    ``fields``: what each column sorts by, blank where it cannot. Tab leads here, the arrow keys from column to column,
    Enter or Space sorts; each is said to a screen reader.
    """

    sort_asked = Signal(object)

    def __init__(self, fields: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._fields = tuple(fields)
        self._sort: Sort | None = None
        self._marked = 0  # the column that the keyboard is on
        self.setSectionsClickable(any(fields))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sectionClicked.connect(self._press)

    def set_fields(self, fields: Sequence[str]) -> None:
        """Other columns are shown."""
        self._fields = tuple(fields)
        self._marked = min(self._marked, len(fields) - 1)
        self.viewport().update()

    def show_sort(self, sort: Sort | None) -> None:
        """Mark the column that the rows are ordered by."""
        self._sort = sort
        self.viewport().update()

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        return QSize(size.width() + _ARROW, size.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        sorted_by = self._sort is not None and self._fields[section] == self._sort.field
        painter.save()
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_words(painter, rect.adjusted(_PAD, 0, -_PAD, 0), section, sorted_by)
        if self.hasFocus() and section == self._marked and not LastInput.by_mouse:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -4), 6, 6)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, section: int, sorted_by: bool) -> None:
        """The name, and an arrow after it; before it where the column's figures stand at the right."""
        font = text_font(CAPTION_PX)
        font.setBold(sorted_by)
        painter.setFont(font)
        painter.setPen(QColor(tokens().text if sorted_by or self._under_mouse(section) else tokens().dim))
        model, across = self.model(), Qt.Orientation.Horizontal
        align = Qt.AlignmentFlag(model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole))
        name = str(model.headerData(section, across))
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QStyle.visualRect(self.layoutDirection(), room, room), align, name)
        if sorted_by and self._sort:
            width = painter.fontMetrics().horizontalAdvance(name)
            left = room.right() - width - _ARROW - 4 if align & Qt.AlignmentFlag.AlignRight else room.left() + width + 4
            place = QRect(left, room.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
            glyph = "arrow-down" if self._sort.descending else "arrow-up"
            picture = pixmap(glyph, tokens().text, _ARROW, painter.device().devicePixelRatioF())
            painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), room, place), picture)

    def _under_mouse(self, section: int) -> bool:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        return self.underMouse() and bool(self._fields[section]) and self.logicalIndexAt(at) == section

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = Qt.Key.Key_Left if self.isLeftToRight() else Qt.Key.Key_Right
        after = Qt.Key.Key_Right if self.isLeftToRight() else Qt.Key.Key_Left
        if event.key() in (before, after):
            self._mark(-1 if event.key() == before else 1)
        elif event.key() in _PRESS:
            self._press(self._marked)
        elif event.key() == Qt.Key.Key_Down and isinstance(table := self.parentWidget(), QWidget):
            table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.isSectionHidden(self._marked):
            self._mark(1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _mark(self, step: int) -> None:
        """The next column that is shown and can be sorted by."""
        shown = [part for part, field in enumerate(self._fields) if field and not self.isSectionHidden(part)]
        ahead = [part for part in shown if (part - self._marked) * step > 0]
        if ahead:
            self._marked = min(ahead) if step > 0 else max(ahead)
            self._announce(str(self.model().headerData(self._marked, Qt.Orientation.Horizontal)))
        self.viewport().update()

    @Slot(int)
    def _press(self, section: int) -> None:
        field = self._fields[section]
        if not field:
            return
        self._marked = section
        first = self._sort is None or self._sort.field != field
        if first:
            sort: Sort | None = Sort(field)
        else:
            sort = None if self._sort and self._sort.descending else Sort(field, descending=True)
        self.show_sort(sort)
        self._announce(self._told(section))
        self.sort_asked.emit(sort)

    def _told(self, section: int) -> str:
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        if self._sort is None:
            return self.tr("No longer sorted by {column}").format(column=name)
        if self._sort.descending:
            return self.tr("Sorted by {column}, highest first").format(column=name)
        return self.tr("Sorted by {column}, lowest first").format(column=name)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
