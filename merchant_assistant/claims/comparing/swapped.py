"""Another thing of the kind that a cell names: rose and vanilla for "Scent: fig and cedar", a comb for a diffuser.

Where a text does not name what a cell does, and names a thing like it that no cell has, the one stands for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from merchant_assistant.claims.comparing.replaced import known_words, says_something
from merchant_assistant.claims.comparing.slots import items, says
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.kin import is_noun, kinship
from merchant_assistant.claims.lexis.text import Text, Token
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival


class _Unsaid(NamedTuple):
    """A noun that a cell has and a text does not."""

    noun: str
    cell: Evidence


def swapped(text: Text, record: Prepared) -> Iterator[Rival]:
    """The nouns of the text that no cell has, each of the kind of a cell's noun that the text leaves out."""
    listed = [(cell, words) for cell in _cells(record) for words in items(cell)]
    if not listed:
        return
    nouns = list(_nouns(text, known_words(record)))
    unsaid = [_Unsaid(words[-1], cell) for cell, words in listed if nouns and not says(text, words[-1:])]
    said_otherwise = {one.noun for one in unsaid for token in nouns if kinship(token.word, one.noun) == "same"}
    for token in nouns:
        alike = (
            one.cell for one in unsaid if one.noun not in said_otherwise and kinship(token.word, one.noun) == "alike"
        )
        if cell := next(alike, None):
            yield Rival(token.start, token.end, "unsupported", cell)


def _cells(record: Prepared) -> Iterator[Evidence]:
    """The thing's own cells; its title only says what it is."""
    return (one.evidence for one in record.cells if not one.evidence.sibling and one.evidence.field != "title")


def _nouns(text: Text, known: frozenset[str]) -> Iterator[Token]:
    for place, token in enumerate(text.tokens):
        if is_noun(token.word) and says_something(text, place, known):
            yield token
