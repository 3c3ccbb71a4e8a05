"""A question as a row of items: the longest phrase at each place with all that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.paths import paths_in
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.days.stretch import Stretch
from merchant_assistant.chat.exact.words.keys import Key, Token, is_han, key_of, tokens
from merchant_assistant.chat.exact.words.lexicon import Sense, also_called, longest, nouns, senses
from merchant_assistant.chat.exact.words.measures import Amount, amounts_in
from merchant_assistant.chat.exact.words.synonyms import is_known_word

_LONGEST_VALUE = 10  # words of a value in a question
_SIGNS = re.compile(r"[、/&.=~%+<>≤≥＋\-–—]+")
_PAUSE = re.compile(r"[,;:!?，；：。！？](?!\d)")
_SIZE = re.compile(r"x+[ls]\b", re.IGNORECASE)
_JOINS = frozenset({"and", "和", "与", "及"})
_OF_TRADE = {"all": frozenset({Sense("words", "products")}), "counted": frozenset({Sense("words", "pieces")})}
_SHORTEST_VALUE = 2  # letters of a value that stands by itself


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a question. ``key``: its words; ``senses``: what these mean in any catalogue.

    ``fields``: attributes of this catalogue that are called so; ``values``, ``parts``: values that are called so, or
    have these words; ``sku``: an SKU as the catalogue writes it. With none of it, the piece is a word for products.
    """

    start: int
    end: int
    text: str
    key: Key = ()
    senses: frozenset[Sense] = frozenset()
    fields: tuple[str, ...] = ()
    values: tuple[Named, ...] = ()
    parts: tuple[Named, ...] = ()
    amount: Amount | None = None
    sku: str = ""
    days: Stretch | None = None
    spelt: str = ""  # how it was typed, where it was misspelt
    maker: bool = False  # whether it is written as the name of someone who makes things

    def has(self, *words: str) -> bool:
        """Whether it is one of these words of ``[words]``."""
        return any(Sense("words", word) in self.senses for word in words)

    def of(self, kind: str) -> tuple[str, ...]:
        """What it means in a table."""
        return tuple(sorted(sense.what for sense in self.senses if sense.kind == kind))

    @property
    def open(self) -> bool:
        """Whether it means nothing but, perhaps, a value or a product."""
        return not (self.senses or self.fields or self.amount or self.sku or self.days)

    @property
    def is_filler(self) -> bool:
        """Whether it may be passed over."""
        return self.has("filler")


def items_of(
    text: str, holdings: Holdings, skus: Mapping[tuple[int, int], str], codes: Iterable[tuple[int, int]] = ()
) -> list[Item]:
    """The items of a plain text. ``skus``: where SKUs stand in it; ``codes``: where other words with digits do."""
    words = tokens(text)
    ways = {start: (end, named) for start, end, named in paths_in(text, holdings)}
    found: list[Item] = []
    taken = {start: _coded(text, start, end, holdings) for start, end in codes}
    taken |= {at: Item(at, end, text[at:end], key_of(text[at:end]), values=named) for at, (end, named) in ways.items()}
    taken |= {start: Item(start, end, text[start:end], sku=sku) for (start, end), sku in skus.items()}
    numbers = {
        next((word.start for word in words if word.start >= one.start), one.start): _bared(one, skus)
        for one in amounts_in(text)
        if not _SIZE.match(text, one.end)  # 3xl
    }  # a sign such as $ is no word
    place = 0
    while place < len(words):
        compared = bool(found) and bool(found[-1].of("before"))
        item = _next(text, words, place, holdings, taken, numbers, compared=compared)
        if item is not None:
            found.append(item)
        end = item.end if item else words[place].end
        place += 1
        while place < len(words) and words[place].start < end:
            place += 1
    return list(_joined(text, found))


def _coded(text: str, start: int, end: int, holdings: Holdings) -> Item:
    """A word such as IP65, which is one though it has a number in it."""
    key = key_of(text[start:end])
    return Item(start, end, text[start:end], key, values=holdings.values(key), parts=holdings.values_with(key))


def _bared(amount: Amount, skus: Mapping[tuple[int, int], str]) -> Amount:
    """A number without the unit that is the beginning of an SKU: 12 CM-3."""
    start = next((start for start, _ in skus if amount.start < start < amount.end), None)
    return amount if start is None else replace(amount, end=start - 1, money=(), units=())


def _next(
    text: str,
    words: Sequence[Token],
    place: int,
    holdings: Holdings,
    skus: Mapping[int, Item],
    numbers: Mapping[int, Amount],
    *,
    compared: bool,
) -> Item | None:
    """The item that begins at a word."""
    token = words[place]
    if token.start in skus:
        return skus[token.start]
    phrase = _phrase(text, words, place, holdings)
    amount = numbers.get(token.start)
    if amount and phrase and amount.spelled and compared and phrase.end == amount.end:
        phrase = None  # more than one
    named = phrase is not None and (amount is None or amount.spelled or bool(phrase.fields))  # 3C认证
    if amount and not (phrase and (phrase.end > amount.end or (named and phrase.end == amount.end))):
        return Item(amount.start, amount.end, text[amount.start : amount.end], (token.key,), amount=amount)
    if phrase:
        return phrase
    if _SIGNS.fullmatch(token.text):
        return None
    return Item(token.start, token.end, token.text, (token.key,))


def _phrase(text: str, words: Sequence[Token], place: int, holdings: Holdings) -> Item | None:
    """The longest phrase that means something."""
    for length in range(min(max(longest(), _LONGEST_VALUE), len(words) - place), 0, -1):
        run = words[place : place + length]
        key = tuple(token.key for token in run if token.text not in "/&.")
        if (
            not key
            or (length > 1 and run[0].text in "/&.")
            or (length > 1 and len(key) < length and run[-1].text in "/&.")
        ):
            continue
        said = run[0].text if length == 1 else text[run[0].start : run[-1].end]
        item = _meaning(said, run, key, holdings)
        if item and _PAUSE.search(said) and not item.values:
            continue  # "marked sale, count": no word of its own reaches over a pause
        if item:
            return item
    return None


def _meaning(said: str, run: Sequence[Token], key: Key, holdings: Holdings) -> Item | None:
    meant = senses().get(key, frozenset())
    if taken := _OF_TRADE.get(holdings.trade.get(key, "maybe")):
        return Item(run[0].start, run[-1].end, said, key, meant | taken)
    fields = holdings.named.get(key, ())
    values = _values(said, key, holdings)
    parts = holdings.values_with(key) if values or not meant else ()
    is_noun = key in nouns() or key in also_called()
    if meant or fields or values or (parts and _names_by_part(key)) or is_known_word(key) or is_noun:
        return Item(run[0].start, run[-1].end, said, key, meant, fields, values, parts)
    return None


def _values(said: str, key: Key, holdings: Holdings) -> tuple[Named, ...]:
    """The values of this name: "Bras & Tanks" for bras and tanks; a single letter only in capitals (size M)."""
    if not _may_be_value(said):
        return ()
    apart = tuple(word for word in key if word not in _JOINS)
    return holdings.values(key) or (
        holdings.values(apart) if len(key) > len(apart) > 1 and not {key[0], key[-1]} & _JOINS else ()
    )


def _may_be_value(said: str) -> bool:
    return len(said) >= _SHORTEST_VALUE or is_han(said) or said.isupper()


def _names_by_part(key: Key) -> bool:
    """Whether some words of a value are enough to hold together; a single Latin word stands for itself anyway."""
    return len(key) > 1


def _joined(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """Characters of Chinese that mean nothing by themselves are one word where they follow one another."""
    before: Item | None = None
    for item in items:
        if before and before.end == item.start and _is_bare_han(before) and (_is_bare_han(item) or _ends_word(item)):
            before = replace(before, end=item.end, text=text[before.start : item.end], key=before.key + item.key)
            continue
        if before:
            yield before
        before = item
    if before:
        yield before


def _ends_word(item: Item) -> bool:
    """Whether one character for goods is rather the end of a longer word: of 鼻烟壶 the last."""
    return item.open and len(item.text) == 1 and is_han(item.text) and not item.values and item.key in nouns()


def _is_bare_han(item: Item) -> bool:
    known = item.values or item.parts or is_known_word(item.key) or item.key in nouns()
    return item.open and not known and is_han(item.text)
