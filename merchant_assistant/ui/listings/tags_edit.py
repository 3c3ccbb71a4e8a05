"""Tags as chips of one line of text: typed, marked, copied and undone as any text; a comma or Enter ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.listings.claim_edit import ClaimEdit, utf16_length
from merchant_assistant.ui.theme.theme import tokens

_BETWEEN = ", "
# "1,5 l" is one tag: a comma divides where a space or nothing follows.
_DIVIDER = re.compile(r"\s*(?:,(?=\s|$)|[\uff0c\u3001;\uff1b\n])\s*")  # full-width comma and semicolon too
_COMMAS = ",\uff0c\u3001;\uff1b"
_RADIUS = 6
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagsEdit(ClaimEdit):
    """Behind each tag there is a chip; Backspace behind a comma takes the whole divider away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.document().setDocumentMargin(6)

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Replace them."""
        self.setPlainText(_BETWEEN.join(tags))

    def tags(self) -> tuple[str, ...]:
        """Those that say something, in their order."""
        text = self.toPlainText()
        return tuple(text[start:end] for start, end in _spans(text))

    def starts(self) -> list[int]:
        """Where each tag begins in the whole text, in code points."""
        return [start for start, _ in _spans(self.toPlainText())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.key() in _ENDS or (event.text() and event.text() in _COMMAS and not self._in_number(cursor)):
            self._end_tag(cursor)
        elif event.key() == Qt.Key.Key_Backspace and not cursor.hasSelection() and self._before(cursor) == _BETWEEN:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(_BETWEEN))
            cursor.removeSelectedText()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().neutral_soft))
        text = self.toPlainText()
        for start, end in _spans(text):
            for place in self.places_of(utf16_length(text[:start]), utf16_length(text[:end])):
                painter.drawRoundedRect(_chip(place), _RADIUS, _RADIUS)
        painter.end()
        super().paintEvent(event)

    def _end_tag(self, cursor: QTextCursor) -> None:
        if self._before(cursor) != _BETWEEN and cursor.selectionStart() > 0:
            cursor.insertText(_BETWEEN)

    def _before(self, cursor: QTextCursor) -> str:
        text = self.document().toRawText()  # in Qt's count
        raw = text.encode("utf-16-le")[: 2 * cursor.selectionStart()]
        return raw[-2 * len(_BETWEEN) :].decode("utf-16-le", "replace")

    def _in_number(self, cursor: QTextCursor) -> bool:
        """The comma may be a decimal one: the space behind it tells."""
        return self.document().characterAt(cursor.selectionStart() - 1).isdigit()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each tag in code points, without the space around it."""
    begin = 0
    for divider in _DIVIDER.finditer(text):
        yield from _span(text, begin, divider.start())
        begin = divider.end()
    yield from _span(text, begin, len(text))


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _chip(place: QRectF) -> QRectF:
    return place.adjusted(-3, 0, 3, 0)
