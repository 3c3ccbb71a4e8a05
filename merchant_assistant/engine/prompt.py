"""A prompt as the model reads it, cut into pieces, and what of it is known from the prompt before.

The same tokens give slightly different numbers when they are computed in other groups, enough to turn a close
decision. So that one prompt gives one answer whatever was asked before, a piece is kept only where the earlier prompt
was cut at the same places: reuse then changes the time, never the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PIECE = 64  # between two pieces a cancel is noticed; larger ones gain only a few percent of speed
SHORTEST = 8  # no extra cut for less


@dataclass(frozen=True, slots=True)
class Prompt:
    """``tokens`` and ``ends``: the position after each piece, the last one the length of the prompt."""

    tokens: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def cut(cls, tokens: Sequence[int], content_starts: Sequence[int] = ()) -> Prompt:
        """Cut every :data:`PIECE` tokens, and before each content, so that what stands before it can be kept."""
        ends: list[int] = []
        at = 0
        for start in (*content_starts, len(tokens)):
            is_end = start == len(tokens)
            while start - at > PIECE:
                at += PIECE
                ends.append(at)
            if start > at and (is_end or start - at >= SHORTEST):
                at = start
                ends.append(at)
        return cls(tuple(tokens), tuple(ends))

    def known_from(self, earlier: Prompt | None) -> int:
        """How many tokens at the beginning need not be computed again. The last piece always is, for its result."""
        known = 0
        if earlier is None:
            return known
        for mine, theirs in zip(self.ends[:-1], earlier.ends, strict=False):
            if mine != theirs or self.tokens[known:mine] != earlier.tokens[known:mine]:
                break
            known = mine
        return known

    def until(self, position: int) -> Prompt:
        """The beginning of this prompt, up to the end of one of its pieces."""
        return Prompt(self.tokens[:position], tuple(end for end in self.ends if end <= position))

    def pieces_after(self, known: int) -> list[tuple[int, int]]:
        """Start and end of the pieces that remain."""
        ends = [end for end in self.ends if end > known]
        return list(zip([known, *ends], ends, strict=False))
