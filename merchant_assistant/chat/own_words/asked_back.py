"""Who is asked what a word means and says it has the question answered, and the word remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words.own import OwnWord
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
    own = _answered(question, said, words)
    if own is None:
        return question, said
    asked, earlier = _question_before(said, words)
    if asked is None:
        return question, said
    try:
        words.remember(own)
    except UserFault:  # the catalogue has it by now
        return question, said
    return asked, earlier


def _answered(turn: Turn, before: Sequence[Turn], words: OwnWords) -> OwnWord | None:
    """What a turn says that a word means, of which the turn before it asked."""
    meant = before[-1].meant if before else None
    return chosen(turn.text, meant, words.called) if meant else None


def _question_before(said: Sequence[Turn], words: OwnWords) -> tuple[Turn | None, list[Turn]]:
    """The last question, and what was said before it; the margin may ask for the price and then for the cost."""
    for place in range(len(said) - 1, -1, -1):
        turn, before = said[place], list(said[:place])
        if turn.role == "user" and _answered(turn, before, words) is None:
            return turn, before
    return None, []
