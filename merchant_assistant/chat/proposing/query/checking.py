"""Whether a proposed query asks what was asked: nothing that was not said, and nothing of what was said is lost.

A query may say with a column what a question says with other words: that is what it is for. So not every word needs
its place; but numbers, days, names of values and words that turn a question (most, average, share, not) do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import (
    AllOf,
    AnyOf,
    Condition,
    Inquiry,
    Not,
    Skus,
    Test,
    Words,
)
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.days.days import stretches_in
from merchant_assistant.chat.exact.days.stretch import Stretch
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of, tokens
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.proposing.query.asked import Asked
from merchant_assistant.chat.proposing.query.reading import Proposal
from merchant_assistant.chat.proposing.query.turning import FLAGS, Turns
from merchant_assistant.chat.proposing.query.words import says

_NONE, _ALL = Decimal(0), Decimal(100)
_UNIT = Decimal(1)
_REFERS, _FOLLOWS = ("refers", "back"), ("it", "follows", "comparative", "one")
_FEW = 3  # characters of the beginning of a word that stands for all of it


@dataclass(frozen=True, slots=True)
class Checking:
    """``text``: the question as it was typed, plain."""

    text: str
    holdings: Holdings
    skus: Mapping[tuple[int, int], str]

    def goes_on(self, *, behind: bool) -> bool:
        """Whether it speaks of what was said before. ``behind``: something was."""
        asked = Asked.of(self.text, self.holdings, self.skus)
        refers = _REFERS if not behind else (*_REFERS, *_FOLLOWS)
        return asked.has(*refers) or says("these", self.text)

    def faults(self, proposal: Proposal) -> list[str]:
        """Why the query is not what was asked, in short words for tests and logs; none where it may be."""
        stretches = stretches_in(self.text)
        asked = Asked.of(_without(self.text, stretches), self.holdings, self.skus)
        return [
            *(f"unknowable {word}" for word in asked.unknowable),
            *_numbers(asked, proposal),
            *_days(stretches, proposal),
            *self._invented(asked, proposal),
            *_lost(asked, proposal),
            *Turns(self.text, asked, proposal.reading, self.holdings).faults(),
        ]

    def _invented(self, asked: Asked, proposal: Proposal) -> Iterator[str]:
        """Names that are demanded and were not said, in no language that is known."""
        for field, name in proposal.named:
            if name.casefold() in FLAGS or self._is_said(field, name, asked):
                continue
            yield f"invented {name}"

    def _is_said(self, field: str, name: str, asked: Asked) -> bool:
        if _squeezed(name) in _squeezed(self.text):
            return True
        if any(value == name for item in asked.items for named, value in (*item.values, *item.parts) if named == field):
            return True
        return all(self._is_word_said(token.text, asked) for token in tokens(name) if token.text.isalnum())

    def _is_word_said(self, word: str, asked: Asked) -> bool:
        key, folded = key_of(word), word.casefold()
        if folded in self.text.casefold() and (is_han(word) or len(word) >= _FEW):
            return True
        for item in asked.items:
            if set(key) & set(item.key):
                return True
            if word in nouns().get(item.key, ()) or item.text in nouns().get(key, ()):
                return True
            if any(folded == value.casefold() for _, value in item.values):
                return True
        return False


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _without(text: str, stretches: list[Stretch]) -> str:
    """The text with blanks in the place of days, whose digits are no numbers."""
    for one in stretches:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _numbers(asked: Asked, proposal: Proposal) -> Iterator[str]:
    inquiry = proposal.reading.inquiry
    told = set(proposal.numbers) | ({Decimal(inquiry.limit)} if inquiry.limit else set())
    said = asked.numbers
    if new := told - said - {_NONE, _UNIT, _ALL}:
        yield f"new number {', '.join(map(str, new))}"
    if _UNIT in proposal.numbers and _UNIT not in said and not asked.has_one:
        yield "new number 1"
    digits = {token.text for _, name in proposal.named for token in tokens(name)}
    lost = {one for one in said - told if str(one) not in digits and not any(str(one) in part for part in digits)}
    if lost - ({_UNIT} if inquiry.order or inquiry.operation in ("highest", "lowest") else set()):
        yield f"lost number {', '.join(map(str, lost))}"


def _days(stretches: list[Stretch], proposal: Proposal) -> Iterator[str]:
    known = {bound for one in stretches for bound in (one.low, one.high, *(one.whole or ())) if bound is not None}
    told = set(proposal.days)
    if told and not told & known:
        yield "new days"
    for one in stretches:
        if not one.named and not told & {one.low, one.high, *(one.whole or ())}:
            yield "lost days"


def _lost(asked: Asked, proposal: Proposal) -> Iterator[str]:
    """Values and names of goods that were said and are not demanded, and fields that were named."""
    inquiry = proposal.reading.inquiry
    where = [one for one in (inquiry.where, inquiry.base) if one]
    demanded = [text.casefold() for one in where for text in _texts(one)]
    for item in asked.names:
        if not _is_demanded(item, demanded):
            yield f"lost {item.text}"
    if missing := asked.fields - inquiry.fields() - _parts_of(inquiry):
        yield f"lost field {', '.join(missing)}"


def _is_demanded(item: Item, demanded: list[str]) -> bool:
    words = {item.text.casefold(), *(value.casefold() for _, value in item.values), *nouns().get(item.key, ())}
    return any(word in text or text in word for word in words for text in demanded)


def _parts_of(inquiry: Inquiry) -> set[str]:
    """The known fields that the made ones rest on."""
    known = ("price", "cost", "stock", "moq")
    return {name for name in known for field in inquiry.fields() if name in field} | (
        {"price", "cost"} if "margin" in inquiry.fields() else set()
    )


def _texts(condition: Condition) -> Iterator[str]:
    match condition:
        case Test(values=values):
            yield from values
        case Words(text=text):
            yield text
        case Skus(skus=skus):
            yield from skus
        case Not(inner):
            yield from _texts(inner)
        case AllOf(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from _texts(one)
