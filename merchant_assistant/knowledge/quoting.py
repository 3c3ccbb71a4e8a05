"""Which of a passage's own sentences answer: quoted as they stand, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from merchant_assistant.foundation.prose import has_han, sentences
from merchant_assistant.knowledge.words import asked, same, telling

if TYPE_CHECKING:
    from merchant_assistant.knowledge.meaning import Near
    from merchant_assistant.storage.knowledge import PassageRecord

MOST = 4  # sentences
_WHOLE = 480  # characters of a passage that is quoted whole; half of that in Chinese
_WORDS = 0.06  # what saying all that is asked for counts beside nearness
_MARGIN = 0.05  # how much less than the best one the others may say


def quote(passage: PassageRecord, question: str, near: Near | None) -> str:
    """The sentences that say most of what is asked for, in their order; a short passage whole."""
    if len(passage.text) <= (_WHOLE // 2 if has_han(passage.text) else _WHOLE):
        return passage.text
    own = sentences(passage.text)
    marks = _marks(own, passage, question, near)
    best = max(marks)
    chosen = sorted(range(len(own)), key=lambda place: -marks[place])[:MOST]
    return _put_together([place for place in sorted(chosen) if marks[place] >= best - _MARGIN], own)


def _marks(own: Sequence[str], passage: PassageRecord, question: str, near: Near | None) -> list[float]:
    words = asked(question)
    marks = [_WORDS * _said(words, sentence) for sentence in own]
    place = near.places.get(passage.id) if near else None
    if near is not None and place is not None:
        rows = near.index.sentences(place, near.question)
        marks = [mark + (float(rows[at]) if at < len(rows) else 0.0) for at, mark in enumerate(marks)]
    return marks


def _said(words: Sequence[str], sentence: str) -> float:
    own = telling(sentence)
    return sum(any(same(word, other) for other in own) for word in words) / max(len(words), 1)


def _put_together(places: Sequence[int], own: Sequence[str]) -> str:
    """Neighbours follow each other; where a sentence was left out between two, dots say so."""
    text = own[places[0]]
    for before, place in pairwise(places):
        text += (" " if not has_han(own[place]) else "") if place == before + 1 else " … "
        text += own[place]
    return text
