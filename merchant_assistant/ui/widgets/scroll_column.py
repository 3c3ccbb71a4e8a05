"""What a page shows below its head: a column that is no wider than one reads well, and scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import PAGE_MARGIN
from merchant_assistant.ui.widgets.following_scroll import FollowingScroll

BAR_MARGIN = 12  # between the bar and the edge of the page: what such a page has as its right margin


class ScrollColumn(FollowingScroll):
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
