"""What a Chinese cell lists, said with another beginning or beside another: 空心轴 for 实心轴.

Where a text leaves out a thing that a cell lists, the end of its name behind other characters is another one of its
kind, and what stands right behind another thing of the cell is likely said in its place. It is doubted, no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from merchant_assistant.claims.comparing.slots import is_judged_here
from merchant_assistant.claims.finding.fields import ATTRIBUTE
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_PARTS = re.compile("[,，、;；/和及与+（()）]+|带")
_ITEM = re.compile("[A-Za-z0-9]{0,6}[\u4e00-\u9fff]{2,7}")
_SHORT_CELL, _WORD, _SHORTEST_SUFFIX = 30, 2, 2
_JOINS = "和及与、"


def other_items(text: Text, record: Prepared) -> Iterator[Rival]:
    """The things that a text seems to say in the place of those that a Chinese cell lists."""
    known = ""
    for cell in (one.evidence for one in record.cells if not one.evidence.sibling):
        listed = _listed(cell)
        unsaid = [item for item in listed if item not in text.folded]
        if not unsaid:
            continue
        known = known or "|".join(f"{one.evidence.field}|{one.evidence.value}" for one in record.cells)
        for item in unsaid:
            yield from _with_other_beginning(text, item, cell, known)
        if any(_is_unsaid(text, item) for item in unsaid):
            for item in (item for item in listed if item in text.folded):
                yield from _behind(text, item, cell, known)


@lru_cache(maxsize=4096)
def _listed(cell: Evidence) -> tuple[str, ...]:
    if not cell.field.startswith(ATTRIBUTE) or len(cell.value) > _SHORT_CELL or not is_judged_here(cell):
        return ()
    return tuple(item for item in _PARTS.split(cell.value.strip()) if _ITEM.fullmatch(item) and not _binds(item[:1]))


def _with_other_beginning(text: Text, item: str, cell: Evidence, known: str) -> Iterator[Rival]:
    """The longest end of the item that the text has, behind a character that is not the item's."""
    for length in range(1, len(item) - _SHORTEST_SUFFIX + 1):
        place = text.folded.find(item[length:])
        if place < 0:
            continue
        before = text.folded[max(0, place - 1) : place]
        is_word = bool(before) and (is_chinese(before) or (before.isascii() and before.isalnum()))
        is_other = is_word and not _binds(before) and before + item[length:] not in known
        if is_other and item[:length] not in text.folded and before + item[length:] not in _list("chinese"):
            yield Rival(place - 1, place + len(item) - length, "unsupported", cell)
        return


def _is_unsaid(text: Text, item: str) -> bool:
    """Whether the text has no two of its characters in a row."""
    return not any(item[at : at + _WORD] in text.folded for at in range(len(item) - 1))


def _behind(text: Text, item: str, cell: Evidence, known: str) -> Iterator[Rival]:
    """The word right behind a thing that the cell lists."""
    start = text.folded.index(item) + len(item)
    start += text.folded[start : start + 1] in _JOINS
    said = text.folded[start : start + _WORD]
    if len(said) == _WORD and all(map(is_chinese, said)) and not _binds(said) and said not in known:
        yield Rival(start, start + _WORD, "unsupported", cell)


def _binds(said: str) -> bool:
    return not _list("binding").isdisjoint(said)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")["beside"][name])
