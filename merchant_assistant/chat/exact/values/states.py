"""Conditions on what state things are in: in stock, on sale, sold at a loss, marked yes or no in a column."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.catalogue.inquiry import AllOf, Not, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.availability import availability_of
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.labels import field_label, value_label
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.texts import Texts
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_ZERO = Decimal(0)
_ASKS_VALUES = ("group", "different", "sum", "average", "blank")
_FIGURES = ("sum", "average")
_THINGS = ("products", "variants", "exists", "count", "which", "list", "one")


class States(Texts):
    """Makes clauses of the states of things."""

    def _stock(self, place: int) -> int:
        item = self._items[place]
        there, gone, low = item.has("in_stock"), item.has("out_of_stock"), item.has("low_stock")
        if not (there or gone or low):
            return 0
        after = self._items[place + 1] if place + 1 < len(self._items) else None
        if gone and after and after.text.casefold() in forms("figure") and "stock" in self._holdings.of_concept:
            self._add(self._linker.blank(self._held("stock"), blank=True, start=item.start, end=after.end))
            return 2
        if told := self._in_words(item, gone=gone, low=low):
            return told
        self._held("stock")
        if low:
            raise Unclear(phrase(self._language, "low_of_what"), sure=True)
        start = self._negation()
        self._stocked(start or item.start, item.end, gone=gone == (start is None))
        return 1

    def _in_words(self, item: Item, *, gone: bool, low: bool) -> int:
        """The same where a column says it in words."""
        column = availability_of(self._holdings)
        if column is None:
            return 0
        if low:
            if not column.few:
                return 0
            condition, values = Test(column.field, column.few), column.few
            self._add_said(
                Clause(
                    condition,
                    value_label(column.field, values, self._language),
                    "value",
                    (column.field,),
                    item.start,
                    item.end,
                )
            )
            return 1
        start = self._negation()
        away = (start is not None) != (gone and item.text.casefold() in forms("not_there"))
        if start is not None and gone:
            away, gone = False, False  # not sold out
        found, values = column.condition(gone=gone, away=away)
        label = value_label(column.field, values, self._language)
        label = phrase(self._language, "not").format(what=label) if away else label
        self._add(Clause(found, label, "value", (column.field,), item.start if start is None else start, item.end))
        return 1

    def _coming(self, place: int) -> int:
        """``already on their way to us``, ``nothing on the way``, 在路上: what is on order and not yet here."""
        item = self._items[place]
        fields = self._holdings.of_concept.get("on_order", ())[:1]
        if not item.has("coming") or not fields or item.of("asks"):
            return 0
        if (item.fields or item.of("names")) and self._is_told_of(place):
            return 0
        start, end = self._negation(), place + 1
        nothing = self.nodes[-1] if start is None and self.nodes else None
        if isinstance(nothing, Item) and nothing.text.casefold() in forms("nothing"):
            start = self.nodes.pop().start
        if start is None:
            after = self._skip(place + 1, ("filler",))
            if after < len(self._items) and self._items[after].text in forms("nothing"):
                start, end = item.start, after + 1
        none = start is not None
        label = phrase(self._language, "without" if none else "having")
        label = label.format(field=field_label(fields[0], self._language))
        some = Test(fields[0], low=_ZERO, low_open=True)
        first = item.start if start is None else start
        self._add(Clause(Not(some) if none else some, label, "bound", fields, first, self._items[end - 1].end))
        return end - place

    def _reduced(self, place: int) -> int:
        """``on sale``: what has a price before that is higher than the price."""
        item = self._items[place]
        told = ("discount",) if "discount" in self._holdings.fields else self._holdings.named.get(("sale",), ())
        if not item.has("reduced") or not told or (told != ("discount",) and not self._linker.is_yes_no(told[0])):
            return 0
        negated = self._negation() is not None
        clause = self._linker.blank(told[:1], blank=negated, start=item.start, end=item.end)
        label = phrase(self._language, "not_reduced" if negated else "reduced")
        self._add(replace(clause, label=label) if told == ("discount",) else clause)
        return 1

    def _at_loss(self, place: int) -> int:
        """``at a loss``: what is sold for less than it costs."""
        item = self._items[place]
        if not item.has("at_loss") or "margin" not in self._holdings.fields:
            return 0
        label = phrase(self._language, "bound_under").format(field=field_label("margin", self._language), high="0")
        test = Test("margin", high=_ZERO, high_open=True)
        self._add_said(Clause(test, label, "bound", ("margin", "price", "cost"), item.start, item.end))
        return 1

    def _stocked(self, start: int, end: int, *, gone: bool) -> None:
        """That there is something in stock, or nothing."""
        more = Test("stock", low=_ZERO, low_open=True)
        label = phrase(self._language, "out_of_stock" if gone else "in_stock")
        condition = AllOf((Test("stock", blank=False), Not(more))) if gone else more
        self._add(Clause(condition, label, "stock", ("stock",), start, end, of_stock=True))

    def _yes_no(self, place: int) -> int:
        """``food grade products``, ``vegan spreads``, ``how many are discontinued``: a column of yes and no."""
        item = self._items[place]
        ends = item.has("ended", "kept_on")
        fields = self._holdings.of_concept.get("discontinued", ()) if ends else item.fields
        if len(fields) != 1 or not self._linker.is_yes_no(fields[0]) or (not ends and self._means_held(item)):
            return 0
        if item.fields and self._is_kept_so(item):
            return 0
        if item.has("kept_on"):
            self._add_said(self._linker.blank(fields, blank=True, start=item.start, end=item.end))
            return 1
        after_it = self._skip(place + 1, ("filler", "polar", "with"))
        if (said := self._says_yes(after_it)) is not None:
            self._add_said(self._linker.blank(fields, blank=not said, start=item.start, end=item.end))
            return after_it + 1 - place
        if (item.fields and self._is_told_of(place, bounds=False)) or self._is_looked_up(place):
            return 0
        self._add_said(self._linker.blank(fields, blank=False, start=item.start, end=item.end))
        return 1

    def _is_looked_up(self, place: int) -> bool:
        """Whether it is asked what the column says: is TM-500 vegan, is the smooth butter vegan, products by vegan."""
        others = (one for one in self._items if one is not self._items[place])
        figured = any(self._measures(one) for one in others)  # the average height of evergreens
        asks = tuple(one for one in _ASKS_VALUES if not (figured and one in _FIGURES))
        if any(one.sku or one.has(*asks) for one in self._items):
            return True
        before = [one for one in self._items[:place] if not one.is_filler]
        last = not any(one for one in self._items[place + 1 :] if not one.is_filler)
        begins = bool(self._items) and self._items[0].has("polar")
        named = [node for node in self.nodes if isinstance(node, Clause)]
        if self._items[-1].text in forms("asks_whether") and named and all(one.kind == "noun" for one in named):
            return not any(one.has(*_THINGS, "not", "both", "products") for one in before)  # 生蚝要冷藏吗
        said = bool(named)
        return begins and last and said and not any(one.has(*_THINGS, "not", "both") for one in before)

    def _measures(self, item: Item) -> bool:
        """Whether an item names a field of numbers."""
        named = (name for one in item.of("names") for name in self._holdings.of_concept.get(one, ()))
        return any(name in self._holdings.units for name in (*item.fields, *named))

    def _is_kept_so(self, item: Item) -> bool:
        """Whether a word for what goods need is rather how another column says they are kept: 冷藏的有哪些."""
        others = any(name.startswith(ATTRIBUTE) and name not in item.fields for name, _ in item.values)
        before = self._text_before_it(item)
        return others and item.key not in keys_of_column(item.fields[0]) and not before.endswith(forms("needs"))

    def _text_before_it(self, item: Item) -> str:
        at = next(at for at, one in enumerate(self._items) if one is item)
        return "".join(one.text for one in self._items[max(at - 2, 0) : at])

    def _says_yes(self, place: int) -> bool | None:
        """Whether yes or no stands behind the name of a column: "is FK advantage = yes"."""
        told = type_of(self._items[place].text) if place < len(self._items) else None
        return told.yes if told and told.kind == "yes_no" and self._items[place].text.isalpha() else None

    def _means_held(self, item: Item) -> bool:
        """Whether a word for a column that says yes and no also means another column of this catalogue."""
        named = (self._holdings.of_concept.get(one, ()) for one in (*item.of("names"), *item.of("asks")))
        return any(fields and fields != item.fields for fields in named)

    def _is_told_of(self, place: int, *, bounds: bool = True) -> bool:
        """Whether a value or a number follows that is said of a field ("with a price under 5").

        ``bounds``: whether the field is one of which numbers are said.
        """
        at = self._skip(place + 1, ("filler", "polar"))
        if at >= len(self._items):
            return False
        after, fields = self._items[at], self._fields(self._items[place])
        told = bounds and (after.amount or after.of("before") or after.has("between", "not", "most", "least", "than"))
        return bool(told) or any(name in fields for name, _ in (*after.values, *after.parts))
