"""A page with a panel at its left, which folds away where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import PAGE_MARGIN

_NARROW = 780  # below this the panel folds away
_BETWEEN = 20


class FoldingPage(QWidget):
    """A subclass puts both sides in with ``put`` and shows the button that unfolds in ``show_narrow``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._unfolded = False
        self._panel: QWidget | None = None

    def put(self, panel: QWidget, right: QWidget) -> None:
        """Lay the page out."""
        self._panel = panel
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN - 14, PAGE_MARGIN - 4)  # the scroll bar is in the margin
        row.setSpacing(_BETWEEN)
        row.addWidget(panel)
        row.addWidget(right, 1)

    def show_narrow(self, *, narrow: bool) -> None:
        """Show, or hide, the button that unfolds."""
        raise NotImplementedError

    @Slot()
    def toggle_panel(self) -> None:
        self._unfolded = not self._unfolded
        self._fit()

    def fold(self) -> None:
        self._unfolded = False
        self._fit()

    def unfold_panel(self) -> None:
        self._unfolded = True
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._panel is None:
            return
        narrow = self.width() < _NARROW
        self._panel.setVisible(self._unfolded or not narrow)
        self.show_narrow(narrow=narrow)
