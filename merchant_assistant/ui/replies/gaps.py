"""What stands in [brackets] in a reply: still to be filled in, and shown so."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from merchant_assistant.ui.theme.theme import on_theme, tokens

_GAP = re.compile(r"\[[^\[\]\n]*\]")


def gaps_in(text: str) -> list[tuple[int, int]]:
    """Where they begin and end."""
    return [gap.span() for gap in _GAP.finditer(text)]


class GapHighlighter(QSyntaxHighlighter):
    """Paints them in a document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = QTextCharFormat()
        on_theme(self._dress)

    def highlightBlock(self, text: str) -> None:
        for start, end in gaps_in(text):
            self.setFormat(start, end - start, self._look)

    def _dress(self) -> None:
        self._look.setBackground(QColor(tokens().ground("care")))
        self._look.setForeground(QColor(tokens().ink("care")))
        self.rehighlight()
