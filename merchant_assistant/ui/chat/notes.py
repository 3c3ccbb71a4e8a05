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
        turns = self.tr("%Ln earlier message(s) were not read again for this answer: there was no room.", "", left_out.turns)
        lines = self.tr("%Ln line(s) of the data were not read for this answer: there was no room.", "", left_out.lines)
        return sentences(turns if left_out.turns else "", lines if left_out.lines else "")
