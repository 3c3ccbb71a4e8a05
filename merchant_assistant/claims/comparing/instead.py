"""What a text says in the place of what the record does, in words that are no facts of any table."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.claims.comparing.compounds_german import other_compounds
from merchant_assistant.claims.comparing.fitted import other_models
from merchant_assistant.claims.comparing.graded import other_grades
from merchant_assistant.claims.comparing.items_chinese import other_items
from merchant_assistant.claims.comparing.opposed import opposite_words, opposites
from merchant_assistant.claims.comparing.partly import others_beside
from merchant_assistant.claims.comparing.places import other_places
from merchant_assistant.claims.comparing.replaced import replaced
from merchant_assistant.claims.comparing.replaced_chinese import replaced_in_chinese, told_in_chinese
from merchant_assistant.claims.comparing.series import strangers
from merchant_assistant.claims.comparing.swapped import swapped
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.polarity.contrasts import Rival, rivals

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
