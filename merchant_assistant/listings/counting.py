"""How platforms measure a text: in characters, UTF-16 units, bytes, or half widths (a Chinese character is two)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

Counting = Literal["characters", "utf16", "bytes", "half_width"]
_LOOSE = " ,;:/|-–—、\uff0c\uff1b\uff1a"  # marks that make no end of a text


def _half_widths(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


_MEASURES: Mapping[Counting, Callable[[str], int]] = {
    "characters": len,
    "utf16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "half_width": _half_widths,
}
# Units that a Chinese character takes, and any other at most.
_WIDEST: Mapping[Counting, int] = {"characters": 1, "utf16": 1, "bytes": 3, "half_width": 2}


def measure(text: str, counting: Counting) -> int:
    """The length of ``text`` in units of ``counting``, white space included."""
    return _MEASURES[counting](text)


def characters_in(units: int, language: str | None, counting: Counting) -> int:
    """How many characters of a language surely fit into so many units."""
    return units // _WIDEST[counting] if language == "zh" else units


def cut(text: str, most: int, counting: Counting = "characters") -> str:
    """``text`` cut at a word, so that it measures at most ``most``."""
    if measure(text, counting) <= most:
        return text
    head = text[:most]
    while measure(head, counting) > most:
        head = head[:-1]
    if text[len(head)] != " " and " " in head[len(head) // 2 :]:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(_LOOSE)
