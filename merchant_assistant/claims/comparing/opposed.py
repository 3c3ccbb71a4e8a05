"""Opposites of what a cell says: 单端面 for 双端面, "trasero" for "delantero", "horizontal" for "vertical".

Chinese says most opposites with one character before a noun. Where a text lacks a cell's, and has another of the same
group before the same characters, it says the other one. Of words in letters it is doubted only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import is_structured
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.stances import chinese_denial

_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
_TITLE = "title"
_WHOLE = 4  # letters up to which a form is a whole word
_SURE = 2  # characters behind it that make sure it is the same thing


class _Said(NamedTuple):
    """A cell has ``own`` before ``noun``."""

    own: str
    noun: str


def opposites(text: Text, record: Prepared) -> Iterator[Rival]:
    """The opposites in a text of what stands in the record's own cells."""
    known = ""
    for cell in record.cells:
        for said in _said(cell.evidence.value) if not cell.evidence.sibling else ():
            if said.noun not in text.folded or said.own + said.noun in text.folded:
                continue
            known = known or "|".join(f"{one.evidence.field}|{one.evidence.value}" for one in record.cells)
            yield from _others(text, said, cell.evidence, known)


def opposite_words(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words of a text that no cell has, of a group of which a cell has another one and the text has not."""
    small = table("contrasts")["opposed"]["cased"]
    tokens = [token for token in text.tokens if token.word not in small or text.folded[token.start].isupper()]
    said = {token.word: sides for token in tokens if (sides := _sides(token.word))}
    if not said:
        return
    own = [cell.evidence for cell in record.cells if not cell.evidence.sibling and _is_short(cell.evidence)]
    known = {side: cell for cell in own for side in _sides_of(cell)}
    everywhere = {side for cell in record.cells for word in cell.joined.split() for side in _sides(word)}
    in_text = {side for sides in said.values() for side in sides}
    for token in tokens if known else ():
        for group, side in said.get(token.word, ()):
            left_out = (cell for one, cell in known.items() if one[0] == group and one not in in_text)
            cell = next(left_out, None)
            if cell is not None and (group, side) not in everywhere:
                yield Rival(token.start, token.end, "unsupported", cell)


def _is_short(cell: Evidence) -> bool:
    return cell.field == _TITLE or is_structured(cell)


@lru_cache(maxsize=4096)
def _sides_of(cell: Evidence) -> frozenset[tuple[int, int]]:
    return frozenset(side for token in Text.of(cell.value).tokens for side in _sides(token.word))


@lru_cache(maxsize=1 << 14)
def _sides(word: str) -> tuple[tuple[int, int], ...]:
    """The groups that have the word, and on which side."""
    return tuple(found for form, found in _forms() if (word == form if len(form) <= _WHOLE else word.startswith(form)))


@cache
def _forms() -> tuple[tuple[str, tuple[int, int]], ...]:
    groups = enumerate(table("contrasts")["opposed"]["groups"])
    return tuple(
        (form, (number, side)) for number, group in groups for side, forms in enumerate(group) for form in forms
    )


def _others(text: Text, said: _Said, cell: Evidence, known: str) -> Iterator[Rival]:
    for other in _groups()[said.own]:
        place = text.folded.find(other + said.noun)
        if place >= 0 and other + said.noun not in known and not _is_denied(text, place):
            yield Rival(place, place + 1, "contradicted" if len(said.noun) >= _SURE else "unsupported", cell)


def _is_denied(text: Text, place: int) -> bool:
    """Whether its clause denies something: 小型犬不适用."""
    clause = next((one for one in _CLAUSE.finditer(text.folded) if one.start() <= place < one.end()), None)
    return clause is not None and chinese_denial().search(clause.group()) is not None


@lru_cache(maxsize=4096)
def _said(value: str) -> tuple[_Said, ...]:
    """Each such character with the two behind it; with the only one where a word ends there."""
    found = []
    for place, own in enumerate(value):
        noun = value[place + 1 : place + 1 + _SURE]
        while noun and not is_chinese(noun[-1]):
            noun = noun[:-1]
        if own in _groups() and noun and is_chinese(noun[0]) and noun[0] not in _groups():
            found.append(_Said(own, noun))
    return tuple(found)


@cache
def _groups() -> dict[str, str]:
    """Each character with the others of its group."""
    groups = table("contrasts")["characters"]["groups"]
    return {own: group.replace(own, "") for group in groups for own in group}
