"""The opposite of a cell's character before the same words: 单端面 for 双端面, 内六角 for 外六角.

Chinese says most opposites with one character before a noun. Where a text lacks a cell's, and has another of the same
group before the same characters, it says the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.contrasts import Rival
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.record import Prepared
from merchant_assistant.claims.stances import chinese_denial
from merchant_assistant.claims.tables import table
from merchant_assistant.claims.text import Text, is_chinese

_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
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
