"""Numbers that nothing compares: of a field beside them, of what things are called, or how many are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Not, Test, Words
from merchant_assistant.catalogue.query import VARIANTS
from merchant_assistant.chat.exact.columns.availability import availability_of
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.bounds import is_number_field, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Walk
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import Amount, converted
from merchant_assistant.chat.exact.words.phrases import phrase

_BETWEEN = 2  # words that may stand between a number and the products that it counts


class Counts(Walk):
    """Makes clauses of bare numbers."""

    def _hyphened(self, place: int) -> int:
        """``the 5-tier shelf``: a number that a hyphen makes part of what a thing is called."""
        number, *behind = self._items[place : place + 3]
        if number.amount is None or len(behind) < _BETWEEN or behind[0].text != "-" or not behind[1].open:
            return 0
        if number.end != behind[0].start or behind[0].end != behind[1].start:
            return 0
        text = f"{number.text} {behind[1].text}"
        if not self._holds(Words(text, ())):
            return 0
        label = phrase(self._language, "named").format(words=text)
        self._add(Clause(Words(text, ()), label, "noun", (), number.start, behind[1].end))
        return 1 + len(behind)

    def _bare_number(self, place: int) -> int:
        """``price 5``, ``size 42``, ``only 1 left``, ``750 ml`` without a comparison."""
        amount = self._items[place].amount
        if amount is None:
            return 0
        if taken := self._listed_too(place, amount) or self._in_size(place, amount):
            return taken
        return 0 if self._is_limit(place) else self._bare(place, amount)

    def _bare(self, place: int, amount: Amount) -> int:
        field = self._field_before()
        if field and (not amount.units or self._fits(amount, field)):
            return self._said_of(place, amount, field)
        at = self._skip(place + 1, ("filler", "pieces"))
        if not field and (behind := self._said_behind(place, amount, at)):
            self._equal(place, amount, behind, self._items[at].end)
            return at + 1 - place
        if amount.money:
            self._equal(place, amount, ("price",), self._items[place].end)
            return 1
        return self._measured(place) if amount.units else 0

    def _ends_here(self, place: int) -> bool:
        """Whether nothing stands behind that a number might count."""
        after = self._items[place + 1] if place + 1 < len(self._items) else None
        return after is None or (after.has("and", "or", "filler", "polar", "in_stock") and not after.fields)

    def _listed_too(self, place: int, amount: Amount) -> int:
        """``size 40 and 41``: one more number of the field of the one before."""
        said = [node for node in self.nodes if isinstance(node, Clause) or not node.has("and", "or")]
        first = said[-1] if said else None
        if not isinstance(first, Clause) or not amount.bare or first.guessed or not self._ends_here(place):
            return 0
        if first.kind == "value" and (clause := self._size_of(place, amount)) and clause.fields == first.fields:
            self._add(clause)
            return 1
        if first.span is None or first.span.low is not first.span.high:
            return 0
        self._equal(place, amount, first.fields, self._items[place].end)
        if isinstance(self.nodes[-1], Clause):
            self.nodes[-1] = replace(self.nodes[-1], several=True)
        return 1

    def _in_size(self, place: int, amount: Amount) -> int:
        """``sneakers in a 42``, ``shorts in 32``: a size of clothes or shoes that no unit follows."""
        before = [item.text.casefold() for item in self._items[max(place - 2, 0) : place]]
        while before and before[-1] in forms("article"):
            before.pop()
        if not (amount.bare and before and before[-1] in forms("comes_in") and self._ends_here(place)):
            return 0
        clause = self._size_of(place, amount)
        if clause:
            self._add(clause)
        return int(clause is not None)

    def _size_of(self, place: int, amount: Amount) -> Clause | None:
        """That things come in a size that is a number."""
        item, point = self._items[place], amount.number
        named = [one for one in self._holdings.values(key_of(item.text)) if self._holdings.concept_of(one[0]) == "size"]
        tests = [Test(name, (value,)) for name, value in named]
        sizes = [name for name in self._holdings.of_concept.get("size", ()) if is_number_field(name, self._holdings)]
        numbers = [Test(name, low=point, high=point) for name in sizes]
        tests = [*tests, *filter(self._holds, numbers)] or numbers  # one that nothing has is one all the same
        if not tests:
            return None
        fields = tuple(dict.fromkeys(test.field for test in tests))
        label = value_label(fields[0], (item.text,), self._language)
        condition = tests[0] if len(tests) == 1 else AnyOf(tuple(tests))
        return Clause(condition, label, "value", fields, item.start, item.end)

    def _said_of(self, place: int, amount: Amount, field: Item) -> int:
        """A number right behind a field's name."""
        fields = self._fields(field)
        if not self._is_of_numbers(field):
            if taken := self._value_beside(place, field):
                return taken
            fields = tuple(name for name in self._called_more(field) if is_number_field(name, self._holdings))
        if not fields:
            return 0
        self._pop(field)
        self._equal(place, amount, fields, self._items[place].end)
        return 1

    def _said_behind(self, place: int, amount: Amount, at: int) -> tuple[str, ...]:
        """The field whose name stands right behind a number."""
        after = self._items[at] if at < len(self._items) else None
        if after is None or amount.money:
            return ()
        if amount.bare and after.has("variants") and at == place + 1:
            return (VARIANTS,)
        if amount.bare and after.has("in_stock") and availability_of(self._holdings) is None:
            return self._held("stock")
        scored = amount.bare and at == place + 1 and {*after.of("names")} & {"rating", "reviews"}
        if self._is_had(place, amount, after) and at == place + 1:
            return self._fields(after)
        named = (amount.units or scored) and (after.of("names") or after.fields)
        return (
            self._fields(after)
            if named and self._is_of_numbers(after) and (scored or self._fits(amount, after))
            else ()
        )

    def _is_had(self, place: int, amount: Amount, after: Item) -> bool:
        """``with 0 free stock``, ``have 5 on order``: so many are said to be what a column counts, and no price."""
        before = self._items[place - 1] if place else None
        counts = bool(after.fields) or bool({*after.of("names")} & {"stock", "on_order", "reorder"})
        had = before is not None and before.has("with", "within") and amount.bare
        return had and counts and self._is_of_numbers(after) and not {"price", "cost"} & {*self._fields(after)}

    def _equal(self, place: int, amount: Amount, fields: tuple[str, ...], end: int) -> None:
        self._add(self._bounds.clause(span_of("=", amount, fields, self._items[place].start, end)))

    def _fits(self, amount: Amount, field: Item) -> bool:
        """Whether a field is written in units of what an amount measures: the price of a 15 inch laptop is not."""
        bounds = self._bounds
        return any(
            converted(amount, bounds.written(name)) or (not bounds.written(name) and bounds.unit_meant(amount, name))
            for name in self._fields(field)
        )

    def _measured(self, place: int) -> int:
        """A size that names products: ``500 ml bottles``."""
        item = self._items[place]
        if told := self._in_their_column(item):
            self._add(told)
            return 1
        if found := [form for form in _written(item) if self._holds(Words(form))]:
            label = phrase(self._language, "named").format(words=item.text)
            words = tuple(map(Words, found))
            condition = words[0] if len(words) == 1 else AnyOf(words)
            self._add(Clause(condition, label, "noun", (), item.start, item.end))
            return 1
        if item.amount:
            clause = self._bounds.clause(span_of("=", item.amount, (), item.start, item.end))
            self._add(self._as_written(item, clause))
        return 1

    def _in_their_column(self, item: Item) -> Clause | None:
        """An amount that a column says of all that are named so, and of others: 20V; None where none does."""
        named = AnyOf(tuple(map(Words, _written(item))))
        if item.amount is None or not item.amount.units or not self._holds(named):
            return None
        try:
            clause = self._bounds.clause(span_of("=", item.amount, (), item.start, item.end))
        except Unclear:
            return None
        alone = isinstance(clause.condition, Test) and self._holds(AllOf((clause.condition, named)))
        besides = alone and self._holds(AllOf((named, Not(clause.condition))))
        return clause if alone and not besides else None

    def _as_written(self, item: Item, clause: Clause) -> Clause:
        """Of several columns that may be measured so those that have it, texts among numbers too: a size of 16GB."""
        if not isinstance(clause.condition, AnyOf):
            return clause
        named = [one for form in _spelt(item) for one in self._holdings.values(key_of(form))]
        having = [one for one in clause.condition.conditions if isinstance(one, Test) and self._holds(one)]
        having += [Test(name, (value,)) for name, value in dict.fromkeys(named) if name not in clause.fields]
        if not having:
            return clause
        label = phrase(self._language, "or").join(
            value_label(name, (item.text,), self._language) for name in dict.fromkeys(one.field for one in having)
        )
        condition = having[0] if len(having) == 1 else AnyOf(tuple(having))
        return replace(
            clause, condition=condition, label=label, kind="value", fields=tuple(one.field for one in having)
        )

    def _is_limit(self, place: int) -> bool:
        """Whether a number says how many are wanted: ``top 5``, ``the 3 cheapest``, ``最贵的三款``."""
        amount = self._items[place].amount
        if amount is None or not amount.bare:
            return False
        near = list(self._around(place))
        if any(at < place and self._items[at].has("list") for at in near):  # 起订量200的列出来 lists by what is said
            return True
        return any(_ranks(self._items[at]) for at in near) or self._counts_ranked(place)

    def _counts_ranked(self, place: int) -> bool:
        """Whether it is said apart from the superlative how many are wanted: "lowest stock, 4 office products"."""
        behind = self._items[place + 1 :][: _BETWEEN + 1]
        at = next((at for at, one in enumerate(behind) if one.has("products", "variants")), None)
        if at is None or not all(one.open or one.values for one in behind[:at]):
            return False
        return any(map(_ranks, self._items)) and not (place and self._items[place - 1].of("before"))

    def _around(self, place: int) -> Iterator[int]:
        """The nearest items before and behind that say something."""
        before = place - 1
        while before >= 0 and self._items[before].is_filler:
            before -= 1
        behind = self._skip(place + 1, ("filler", "pieces", "products", "variants"))
        yield from (at for at in (before, behind) if 0 <= at < len(self._items))


def _ranks(item: Item) -> bool:
    """Whether an item asks for the first of an order."""
    return item.has("top", "bottom", "most", "least") or bool(item.of("high") or item.of("low"))


def _spelt(item: Item) -> tuple[str, ...]:
    """An amount with its unit right behind it, and apart from it."""
    return item.text, re.sub(r"(?<=\d)\s*(?=[^\W\d_])", " ", item.text), re.sub(r"\s+", "", item.text)


def _written(item: Item) -> tuple[str, ...]:
    """How a title may write a measure: 28厘米 as 28 cm or 28cm, 28cm as 28 cm."""
    amount = item.amount
    if amount is None:
        return (item.text,)
    number = f"{amount.number.normalize():f}"
    known = [unit.id for unit in amount.units] if is_han(item.text[-1]) else [item.text.lstrip("0123456789.,").strip()]
    return (item.text, *(form for unit in known for form in (f"{number} {unit}", f"{number}{unit}")))
