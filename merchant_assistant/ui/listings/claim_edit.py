"""A text that can be edited, with its claims underlined: green where proven, red where contradicted, dotted amber
where the data says nothing. It grows with its text and never scrolls by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from merchant_assistant.claims.model import Claim, Status
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.theme.tokens import Tone

TONES: dict[Status, Tone] = {"supported": "good", "contradicted": "bad", "unsupported": "care"}
_LINE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim at its place. The cursor moves with the text around it while somebody types."""

    cursor: QTextCursor
    claim: Claim
    words: str
    around: tuple[str, str]  # the characters before and after

    @classmethod
    def at(cls, cursor: QTextCursor, claim: Claim) -> Mark:
        """Mark what the cursor selects."""
        return cls(cursor, claim, cursor.selectedText(), _around(cursor))

    @property
    def stands(self) -> bool:
        """The words are those that were checked: neither changed nor grown into others."""
        kept = all(now == was or not now.isalnum() for now, was in zip(_around(self.cursor), self.around, strict=True))
        return kept and self.cursor.selectedText() == self.words


def _around(cursor: QTextCursor) -> tuple[str, str]:
    document = cursor.document()
    return document.characterAt(cursor.selectionStart() - 1), document.characterAt(cursor.selectionEnd())


def utf16_length(text: str) -> int:
    """How long ``text`` is as Qt counts it. Asked for each claim of a long text: encoding takes no time."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class ClaimEdit(QTextEdit):
    """``pointed`` carries the :class:`Claim` at the caret, or None; ``hovered`` the one under the mouse.

    A tooltip tells of that one, too.

    A claim whose words are changed is underlined no more: nobody has checked what stands there now.
    """

    pointed = Signal(object)
    hovered = Signal(object)
    left = Signal()  # the focus went elsewhere

    def __init__(self, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self._marks: list[Mark] = []
        self._pointed_out: Claim | None = None
        self._hovered: Claim | None = None
        self._explain: Callable[[Claim], str] | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as drafts are read, whatever the window speaks
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._point_at_caret)

    def set_weight(self, weight: QFont.Weight) -> None:
        font = self.font()
        font.setWeight(weight)
        self.document().setDefaultFont(font)
        self.setFont(font)

    def set_marks(self, marks: Sequence[tuple[int, int, Claim]]) -> None:
        """Underline claims; start and end in code points of the whole text."""
        text = self.toPlainText()
        self._marks = [self._mark(text, start, end, claim) for start, end, claim in marks]
        self.viewport().update()

    @property
    def marks(self) -> list[Mark]:
        """Those whose words still stand."""
        return [mark for mark in self._marks if mark.stands]

    def explain_by(self, explain: Callable[[Claim], str]) -> None:
        """What a tooltip says of a claim, as rich text."""
        self._explain = explain

    def point_out(self, claim: Claim | None) -> None:
        """Frame the one that is explained elsewhere."""
        self._pointed_out = claim
        self.viewport().update()

    def claim_at(self, position: int) -> Claim | None:
        """The claim at a position (in Qt's count)."""
        for mark in self.marks:
            if mark.cursor.selectionStart() <= position <= mark.cursor.selectionEnd():
                return mark.claim
        return None

    def replace(self, claim: Claim, text: str) -> bool:
        """Put ``text`` in the place of a claim, as one step of undo. False where it is no longer there."""
        for mark in self.marks:
            if mark.claim == claim:
                self.setTextCursor(mark.cursor)
                self.insertPlainText(text)
                return True
        return False

    def put_text(self, text: str) -> None:
        """Another text as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def go_to(self, claim: Claim) -> bool:
        """Put the caret on a claim. False where it is not in this text."""
        for mark in self.marks:
            if mark.claim == claim:
                cursor = QTextCursor(mark.cursor)
                cursor.setPosition(mark.cursor.selectionStart())
                self.setTextCursor(cursor)
                self.setFocus()
                return True
        return False

    def sizeHint(self) -> QSize:
        return QSize(200, self._text_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._text_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        places = [(place, mark.claim) for mark in self.marks for place in self._places(mark)]
        painter = QPainter(self.viewport())
        for place, claim in places:
            self._paint_ground(painter, place, claim)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        for place, claim in places:
            self._paint_line(painter, place, claim)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._under(event.position()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What is around scrolls, the text does not."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _mark(self, text: str, start: int, end: int, claim: Claim) -> Mark:
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed behind a claim is no part of it
        return Mark.at(cursor, claim)

    def _places(self, mark: Mark) -> Iterator[QRectF]:
        """Where a mark is on the screen, line by line."""
        return self.places_of(mark.cursor.selectionStart(), mark.cursor.selectionEnd())

    def places_of(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a stretch of text (in Qt's count) is on the screen, line by line."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._places_in(block, start - block.position(), end - block.position())
            block = block.next()

    def _places_in(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength(), block.length() - 1)
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())

    def _paint_ground(self, painter: QPainter, place: QRectF, claim: Claim) -> None:
        if claim.status != "supported":
            painter.fillRect(place, QColor(tokens().ground(TONES[claim.status])))

    def _paint_line(self, painter: QPainter, place: QRectF, claim: Claim) -> None:
        pen = QPen(QColor(tokens().ink(TONES[claim.status])), _LINE)
        if claim.status == "unsupported":
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        y = place.bottom() - _LINE / 2
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
        if claim == self._pointed_out:
            painter.setPen(QPen(QColor(tokens().ink(TONES[claim.status])), 1))
            painter.drawRect(place.adjusted(-1.5, 0.5, 1.5, -0.5))

    def _tell(self, event: QHelpEvent) -> None:
        """Explain the claim under the mouse where it is: the line below the text stays with the caret."""
        claim = self._under(QPointF(event.pos()))
        if claim and self._explain:
            QToolTip.showText(event.globalPos(), self._explain(claim), self.viewport())
        else:
            QToolTip.hideText()

    def _under(self, spot: QPointF) -> Claim | None:
        """The claim at a spot on the screen."""
        marks = (mark for mark in self.marks if any(place.contains(spot) for place in self._places(mark)))
        return next((mark.claim for mark in marks), None)

    def _hover(self, claim: Claim | None) -> None:
        if claim != self._hovered:
            self._hovered = claim
            self.hovered.emit(claim)

    def _point_at_caret(self) -> None:
        if self.hasFocus():
            self.pointed.emit(self.claim_at(self.textCursor().position()))

    def _text_height(self) -> int:
        return max(round(self.document().size().height() + 0.5), self.fontMetrics().height() + 8)

    def _fit(self) -> None:
        if self.height() != self._text_height():
            self.setFixedHeight(self._text_height())


def _x(told: object) -> float:
    """Qt tells the place, and the position it took for it."""
    return float(told[0] if isinstance(told, tuple) else told)  # type: ignore[arg-type]  # a float otherwise
