"""What a page shows below its head: a column that is no wider than one reads well, and scrolls."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import PAGE_MARGIN
from merchant_assistant.ui.widgets.ring import LastInput

BAR_MARGIN = 12  # between the bar and the edge of the page: what such a page has as its right margin


class ScrollColumn(QScrollArea):
    """Put it into its page first and things into ``column`` then: what changes its parent is styled once more.

    The keyboard goes to what is in it, never to the area itself.
    """

    def __init__(self, width: int, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground, holder = QWidget(), QWidget()
        self.setWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder, 100)
        row.addStretch(1)
        holder.setMaximumWidth(width + PAGE_MARGIN - BAR_MARGIN)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, PAGE_MARGIN - BAR_MARGIN, PAGE_MARGIN)
        self.column.setSpacing(spacing)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)

        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt scrolls to what Tab reaches only where the keyboard was in the area before.

        Not after a click: what was pressed would move away under the mouse.
        """
        if now and not LastInput.by_mouse and self.isAncestorOf(now):
            self.bring_into_view(now)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to it, once it has its place: what was shown or moved just now has none yet."""
        QTimer.singleShot(0, widget, partial(self.ensureWidgetVisible, widget))
