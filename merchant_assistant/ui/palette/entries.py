"""What the palette can lead to, and which of it a few typed letters mean. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Group = Literal["pages", "commands", "products"]

_ENOUGH = 62.0  # of 100: below this it is somebody else's word
_EXACT, _BEGIN, _WORD = 200.0, 150.0, 120.0
_ALSO = 0.97  # a name in the other language counts almost as much
_SHORT = 2  # letters in which no slip of the finger is looked for


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``also``: the same in other words (English), searched and not shown; ``more``: a second thing to do."""

    group: Group
    name: str
    run: Callable[[], object]
    glyph: str = "chevron-right"
    key: str = ""
    note: str = ""
    also: str = ""
    more: Callable[[], object] | None = None


def ranked(entries: Iterable[Entry], typed: str, limit: int = 12) -> list[Entry]:
    """Those that ``typed`` means, best first; all in their order where nothing is typed."""
    wanted = typed.strip().casefold()
    if not wanted:
        return list(entries)
    scored = [(score(entry, wanted), entry) for entry in entries]
    good = [(points, entry) for points, entry in scored if points >= _ENOUGH]
    return [entry for _points, entry in sorted(good, key=lambda pair: -pair[0])[:limit]]


def score(entry: Entry, wanted: str) -> float:
    """How well the folded text ``wanted`` names the entry, in its own name or the other one."""
    return max(_points(entry.name.casefold(), wanted), _points(entry.also.casefold(), wanted) * _ALSO)


def _points(name: str, wanted: str) -> float:
    if not name:
        return 0.0
    if name == wanted:
        return _EXACT
    if name.startswith(wanted):
        return _BEGIN - len(name) / 100
    if any(word.startswith(wanted) for word in name.split()) or (wanted in name and not wanted.isascii()):
        return _WORD - len(name) / 100
    if "".join(word[0] for word in name.split()).startswith(wanted):  # the first letters of its words
        return _ENOUGH + 20
    return _near(name, wanted) if len(wanted) > _SHORT else 0.0


def _near(name: str, wanted: str) -> float:
    """A slip of the finger, words in another order."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only once somebody types

    return max(fuzz.token_set_ratio(name, wanted) * 0.9, _words_near(fuzz.ratio, name.split(), wanted.split()))


def _words_near(ratio: Callable[[str, str], float], words: Sequence[str], typed: Sequence[str]) -> float:
    """The typed word that fits worst, each beside the beginning of the word that it fits best."""
    if not words or not typed:
        return 0.0
    return min(max(ratio(word[: len(one) + 1], one) for word in words) for one in typed) * 0.85
