"""Cells that list several values: "Electronics, Computers" beside "Electronics, Photo" are three categories.

A comma alone says nothing ("Clothing, Shoes & Jewelry" is one), so a column is one of lists only where most of the
cells that could be one share a part with other cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from merchant_assistant.catalogue.computing.asked import Told
from merchant_assistant.catalogue.computing.counting import runs
from merchant_assistant.storage.words import folded

LISTED = frozenset({"category"})  # fields whose cells may be lists; tags are cut when they are read
_BETWEEN = re.compile(r"\s*[,;|]\s*")
_MOSTLY = 0.8
_MANY = 40  # different paths of which no list is of use
_FEWEST = 2  # cells that make a list likely
_PATH = ">"  # what stands before it may be shared by the parts of one path, not of a list


def told_apart(told: Told) -> Told:
    """Each part by itself where the meanings are lists; the same where they are not."""
    cut = _cut(told.names)
    if cut is None:
        return told
    names: dict[str, str] = {}
    codes = [[names.setdefault(folded(part), part) for part in dict.fromkeys(parts)] for parts in cut]
    place = {name: at for at, name in enumerate(names.values())}
    numbers = np.array([len(parts) for parts in codes], np.int64)
    flat = np.array([place[part] for parts in codes for part in parts], np.int32)
    firsts = (np.cumsum(numbers) - numbers)[told.of]
    times = numbers[told.of]
    return Told(np.repeat(told.slots, times), flat[runs(firsts, times)], list(names.values())).once()


def topmost(told: Told) -> Told:
    """Paths by where they begin, where there are more of them than anyone reads: "Footwear > Boots" is Footwear."""
    paths = sum(_PATH in name for name in told.names)
    if len(told.names) <= _MANY or paths < len(told.names) * _MOSTLY:
        return told
    names: dict[str, str] = {}
    tops = [names.setdefault(folded(top), top) for top in (name.split(_PATH)[0].strip() for name in told.names)]
    place = {name: at for at, name in enumerate(names.values())}
    of = np.array([place[top] for top in tops], np.int32)
    return Told(told.slots, of[told.of], list(names.values())).once()


def _cut(names: Sequence[str]) -> list[list[str]] | None:
    """The parts of every name; None where the names are no lists."""
    cut = [[part for part in _BETWEEN.split(name) if part] or [name] for name in names]
    several = [parts for parts in cut if len(parts) > 1]
    if len(several) < _FEWEST:
        return None
    alone = {folded(parts[0]) for parts in cut if len(parts) == 1}
    shared = Counter(folded(part) for parts in several for part in set(parts))
    paths = any(_PATH in name for name in names)
    lists = [
        parts for parts in several
        if any(folded(part) in alone or (shared[folded(part)] > 1 and not paths) for part in parts)
    ]  # fmt: skip
    return cut if len(lists) >= len(several) * _MOSTLY else None
