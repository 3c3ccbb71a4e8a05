"""What a question points at in the answers before: "the second one", "both", "20 of them", "第二个", "那两个比一下".

Each is put as the SKU that stood there, so that the question can be read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from merchant_assistant.chat.talking.talk import number_of, said_in
from merchant_assistant.foundation.prose import Language, asked_in

PAIR = 2  # of things
_DIGITS = 6  # of a number that may yet be an SKU
_MOST = 5  # things that are set side by side


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the answers before spoke of. ``rows``: SKUs of the last one that told of several, in its order.

    ``it``: the SKU of the one thing that was told last; '' where there were several. ``computed``: that answer was, so
    that a question which is computed knows it already. ``lately``: single things that were spoken of since, newest
    first. ``group``: the brand, shop or sort of goods that was told last, with its field before it.
    """

    rows: tuple[str, ...] = ()
    it: str = ""
    computed: bool = True
    lately: tuple[str, ...] = ()
    group: tuple[str, str] = ("", "")

    @property
    def two(self) -> Sequence[str]:
        """What "the two" are; none where that cannot be told."""
        among = not self.it or self.it in self.rows
        if len(self.rows) == PAIR and among and (len(self.lately) <= 1 or {*self.lately[:2]} == {*self.rows}):
            return self.rows
        return self.lately[:2][::-1] if self.it and len(self.lately) > 1 else ()


NOTHING_SPOKEN = Spoken()


@dataclass(frozen=True, slots=True)
class Pointed:
    """A question with SKUs for what it points at. ``alone``: it can be read without the one before.

    ``vain``: what is asked back instead, where nothing stands there.
    """

    text: str
    alone: bool = False
    skus: tuple[str, ...] = ()
    vain: str = ""


def pointed(text: str, spoken: Spoken) -> Pointed:
    """The question with what it points at; the question itself where it points at nothing that can be told."""
    if not (spoken.rows or spoken.it):
        return Pointed(text)
    return _Pointer(asked_in(text), spoken, text).read()


@dataclass
class _Pointer:
    """Reads one question. ``put``: the SKUs that it got."""

    language: Language
    spoken: Spoken
    text: str

    def __post_init__(self) -> None:
        self.words: Mapping[str, Any] = said_in(self.language)
        self.put: list[str] = []
        self.vain = ""

    def read(self) -> Pointed:
        """The question with SKUs for what it points at."""
        said = self._either() or self._apart() or self._pieces()
        if said or self.vain:
            return Pointed(said or self.text, alone=True, skus=tuple(self.put), vain=self.vain)
        return self._pointed()

    def _pointed(self) -> Pointed:
        sets = re.search(self.words["sets"], self.text, re.IGNORECASE)
        begins = re.match(self.words["first"], self.text, re.IGNORECASE)
        text = self.text = re.sub(self.words.get("of_all", "(?!)"), self._all, self.text, flags=re.IGNORECASE)
        if begins or (sets and not re.search(self.words["ranked"], text, re.IGNORECASE)):
            text = re.sub(self.words["first"], self._first, text, flags=re.IGNORECASE)
        text = re.sub(self.words["nth"], self._nth, text, flags=re.IGNORECASE)
        text = re.sub(self.words["other"], self._other, text, flags=re.IGNORECASE)
        text = re.sub(self.words["pair"], self._pair, text, flags=re.IGNORECASE)
        if sets and not self.put and len(self.spoken.rows) <= _MOST:
            text = re.sub(self.words["them"], self._them, text, flags=re.IGNORECASE)
        if self.vain:
            return Pointed(self.text, vain=self.vain)
        if self.spoken.it:
            text = re.sub(self.words["that"], lambda _: self._named(self.spoken.it), text, flags=re.IGNORECASE)
        if self.put and sets and self.spoken.it:
            text = re.sub(self.words["beside_it"], lambda _: self._named(self.spoken.it), text, flags=re.IGNORECASE)
        if self.spoken.it and (self.put or sets or not self.spoken.computed):
            text = re.sub(self.words["it"], self._it, text, flags=re.IGNORECASE)
        if not self.put:
            return Pointed(self.text)
        if found := re.match(self.words["elliptic"], text, re.IGNORECASE):
            return Pointed(text, alone=False, skus=tuple(self.put) if found["sku"] in map(called, self.put) else ())
        text = re.sub(self.words["leads"], "", text, flags=re.IGNORECASE)
        if found := re.match(self.words["beside"], text, re.IGNORECASE):
            text = self.words["beside_said"].format(two=found["two"])
        return Pointed(text, alone=True, skus=tuple(self.put))

    def _either(self) -> str:
        """Which of the two is more of something: the two are named."""
        found = re.match(self.words["either"], self.text, re.IGNORECASE)
        two = self.spoken.two if found else ()
        if found is None or not two:
            return ""
        self.put += two
        first, last = (called(sku, self.language) for sku in two)
        return str(self.words["either_said"].format(**found.groupdict(), first=first, last=last))

    def _apart(self) -> str:
        """How far the two are apart: they are named."""
        found = re.match(self.words["apart"], self.text, re.IGNORECASE)
        two = self.spoken.two if found else ()
        if found and not two and "了" not in found["rest"]:  # 便宜了多少 may be the discount of one
            self.vain = self.words["replies"]["which_two"]
        if found is None or not two:
            return ""
        self.put += two
        first, last = (called(sku, self.language) for sku in two)
        return str(self.words["apart_said"].format(rest=found["rest"], first=first, last=last))

    def _pieces(self) -> str:
        """What so many pieces cost of what was spoken of."""
        found = re.match(self.words["pieces"], self.text, re.IGNORECASE)
        if found and not self.spoken.it:
            self.vain = self.words["replies"]["which_one"]
        if found is None or not self.spoken.it:
            return ""
        self.put.append(self.spoken.it)
        sku = called(self.spoken.it, self.language)
        return str(self.words["pieces_said"].format(n=found["n"], unit=found["unit"], sku=sku))

    def _nth(self, found: re.Match[str]) -> str:
        told = {name: said for name, said in found.groupdict().items() if said}
        if not told:
            return found[0]
        if two := told.keys() & {"former", "latter"}:
            return self._of_two(found, last="latter" in two)
        place = 0 if "lead" in told else self._place(next(iter(told.values())), last="last" in told)
        rows = self.spoken.rows
        if not rows and place == 0 and self.spoken.it:
            return self._named(self.spoken.it)
        if place is None or place >= len(rows):
            self.vain = self.words["replies"]["so_many"].format(count=len(rows) or 1)
            return found[0]
        return self._named(rows[place])

    def _of_two(self, found: re.Match[str], *, last: bool) -> str:
        """The former or the latter of the two."""
        if two := self.spoken.two:
            return self._named(two[-1 if last else 0])
        self.vain = self.words["replies"]["which_two"]
        return found[0]

    def _place(self, said: str, *, last: bool) -> int | None:
        if last or said.casefold() == "last":
            return len(self.spoken.rows) - 1 if self.spoken.rows else None
        number = int(said) if said.isdigit() else self.words["ordinals"].index(said.casefold()) + 1
        return number - 1 if number else None

    def _first(self, found: re.Match[str]) -> str:
        count, rows = number_of(found["n"], self.words), self.spoken.rows
        if not 1 < count <= min(_MOST, len(rows)):
            return found[0]
        return self._joined(rows[-count:] if found["end"].casefold() == "last" else rows[:count])

    def _all(self, found: re.Match[str]) -> str:
        """ "All three": these, where so many were told; else "of all four" is of them, whatever was counted."""
        count, rows = number_of(found["n"], self.words), self.spoken.rows
        if count == len(rows) and PAIR < count <= _MOST:
            return ("of " if found["of"] else "") + self._joined(rows)
        return "of them" if found["of"] and rows else found[0]

    def _other(self, found: re.Match[str]) -> str:
        left = [sku for sku in self.spoken.rows if sku != self.spoken.it]
        known = len(self.spoken.rows) == PAIR and len(left) == 1
        if not known and self.language == "zh":
            self.vain = self.words["replies"]["which_one"]
        return self._named(left[0]) if known else found[0]

    def _pair(self, found: re.Match[str]) -> str:
        if two := self.spoken.two:
            return self._joined(two)
        if found["bare"]:
            return found[0]
        self.vain = self.words["replies"]["which_two"]
        return found[0]

    def _them(self, found: re.Match[str]) -> str:
        several = self.spoken.rows or self.spoken.lately[:2][::-1]
        return self._joined(several) if len(several) > 1 else found[0]

    def _it(self, found: re.Match[str]) -> str:
        if self.language == "en" and found["its"]:
            return str(self.words["own"].format(sku=self._named(self.spoken.it)))
        own = found[0].endswith("的")
        return self._named(self.spoken.it) + ("的" if own else "")

    def _joined(self, skus: Sequence[str]) -> str:
        named = [self._named(sku) for sku in skus]
        if self.language == "zh":
            return "和".join(named)
        return f"{', '.join(named[:-1])} and {named[-1]}"

    def _named(self, sku: str) -> str:
        self.put.append(sku)
        return called(sku, self.language)


def called(sku: str, language: Language = "zh") -> str:
    """An SKU as it is put into a question: one of digits alone would be read as a number."""
    is_number = sku.isdigit() and len(sku) <= _DIGITS
    return f"{'article' if language == 'en' else 'SKU'} {sku}" if is_number else sku
