"""Which words of a text are in the record at all, in whatever form; and how rare those are that are not.

The other finders look for what is false; this one for what is left over. A rare word that no cell accounts for is most
likely a fact from nowhere ("opaque", "cylindrical"), a common one ("quiet", "kitchen") hardly ever. How often a word is
written at all tells that far better than how often shops write it: what shops write often are facts, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.kin import kinship
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.lexis.vocabulary import frequency, language_of
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.roots import small_words, word_of
from merchant_assistant.claims.polarity.stances import common_words

_SHORTEST, _ROOT, _PART = 3, 5, 4
_ANY = 1 << 60


class Unaccounted(NamedTuple):
    """A word that no cell has; ``frequency``: how often the language's dictionary has counted it, 0 for never."""

    start: int
    end: int
    frequency: int


class Accounts(NamedTuple):
    """The words of a record's cells: as they stand, cut to stems, by their beginnings."""

    words: frozenset[str]
    stems: frozenset[str]
    roots: frozenset[str]

    def has(self, word: str, language: str = "en") -> bool:
        """Whether a cell has the word, another form or a part of it, a word that holds it, or one that means it."""
        if word in self.words or word_of(word) in self.stems or word[:_ROOT] in self.roots:
            return True
        if len(word) >= _PART and any(word in one or one in word for one in self.words if len(one) >= _PART):
            return True
        return language == "en" and any(kinship(word, one) == "same" for one in self.words)


@lru_cache(maxsize=64)
def accounts(joined: tuple[str, ...]) -> Accounts:
    """The words of cells, each given as its words in a row."""
    words = frozenset(word for cell in joined for word in cell.split() if len(word) >= _SHORTEST)
    stems = frozenset(word_of(word) for word in words if not is_chinese(word[0]))
    return Accounts(words, stems, frozenset(word[:_ROOT] for word in words if len(word) >= _ROOT))


def accounts_of(record: Prepared) -> Accounts:
    """The words of all cells that buyers may be told of, with the names of their columns."""
    return accounts(tuple(cell.joined for cell in record.cells))


def unaccounted(text: Text, record: Prepared, limit: int = _ANY) -> Iterator[Unaccounted]:
    """The words, no commoner than ``limit``, that no cell accounts for; none in a language without a dictionary."""
    language = language_of(text)
    if not language:
        return
    known = accounts_of(record)
    for token in text.tokens:
        word = token.word.partition("'")[0]
        if len(word) < _SHORTEST or not word.isalpha() or is_chinese(word[0]) or _is_small(word):
            continue
        often = max(frequency(word, language), frequency(stem(word), language))
        if often <= limit and not known.has(word, language):
            yield Unaccounted(token.start, token.end, often)


def rare_words(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words from nowhere that are rare enough to be told."""
    if not record.cells:
        return
    limit = table("accounting")["rare"].get(language_of(text), -1)
    for one in unaccounted(text, record, limit) if limit >= 0 else ():
        yield Rival(one.start, one.end, "unsupported", record.cells[0].evidence)


def _is_small(word: str) -> bool:
    return word in small_words() or word in common_words() or word in table("brands")["companies"]
