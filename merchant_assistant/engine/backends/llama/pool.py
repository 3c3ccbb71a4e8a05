"""The memory that texts side by side share: its places, its sequences, and beginnings kept for those to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from merchant_assistant.engine.backends.llama.context import Context, Tokens

KEPT = 4
BRANCHES = 32
WORTH_SHARING = 16  # tokens; fewer are read as quickly


@dataclass(slots=True)
class Kept:
    """A beginning that was read, in a sequence of its own."""

    sequence: int
    tokens: Tokens


class Pool:
    """Hands out the sequences of a unified context: for ``lanes`` texts, :data:`KEPT` beginnings, and branches.

    Sequences that have read the same share its cells, so a beginning takes its room once. What is kept gives way first.
    """

    def __init__(self, context: Context, lanes: int) -> None:
        self.context = context
        self.lanes = lanes
        self._free = list(range(lanes))
        self._free_kept = list(range(lanes, lanes + KEPT))
        self.branches = range(lanes + KEPT, lanes + KEPT + BRANCHES)
        self._kept: list[Kept] = []  # that which was used last is the last one

    results = 64
    """Results that a batch for label scores may want."""

    @staticmethod
    def sequences_for(lanes: int) -> int:
        return lanes + KEPT + BRANCHES

    @property
    def kept_cells(self) -> int:
        return sum(len(kept.tokens) for kept in self._kept)

    def take(self) -> int:
        return self._free.pop()

    def give(self, sequence: int) -> None:
        """The sequence is not needed any more; cells that no other one shares become free."""
        self.context.forget(sequence)
        self._free.append(sequence)

    def shared_with_kept(self, tokens: Tokens) -> int:
        """How long a beginning of the tokens is kept; the last token never counts, for its result is wanted."""
        kept = self._nearest(tokens)
        return 0 if kept is None else _worth(common(kept.tokens, tokens[:-1]))

    def copy_kept(self, tokens: Tokens, sequence: int) -> int:
        """Let the sequence know what is kept of the tokens; gives how many that are."""
        kept = self._nearest(tokens)
        count = 0 if kept is None or not self.context.forgets else _worth(common(kept.tokens, tokens[:-1]))
        if kept is not None and count:
            self.context.copy(kept.sequence, sequence, 0, count)
            self._kept.remove(kept)
            self._kept.append(kept)
        return count

    def keep(self, sequence: int, tokens: Tokens) -> None:
        """Keep what a sequence has read, unless as much of it is kept already."""
        if len(tokens) < WORTH_SHARING or not self.context.forgets:
            return
        if any(common(kept.tokens, tokens) == len(tokens) for kept in self._kept):
            return
        for kept in [kept for kept in self._kept if common(kept.tokens, tokens) == len(kept.tokens)]:
            self._drop(kept)
        if not self._free_kept:
            self.drop_kept()
        target = self._free_kept.pop()
        self.context.copy(sequence, target, 0, len(tokens))
        self._kept.append(Kept(target, tokens.copy()))

    def drop_kept(self) -> bool:
        """Give away the beginning that was longest unused; False where there is none."""
        if not self._kept:
            return False
        self._drop(self._kept[0])
        return True

    def close(self) -> None:
        self.context.close()

    def _drop(self, kept: Kept) -> None:
        self._kept.remove(kept)
        self.context.forget(kept.sequence)
        self._free_kept.append(kept.sequence)

    def _nearest(self, tokens: Tokens) -> Kept | None:
        return max(self._kept, key=lambda kept: common(kept.tokens, tokens), default=None)


def common(one: Tokens, other: Tokens) -> int:
    """The length of the beginning that both share."""
    length = min(len(one), len(other))
    different = np.flatnonzero(one[:length] != other[:length])
    return int(different[0]) if len(different) else length


def _worth(count: int) -> int:
    return count if count >= WORTH_SHARING else 0


def longest(counts: Sequence[int]) -> int:
    return _worth(max(counts, default=0))
