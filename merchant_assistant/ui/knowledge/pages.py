"""A document as it is read: its passages below their headings and pages, one of them lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import BODY_PX, CAPTION_PX

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Passage

_LINE_PERCENT = 140.0
_BETWEEN, _ABOVE_HEADING = 8.0, 14.0
_MARGIN = 20.0
_ABOVE = 80  # pixels of what stands before the lit passage that are shown with it


class Pages(QTextEdit):
    """Plain text only: nothing in a document is markup here, and nothing is fetched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._here: Passage | None = None
        self._lit = -1
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)  # it is read, not written
        self.setProperty("kind", "pages")
        self.document().setDocumentMargin(_MARGIN)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        on_theme(self._write)
        on_language(self._say)

    def show_passages(self, passages: Sequence[Passage], here: Passage | None) -> None:
        """Show these, and go to the one that was asked for."""
        self._passages, self._here = tuple(passages), here
        self._write()
        self.go_there()

    def go_there(self) -> None:
        """Bring the lit passage into sight, with a little of what stands before."""
        if self._lit < 0:
            self.verticalScrollBar().setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._lit)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - _ABOVE)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("What the document says"))
        self._write()

    def _write(self) -> None:
        place = self.verticalScrollBar().value()
        self.clear()
        self._lit = -1
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        page, heading = None, ""
        for passage in self._passages:
            if passage.page is not None and passage.page != page:
                self._put(cursor, self.tr("Page {page}").format(page=passage.page), _small(), _block(_ABOVE_HEADING))
            if passage.heading and passage.heading != heading:
                self._put(cursor, passage.heading, _strong(), _block(_ABOVE_HEADING))
            page, heading = passage.page, passage.heading
            self._put_passage(cursor, passage)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(place)

    def _put_passage(self, cursor: QTextCursor, passage: Passage) -> None:
        lit = self._here is not None and passage.id == self._here.id
        shape = _block(0.0, tokens().accent_soft if lit else "")
        for line in passage.text.split("\n"):
            at = self._put(cursor, line, QTextCharFormat(), shape)
            self._lit = at if lit and self._lit < 0 else self._lit

    def _put(self, cursor: QTextCursor, text: str, letters: QTextCharFormat, shape: QTextBlockFormat) -> int:
        """Add a block; gives where it begins."""
        if cursor.position():
            cursor.insertBlock()
        cursor.setBlockFormat(shape)
        at = cursor.position()
        cursor.insertText(text, letters)
        return at


def _block(above: float, ground: str = "") -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(above)
    shape.setBottomMargin(0.0 if ground else _BETWEEN)
    if ground:
        shape.setBackground(QColor(ground))
    return shape


def _strong() -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.DemiBold)
    letters.setProperty(QTextFormat.Property.FontPixelSize, BODY_PX + 1)
    return letters


def _small() -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setForeground(QColor(tokens().dim))
    letters.setProperty(QTextFormat.Property.FontPixelSize, CAPTION_PX)
    return letters
