"""A rendered prompt as tokens, the same for every backend that has a vocabulary of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from merchant_assistant.engine.template import Piece


class Tokens(Protocol):
    """The tokens of a text; ``marks``: control marks in it are read as such."""

    def __call__(self, text: str, *, marks: bool) -> list[int]: ...


def joined(pieces: Sequence[Piece], tokens_of: Tokens, begin: int | None) -> tuple[list[int], list[int]]:
    """The tokens of a prompt and where its contents begin. ``begin``: the mark that the model wants in front."""
    tokens: list[int] = []
    starts: list[int] = []
    for piece in pieces:
        if piece.content:
            starts.append(len(tokens))
        tokens += tokens_of(piece.text, marks=not piece.content)
    if begin is not None and tokens[:1] != [begin]:
        return [begin, *tokens], [start + 1 for start in starts]
    return tokens, starts
