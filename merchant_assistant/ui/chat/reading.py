"""Text that is read and selected, as tall as it is: plain while it grows, Markdown once it is whole."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QImage,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import BODY_PX

_NO_PICTURE = QImage(1, 1, QImage.Format.Format_ARGB32)
_NO_PICTURE.fill(0)
_OBJECT = "\ufffc"  # stands for a picture in a document's text
_LINE_PERCENT = 140.0
_CELL = 8.0
_BETWEEN = 6.0  # paragraphs
_INDENT = 18.0  # of a list
_RULE = 3.0  # the line before what is quoted
_QUOTED = 14.0  # how far behind it the words stand
_TIMES = re.compile(r"(?<=[^\W_])([*~])(?=[^\W_])")  # "10*20*30 cm" is a size


class _ClosedDocument(QTextDocument):
    """Fetches nothing: no picture of an answer is looked for, on this PC or elsewhere.

    Without any picture Qt would look for a file of that name by itself, and on Windows some names are other PCs.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return _NO_PICTURE if kind == QTextDocument.ResourceType.ImageResource.value else None


class ReadingText(QTextEdit):
    """Selected by mouse and copied by key; scrolling over it scrolls what it stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self._markdown = False
        self._width = 0
        self.setDocument(_ClosedDocument(self))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow_tall)
        on_theme(self._dress)

    def say(self, text: str, *, markdown: bool = False) -> None:
        """Show a whole text."""
        self._plain, self._markdown = text, markdown
        if markdown:
            features = QTextDocument.MarkdownFeature
            github = features.MarkdownDialectGitHub | features.MarkdownNoHTML
            self.document().setMarkdown(_TIMES.sub(r"\\\1", text), github)
            _disarm(self.document())
        else:
            self.document().setPlainText(text)
        _space_lines(self.document(), apart=markdown)
        self._fit()

    def grow(self, text: str) -> None:
        """Show a text that begins with what stands here; only what is new is laid out."""
        if self._markdown or not self._plain or not text.startswith(self._plain):
            self.say(text)
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text[len(self._plain) :])
        self._plain = text
        self._fit()

    def set_width(self, width: int) -> None:
        """The room there is; the text takes what it needs of it."""
        if width != self._width:
            self._width = width
            self._fit()

    @property
    def shown(self) -> str:
        """The text that was put here, as it was."""
        return self._plain

    @property
    def natural(self) -> QSize:
        """What the text takes: no wider than its longest line."""
        size = self.document().size()
        return QSize(min(self._width, math.ceil(self.document().idealWidth()) + 1), math.ceil(size.height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is quoted has a line before it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout, block = self.document().documentLayout(), self.document().begin()
        while block.isValid():
            if block.blockFormat().property(QTextFormat.Property.BlockQuoteLevel):
                place = layout.blockBoundingRect(block)
                rule = QRectF(0, place.top(), _RULE, place.height())
                if not self.isLeftToRight():
                    rule.moveRight(self.viewport().width())
                painter.fillRect(rule, QColor(tokens().accent))
            block = block.next()
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and Select all; a link in an answer offers nothing."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @Slot()
    def _grow_tall(self) -> None:
        """As tall as the text, also where its font comes later than the text."""
        if self._width:
            self.setFixedHeight(self.natural.height())

    def _fit(self) -> None:
        if self._width:
            self.document().setTextWidth(self._width)
            self.setFixedHeight(self.natural.height())

    def _dress(self) -> None:
        """Lines of tables hold a colour."""
        if self._markdown:
            self.say(self._plain, markdown=True)


def _disarm(document: QTextDocument) -> None:
    """Pictures become their names, links plain words, headings quiet ones, tables thin lines."""
    _name_pictures(document)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        links = []
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isAnchor():
                links.append((fragment.position(), fragment.length()))
            fragments += 1
        for start, length in links:
            _select(cursor, start, length).setCharFormat(QTextCharFormat())
        if block.blockFormat().headingLevel():
            _select(cursor, block.position(), block.length() - 1).setCharFormat(_heading())
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame)


def _name_pictures(document: QTextDocument) -> None:
    while not (found := document.find(_OBJECT)).isNull():
        name = found.charFormat().property(QTextCharFormat.Property.ImageAltText)
        found.insertText(str(name or ""), QTextCharFormat())


def _select(cursor: QTextCursor, start: int, length: int) -> QTextCursor:
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _heading() -> QTextCharFormat:
    heading = QTextCharFormat()
    heading.setFontWeight(QFont.Weight.DemiBold)
    heading.setProperty(QTextCharFormat.Property.FontPixelSize, BODY_PX + 1)
    return heading


def _rule(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(tokens().line))
    shape.setCellPadding(_CELL)
    shape.setCellSpacing(0)
    shape.setBottomMargin(_CELL)
    table.setFormat(shape)


def _space_lines(document: QTextDocument, *, apart: bool) -> None:
    """Running text breathes; the cells of a table have room around them already."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            inside = block.textList() is not None and block.next().textList() is not None
            between = _BETWEEN if block.next().isValid() and not inside else 0.0
            spaced = QTextBlockFormat()
            spaced.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if block.blockFormat().property(QTextFormat.Property.BlockQuoteLevel):
                spaced.setLeftMargin(_QUOTED)
                spaced.setRightMargin(0.0)
            spaced.setTopMargin(0.0)
            spaced.setBottomMargin(between if apart else 0.0)
            cursor.mergeBlockFormat(spaced)
        block = block.next()
