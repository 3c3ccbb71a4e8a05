"""The way of the Tab key where widgets are made late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(area: QWidget, inside: Sequence[QWidget]) -> None:
    """Lead Tab into ``area`` where it stands: Qt puts what was made later at the end of the window."""
    before = area.previousInFocusChain()
    while before and before is not area and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    for widget in inside:
        assert before is not None, "the chain is a ring"
        QWidget.setTabOrder(before, widget)
        before = widget
