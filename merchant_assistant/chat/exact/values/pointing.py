"""Which one product words of a question mean: an SKU, all words of one title, or words with a value beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Row, Skus, Words
from merchant_assistant.chat.exact.columns.heads import Rows
from merchant_assistant.chat.exact.items.beyond import Look
from merchant_assistant.chat.exact.items.bounds import Bounds, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Linker
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_READ = 200  # titles that are looked at for one that is called just so
_TWO = 2
_NAMED = 5  # products that a question back names
_IDLE = ("filler", "what", "polar", "list", "which", "and", "with", "exists")


@dataclass(frozen=True, slots=True)
class One:
    """One product, or one variant of it. ``skus``: what it is found by; ``row``: as the catalogue names it."""

    skus: Skus
    row: Row

    @property
    def is_variant(self) -> bool:
        """Whether the SKU is that of a variant."""
        return bool(self.row.variant) or self.skus.skus[0] != self.row.sku


@dataclass(frozen=True, slots=True)
class Pointing:
    """Finds the product. ``look``: what the things that a condition holds of have of a field; ``variants``: these."""

    linker: Linker
    look: Look
    language: Language
    variants: Rows
    bounds: Bounds

    def one(self, items: Sequence[Item], text: str) -> One | None:
        """The product; None where there is none. Raises :class:`Unclear` where there are several."""
        items = _trimmed(items)
        if not items:
            return None
        if items[-1].sku and all(item.has("products") for item in items[:-1]):
            return self._by_sku(items[-1].sku)
        several: Sequence[Row] = ()
        for condition in self._conditions(items, text):
            rows = self.linker.rows(condition)
            if len(rows) == 1:
                return self._variant(rows[0], items) or One(Skus((rows[0].sku,)), rows[0])
            exact = [row for row in rows[:_READ] if key_of(row.title) == key_of(_text(items, text))]
            if len(exact) == 1:
                return One(Skus((exact[0].sku,)), exact[0])
            several = several or rows[:_NAMED]
        if several:
            names = phrase(self.language, "comma").join(f"{row.title} ({row.sku})" for row in several)
            raise Unclear(phrase(self.language, "several_named").format(names=names))
        return None

    def variants_of(self, items: Sequence[Item], text: str) -> dict[str, One]:
        """The variant that words mean of each product that they may mean, by the product's SKU."""
        items = _trimmed(items)
        for condition in self._conditions(items, text) if items else ():
            rows = self.linker.rows(condition)[:_READ]
            if found := {row.sku: one for row in rows if (one := self._variant(row, items))}:
                return found
        return {}

    def both(self, items: Sequence[Item], text: str) -> list[One] | None:
        """The two things that words name together, products or variants of one; None where they are not two."""
        of_one = any(item.has("variants") for item in items)
        items = [item for item in _trimmed(items) if not item.has("variants", "products")]
        for condition in self._conditions(items, text) if items else ():
            things = self.linker.rows(condition)
            if len(things) == 1:
                things = [row for row in self.variants(Skus((things[0].sku,))) if row.variant]
            elif of_one:
                continue
            if len(things) == _TWO:
                return [One(Skus((row.sku,)), row) for row in things]
        return None

    def _variant(self, product: Row, items: Sequence[Item]) -> One | None:
        """The one variant of a product that values among the words tell: the white desk, the 128GB tablet."""
        told = [value for item in items if (value := self._value(item))]
        if not told:
            return None
        rows = self.variants(AllOf((Skus((product.sku,)), *(one.condition for one in told))))
        return One(Skus((rows[0].sku,)), rows[0]) if len(rows) == 1 and rows[0].variant else None

    def _value(self, item: Item) -> Clause | None:
        """What cells have of an item."""
        if item.values or item.parts:
            return self.linker.value(item)
        if item.amount is None or not item.amount.units:
            return None
        try:
            return self.bounds.clause(span_of("=", item.amount, (), item.start, item.end))
        except Unclear:  # nothing is measured so
            return None

    def _by_sku(self, sku: str) -> One | None:
        rows = self.linker.rows(Skus((sku,)))
        return One(Skus((sku,)), rows[0]) if len(rows) == 1 else None

    def _conditions(self, items: Sequence[Item], text: str) -> Iterator[Condition]:
        """All words in one title; else each word as a value or a noun."""
        yield Words(_text(items, text), ())
        each: list[Condition] = []
        for item in items:
            clause = self._value(item)
            clauses = [clause] if clause else self.linker.nouns([item], kind=True) or []
            each += [one.condition for one in clauses]
            if not clauses and not item.is_filler:
                return
        if each:
            yield AllOf(tuple(each))


def _trimmed(items: Sequence[Item]) -> list[Item]:
    """Without what says nothing at both ends."""
    found = list(items)
    while found and _is_idle(found[0]):
        found.pop(0)
    while found and _is_idle(found[-1]):
        found.pop()
    return found


def _is_idle(item: Item) -> bool:
    return not item.sku and not item.values and item.has(*_IDLE)


def _text(items: Sequence[Item], text: str) -> str:
    """The words of a run; Chinese that stands together stays so."""
    whole = text[items[0].start : items[-1].end]
    return whole if is_han(whole) else " ".join(item.text for item in items)
