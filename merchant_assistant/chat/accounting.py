"""Whether what a question asks for is in the data at all: each of its words is accounted for, or named as missing.

Accounted for is what the product's cells say, a field that the product has, and what only asks. "What does the mug cost
in yen" is not answered by its price in dollars: nothing accounts for the yen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.keys import is_han, plain, stem
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.exact.words.measures import amounts_in, currencies, units_of
from merchant_assistant.chat.exact.words.synonyms import synonyms
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.naming import has_form
from merchant_assistant.chat.question import Question, asked_one_by_one, chinese_runs
from merchant_assistant.chat.showing import is_asked
from merchant_assistant.foundation.prose import Language
from merchant_assistant.foundation.prose import plain as without_markup

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product

_LANGUAGES = get_args(Language)
_SIZES = frozenset({"length", "width", "height", "depth", "diameter", "thickness", "size", "dimensions"})
_ACROSS = _SIZES - {"length", "size", "dimensions"}
_LARGEST = 10  # metres that goods are wide
_OF_CONCEPT = {"weight": "mass", "capacity": "volume", "power": "power", "voltage": "voltage", "load": "mass"}
_READ = 1000  # characters of a question whose words are looked at: what is longer is a text that was pasted
_LOOSE = 0.5  # of the words of one who looks for a product: they describe it in words of their own
_HANGS_BEFORE, _HANGS_BEHIND = re.compile("[A-Za-z0-9_/-]+$"), re.compile("[A-Za-z0-9_/-]+")
_MARKS = " .,;:!?"
_NAMES = ("names", "asks", "high", "low", "more", "less")


class Said:
    """All that the cells of some products say."""

    def __init__(self, products: Sequence[Product], *, polar: bool = False) -> None:
        self.polar = polar  # asked for a yes or no: "does it hold 2 kg?"
        cells = [cell for product in products for cell in product.cells()]
        self.fields = frozenset(cell.field for cell in cells if cell.value.strip())
        self.values = frozenset((cell.field, cell.value) for cell in cells)
        self.text = plain("\n".join(without_markup(cell.value) for cell in cells))
        self.folded = self.text.casefold()
        self.title = " ".join(product.title for product in products)

    @cached_property
    def measured(self) -> frozenset[str]:
        """What the figures in the cells measure."""
        return frozenset(unit.dimension for amount in amounts_in(self.text) for unit in amount.units)

    @cached_property
    def sized(self) -> bool:
        """Whether a figure may be how wide or high a thing is: no watch is 100 m across, which is how deep it dives."""
        lengths = ((amount.number, unit) for amount in amounts_in(self.text) for unit in amount.units)
        return any(
            unit.dimension == "length" and abs(float(number)) * unit.scale < _LARGEST for number, unit in lengths
        )

    def has(self, word: str) -> bool:
        """Whether a cell has the word, inflected or, in Chinese, in pieces of two characters."""
        if not is_han(word):
            return has_form(stem(word), self.text)
        return word in self.folded or self._has_pieces(word)

    def names(self, word: str) -> bool:
        """Whether a word is one of the products' names."""
        return word in self.title if is_han(word) else has_form(stem(word), self.title)

    def unsaid(self, run: str) -> str:
        """Chinese without what the cells have at its ends: of 保温杯供货商 what is no 保温杯."""
        told = [first + second in self.folded for first, second in pairwise(run)]
        left = [
            sign
            for sign, (one, other) in enumerate(zip([False, *told], [*told, False], strict=True))
            if not (one or other)
        ]
        return run[left[0] : left[-1] + 1] if left else run

    def _has_pieces(self, word: str) -> bool:
        """ "洗碗机洗" is of "洗碗", "碗机" and a character that the cells have."""
        told = [first + second in self.folded for first, second in pairwise(word)]
        beside = zip([False, *told], [*told, False], word, strict=True)
        return any(told) and all(
            left or right or sign in self.folded or sign in tongue("zh").idle for left, right, sign in beside
        )


@dataclass(frozen=True, slots=True)
class Accounting:
    """Of one catalogue as it is now."""

    catalogue: Catalogue
    holdings: Holdings

    def missing(self, question: Question, products: Sequence[Product], *, each: bool = False) -> tuple[str, ...]:
        """The words of a question that nothing accounts for. ``each``: one of the products alone must, not all."""
        if _is_no_question(question.text):
            return ()
        text = question.text[:_READ]
        asked = [one.text for one in asked_one_by_one(text)] or [text]
        groups = [[product] for product in products] if each else [list(products)]
        found = [tuple(self._missing_of(asked, group)) for group in groups]
        return min(found, key=len, default=())

    def nowhere(self, question: Question) -> tuple[str, ...]:
        """The words of a question that no product of the catalogue accounts for."""
        text = plain(question.text[:_READ])
        said = Said(())
        beyond = list(_beyond(text, said))
        left = [item for item in self._telling(text) if not self._is_anywhere(item)]
        return tuple(dict.fromkeys((*beyond, *_named(text, left, said))))

    def _missing_of(self, asked: Sequence[str], products: Sequence[Product]) -> Iterator[str]:
        plain_said, polar_said = Said(products), Said(products, polar=True)
        for text in asked:
            polar = any(tongue(one).polar_question.search(text) for one in _LANGUAGES)
            yield from self._missing(text, polar_said if polar else plain_said)

    def _missing(self, text: str, said: Said) -> Iterator[str]:
        text = plain(text)
        beyond = list(_beyond(text, said))
        items = [item for item in self._telling(text) if not any(item.text in told for told in beyond)]
        left = [item for item in items if not self._is_told(item, items, said)]
        if not beyond and _describes(text) and not any(_asks_for(item) for item in items):
            described = [item for item in items if item in left or not said.names(item.text)]
            left = left if len(left) >= len(described) * _LOOSE else []
        yield from dict.fromkeys((*beyond, *_named(text, left, said)))

    def _telling(self, text: str) -> list[Item]:
        """The items of a text that do not merely ask."""
        items = items_of(text, self.holdings, skus_in(text, self.catalogue))
        return [item for item in items if not _is_idle(item)]

    def _is_told(self, item: Item, items: Sequence[Item], said: Said) -> bool:
        """Whether the products' cells account for an item."""
        if item.amount and item.amount.bare:
            return _is_quantity(item, items, said) or said.has(item.text)
        if item.has("in_stock", "out_of_stock") and not item.of("names"):
            return self._has_concept("stock", said)
        if concepts := _concepts(item):
            if self._is_value(item, said):
                return True
            how_much = item.of("asks") == ("price",) and any(_concepts(other) for other in items if other is not item)
            return how_much or any(self._has_concept(one, said) for one in concepts)
        return self._is_value(item, said) or _is_called(item, said)

    def _has_concept(self, concept: str, said: Said) -> bool:
        """Whether a product has the field, or one that says as much, or the measure in its text."""
        fields = {*self.holdings.of_concept.get(concept, ()), concept}
        if concept in _SIZES:
            fields.update(field for other in _SIZES for field in self.holdings.of_concept.get(other, ()))
        measure = "length" if concept in _SIZES else _OF_CONCEPT.get(concept, "")
        if concept in _ACROSS and not fields & said.fields:
            return said.sized
        return bool(fields & said.fields) or measure in said.measured

    def _is_value(self, item: Item, said: Said) -> bool:
        if item.sku or (item.amount and not item.amount.bare):
            return item.text.casefold() in said.folded or (said.polar and _measures(item, said))
        fields = {field for field, _ in item.values} | set(item.fields)
        if fields & said.fields or any(pair in said.values for pair in item.parts):
            return True
        words = (_without_idle(item.text), *(" ".join(key) for key in synonyms(item.key)), *nouns().get(item.key, ()))
        return any(_all_said(word, said) for word in words)

    def _is_anywhere(self, item: Item) -> bool:
        """Whether any product of the catalogue accounts for an item."""
        if item.of("asks") and not item.of("names"):  # "how long" may be of anything
            return True
        concepts = _concepts(item) or (("stock",) if item.has("in_stock", "out_of_stock") else ())
        if concepts:
            return any(one in self.holdings.of_concept for one in concepts)
        if item.fields or item.values or item.parts or item.sku or item.amount:
            return True
        return bool(self.catalogue.mentioned((), tuple(_pieces(item.text)), 1))


def _is_no_question(text: str) -> bool:
    """Whether something is to be written or told, which asks for no fact."""
    return "?" not in text and "？" not in text and any(tongue(one).writes.search(text) for one in _LANGUAGES)


def _describes(text: str) -> bool:
    """Whether a text describes what is looked for."""
    return any(tongue(one).describes.search(text) for one in _LANGUAGES)


def _beyond(text: str, said: Said) -> Iterator[str]:
    """What no column tells although its words may stand in one: what will be, what is thought of it."""
    for language in _LANGUAGES:
        found = (match[0] for match in tongue(language).beyond.finditer(text))
        yield from (phrase for phrase in found if phrase.casefold() not in said.folded)


def _named(text: str, left: Sequence[Item], said: Said) -> Iterator[str]:
    """Items as they stand in the text, those that stand together as one: "carbon footprint"."""
    chinese = [item for item in left if is_han(item.text)]
    for place, run in chinese_runs(text):
        if any(place <= item.start < place + len(run) for item in chinese):
            yield said.unsaid(run)
    start = end = -1
    for item in (one for one in left if one not in chinese):
        if start >= 0 and text[end : item.start].strip():
            yield _whole(text, start, end)
            start = -1
        start, end = (item.start if start < 0 else start), item.end
    if start >= 0:
        yield _whole(text, start, end)


def _whole(text: str, start: int, end: int) -> str:
    """A piece of a text with what hangs together with it: of CD-99 not the 99 alone."""
    before, behind = _HANGS_BEFORE.search(text[:start]), _HANGS_BEHIND.match(text, end)
    return text[before.start() if before else start : behind.end() if behind else end].strip(_MARKS)


def _asks_for(item: Item) -> bool:
    return bool(_concepts(item) or item.fields or item.of("unknowable"))


def _concepts(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept for kind in _NAMES for concept in item.of(kind)))


def _is_idle(item: Item) -> bool:
    """Whether an item says nothing that data would have to account for."""
    words = {item.text.casefold(), *(item.key if len(item.key) == 1 else ())}
    idle = any(words & tongue(one).idle for one in _LANGUAGES)
    if item.sku or _concepts(item) or item.has("in_stock", "out_of_stock"):
        return False
    if item.of("unknowable") and not item.has("filler"):
        return idle
    known = item.has("filler") or any(item.of(kind) for kind in ("words", "before", "behind"))
    return idle or known or (is_han(item.text) and all(sign in tongue("zh").idle for sign in item.text))


def _is_quantity(item: Item, items: Sequence[Item], said: Said) -> bool:
    """Whether a bare number says how many are wanted ("500 mugs"), not which one is meant ("iPhone 15", "CD-99")."""
    before = [one for one in items if one.end in (item.start, item.start - 1)]
    return not any(said.has(one.text) for one in before)


def _measures(item: Item, said: Said) -> bool:
    """Whether the cells have a figure in another unit of the same measure."""
    return bool(item.amount and {unit.dimension for unit in item.amount.units} & said.measured)


def _all_said(words: str, said: Said) -> bool:
    parts = [words] if is_han(words) else [token for token in words.split() if token]
    return bool(parts) and all(said.has(part) for part in parts)


def _is_called(item: Item, said: Said) -> bool:
    """Whether an item is a word for a field, a currency or a unit that the cells have."""
    if any(is_asked(field, item.text) for field in said.fields):
        return True
    if any(said.has(code) for code in currencies(item.text)):
        return True
    return bool({unit.dimension for unit in units_of(item.text)} & said.measured)


def _without_idle(word: str) -> str:
    """Chinese without words that data need not account for: 适合送 is 送."""
    if not is_han(word):
        return word
    idle = sorted((one for one in tongue("zh").idle if len(one) > 1), key=len, reverse=True)
    for one in idle:
        word = word.replace(one, "") or word
    return word


def _pieces(word: str) -> Iterable[str]:
    """What the index is asked for: a Latin word, or each two characters of Chinese."""
    return [first + second for first, second in pairwise(word)] or [word] if is_han(word) else [stem(word)]
