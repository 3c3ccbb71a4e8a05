"""Chips: one state in one or two words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.theme.tokens import Tone


class Chip(QLabel):
    """A rounded label; its ``tone`` says whether it is good, to be cared about, or bad."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not text:
            self.hide()  # never shown here: without a parent it would be a window that takes the keyboard

    def show_state(self, text: str, tone: Tone = "neutral") -> None:
        """Say something else; an empty text hides the chip."""
        self.setText(text)
        set_look(self, "tone", tone)
        self.setVisible(bool(text))
