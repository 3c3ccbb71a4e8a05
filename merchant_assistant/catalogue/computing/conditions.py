"""Conditions as sets of slots.

All that is asked at once must hold of one and the same slot: "black and under 5" is one variant that is both. What is
said of the whole thing is said of all its slots: a product is not black where no variant of it is, and has no barcode
where none has one. So a ``Not`` inside of an "and" speaks of the product, whatever slot the rest is found on; of
variants each speaks for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.meanings import meanings_of
from merchant_assistant.catalogue.computing.measures import measures_of
from merchant_assistant.catalogue.computing.totals import adds_up, with_totals
from merchant_assistant.catalogue.finding import checked
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Skus, Test, Things, Words
from merchant_assistant.catalogue.query import Filter, ProductQuery
from merchant_assistant.storage import whole_words
from merchant_assistant.storage.texts import slots_of_skus
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyroaring import BitMap

    from merchant_assistant.catalogue.computing.slots import Mask


class Conditions:
    """Answers which slots a condition holds of, where ``things`` are asked about."""

    def __init__(self, asked: Asked, things: Things) -> None:
        self._asked = asked
        self._things = things

    def passing(self, condition: Condition | None) -> Mask:
        """The slots of the things asked about that pass; all for None."""
        everything = self._asked.slots.all(self._things)
        return everything if condition is None else everything & self._of(condition)

    def _of(self, condition: Condition) -> Mask:
        self._asked.cancel.check()
        return self._asked.passing(condition, self._things, lambda: self._looked_for(condition))

    def _looked_for(self, condition: Condition) -> Mask:
        slots = self._asked.slots
        match condition:
            case AllOf(conditions):
                return self._all_of(conditions)
            case AnyOf(conditions):
                return reduce(or_, map(self._of, conditions), np.zeros(len(slots.product), np.bool_))
            case Not(inner):
                return slots.negated(self._of(inner), self._things)
            case Words():
                return self._worded(condition)
            case Skus(skus):
                return self._with_skus(skus)
            case Test():
                return self._all_of((condition,)) if self._is_of_total(condition) else self._tested(condition)

    def _all_of(self, conditions: Sequence[Condition]) -> Mask:
        """What adds up is tested on what passes all the rest: of the black ones the stock of the black variants."""
        rest = [each for each in conditions if not self._is_of_total(each)]
        mask = reduce(and_, map(self._of, rest), np.ones(len(self._asked.slots.product), np.bool_))
        totals = [self._with_total(each, mask) for each in conditions if isinstance(each, Test) and each not in rest]
        return reduce(and_, totals, mask)

    def _is_of_total(self, condition: Condition) -> bool:
        """Whether it sets bounds to a sum; of what is there at all each variant speaks for itself."""
        if not isinstance(condition, Test) or not adds_up(condition.field, self._things):
            return False
        bare = replace(condition, low=None, high=None, low_open=False, high_open=False) == Test(condition.field)
        there = condition.low == 0 and condition.low_open and condition.high is None
        return bare and not there and (condition.low is not None or condition.high is not None)

    def _with_total(self, test: Test, among: Mask) -> Mask:
        asked, slots = self._asked, self._asked.slots
        held = asked.held(test.field).among(among)
        column, held = with_totals(asked.column(test.field), held, slots, asked.cancel)
        within = np.zeros(len(column.values), np.bool_)
        for measure in measures_of(column, asked.cancel).measures:
            within[measure.within(test)] = True
        return among & slots.of_products(slots.products_with(held.coded(within, slots, len(within))))

    def _with_skus(self, skus: Sequence[str]) -> Mask:
        slots = self._asked.slots
        found = np.array(slots_of_skus(self._asked.connection, skus), np.int64).reshape(-1, 2)
        mask = slots.of_ids(found[found[:, 1] == 0, 0].astype(np.uint32))
        of_variants = found[found[:, 1] > 0]
        mask[slots.first[slots.place_of_id[of_variants[:, 0]]] + of_variants[:, 1] - 1] = True
        return mask

    def _tested(self, test: Test) -> Mask:
        slots = self._asked.slots
        held = self._asked.held(test.field)
        result = np.ones(len(slots.product), np.bool_)
        if test.blank is not None:
            result = slots.negated(held.having(slots), self._things) if test.blank else held.having(slots)
        if test.values or test.unit or test.low is not None or test.high is not None:
            result &= self._with_value(test)
        return result

    def _with_value(self, test: Test) -> Mask:
        """The slots with one value that is all that is asked."""
        if test.values and test.field in ("sku", "title"):
            return self._named(test.field, test.values)
        asked = self._asked
        column, held = asked.column(test.field), asked.held(test.field)
        wanted = np.ones(len(column.values), np.bool_)
        if test.values:
            wanted &= meanings_of(column, asked.cancel).wanted(test.values)
        if test.unit or test.low is not None or test.high is not None:
            within = np.zeros(len(column.values), np.bool_)
            for measure in measures_of(column, asked.cancel).of_unit(test.unit):
                within[measure.within(test)] = True
            wanted &= within
            return held.coded(wanted, asked.slots, len(wanted))
        wanted_texts = {folded(value.strip()) for value in test.values}
        return held.coded(wanted, asked.slots, len(wanted)) | self._long(
            test.field, lambda t: folded(t) in wanted_texts
        )

    def _worded(self, words: Words) -> Mask:
        asked = self._asked
        wanted = whole_words.asked_words(words.text)
        if not wanted:
            return np.zeros(len(asked.slots.product), np.bool_)
        look = whole_words.anywhere if words.anywhere else whole_words.titled
        mask = self._of_set(look(asked.connection, wanted))
        for field in words.fields:
            mask |= self._with_words(field, wanted)
        return mask

    def _with_words(self, field: str, wanted: tuple[whole_words.Asked, ...]) -> Mask:
        """The slots with all words in one value of a field."""
        asked, cancel = self._asked, self._asked.cancel
        column = asked.column(field)
        texts = column.remembered(
            "spaced", lambda: _Spaced(list(map(whole_words.spaced, checked(column.values, cancel))))
        )
        of_value = enumerate(checked(texts.texts, cancel))
        codes = [code for code, text in of_value if all(word.in_(text) for word in wanted)]
        mask = asked.held(field).coded(codes, asked.slots, len(column.values))
        return mask | self._long(field, lambda text: all(word.in_(whole_words.spaced(text)) for word in wanted))

    def _named(self, field: str, values: tuple[str, ...]) -> Mask:
        """Those with an SKU or title, which stand in indexes of their own."""
        if field == "sku":
            return self._with_skus(values)
        query = ProductQuery(filters=(Filter(field, values),))
        return self._of_set(self._asked.finder.found(self._asked.connection, query, self._asked.cancel))

    def _long(self, field: str, fits: Callable[[str], bool]) -> Mask:
        """The slots with a fitting text among those that the column does not keep: they are read one by one."""
        asked = self._asked
        mask = np.zeros(len(asked.slots.product), np.bool_)
        held = asked.held(field)
        if (which := asked.long(field, held)) is not None:
            where = held.slots[which]
            mask[where] = [fits(text) for text in asked.texts(field, where)]
        return mask

    def _of_set(self, products: BitMap) -> Mask:
        return self._asked.slots.of_ids(np.frombuffer(products.to_array(), np.uint32))


@dataclass(frozen=True)
class _Spaced:
    """The values of a column as words between blanks."""

    texts: list[str]

    @property
    def size(self) -> int:
        return 100 * len(self.texts)
