"""A prompt as the model reads it, cut into pieces, and what of it is known from the prompt before.

The same tokens give slightly different numbers when they are computed in other groups, enough to turn a close
decision. So that one prompt gives one answer whatever was asked before, a piece is kept only where the earlier prompt
was cut at the same places: reuse then changes the time, never the text.

One thing is given up for that a conversation goes on at once: what the model wrote itself was computed word by word,
and is kept like that. A second question is therefore answered from other groups than the same conversation read anew
(after a restart, or when its memory was needed elsewhere), and a close decision may then fall otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PIECE = 64  # between two pieces a cancel is noticed; larger ones gain only a few percent of speed
SHORTEST = 8  # no extra cut for less


@dataclass(frozen=True, slots=True)
class Reading:
    """What was computed: a first prompt of ``asked`` tokens, in pieces that end at ``ends``, then whatever followed.

    ``tokens`` may be fewer than were asked, where the reading was ended early.
    """

    tokens: tuple[int, ...]
    ends: tuple[int, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """``tokens`` and ``ends``: the position after each piece, the last one the length of the prompt.

    ``lasting``: the end of the piece up to which other prompts begin like this one; 0 where none is known of.
    """

    tokens: tuple[int, ...]
    ends: tuple[int, ...]
    lasting: int = 0

    @classmethod
    def cut(cls, tokens: Sequence[int], content_starts: Sequence[int] = (), lasting: int = 0) -> Prompt:
        """Cut every :data:`PIECE` tokens, and before each content, so that what stands before it can be kept.

        ``lasting``: so many of the contents are the beginning of other prompts too.
        """
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
        last = content_starts[lasting] if 0 < lasting < len(content_starts) else 0
        return cls(tuple(tokens), tuple(ends), max((end for end in ends if end <= last), default=0))

    @property
    def beginning(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The tokens that last, and the ends of their pieces."""
        return self.tokens[: self.lasting], tuple(end for end in self.ends if end <= self.lasting)

    def known_from(self, earlier: Reading | None) -> int:
        """How many tokens at the beginning need not be computed again. The last piece always is, for its result."""
        if earlier is None:
            return 0
        if (common := self._common(earlier)) > earlier.asked:  # it goes on after what was written then
            return min(common, len(self.tokens) - 1)
        known = 0
        for mine, theirs in zip(self.ends[:-1], earlier.ends, strict=False):
            if mine != theirs or mine > common:
                break
            known = mine
        return known

    def reading(self, tokens: Sequence[int], known: int, earlier: Reading | None) -> Reading:
        """What is known now that ``tokens``, which begin with this prompt or a part of it, were computed.

        ``known`` of them came from ``earlier``.
        """
        if earlier is not None and known > earlier.asked:
            return Reading(tuple(tokens), earlier.ends, earlier.asked)
        return Reading(tuple(tokens), self.ends, len(self.tokens))

    def end_after(self, position: int) -> int:
        """The end of the piece that begins at a position."""
        return next(end for end in self.ends if end > position)

    def _common(self, earlier: Reading) -> int:
        pairs = zip(self.tokens, earlier.tokens, strict=False)
        return next(
            (at for at, (mine, theirs) in enumerate(pairs) if mine != theirs),
            min(len(self.tokens), len(earlier.tokens)),
        )
