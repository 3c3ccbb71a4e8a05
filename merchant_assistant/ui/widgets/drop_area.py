"""The place that says: drop your file here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.theme import set_look, tokens
from merchant_assistant.ui.theme.tokens import RADIUS
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

_DASHES = (4.0, 3.0)


def files_of(mime: QMimeData) -> list[Path]:
    """The files that are dragged; nothing that lies elsewhere than on this PC."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def documents() -> str:
    """Where a person keeps files; the home folder where there is no such place."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())


class DropArea(QFrame):
    """Takes dropped files and offers the two other ways: choosing one, and the sample."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.choose = Button("")
        self.sample = Button("")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.sample)
        buttons.addStretch()
        self._title = label(role="heading", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(buttons)
        on_language(self._say)

    def _say(self) -> None:
        self._title.setText(self.tr("Drop your catalogue here"))
        self.choose.setText(self.tr("Choose a file"))
        self.sample.setText(self.tr("Try the sample"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet's dashes are dots where the line is thin."""
        super().paintEvent(event)
        pen = QPen(QColor(tokens().accent), 2 if self.property("over") == "true" else 1)
        pen.setDashPattern(_DASHES)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            set_look(self, "over", "true")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_look(self, "over", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "over", "false")
        event.acceptProposedAction()
        self.dropped.emit(files_of(event.mimeData()))
