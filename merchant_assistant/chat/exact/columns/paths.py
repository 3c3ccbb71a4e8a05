"""Ways to a category as a question writes them: "how many in Men > Tops > Jackets", also from the middle of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.words.keys import Key, key_of

WAY = re.compile(r"\s*[>›»→]\s*|(?<=[^\W\d_])/(?=[^\W\d_])")
_IN_CELL = re.compile(r"\s*[>/›»,;|]\s*")
_LONGEST = 6  # words of a step


def words_of(way: str) -> str:
    """The words of a way without the signs between its steps."""
    return " ".join(WAY.split(way))


def paths_in(text: str, holdings: Holdings) -> Iterator[tuple[int, int, tuple[Named, ...]]]:
    """Where ways to categories stand in a text, and the categories that lie on them."""
    parts = [*WAY.finditer(text)]
    if not parts:
        return
    starts = [0, *(one.end() for one in parts)]
    ends = [*(one.start() for one in parts), len(text)]
    first = [(at, text[at : ends[0]]) for at in _beginnings(text[: ends[0]])]
    last = [(starts[-1] + at, text[starts[-1] : starts[-1] + at]) for at in _endings(text[starts[-1] :])]
    middle = tuple(key_of(text[at:end]) for at, end in zip(starts[1:-1], ends[1:-1], strict=True))
    for start, head in first:
        for end, tail in last:
            if found := _on_way((key_of(head), *middle, key_of(tail)), holdings):
                yield start, end, found
                return


def _beginnings(text: str) -> list[int]:
    """Where the last words of a text begin, the most words first."""
    return [one.start() for one in re.finditer(r"\S+", text)][-_LONGEST:]


def _endings(text: str) -> list[int]:
    """Where the first words of a text end, the most words first."""
    return [one.end() for one in re.finditer(r"[^\s,;?!\u4e00-\u9fff]+|[\u4e00-\u9fff]+", text)][:_LONGEST][::-1]


def _on_way(steps: tuple[Key, ...], holdings: Holdings) -> tuple[Named, ...]:
    """The categories to which these steps lead, one right behind the other."""
    wanted = tuple(map(_as_said, steps))
    if not all(wanted):
        return ()
    found = (
        (name, value)
        for words, name, value in holdings.paths
        if name == "category" and words >= set(wanted[0]) and _has(value, wanted)
    )
    return tuple(dict.fromkeys(found))


def _has(way: str, wanted: tuple[Key, ...]) -> bool:
    steps = tuple(_as_said(key_of(step)) for step in _IN_CELL.split(way))
    return any(steps[at : at + len(wanted)] == wanted for at in range(len(steps) - len(wanted) + 1))


def _as_said(key: Key) -> Key:
    return tuple(word for word in key if word not in ("and", "&"))
