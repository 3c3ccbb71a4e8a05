"""Where in a conversation the model was told the facts that a further question is about.

A question about the same products is put behind what was said before, word for word as the model read it then, so it
reads only the new words. A question about others begins anew with the facts of these alone, so that none are mixed up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from merchant_assistant.chat.model import Turn

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
        elif turn.model:  # it was asked about these
            about = tuple(source.id for source in turn.sources if source.id is not None)
            if told is None or since == _LONGEST or not set(about) <= set(told.products):
                told, since = Told(question, about), 0
            since += 1
    return told if told and since < _LONGEST and set(products) <= set(told.products) else None
