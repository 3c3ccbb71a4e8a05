"""The held-out texts: true texts and altered ones of trades that the ledger's rules were not written against.

Each ``*.toml`` holds records of our own invention: the cells as a catalogue writes them, a text that is true by them,
and statements of it made false one at a time. Of those beside this file two thirds are set A and the rest set B; the
folders ``C`` and ``D`` were written later, by somebody who knew no rule. The misses of ``A`` and ``C`` may be looked
at and have been mended from; of ``B`` and ``D`` nothing but figures ever leaves the bench.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from merchant_assistant.claims import Claim, Evidence, Ledger, Record
from merchant_assistant.claims.comparing.accounting import Unaccounted

HERE = Path(__file__).resolve().parent
SHOWN, UNSEEN = ("A", "C"), ("B", "D")


@dataclass(frozen=True)
class Lie:
    """One statement of a true text made false: ``before`` stands in it exactly once."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Held:
    """A record, its language, a text that is true by it and the lies about it."""

    language: str
    record: Record
    text: str
    lies: tuple[Lie, ...]
    folder: str = ""

    @property
    def set_name(self) -> str:
        """The name of its folder, else ``A`` or ``B``, drawn by the SKU."""
        if self.folder:
            return self.folder
        return "B" if hashlib.sha256(self.record.sku.encode()).digest()[0] % 3 == 0 else "A"

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self.record)

    def alarms(self) -> list[Claim]:
        """What is flagged in the true text: contradicted, or a hard fact that no cell speaks of."""
        return [c for c in self._checked(self.text) if is_alarm(c)]

    def left_over(self, lie: Lie | None = None) -> list[Unaccounted]:
        """The words of the true text, or of what a lie says instead, that neither a cell nor a claim accounts for."""
        text, start, end = self.text, 0, len(self.text)
        if lie is not None:
            start = text.index(lie.before)
            text, end = text[:start] + lie.after + text[start + len(lie.before) :], start + len(lie.after)
        told = self._checked(text)
        free = (
            word
            for word in self.ledger.unaccounted(text)
            if not any(claim.start < word.end and claim.end > word.start for claim in told)
        )
        return [word for word in free if word.start < end and word.end > start]

    def claims(self) -> list[Claim]:
        return self._checked(self.text)

    def caught(self, lie: Lie) -> bool:
        """Is a claim that touches the altered words contradicted or unsupported?"""
        start = self.text.index(lie.before)
        text = self.text[:start] + lie.after + self.text[start + len(lie.before) :]
        return self._doubted(text, start, start + len(lie.after))

    def doubts_truth(self, lie: Lie, words: Iterable[Unaccounted]) -> bool:
        """Are the true words that a lie replaces doubted, or among those words?"""
        start = self.text.index(lie.before)
        end = start + len(lie.before)
        return self._doubted(self.text, start, end) or any(word.start < end and word.end > start for word in words)

    def told_apart(self, lie: Lie) -> bool:
        """Is the lie caught where the true words are not doubted, so that no false alarm passes for a catch?"""
        return self.caught(lie) and not self.doubts_truth(lie, ())

    def _doubted(self, text: str, start: int, end: int) -> bool:
        return any(c.status != "supported" and c.start < end and c.end > start for c in self._checked(text))

    def _checked(self, text: str) -> list[Claim]:
        if text not in self._claims:
            self._claims[text] = self.ledger.check(text)
        return self._claims[text]

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """What was found in texts before: many are asked about more than once."""
        return {}


def is_alarm(claim: Claim) -> bool:
    return claim.status == "contradicted" or (claim.hard and claim.status == "unsupported")


def held_out(name: str = "") -> list[Held]:
    """All records, or those of set ``name``."""
    read = (held for path in sorted(HERE.rglob("*.toml")) for held in _of_file(path))
    return [held for held in read if name in ("", held.set_name)]


def faults(sets: Iterable[Held]) -> Iterator[str]:
    """What is wrong with the data itself: words to alter that the text lacks or has twice, and lies told twice."""
    for held in sets:
        for lie in held.lies:
            if held.text.count(lie.before) != 1:
                yield f"{held.record.sku}: {lie.before!r} stands {held.text.count(lie.before)} times"
        if len({(lie.before, lie.after) for lie in held.lies}) < len(held.lies):
            yield f"{held.record.sku}: one lie told twice"


def _of_file(path: Path) -> Iterator[Held]:
    for entry in tomllib.loads(path.read_text("utf-8"))["record"]:
        evidence = tuple(Evidence(field, value, entry["sku"]) for field, value in entry["cells"])
        lies = tuple(Lie(*lie) for lie in entry["false"])
        folder = "" if path.parent == HERE else path.parent.name
        yield Held(entry["language"], Record(entry["sku"], evidence), entry["text"].strip(), lies, folder)
