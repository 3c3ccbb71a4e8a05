"""What a text says in the place of what the record does, in words that are no facts of any table."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.claims.compounds_german import other_compounds
from merchant_assistant.claims.contrasts import Rival, rivals
from merchant_assistant.claims.fitted import other_models
from merchant_assistant.claims.graded import other_grades
from merchant_assistant.claims.items_chinese import other_items
from merchant_assistant.claims.opposed import opposite_words, opposites
from merchant_assistant.claims.partly import others_beside
from merchant_assistant.claims.places import other_places
from merchant_assistant.claims.record import Prepared
from merchant_assistant.claims.replaced import replaced
from merchant_assistant.claims.replaced_chinese import replaced_in_chinese, told_in_chinese
from merchant_assistant.claims.series import strangers
from merchant_assistant.claims.swapped import swapped
from merchant_assistant.claims.text import Text

_FINDERS = (
    strangers,
    replaced,
    replaced_in_chinese,
    told_in_chinese,
    other_items,
    swapped,
    other_places,
    other_models,
    other_grades,
    opposites,
    opposite_words,
    others_beside,
    other_compounds,
)


def said_instead(text: Text, record: Prepared) -> Iterator[Rival]:
    """The places where another value seems to stand than a cell's, of whatever kind."""
    yield from rivals(text, record.sides)
    for find in _FINDERS:
        yield from find(text, record)
