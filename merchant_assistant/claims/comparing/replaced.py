"""Another value where a column's would stand: "quilted in stripes" of "Quilting: diamond", "a mirror lens".

Where a text has the word of a short column, or the noun of its value, says nothing of the value itself, and puts beside
it a word that stands nowhere in the record, it most likely says another value: nothing a cell proves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.comparing.slots import Slot, says, slots
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.kin import is_noun
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.stances import common_words, denial_words, stance_word

_SHORTEST = 3
_MANNERS = ("ly", "ing")  # a word with such an ending is a value only where the cell's has it too


def replaced(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words beside the words of a column that no cell has, where the text lacks the column's value."""
    own = [cell.evidence for cell in record.cells if not cell.evidence.sibling]
    words = [stance_word(token.word) for token in text.tokens]
    known: frozenset[str] = frozenset()
    yield from _of_title(text, record, own)
    for source, slot in ((cell, slot) for cell in own for slot in slots(cell)):
        if slot.anchors.isdisjoint(words) or says(text, slot.values):
            continue
        known = known or known_words(record)
        for place, word in enumerate(words):
            if word in slot.anchors:
                yield from _beside(text, place, known, source, slot)


def _of_title(text: Text, record: Prepared, own: list[Evidence]) -> Iterator[Rival]:
    """ "a floral perfume" of "Family: woody": a word of no cell before the thing's name, while a value is not said."""
    places = [at for at, token in enumerate(text.tokens) if at and _names_thing(token.word, record)]
    unsaid = (cell for cell in own for slot in slots(cell)[:1] if places and cell.field != "title")
    cell = next((cell for cell in unsaid if not says(text, slots(cell)[0].values)), None)
    if cell is None:
        return
    known = known_words(record)
    for place in places:
        token = text.tokens[place - 1]
        if _is_joined(text, place - 1, place) and not begins(text, place - 1) and _is_value(text, place - 1, known, ()):
            yield Rival(token.start, token.end, "unsupported", cell)


def begins(text: Text, place: int) -> bool:
    """Whether a clause begins there: "Choose charcoal"."""
    return place == 0 or text.broken(text.tokens[place - 1].end, text.tokens[place].start)


def _names_thing(word: str, record: Prepared) -> bool:
    return word.isalpha() and record.is_called(stem(word)) and is_noun(word)


def known_words(record: Prepared) -> frozenset[str]:
    """All words of the record as stances hold them."""
    return frozenset(stance_word(word) for cell in record.cells for word in cell.joined.split())


def says_something(text: Text, place: int, known: frozenset[str]) -> bool:
    """Whether the word there is one that tells of a thing, and no cell has it."""
    token = text.tokens[place]
    word = token.word
    in_capitals = len(word) < _SHORTEST and text.folded[token.start : token.end].isupper()
    if not word.isalpha() or is_chinese(word[0]) or (len(word) < _SHORTEST and not in_capitals):
        return False
    return not {word, stem(word)} & ordinary() and stance_word(word) not in known


def _beside(text: Text, place: int, known: frozenset[str], cell: Evidence, slot: Slot) -> Iterator[Rival]:
    """The word right before the anchor, or after "in", "with", "by" behind it."""
    after = _after_anchor(text, place)
    for first, last, other in ((place - 1, place, place - 1), *((place, other, other) for other in after)):
        if first >= 0 and _is_joined(text, first, last) and _is_value(text, other, known, slot.values):
            yield Rival(text.tokens[other].start, text.tokens[other].end, "unsupported", cell)


def _after_anchor(text: Text, place: int) -> tuple[int, ...]:
    """The place of the word after "in", "with a", "is" behind the anchor, if there is one."""
    words = [token.word for token in text.tokens[place + 1 : place + 4]]
    if not words or words[0] not in _list("between"):
        return ()
    at = 2 if words[1:2] and words[1] in _list("articles") else 1
    is_told = words[0] in _list("told") and words[at : at + 1] and words[at] in _list("done")
    return (place + 1 + at,) if at < len(words) and not is_told else ()


def _is_joined(text: Text, first: int, last: int) -> bool:
    return all(text.folded[text.tokens[at].end : text.tokens[at + 1].start] in (" ", "-") for at in range(first, last))


def _is_value(text: Text, place: int, known: frozenset[str], values: tuple[str, ...]) -> bool:
    """Whether the word says something that no cell has, in the way the value does: lightly, fully."""
    word = text.tokens[place].word
    ending = next((ending for ending in _MANNERS if word.endswith(ending)), "")
    return says_something(text, place, known) and (not ending or any(value.endswith(ending) for value in values))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")["beside"][name])


@cache
def ordinary() -> frozenset[str]:
    """Words that praise, point or bind."""
    return _list("words") | common_words() | denial_words()
