"""The places of a text where the value of a record's cell would stand: beside its column's word, or its own noun."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import ATTRIBUTE, field_meaning, readable_name
from merchant_assistant.claims.lexis.tables import claim_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.stances import common_words, denial_words, stance_word

_SHORT_CELL, _MOST_WORDS, _SHORTEST_ROOT = 120, 3, 4
_TITLE = "title"
# Columns with a judge of their own, and those whose judge knows only the words of its table.
_JUDGED = frozenset({"size", "brand", "model", "delivery", "price", "moq", "warranty", "certificate", "pack", "fits"})
_OF_FIGURES = frozenset({"size", "price", "moq", "pack"})  # "Breed size: large" has none, and no judge
_OF_TABLES = frozenset({"material", "colours", "origin"})
_ITEMS = re.compile(r"[,;/、，；()（）|]| - | and | or | with | for | und | oder | et | ou | y | o ")
_SAME_ROOT = 4  # letters by which vollen is voll


class Slot(NamedTuple):
    """A place for a value: beside one of the ``anchors`` (words as stances hold them) unless a text has ``values``."""

    anchors: frozenset[str]
    values: tuple[str, ...]


@lru_cache(maxsize=4096)
def slots(cell: Evidence) -> tuple[Slot, ...]:
    """The slots of a cell in words whose column has no judge of its own: by its name, and by the noun of each value."""
    names, listed = _content(readable_name(cell.field)), items(cell)
    by_noun = tuple(Slot(_forms(words[-1]), words[:-1]) for words in listed if len(words) > 1)
    anchors = [name for name in names if name not in _generic()][-1:] or names[-1:]
    if not anchors or len(names) > _MOST_WORDS or not listed or cell.field == _TITLE:
        return by_noun
    return (Slot(_forms(anchors[0]), tuple(word for words in listed for word in words)), *by_noun)


@lru_cache(maxsize=4096)
def items(cell: Evidence) -> tuple[tuple[str, ...], ...]:
    """What a cell lists, each thing by its words; nothing of cells that a judge of their own reads."""
    value = cell.value.strip().casefold()
    if not is_judged_here(cell) or len(value) > _SHORT_CELL or _is_answer(value):
        return ()
    parts = (part for part in _ITEMS.split(value) if not any(map(str.isdigit, part)))
    found = (tuple(_content(part)) for part in parts)
    return tuple(words for words in found if 0 < len(words) <= _MOST_WORDS)


@lru_cache(maxsize=4096)
def is_judged_here(cell: Evidence) -> bool:
    """Whether the cell is an attribute that no judge of measures, names or table words reads."""
    if cell.field == _TITLE:
        return True
    topics = field_meaning(cell.field).topics
    judged = _JUDGED if any(map(str.isdigit, cell.value)) else _JUDGED - _OF_FIGURES
    if not cell.field.startswith(ATTRIBUTE) or topics & judged:
        return False
    return not topics & _OF_TABLES or not any(True for _ in claim_words().find(Text.of(cell.value)))


def says(text: Text, values: tuple[str, ...]) -> bool:
    """Whether the text has one of the words, in whatever form."""
    return any(token.word.startswith(value[:_SAME_ROOT]) for value in values for token in text.tokens)


def _is_answer(value: str) -> bool:
    """ "yes", "not included": the column is the statement, and its cell no value."""
    return value in _answers() or any(token.word in denial_words() for token in Text.of(value).tokens)


def _forms(word: str) -> frozenset[str]:
    """The word as stances hold it, and what was made a noun by its ending: closes, closed of closure."""
    root = word.removesuffix("ure").removesuffix("ment")
    return frozenset({stance_word(word), root if len(root) >= _SHORTEST_ROOT else stance_word(word)})


def _content(said: str) -> list[str]:
    """The words, other than Chinese ones, that say something."""
    words = (token.word for token in Text.of(said).tokens)
    return [word for word in words if len(word) > 1 and word.isalpha() and not _is_small(word)]


def _is_small(word: str) -> bool:
    return is_chinese(word[0]) or word in common_words()


@cache
def _generic() -> frozenset[str]:
    return frozenset(table("ordinary")["beside"]["generic"])


@cache
def _answers() -> frozenset[str]:
    answers = table("features")["answers"]
    return frozenset((*answers["yes"], *answers["no"]))
