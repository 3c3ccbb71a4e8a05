"""Hears the model as it writes, and tells at once what may stand."""

from __future__ import annotations

from collections.abc import Callable

from merchant_assistant.chat.model import ChatEvent, Delta
from merchant_assistant.chat.proving import Prover, Vetted


class Ears:
    """Hears the model, and tells what of it may stand so far."""

    def __init__(self, prover: Prover, tell: Callable[[ChatEvent], None]) -> None:
        self._prover = prover
        self._tell = tell
        self._text = self._told = ""

    def hear(self, piece: str) -> None:
        self._text += piece
        text = self._prover.vet(self._text, ended=False).text
        if text != self._told:
            self._told = text
            self._tell(Delta(text))

    def said(self) -> Vetted:
        """All that may stand of what was heard."""
        return self._prover.vet(self._text, ended=True)
