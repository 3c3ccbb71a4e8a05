"""Whether a title's noun is what the thing is: a camera lens is no camera, a folding camera is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Finding, Not, Row, Skus, Test, Words
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word
from merchant_assistant.storage.words import folded

Look = Callable[[Condition, str], Finding]
Rows = Callable[[Condition], Sequence[Row]]
_KINDS = re.compile(r"[>,;/|&()]|\band\b", re.IGNORECASE)  # what parts the kinds in a category's path
_MOST = 1000  # titles that are read
_WORD = 4  # letters; fewer in capitals are short for something
_MOSTLY = 0.6  # of the titles that have a word
_PHRASE_ENDS = re.compile(
    r"[,;:(\[|/–—]|\s-\s|\d| (?:with|for|in|of|from|by|and|without|to|set|plus|mit|für) ", re.IGNORECASE
)


_OF_MANY = re.compile(r"([^\W\d_]+) of \d", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|fits|compatible with|für|pour|para)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heads:
    """The titles that are told by a noun. ``left_out``: one of those that have it but are other things, '' for none.

    ``unsure``: most that have it are other things.
    """

    condition: Condition
    left_out: str = ""
    unsure: bool = False


def only_heads(text: str, holdings: Holdings, rows: Rows) -> Heads:
    """What the title of a thing called so says.

    A title is left out where what the thing is follows the word ("camera case"), or it stands behind "for" ("folio for
    iPod"), or another noun follows while most titles have the word as their last; unless the category has it.
    """
    named: Condition = Words(text, ())
    key = key_of(text)
    if key in map(key_of, forms("audience")):
        return Heads(named)  # for whom things are is no head of their names: of women's gloves both are said
    in_category = tuple(
        dict.fromkeys(value for words, name, value in holdings.paths if name == "category" and set(key) <= words)
    )
    asked = AllOf((named, Not(Test("category", in_category)))) if in_category else named
    found = rows(asked)
    if len(found) > _MOST:
        return Heads(named)
    places = [(row, _behind(row.title, key[-1:])) for row in found]
    beside = _beside(places, key, holdings)
    unsure = not in_category and len(beside) >= _MOSTLY * len(found)
    out = _led(found, key, others=bool(in_category)) + beside
    others = [
        row
        for row, behind in places
        if len(behind) == 1 and not _is_property(behind, holdings) and not _is_short_form(row.title, behind[0])
    ]
    if others and sum(behind == () for _, behind in places) >= 2 * len(others) and len(key) == 1:
        out += others
    if not out:
        return Heads(named)
    skus = tuple(dict.fromkeys(row.sku for row in out))
    return Heads(AllOf((named, Not(Skus(skus)))), out[0].title, unsure)


def _beside(places: Sequence[tuple[Row, Key]], key: Key, holdings: Holdings) -> list[Row]:
    """Titles of things for what the word names, or named after it: camera cases, mountain bike socks."""
    if key in map(key_of, forms("audience")) or is_known_word(key) or not _is_goods(key[-1:]):
        return []
    return [
        row
        for row, behind in places
        if _is_measure(row.title, key)
        or (behind and behind[-1:] != key[-1:] and _is_goods(behind[-1:]) and not _is_property(behind, holdings))
    ]


def _is_measure(title: str, key: Key) -> bool:
    """Whether the word says how many there are: pens, box of 12."""
    found = _OF_MANY.findall(title)
    return key in map(key_of, found) and not _has(_OF_MANY.sub(" ", title), key)


_HAN_AT_MOST = 4  # characters of a noun


@cache
def names_several(value: str) -> bool:
    """Whether a Chinese category is called by several goods, one behind another: 樱桃李枣."""
    return is_han(value) and key_of(value) not in nouns() and _nouns_of(value) > 1


def _nouns_of(value: str) -> int:
    """How many nouns for goods make it up, 李 for 李子 as well; 0 where something else stands in it."""
    if not value:
        return 0
    for length in range(min(_HAN_AT_MOST, len(value)), 0, -1):
        word, rest = value[:length], value[length:]
        if (key_of(word) in nouns() or key_of(f"{word}子") in nouns()) and (not rest or _nouns_of(rest)):
            return 1 + _nouns_of(rest)
    return 0


def is_headed(value: str, key: Key) -> bool:
    """Whether a category or tag is of what a word names: of "Table linen" a table is not."""
    return any(key_of(part)[-len(key) :] == key for part in _KINDS.split(value))


def ends_a_phrase(title: str, key: Key) -> bool:
    """Whether a title has the words at the end of one of its phrases, where the noun stands: Thermo Mug, 500 ml."""
    return any(key_of(part)[-len(key) :] == key for part in _PHRASE_ENDS.split(title))


def is_sort_of_goods(key: Key) -> bool:
    """Whether a word names goods, and no audience or place that things are for."""
    return _is_goods(key) and not is_known_word(key) and key not in map(key_of, forms("audience"))


@cache
def _is_goods(key: Key) -> bool:
    """Whether a word is a common noun for goods, or for what belongs to some."""
    return key in nouns() or key in map(key_of, forms("accessories"))


def _led(rows: Sequence[Row], key: Key, *, others: bool) -> list[Row]:
    """Titles that have the word only behind "for", where others have it first: a folio for an iPod is none."""
    if key in map(key_of, forms("audience")):
        return []
    led = [row for row in rows if (parts := _FOR.split(row.title, maxsplit=1))[1:] and not _has(parts[0], key)]
    return led if others or len(led) < len(rows) else []


def _has(text: str, key: Key) -> bool:
    words = key_of(text)
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))


def is_only_beside(text: str, spelt: Sequence[str], look: Look, holds: Callable[[Condition], bool]) -> bool:
    """Whether no title has a plural, and the categories and tags that have it name other goods: Bike Care for bikes."""
    if not text.isascii() or not text.isalpha() or key_of(text) == (folded(text),):
        return False
    if any(holds(Words(form, ())) for form in spelt):
        return False
    told = [look(Words(form), field) for form in spelt for field in ("category", "tags")]
    if any(finding.passing > _MOST for finding in told):
        return False
    values = [row.value for finding in told for row in finding.rows]
    ends = {key_of(part)[-1:] for value in values for part in _KINDS.split(value)}
    return not ends & {key_of(form)[-1:] for form in spelt}


def _behind(title: str, key: Key) -> Key:
    """The words that follow in the same phrase of the title."""
    for part in _PHRASE_ENDS.split(title):
        words = key_of(part)
        for at in range(len(words) - len(key) + 1):
            if words[at : at + len(key)] == key:
                return words[at + len(key) :]
    return ()


def _is_short_form(title: str, word: str) -> bool:
    """Whether a word stands in capitals in a name that has small letters: a magnum NV is a magnum."""
    return len(word) < _WORD and word.upper() in re.findall(r"\w+", title) and not title.isupper()


def _is_property(words: Key, holdings: Holdings) -> bool:
    """Whether words are a colour, a size or another value: a mug black is a mug."""
    return is_known_word(words) or bool(holdings.values(words))
