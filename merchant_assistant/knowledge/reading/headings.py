"""Headings that no style tells: numbered and bold lines, as offices write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBERED = (
    re.compile(r"第[一二三四五六七八九十百\d]+[章节条部]"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})*[、.．]?\s*(?=[^\W\d])"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"[IVX]{1,5}\.\s"),
)
_BOLD = len(_NUMBERED)
_LONGEST = 60  # characters
_NO_HEADING = ".,;:!?。，；：！？"


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph, or the ``row`` of a table. ``styled``: its outline level says that it is a heading."""

    text: str
    style: str = ""
    styled: bool = False
    bold: bool = False
    row: bool = False


def looks_like_headings(written: Sequence[Written]) -> set[int]:
    """The places of short lines that look so and have text below. Items of a list follow each other: they are none."""
    looks = [_look(one) for one in written]
    heads = {place for place, look in enumerate(looks) if look is not None and _heads(place, looks)}
    return heads | {0} if 1 in heads and _is_short(written[0]) else heads  # the title


def _look(one: Written) -> int | None:
    """Which kind of heading a line looks like."""
    if not _is_short(one):
        return None
    return next((at for at, mark in enumerate(_NUMBERED) if mark.match(one.text)), _BOLD if one.bold else None)


def _is_short(one: Written) -> bool:
    return not one.row and len(one.text) <= _LONGEST and one.text[-1] not in _NO_HEADING


def _heads(place: int, looks: Sequence[int | None]) -> bool:
    """A bold line may follow another one, as a heading does its title."""
    before = looks[place - 1] if place else None
    after = looks[place + 1 : place + 2]
    return bool(after) and after[0] != looks[place] and (before != looks[place] or looks[place] == _BOLD)
