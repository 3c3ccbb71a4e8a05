"""Printed lines put together into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ENDED = re.compile(r"[.!?:;。！？：；][\"'”’)）]*$")
_ITEM = re.compile(r"(?:[•‣▪●○◦·*–-]|\(?\d{1,2}[.)]|[a-z]\)|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*\S")
_SHORT = 0.85  # of the width of the longest line: a line that ends there ends a paragraph
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010\x02]$")
_NO_SPACE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\u3000-\u303f"
_CLOSED = re.compile(f"[{_NO_SPACE}]$")
_OPEN = re.compile(f"^[{_NO_SPACE}]")


@dataclass(frozen=True, slots=True)
class Line:
    """``right``: where it ends on the page."""

    text: str
    right: float


def paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """A paragraph goes on until a line ends early with the end of a sentence, or an item of a list begins."""
    lines = list(lines)
    widest = max((line.right for line in lines), default=0.0)
    gathered = ""
    for line in lines:
        if gathered and _ITEM.match(line.text):
            yield gathered
            gathered = ""
        gathered = _joined(gathered, line.text)
        if _ENDED.search(line.text) and line.right < widest * _SHORT:
            yield gathered
            gathered = ""
    if gathered:
        yield gathered


def _joined(before: str, text: str) -> str:
    """Words cut at the end of a line are whole again; Chinese needs no space."""
    if not before:
        return text
    if _HYPHEN.search(before) and text[:1].islower():
        return _HYPHEN.sub("", before) + text
    space = "" if _CLOSED.search(before) or _OPEN.search(text) else " "
    return before + space + text
