"""The plain one of several that are called so: of "T-Shirt" and "T-Shirt with Logo" the plain T-Shirt is the first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Skus, Words
from merchant_assistant.chat.exact.columns.heads import Rows
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, senses

Read = Callable[[str], Reading | None]
Holds = Callable[[Condition], bool]
_OF = re.compile(r"(?:[\w-]+ ){1,2}(?:of|for|on)\b")
_FIELDS = frozenset({"names", "asks"})
_MOST = 40  # things that may be called so


@dataclass(frozen=True, slots=True)
class PlainOne:
    """``read``: reads another question; ``rows``: the products of a condition."""

    read: Read
    rows: Rows
    holds: Holds

    def of(self, text: str) -> Reading | None:
        """The reading of a question for the plain one; None where none is asked for, or none has a shorter name."""
        found = _plain().search(text)
        if found is None or _begins_field(text[found.end() :]):
            return None
        try:
            reading = self.read(" ".join(f"{text[: found.start()]}{text[found.end() :]}".split()))
        except Unclear:
            return None
        where = reading.inquiry.where if reading and not reading.unread else None
        if reading is None or where is None or self.holds(AllOf((where, Words(found["plain"], anywhere=True)))):
            return None  # of a plain shirt and a striped one the first says so
        goods = self._named(reading)
        rows = self.rows(goods) if goods else ()
        shortest = min(rows, key=lambda row: len(key_of(row.title)), default=None)
        if shortest is None or len(rows) > _MOST:
            return None
        named = self.rows(Words(shortest.title, ()))
        others = {key_of(row.title) for row in (*rows, *named)} - {key_of(shortest.title)}
        if not others or not all(_has(other, key_of(shortest.title)) for other in others):
            return None
        chips = (
            *(chip for chip in reading.chips if chip.condition != goods),
            Chip(shortest.title, Skus((shortest.sku,))),
        )
        return replace(reading, chips=chips, inquiry=replace(reading.inquiry, where=together(chips)))

    def _named(self, reading: Reading) -> Condition | None:
        """What the one thing is called."""
        return reading.chips[0].condition if len(reading.chips) == 1 else None


def _begins_field(text: str) -> bool:
    """Whether a field is what follows, or what is "of" something: normal price, a normal order of shirts."""
    if _OF.match(text):
        return True
    behind = key_of(text)
    return any(any(sense.kind in _FIELDS for sense in senses().get(behind[:length], ())) for length in (1, 2, 3))


def _has(longer: Key, shorter: Key) -> bool:
    """Whether a title has another one in it, word for word."""
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _plain() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, forms("plain")), key=len, reverse=True))
    begins = r"(?:\b|(?<=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff]))"
    return re.compile(rf"{begins}(?P<plain>{words})(?:的|款的?)?\s*(?=[A-Za-z\u4e00-\u9fff])", re.IGNORECASE)
