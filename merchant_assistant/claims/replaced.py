"""Another value where a column's would stand: "quilted in stripes" of "Quilting: diamond", 圆形钢芯 for 六角钢芯.

Where a text has the word of a short column, or the noun of its value, says nothing of the value itself, and puts beside
it a word that stands nowhere in the record, it most likely says another value: nothing a cell proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.contrasts import Rival
from merchant_assistant.claims.fields import ATTRIBUTE, field_meaning, readable_name
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.record import Prepared
from merchant_assistant.claims.stances import common_words, denial_words, stance_word
from merchant_assistant.claims.tables import claim_words, table
from merchant_assistant.claims.text import Text, is_chinese, stem

_SHORT_CELL, _MOST_WORDS, _SHORTEST = 40, 3, 4
_SAME_ROOT = 4  # letters by which vollen is voll
_JUDGED = frozenset(
    {"material", "colour", "size", "origin", "brand", "model", "delivery", "price", "moq", "warranty", "certificate"}
    | {"pack", "fits"}
)  # columns with a judge of their own
_HAN = re.compile("[\u4e00-\u9fff]{3,6}")
_WORD = 2  # characters of most Chinese words


class Slot(NamedTuple):
    """A place for a value: beside one of the ``anchors`` (words as stances hold them) unless a text has ``values``."""

    anchors: frozenset[str]
    values: tuple[str, ...]


def replaced(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words beside the words of a column that no cell has, where the text lacks the column's value."""
    own = [cell.evidence for cell in record.cells if not cell.evidence.sibling]
    for cell in own:
        yield from _chinese_rivals(text, cell, record)
    words = [stance_word(token.word) for token in text.tokens]
    known: frozenset[str] = frozenset()
    for source, slot in ((cell, slot) for cell in own for slot in _slots(cell)):
        if slot.anchors.isdisjoint(words) or _says(text, slot.values):
            continue
        known = known or frozenset(stance_word(word) for one in record.cells for word in one.joined.split())
        for place, word in enumerate(words):
            if word in slot.anchors:
                yield from _beside(text, place, known, source)


def _beside(text: Text, place: int, known: frozenset[str], cell: Evidence) -> Iterator[Rival]:
    """The word right before the anchor, or after "in", "with", "by" behind it."""
    after = _after_anchor(text, place)
    for first, last, other in ((place - 1, place, place - 1), *((place, other, other) for other in after)):
        if first >= 0 and _is_joined(text, first, last) and _is_value(text, other, known):
            yield Rival(text.tokens[first].start, text.tokens[last].end, "unsupported", cell)


def _after_anchor(text: Text, place: int) -> tuple[int, ...]:
    """The place of the word after "in", "with a", "is" behind the anchor, if there is one."""
    words = [token.word for token in text.tokens[place + 1 : place + 4]]
    if not words or words[0] not in _list("between"):
        return ()
    at = 2 if words[1:2] and words[1] in _list("articles") else 1
    is_told = words[0] in _list("told") and words[at : at + 1] and words[at].endswith(("ed", "ing"))
    return (place + 1 + at,) if at < len(words) and not is_told else ()


def _is_joined(text: Text, first: int, last: int) -> bool:
    return all(text.folded[text.tokens[at].end : text.tokens[at + 1].start] in (" ", "-") for at in range(first, last))


def _is_value(text: Text, place: int, known: frozenset[str]) -> bool:
    """Whether the word says something, and neither a cell nor a table of claims has it."""
    word = text.tokens[place].word
    if len(word) < _SHORTEST or not word.isalpha() or word.endswith("ly") or is_chinese(word[0]):
        return False
    if {word, stem(word)} & _ordinary() or stance_word(word) in known:
        return False
    return claim_words().longest(text, place) is None


def _says(text: Text, values: tuple[str, ...]) -> bool:
    return any(token.word.startswith(value[:_SAME_ROOT]) for value in values for token in text.tokens)


@lru_cache(maxsize=4096)
def _slots(cell: Evidence) -> tuple[Slot, ...]:
    """The slots of a short cell in words whose column has no judge of its own: by its name, and by its value's noun."""
    value = cell.value.strip().casefold()
    if not _is_judged_here(cell) or len(value) > _SHORT_CELL or any(map(str.isdigit, value)) or _is_answer(value):
        return ()
    words, names = _content(value), _content(readable_name(cell.field))
    if not words or not names or len(words) > _MOST_WORDS or len(set(names) - _list("generic")) > 1:
        return ()
    by_name = Slot(frozenset().union(*map(_forms, names)), tuple(words))
    by_noun = Slot(_forms(words[-1]), tuple(words[:-1]))
    return (by_name, by_noun) if len(words) > 1 and "," not in value else (by_name,)


def _is_judged_here(cell: Evidence) -> bool:
    return cell.field.startswith(ATTRIBUTE) and not field_meaning(cell.field).topics & _JUDGED


def _is_answer(value: str) -> bool:
    """ "yes", "not included": the column is the statement, and its cell no value."""
    return value in _answers() or any(token.word in denial_words() for token in Text.of(value).tokens)


def _forms(word: str) -> frozenset[str]:
    """The word as stances hold it, and what was made a noun by its ending: closes, closed of closure."""
    root = word.removesuffix("ure").removesuffix("ment")
    return frozenset({stance_word(word), root if len(root) >= _SHORTEST else stance_word(word)})


def _content(said: str) -> list[str]:
    """The words, other than Chinese ones, that say something."""
    words = (token.word for token in Text.of(said).tokens)
    return [word for word in words if len(word) > 2 and word.isalpha() and word not in common_words()]


def _chinese_rivals(text: Text, cell: Evidence, record: Prepared) -> Iterator[Rival]:
    """Before the last word of a cell another word than the cell's: 圆形钢芯 for 六角钢芯."""
    value = cell.value.strip()
    if not _is_judged_here(cell) or not _HAN.fullmatch(value):
        return
    own, noun = value[:-_WORD], value[-_WORD:]
    if own in text.folded or _binds(value):
        return
    for found in re.finditer(rf"(?P<other>[\u4e00-\u9fff]{{2}}){noun}", text.folded):
        other = found["other"]
        is_known = any(other in one.evidence.value or other in one.evidence.field for one in record.cells)
        if not is_known and not _binds(other) and other not in _list("chinese"):
            yield Rival(found.start(), found.end("other"), "unsupported", cell)


def _binds(word: str) -> bool:
    return not _list("binding").isdisjoint(word)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")["beside"][name])


@cache
def _ordinary() -> frozenset[str]:
    return _list("words") | common_words() | denial_words()


@cache
def _answers() -> frozenset[str]:
    answers = table("features")["answers"]
    return frozenset((*answers["yes"], *answers["no"]))
