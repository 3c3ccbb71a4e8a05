"""White cards on the grey ground, and thin rules between their parts."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from merchant_assistant.ui.theme.tokens import GAP


class Card(QFrame):
    """A card (or a sunken ``well``) with a column to put things in."""

    def __init__(
        self,
        *,
        margin: int = GAP,
        spacing: int = 8,
        kind: Literal["card", "well"] = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line
