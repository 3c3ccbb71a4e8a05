"""A product as the bound of a number: "cheaper than TM-500", "heavier than the thermo mug", "比TM-500便宜的"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.inquiry import Condition, Finding, Row, Skus, Words
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.measures import Amount, currencies, units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_TWO = 2
Look = Callable[[Condition, str], Finding]
_READ = 200  # titles that are looked at for one that is called just so
_NAMED = 5  # products that a question back names


@dataclass(frozen=True, slots=True)
class Beyond:
    """Finds the product that others are compared with. ``look``: what a condition's things have of a field."""

    look: Look
    language: Language

    def amount(self, items: Sequence[Item], field: str, *, highest: bool) -> tuple[Amount, int] | None:
        """The product's number and how many items name it; of several numbers the one that is meant by beyond all.

        Raises :class:`Unclear` where several products are named so, or the one has no such number.
        """
        for condition, taken in _named(items):
            finding = self.look(condition, field)
            if finding.passing == 1:
                return self._of(finding, highest=highest), taken
            exact = [row for row in finding.rows[:_READ] if isinstance(condition, Words) and _is_title(row, condition)]
            if len(exact) == 1:
                return self._of(self.look(Skus((exact[0].sku,)), field), highest=highest), taken
            if finding.passing > _NAMED:
                raise Unclear(phrase(self.language, "brand_has_many").format(name=next(_texts(items[:taken]))))
            if finding.passing:
                names = phrase(self.language, "comma").join(row.title for row in finding.rows[:_NAMED])
                raise Unclear(phrase(self.language, "several_named").format(names=names))
        return None

    def number(self, thing: Condition, field: str, *, highest: bool) -> Amount:
        """The number of one thing. Raises :class:`Unclear` where it has none."""
        return self._of(self.look(thing, field), highest=highest)

    def _of(self, finding: Finding, *, highest: bool) -> Amount:
        found = [quantity for figure in finding.figures if (quantity := quantity_of(figure.group or ""))]
        if not found or len({one.unit for one in found}) > 1:
            text = phrase(self.language, "no_bound").format(name=finding.rows[0].title)
            raise Unclear(text, declined=True, sure=True)
        return _amount(sorted(found, key=lambda one: one.number)[-1 if highest else 0])


def _texts(items: Sequence[Item]) -> Iterator[str]:
    """The words as one text."""
    words = [item.text for item in items]
    yield "".join(words) if is_han(words[0]) else " ".join(words)


def _is_title(row: Row, words: Words) -> bool:
    return key_of(row.title) == key_of(words.text)


def _named(items: Sequence[Item]) -> Iterator[tuple[Condition, int]]:
    """What may name the product, the most words first."""
    if items and items[0].sku:
        yield Skus((items[0].sku,)), 1
        return
    if items[1:] and items[1].sku and not items[0].open:  # SKU 132, article 132
        yield Skus((items[1].sku,)), _TWO
        return
    end = next((at for at, item in enumerate(items) if not item.open), len(items))
    for stop in range(end, 0, -1):
        yield Words(" ".join(item.text for item in items[:stop]), ()), stop


def _amount(quantity: Quantity) -> Amount:
    money = currencies(quantity.unit)
    return Amount(0, 0, quantity.number, money, () if money else units_of(quantity.unit))
