"""Phrases found in tokens, the longest first: one walk over a text for all tables together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from merchant_assistant.claims.lexis.text import Text, stem

T = TypeVar("T")
_MAX_GAP = 2


class _Node(Generic[T]):
    __slots__ = ("found", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.found: list[T] = []


class Hit(NamedTuple, Generic[T]):
    """A phrase of the table in a text: from token ``first`` up to, not including, token ``after``."""

    first: int
    after: int
    start: int
    end: int
    entries: list[T]


class Lexicon(Generic[T]):
    """A table of phrases. One phrase may have several entries (copper: a material and a colour)."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, entry in phrases:
            node = self._root
            for token in Text.of(phrase).tokens:
                node = node.next.setdefault(token.word, _Node())
            if node is not self._root and entry not in node.found:
                node.found.append(entry)

    def longest(self, text: Text, first: int) -> Hit[T] | None:
        """The longest phrase that begins at token ``first``."""
        node, best, place = self._root, None, first
        tokens = text.tokens
        while place < len(tokens) and (place == first or _joined(text, place)):
            word = tokens[place].word
            singular = stem(word)
            if singular != word and word not in node.next and (ended := node.next.get(singular)) and ended.found:
                best = (place + 1, ended.found)
            following = node.next.get(word)
            if following is None:
                break
            node, place = following, place + 1
            if node.found:
                best = (place, node.found)
        if best is None:
            return None
        return Hit(first, best[0], tokens[first].start, tokens[best[0] - 1].end, best[1])

    def find(self, text: Text) -> Iterator[Hit[T]]:
        """All phrases from left to right, none overlapping another."""
        begins, after = self._root.next, 0
        for place, token in enumerate(text.tokens):
            if place < after or not (token.word in begins or stem(token.word) in begins):
                continue
            if hit := self.longest(text, place):
                yield hit
                after = hit.after


def _joined(text: Text, place: int) -> bool:
    """Whether the token at ``place`` may continue a phrase: only a space, hyphen, slash or dot lies before it."""
    start, end = text.tokens[place - 1].end, text.tokens[place].start
    between = text.folded[start:end]
    if between == ". " and not (text.tokens[place].word.isdigit() or start - text.tokens[place - 1].start == 1):
        return False  # a sentence ends; "No. 1" and "U. S. A." go on
    return end - start <= _MAX_GAP and all(char in " -/.'®™&" for char in between)
