"""The same in Chinese: 圆形钢芯 for 六角钢芯, 矿物镜面 of "镜面: 蓝宝石", 浓香型 for 清香型."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.comparing.slots import is_judged_here
from merchant_assistant.claims.finding.fields import field_meaning, readable_name
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_ITEM = re.compile("[\u4e00-\u9fff]{2,7}")
_PARTS = re.compile("[,，、;；/和及与 ]+")
_SHORT_CELL = 24
_WORD = 2  # characters of most Chinese words
_LONGEST_OTHER = 3
_COLUMN = re.compile("[\u4e00-\u9fff]{2,5}")
_TELLS = r"(?:则?[为是]|采用|选用|使用|用的是|用)(?P<told>[^，。；！？,;!?\n]{2,14}?)(?=[，。；！？,;!?\n]|$)"
_NAME = re.compile("^(?:适用|适合|产品|主要|是否)|(?:类型|方式|种类|形状|款式|风格|工艺|材质|特点|位置)$")


class _Place(NamedTuple):
    """Before ``noun`` a text has one of the cell's words (``own``), or another one of ``length`` characters."""

    noun: str
    own: tuple[str, ...]
    length: int


def replaced_in_chinese(text: Text, record: Prepared) -> Iterator[Rival]:
    """The words of a text that stand where a Chinese cell's would."""
    known = ""
    for cell in record.cells:
        for place in _places(cell.evidence) if not cell.evidence.sibling else ():
            if place.noun not in text.folded or any(own in text.folded for own in place.own):
                continue
            known = known or "|".join(f"{one.evidence.field}|{one.evidence.value}" for one in record.cells)
            yield from _others(text, place, cell.evidence, known)


def told_in_chinese(text: Text, record: Prepared) -> Iterator[Rival]:
    """ "扶手为固定款式" of "扶手: 3D": what a text tells of a column in words that no cell has."""
    everything = ""
    for cell in (one.evidence for one in record.cells if not one.evidence.sibling):
        name = _name(cell)
        if not _COLUMN.fullmatch(name) or name not in text.folded or not _is_in_words(cell):
            continue
        everything = everything or "|".join(one.evidence.value for one in record.cells).casefold()
        for found in re.finditer(rf"{name}{_TELLS}", text.folded):
            pieces = _pieces(found["told"])
            own = [piece for piece in pieces if piece in cell.value.casefold()]
            if not own and pieces and not any(piece in everything for piece in pieces):
                yield Rival(found.start("told"), found.end("told"), "unsupported", cell)


def _is_in_words(cell: Evidence) -> bool:
    if not field_meaning(cell.field).topics:
        return True
    return is_judged_here(cell) and re.search("[\u4e00-\u9fff]{2}|[A-Za-z]{3}", cell.value) is not None


def _pieces(told: str) -> list[str]:
    """Its words in letters, and each two Chinese characters in a row."""
    runs: list[str] = re.findall("[\u4e00-\u9fff]+", told)
    pairs = [run[at : at + _WORD] for run in runs for at in range(len(run) - 1)]
    return [*re.findall("[a-z]{2,}", told.casefold()), *(pair for pair in pairs if not _binds(pair))]


def _others(text: Text, place: _Place, cell: Evidence, known: str) -> Iterator[Rival]:
    for found in re.finditer(
        rf"(?P<other>[\u4e00-\u9fff]{{{place.length},{_LONGEST_OTHER}}}?){place.noun}", text.folded
    ):
        other = text.folded[found.end("other") - place.length : found.end("other")]
        if other in known or _binds(other) or other in _list("chinese") or other + place.noun in _list("chinese"):
            continue
        if place.length == 1 and other + place.noun in known:
            continue
        yield Rival(found.end("other") - place.length, found.end("other"), "unsupported", cell)


@lru_cache(maxsize=4096)
def _places(cell: Evidence) -> tuple[_Place, ...]:
    """Before the column's name, and before the last word, or character, of a short value."""
    value = cell.value.strip()
    if len(value) > _SHORT_CELL or not is_judged_here(cell) or _binds_beginning(value):
        return ()
    items = [item for item in _PARTS.split(value) if item]
    if not items or not all(map(_ITEM.fullmatch, items)):
        return ()
    return (*_before_name(cell, items), *(place for item in items for place in _before_noun(item)))


def _before_name(cell: Evidence, items: list[str]) -> Iterator[_Place]:
    name = _name(cell)
    if re.fullmatch("[\u4e00-\u9fff]{2,4}", name):
        own = tuple(item[at : at + _WORD] for item in items for at in range(len(item) - 1))
        yield _Place(name, own, _WORD)


def _name(cell: Evidence) -> str:
    """The column's name without what says nothing of its own, unless that is all: 工艺."""
    name = readable_name(cell.field)
    return _NAME.sub("", name) or name


def _before_noun(item: str) -> Iterator[_Place]:
    """钢芯 of 六角钢芯, 香型 of 清香型, 茶 of 秋茶."""
    if len(item) > _WORD + 1:
        yield _Place(item[-_WORD:], (item[:-_WORD],), _WORD)
    elif len(item) == _WORD + 1:
        yield _Place(item[-_WORD:], (item[0] + item[-_WORD:],), 1)
        yield _Place(item[-1], (item[:-1], item[-_WORD:]), 1)
    else:
        yield _Place(item[-1], (item,), 1)


def _binds_beginning(value: str) -> bool:
    return value[:1] in _list("binding")


def _binds(word: str) -> bool:
    return not _list("binding").isdisjoint(word)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")["beside"][name])
