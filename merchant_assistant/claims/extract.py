"""From a text to its facts: every finder's finds, the longest where two overlap."""

from __future__ import annotations

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact, without_overlaps
from merchant_assistant.claims.figures import figures
from merchant_assistant.claims.text import Text
from merchant_assistant.claims.words import words


def extract(raw: str, topics: frozenset[str] = frozenset()) -> list[Fact]:
    """The checkable statements of ``raw``, left to right. ``topics``: what its field is about, if it is a cell."""
    context = Context.of(Text.of(raw))
    return without_overlaps([*figures(context), *words(context, topics)])
