"""Who is asked what a word means and says it has the question answered, and the word remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.model import Turn
from merchant_assistant.chat.own_words.choosing import chosen
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.chat.own_words.keeping import OwnWords


def meant_by(question: Turn, before: Sequence[Turn], words: OwnWords) -> tuple[Turn, list[Turn]]:
    """The question that is to be answered and what was said before it, oldest first.

    That is the one before where this one only says what a word of it means, which is remembered.
    """
    said = list(before)
    last = said[-1] if said else None
    if last is None or last.meant is None:
        return question, said
    own = chosen(question.text, last.meant, words.called)
    asked = next((place for place in range(len(said) - 1, -1, -1) if said[place].role == "user"), None)
    if own is None or asked is None:
        return question, said
    try:
        words.remember(own)
    except UserFault:  # the catalogue has it by now
        return question, said
    return said[asked], said[:asked]
