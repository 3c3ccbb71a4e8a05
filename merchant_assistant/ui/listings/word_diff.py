"""What was taken out of a text and what was put in, word by word (Chinese and Japanese: character by character)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Change = Literal["same", "gone", "new"]

_EAST = "\u3040-\u30ff\u3400-\u9fff"  # written without spaces: each character is a word
_WORD = re.compile(rf"[{_EAST}]|[^\W{_EAST}]+(?:[.,'’/-][^\W{_EAST}]+)*|\s+|.", re.DOTALL)
_GLUE = 3  # so few characters without a letter between two changes do not divide them


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, is gone, or is new."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """``same`` and ``gone`` pieces make up ``old``, ``same`` and ``new`` ones ``new``; gone before new."""
    return list(_joined(_steps(_WORD.findall(old), _WORD.findall(new))))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """The fewest words to take out and put in, as they come."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - not to start

    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield Piece("same", "".join(old[step.src_start : step.src_end]))
        elif step.tag == "delete":
            yield Piece("gone", "".join(old[step.src_start : step.src_end]))
        else:
            yield Piece("new", "".join(new[step.dest_start : step.dest_end]))


def _joined(steps: Iterable[Piece]) -> Iterator[Piece]:
    """Changes that only a space or a comma divides are one: a person reads phrases."""
    gone, new, glue = "", "", ""
    for step in steps:
        if step.change != "same":
            gone, new, glue = gone + glue, new + glue, ""
            gone, new = (gone + step.text, new) if step.change == "gone" else (gone, new + step.text)
        elif (gone or new) and not glue and _is_glue(step.text):
            glue = step.text
        else:
            yield from _changed(gone, new, glue + step.text)
            gone, new, glue = "", "", ""
    yield from _changed(gone, new, glue)


def _is_glue(text: str) -> bool:
    return len(text) <= _GLUE and "\n" not in text and not any(character.isalnum() for character in text)


def _changed(gone: str, new: str, same: str) -> Iterator[Piece]:
    pieces = (Piece("gone", gone), Piece("new", new), Piece("same", same))
    return (piece for piece in pieces if piece.text)
