"""What is told small below an answer: as of which imports it is, and what the model was not told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from merchant_assistant.chat.model import Import, LeftOut, Turn
from merchant_assistant.ui.words import listed, sentences, when

_NAMED = 3  # imports


class Notes(QObject):
    """Says it in the language of the moment."""

    def told(self, turn: Turn) -> str:
        """All that is to be told of an answer; blank where nothing is."""
        return sentences(self._as_of(turn.as_of), self._left_out(turn.left_out))

    def _as_of(self, imports: Sequence[Import]) -> str:
        if not imports:
            return ""
        named = [self.tr("“{file}” ({when})").format(file=one.file, when=when(one.at)) for one in imports[:_NAMED]]
        more = len(imports) - _NAMED
        rest = self.tr("%Ln more", "", more) if more > 0 else ""
        return self.tr("Prices and stock as imported from {files}.").format(files=listed(*named, rest))

    def _left_out(self, left_out: LeftOut) -> str:
        turns, lines = left_out.turns, left_out.lines
        unread = self.tr("No room was left for %Ln earlier message(s): this answer knows nothing of them.", "", turns)
        untold = self.tr("No room was left for %Ln line(s) of the data: this answer knows nothing of them.", "", lines)
        return sentences(unread if turns else "", untold if lines else "")
