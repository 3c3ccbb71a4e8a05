"""Another place than the record's: "olives from Puglia" of "Region: Crete", "roasted in Italy" of 葡萄牙.

Where the text leaves out the place that the record has, a country, or a name after "in" and "from", that no cell has
stands for it. It is doubted, not contradicted: a text may speak of places for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.comparing.replaced import ordinary
from merchant_assistant.claims.finding.fields import is_structured, readable_name
from merchant_assistant.claims.finding.origins import is_country
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.kin import is_noun
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival


def other_places(text: Text, record: Prepared) -> Iterator[Rival]:
    """The places of the text that no cell has, where the record's own are not said."""
    cell = _own_place(text, record)
    if cell is None:
        return
    for found in _name().finditer(text.folded):
        first = text.starts.get(found.start("name"))
        if first is None or _has(record, text, first):
            continue
        if is_country(text, first) or not _is_ordinary(text.tokens[first].word):
            yield Rival(found.start("name"), found.end("name"), "unsupported", cell)


def _is_ordinary(word: str) -> bool:
    """ "in May", "of Cotton": a word that a capital makes no name."""
    return is_noun(word) or word in ordinary() or word in table("brands")["common"]


def _own_place(text: Text, record: Prepared) -> Evidence | None:
    """The record's cell about a place of which the text says no word."""
    for cell in record.cells:
        one = cell.evidence
        about = "origin" in cell.topics or _column().search(readable_name(one.field).casefold()) is not None
        if about and is_structured(one) and not one.sibling:
            return None if any(word in text.lower for word in _words(one.value)) else one
    return None


def _words(value: str) -> list[str]:
    return [token.word for token in Text.of(value).tokens if len(token.word) > 2]


@cache
def _name() -> re.Pattern[str]:
    before = "|".join(map(re.escape, table("places")["names"]["before"]))
    return re.compile(rf"\b(?:{before})[ ](?P<name>[A-ZÀ-Ý][\w'’-]{{2,}}(?: [A-ZÀ-Ý][\w'’-]{{2,}})?)(?=[ ,.;:!?)]|$)")


@cache
def _column() -> re.Pattern[str]:
    return pattern(table("places")["columns"]["words"])


def _has(record: Prepared, text: Text, place: int) -> bool:
    return any(f" {text.tokens[place].word} " in cell.joined for cell in record.cells)
