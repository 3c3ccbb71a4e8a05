"""A cell said in part, and something else beside it: "bare, solid copper" of "copper, bare, fine-stranded".

Where a text has some words of a cell (or of its column) and leaves out others, a word right beside those it has, which
no cell has, most likely stands for one that is left out. Such a word is doubted, no more: it may be a good paraphrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from merchant_assistant.claims.comparing.replaced import begins, known_words, says_something
from merchant_assistant.claims.finding.fields import ATTRIBUTE, field_meaning, readable_name
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.lexis.vocabulary import writes_nouns_small
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.stances import common_words, stance_word

_SHORT_CELL, _SAME_ROOT = 60, 4
_BESIDE = (" ", "-", "/")
_ENDINGS = ("en", "er", "es", "em", "e")
_VERBS = ("ly", "ing")
_ADJECTIVES = ("ed", "ic", "al", "ous", "ive", "able", "ible", "less", "ful", "ary")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,3}(?![\w-])", re.ASCII)  # DC of "DC, direct drive"
_TITLE = "title"
_JUDGED = frozenset({"size", "brand", "model", "delivery", "price", "moq", "warranty", "certificate", "pack", "origin"})


def others_beside(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words of no cell beside those of a cell that the text says in part."""
    roots = {_root(token.word) for token in text.tokens}
    behind = writes_nouns_small(text)
    known: frozenset[str] = frozenset()
    for cell in (one.evidence for one in record.cells if not one.evidence.sibling):
        names, values = words_of(cell)
        said = {_root(word) for word in (*names, *values) if _root(word) in roots}
        if not said or all(_root(word) in said for word in values):
            continue
        known = known or known_words(record)
        for place, token in enumerate(text.tokens):
            if _root(token.word) in said and _is_plain(token.word):
                yield from _beside(text, place, known, cell, behind=behind)


def _beside(text: Text, place: int, known: frozenset[str], cell: Evidence, *, behind: bool) -> Iterator[Rival]:
    """The word before the one at ``place``, figures left out; in French and Spanish the one behind it too."""
    before = place - 1
    if before > 0 and not behind and text.lower[text.tokens[before - 1].end : text.tokens[place].start] == " in ":
        before -= 1  # "slim in fit"
    while before > 0 and text.tokens[before].word.isdigit():
        before -= 1
    if before >= 0 and _is_joined(text, before, place):
        first = _beginning(text, before)
        is_new = _is_new_compound(text, first, before, known) if first < before else _is_value(text, before, known)
        if is_new and (not _begins_sentence(text, first) or text.tokens[before].word.endswith(_ADJECTIVES)):
            yield Rival(text.tokens[first].start, text.tokens[before].end, "unsupported", cell)
    for after in _behind(text, place, behind=behind):
        if _is_joined(text, place, after) and _is_value(text, after, known):
            yield Rival(text.tokens[after].start, text.tokens[after].end, "unsupported", cell)


def _behind(text: Text, place: int, *, behind: bool) -> Iterator[int]:
    """Where a value may stand behind its noun: "blade is uncoated", and in French "reliure à spirale"."""
    following = [token.word for token in text.tokens[place + 1 : place + 3]]
    if len(following) > 1 and (following[0] in _list("told") or (behind and following[0] in _list("joining"))):
        if following[1] not in _list("done"):
            yield place + 2
    elif behind and following:
        yield place + 1


def _begins_sentence(text: Text, place: int) -> bool:
    """ "Choose charcoal": there, a word before a noun may well be a verb."""
    return begins(text, place) and text.folded[text.tokens[place].start].isupper()


def _beginning(text: Text, place: int) -> int:
    """Where a word in hyphens begins that ends there: built of "built-in"."""
    while place > 0 and text.folded[text.tokens[place - 1].end : text.tokens[place].start] == "-":
        place -= 1
    return place


def _is_new_compound(text: Text, first: int, last: int, known: frozenset[str]) -> bool:
    """ "built-in", "lug-type": whether no cell has a part of it, but for what forms such words."""
    parts = [token.word for token in text.tokens[first : last + 1]]
    telling = [word for word in parts if word not in _list("forming")]
    return all(map(str.isalpha, parts)) and bool(telling) and not any(stance_word(one) in known for one in telling)


def _is_joined(text: Text, first: int, last: int) -> bool:
    between = (text.folded[text.tokens[at].end : text.tokens[at + 1].start] for at in range(first, last))
    return all(one in _BESIDE for one in between)


def _is_value(text: Text, place: int, known: frozenset[str]) -> bool:
    return says_something(text, place, known) and not text.tokens[place].word.endswith(_VERBS)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")["beside"][name])


@lru_cache(maxsize=4096)
def words_of(cell: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the column, and those of its cell, both empty where another judge reads it."""
    is_attribute = cell.field.startswith(ATTRIBUTE)
    if len(cell.value) > _SHORT_CELL or not (is_attribute or cell.field == _TITLE):
        return (), ()
    judged = _JUDGED if any(map(str.isdigit, cell.value)) else _JUDGED - {"size", "price", "moq", "pack"}
    if is_attribute and field_meaning(cell.field).topics & judged:
        return (), ()
    values = (*_content(cell.value), *(found.casefold() for found in _CAPITALS.findall(cell.value)))
    names = _content(readable_name(cell.field)) if is_attribute else ()
    if values and cell.value.strip().casefold() in table("features")["answers"]["yes"]:
        return (), names  # "Brake light function: yes"
    return names if values else (), values


def _content(said: str) -> tuple[str, ...]:
    return tuple(token.word for token in Text.of(said.casefold()).tokens if _is_plain(token.word))


def _root(word: str) -> str:
    """The beginning by which hinges is hinge and vollen voll; a short word is itself: "sich" is no Sicherheit."""
    root = stem(word)
    root = next((root[:_SAME_ROOT] for ending in _ENDINGS if root[_SAME_ROOT:] == ending), root)
    return root if len(root) <= _SAME_ROOT else f"{root[:_SAME_ROOT]}-"


def _is_plain(word: str) -> bool:
    return len(word) >= _SAME_ROOT and word.isalpha() and not is_chinese(word[0]) and word not in common_words()
