"""Categories that are called as goods are in a question: mountain bikes; also in other languages: screws, Schrauben."""

from __future__ import annotations

import re

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.words_of_values import ELEMENTS, Named
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import cells_beside, cells_for

_KEPT = ("category", "tags")
_KINDS = re.compile(r"\s*(?:&|\+|\band\b|\bund\b|\bet\b)\s*", re.IGNORECASE)  # what parts the kinds of one step
_SORTS = frozenset({"category", "subcategory"})  # concepts of columns that say what sort of goods a thing is


def kept_under(key: Key, holdings: Holdings) -> tuple[Named, ...]:
    """The categories, or else the tags, that words name in another language; () where one has the words themselves.

    Such a category says what all of its products are, of which only some, or none, are called so in the words' own
    language.
    """
    for field in _KEPT:
        if any(name == field for name, _ in holdings.parts.get(key, ())):
            return ()
    written = cells_for("goods").get(key) or cells_beside("goods").get(key, frozenset())
    found = [named for form in sorted(written) for named in holdings.whole.get(form, ())]
    for field in _KEPT:
        if kept := tuple(dict.fromkeys(named for named in found if named[0] == field)):
            return kept
    return ()


def sorts_called(key: Key, holdings: Holdings) -> tuple[Named, ...]:
    """The categories, subcategories and types that are called by just these words; of others names may have them.

    Titles that have the words in them are not meant then: mountain bike socks are no mountain bikes.
    """
    return tuple(named for named in holdings.whole.get(key, ()) if holdings.concept_of(named[0]) in _SORTS)


def is_of_kinds(way: str, key: Key) -> bool:
    """Whether a step of the way to a category is of several kinds, of which words name one: Sweaters & Pullovers."""
    steps = (_KINDS.split(step) for step in ELEMENTS.split(way))
    return any(len(kinds) > 1 and key in map(key_of, kinds) for kinds in steps)
