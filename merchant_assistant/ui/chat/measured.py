"""What stands above and below the turns has their width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.ui.chat.transcript import MEASURE

_SCROLLBAR = 14


def measured(widget: QWidget) -> QHBoxLayout:
    """As wide as the turns and in line with them; they leave room for their scroll bar."""
    widget.setMaximumWidth(MEASURE)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, _SCROLLBAR, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
