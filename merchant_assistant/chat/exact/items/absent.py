"""Goods, materials, colours and countries that every question knows and this catalogue has nothing of.

Of umbrellas in a catalogue in which no name, no cell and no text has the word in any language that is known there are
none. Of a word that is known to no table nothing is said: it may be another's name for what is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from merchant_assistant.catalogue.inquiry import Condition, Test, Words
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import Key
from merchant_assistant.chat.exact.words.lexicon import (
    called_in_chinese,
    cells_for,
    containers,
    countries,
    forms,
    nouns,
)
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of, synonyms
from merchant_assistant.foundation.prose import Language

_LETTERS = re.compile(r"x{2,5}[sl]|[2-9]x[sl]", re.IGNORECASE)
_TABLES = ("goods", "materials", "colours", "brands")


def absent(item: Item, holdings: Holdings, language: Language, holds: Callable[[Condition], bool]) -> Clause | None:
    """The condition on a known word that holds of nothing; None for another word, or where a text has it."""
    concept = "origin" if _is_country(item.key) else look_of(item.key)
    if is_letter_size(item.text) and (sized := _in_letters(holdings)):
        label = value_label(sized, (item.text,), language)
        return Clause(Test(sized, (item.text,)), label, "value", (sized,), item.start, item.end)
    if _is_container(item, holdings):
        return None  # "carton" is what goods come in here, though French for cardboard: of that nothing is said
    if not (concept or item.maker or _is_goods(item.key)) or any(
        holds(Words(form, anywhere=True)) for form in _forms(item)
    ):
        return None
    fields = holdings.of_concept.get(concept, ())
    if concept == "origin" and not fields:
        return None  # where things come from is no part of their names
    if not fields:
        label = phrase(language, "named").format(words=item.text)
        return Clause(Words(item.text), label, "noun", (), item.start, item.end)
    label = value_label(fields[0], (item.text,), language)
    return Clause(Test(fields[0], (item.text,)), label, "value", fields[:1], item.start, item.end)


def is_letter_size(word: str) -> bool:
    """Whether a word is a size as clothes have it: medium, XXXL."""
    return word.casefold() in forms("letter_sizes") or _LETTERS.fullmatch(word) is not None


def sizes_in_order(values: Sequence[str]) -> list[str]:
    """Sizes in letters from the smallest on; other values as they are."""
    ranks = {value: _rank(value) for value in values}
    known = [(rank, value) for value, rank in ranks.items() if rank is not None]
    return [value for _, value in sorted(known)] if len(known) == len(values) else list(values)


def _rank(size: str) -> int | None:
    """How large a size in letters is, from M on; None for others."""
    found = re.fullmatch(r"(?:(x*)|([2-9])x)([sl])|m", size.strip().casefold())
    if found is None or not found[3]:
        return None if found is None else 0
    steps = 1 + (int(found[2]) if found[2] else len(found[1]))
    return steps if found[3] == "l" else -steps


def _in_letters(holdings: Holdings) -> str:
    """The one column of sizes, where it has such sizes; of sizes in numbers nothing is known by a letter."""
    fields = holdings.of_concept.get("size", ())
    having = [one for one in fields if any(is_letter_size(value) for value in holdings.values_of(one))]
    return having[0] if len(having) == 1 else ""


def _is_country(key: Key) -> bool:
    return any(key in country.said for country in countries())


def _is_container(item: Item, holdings: Holdings) -> bool:
    """Whether the catalogue has a column that tells of a container called so."""
    return containers().get(item.text.casefold(), "") in holdings.containers


def _is_goods(key: Key) -> bool:
    if any(form in forms("uses") for form in ("".join(key), *nouns().get(key, ()))):
        return False
    return key in nouns() or key in called_in_chinese() or any(key in cells_for(table) for table in _TABLES)


def _forms(item: Item) -> Iterator[str]:
    """How any cell may write it."""
    yield item.text
    yield from (*nouns().get(item.key, ()), *called_in_chinese().get(item.key, ()))
    written = (*synonyms(item.key), *(key for table in _TABLES for key in cells_for(table).get(item.key, ())))
    yield from (" ".join(key) if key[0].isascii() else "".join(key) for key in written if key)
