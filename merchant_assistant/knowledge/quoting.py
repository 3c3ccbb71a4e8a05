"""Which of a passage's own sentences answer: quoted as they stand, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from merchant_assistant.foundation.prose import has_han, sentence_spans
from merchant_assistant.knowledge.words import asked, same, telling

if TYPE_CHECKING:
    from merchant_assistant.knowledge.meaning import Near
    from merchant_assistant.storage.knowledge import PassageRecord

MOST = 4  # sentences
_WHOLE = 480  # characters of a passage that is quoted whole; half of that in Chinese
_LINES = 6  # of such a passage
_WORDS = 0.06  # what saying all that is asked for counts beside nearness
_MARGIN = 0.05  # how much less than the best one the others may say


def quote(passage: PassageRecord, question: str, near: Near | None) -> str:
    """The sentences that say most of what is asked for, in their order; a short passage whole."""
    text = passage.text
    if len(text) <= (_WHOLE // 2 if has_han(text) else _WHOLE) and text.count("\n") < _LINES:
        return text
    spans = sentence_spans(text)
    own = [text[start:end] for start, end in spans]
    marks = _marks(own, passage, question, near)
    best = max(marks)
    chosen = sorted(range(len(own)), key=lambda place: -marks[place])[:MOST]
    return _put_together([place for place in sorted(chosen) if marks[place] >= best - _MARGIN], text, spans)


def nearest_sentence(passage: PassageRecord, question: str, near: Near | None) -> str:
    """The one that is quoted first, below its heading."""
    own = [passage.text[start:end] for start, end in sentence_spans(passage.text)]
    if not own:
        return f"{passage.heading}\n{passage.text}"
    marks = _marks(own, passage, question, near)
    return f"{passage.heading}\n{own[marks.index(max(marks))]}"


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


def _put_together(places: Sequence[int], text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Neighbours follow each other as they stand; where a sentence was left out between two, dots say so."""
    quoted = _at(text, spans[places[0]])
    for before, place in pairwise(places):
        between = text[spans[before][1] : spans[place][0]]
        quoted += (between if place == before + 1 else " … ") + _at(text, spans[place])
    return quoted


def _at(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]
