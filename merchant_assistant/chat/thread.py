"""Where in a conversation the model was told the facts that a further question is about.

A question about the same products is put behind what was said before, word for word as the model read it then, so it
reads only the new words, and of the facts those that nobody asked about before. A question about others begins anew
with the facts of these alone, so that none are mixed up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.naming import words_in
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.showing import is_asked

if TYPE_CHECKING:
    from merchant_assistant.chat.model import Turn

Facts = Sequence[Sequence[str]]  # of each product its heading and its lines, best first
_LONGEST = 6  # questions after which the facts are told again: a small model forgets what is far above


@dataclass(frozen=True, slots=True)
class Told:
    """``place`` among the turns: that of the question that came with the facts of ``products``, in this order."""

    place: int
    products: tuple[int, ...]


def told_before(turns: Sequence[Turn], products: Collection[int]) -> Told | None:
    """Where the facts of ``products`` were told, None where they have to be told now.

    What follows from a turn does not change with those after it: so each prompt begins with the one before.
    """
    told: Told | None = None
    since = question = 0
    for place, turn in enumerate(turns):
        if turn.role == "user":
            question = place
        elif about := _about(turn):
            if told is None or since == _LONGEST or not set(about) <= set(told.products):
                told, since = Told(question, about), 0
            since += 1
    return told if told and since < _LONGEST and set(products) <= set(told.products) else None


def told_with(turns: Sequence[Turn], place: int) -> tuple[int, ...]:
    """The products about which the model was asked with the question at ``place``; none where it was not asked."""
    after = turns[place + 1] if place + 1 < len(turns) else None
    return _about(after) if after and turns[place].role == "user" and after.role == "assistant" else ()


def stands_alone(text: str, facts: Facts) -> bool:
    """Whether a question names one of the products and asks something of it: nothing said before is needed for it."""
    question = read_question(text)
    named = words_in("\n".join(lines[0] for lines in facts), question)
    asks = not named.issuperset(question.words) or any(
        is_asked(field, text) for field in tongue(question.language).asks
    )
    return bool(named) and not question.refers and asks


def _about(turn: Turn) -> tuple[int, ...]:
    """The products of an answer for which the model was asked."""
    return tuple(source.id for source in turn.sources if source.id is not None) if turn.model else ()
