"""Two columns set against each other: "priced under its cost", "stock below the reorder level", 库存低于安全库存."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import Test, apart
from merchant_assistant.chat.exact.items.bounds import is_number_field, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import names_field
from merchant_assistant.chat.exact.numbers.counting import Counts
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase

_ZERO = Decimal(0)
_PRICED = ("price", "cost", "compare_at_price")
_DERIVED = {  # two prices, what their difference is called, and whether it grows with the first
    ("price", "cost"): ("margin", True),
    ("cost", "price"): ("margin", False),
    ("compare_at_price", "price"): ("discount", True),
    ("price", "compare_at_price"): ("discount", False),
}
_LEVELS = ("reorder", "max_stock")  # of the stock, which need not be named beside them
_DERIVED_OF = {"margin": ("price", "cost"), "discount": ("price", "compare_at_price")}
_SIDES = {"<": (False, True), "<=": (False, False), ">": (True, True), ">=": (True, False)}  # above, without equal ones
_LABELS = {"<": "bound_under", "<=": "bound_most", ">": "bound_over", ">=": "bound_least"}


class ThanFields(Counts):
    """Makes clauses of two columns of which one is above the other."""

    def _than_field(self, place: int, at: int, ops: Sequence[str], concepts: Sequence[str]) -> int:
        """``priced under its cost``, ``below their reorder level``: one field beside another of the same thing."""
        while at < len(self._items) and self._items[at].has("it", "refers"):
            at += 1  # below its reorder level
        after = self._items[at] if at < len(self._items) else None
        if after is None or not (names_field(after) or after.has("in_stock")) or set(concepts) - {"price"} or not ops:
            return 0
        before = self._field_before()
        if before and self._amount(at + 1) and (taken := self._than_by(place, at, before, ops[0])):
            return taken
        if taken := self._than_price(place, before, after, ops):
            return taken and at + 1 - place
        return at + 1 - place if self._than_column(place, before, after, ops[0]) else 0

    def _than_by(self, place: int, at: int, before: Item, op: str) -> int:
        """``供货价高于采购价5元``."""
        first, other = self._number_field(before), self._number_field(self._items[at])
        if op not in ("<", ">") or not first or not other or first == other or not self._are_alike(first, other):
            return 0
        self._pop(before)
        return at + 1 - place + self._by_how_much(first, other, op, at + 1, before.start)

    def _than_price(self, place: int, before: Item | None, after: Item, ops: Sequence[str]) -> bool:
        """One price beside another, whose difference has a name."""
        if ops[0] not in ("<", ">"):
            return False
        named = next((one for one in (before.of("names") if before else ()) if one in _PRICED), "price")
        other = next((one for one in after.of("names") if one in _PRICED and one != named), "")
        derived, more = _DERIVED.get((named, other), ("", True))
        if not derived or derived not in self._holdings.fields:
            return False
        if before:
            self._pop(before)
        above = (ops[0] == ">") == more
        test = Test(derived, low=_ZERO, low_open=True) if above else Test(derived, high=_ZERO, high_open=True)
        label = phrase(self._language, "bound_over" if above else "bound_under")
        label = label.format(field=self._holdings.heads.label(derived, self._language), low="0", high="0")
        self._add(Clause(test, label, "bound", (derived, *_DERIVED_OF[derived]), self._items[place].start, after.end))
        return True

    def _than_column(self, place: int, before: Item | None, after: Item, op: str) -> bool:
        """Any two columns of numbers that are of one unit."""
        if op not in _SIDES:
            return False
        first = self._number_field(before) if before else "stock" * bool({*_LEVELS} & {*self._of_concepts(after)})
        other = self._number_field(after)
        if not first or not other or first == other or not self._are_alike(first, other):
            return False
        if before:
            self._pop(before)
        self._add_said(self._set_against(first, other, op, self._items[place].start, after.end))
        return True

    def _set_against(self, first: str, other: str, op: str, start: int, end: int) -> Clause:
        above, without = _SIDES[op]
        field = apart(first, other)
        test = Test(field, low=_ZERO, low_open=without) if above else Test(field, high=_ZERO, high_open=without)
        named = self._holdings.heads.label(other, self._language)
        label = phrase(self._language, _LABELS[op]).format(
            field=self._holdings.heads.label(first, self._language), low=named, high=named
        )
        return Clause(test, label, "bound", (field,), start, end)

    def _than_field_before(self, place: int) -> int:
        """``库存比安全库存少``: the other column stands before the word that compares."""
        at = place + 1
        other = self._items[at] if at + 1 < len(self._items) else None
        before = self._field_before()
        if other is None or before is None or not self._items[place].has("than") or not names_field(other):
            return 0
        degree = self._items[at + 1].text
        op = ">" if degree in forms("more_than_it") else "<" if degree in forms("less_than_it") else ""
        first, last = self._number_field(before), self._number_field(other)
        if not (op and first and last) or first == last or not self._are_alike(first, last):
            return 0
        self._pop(before)
        if much := self._by_how_much(first, last, op, at + 2, before.start):
            return at + 2 + much - place
        self._add_said(self._set_against(first, last, op, before.start, self._items[at + 1].end))
        return 3

    def _by_how_much(self, first: str, other: str, op: str, at: int, start: int) -> int:
        """``供货价比采购价高10块以上``: an amount behind two columns is of their difference, and of neither of them."""
        ops = self._items[at].of("before") if at < len(self._items) else ()
        end = at + len(ops[:1])
        if (amount := self._amount(end)) is None:
            return 0
        behind, end = ops[0] if ops else "", end + 1
        while end < len(self._items) and (self._items[end].has("pieces") or self._items[end].of("behind")):
            behind, end = (*self._items[end].of("behind"), behind)[0], end + 1
        if behind.strip("<>="):
            raise Unclear(phrase(self._language, "about").format(number=f"{amount.number}"))
        if amount.money:
            if not self._bounds.is_of_money(first):
                return 0
            self._bounds.currency(amount, first)  # may be another than theirs
            amount = replace(amount, money=(), units=())
        field = apart(first, other) if op.startswith(">") else apart(other, first)
        span = span_of(behind or "=", amount, (field,), start, self._items[end - 1].end)
        self._add_said(self._bounds.clause(span))
        return end - at

    def _to_reorder(self, place: int) -> int:
        """``what needs reordering``, ``该补货的``: what is below its reorder level, where a column tells that."""
        item = self._items[place]
        level = self._holdings.of_concept.get("reorder", ())
        if not item.has("to_reorder") or len(level) != 1 or not self._are_alike("stock", level[0]):
            return 0
        self._add_said(self._set_against("stock", level[0], "<", item.start, item.end))
        return 1

    def _of_concepts(self, item: Item) -> tuple[str, ...]:
        held = (self._holdings.concept_of(name) for name in item.fields)
        return (*item.of("names"), *held)

    def _number_field(self, item: Item) -> str:
        """The one column of numbers that an item names; '' for none."""
        fields = ("stock",) if item.has("in_stock") and not names_field(item) else self._fields(item)
        return fields[0] if len(fields) == 1 and is_number_field(fields[0], self._holdings) else ""

    def _are_alike(self, first: str, other: str) -> bool:
        """Whether the numbers of two columns can be set against each other."""
        held = self._holdings.fields
        units = [{*self._bounds.written(name)} for name in (first, other) if name in held]
        if len(units) <= 1 or any(name in self._holdings.measured for name in (first, other)):
            return False
        money = [name in _PRICED or any(map(currencies, self._bounds.written(name))) for name in (first, other)]
        return money[0] == money[1] and (units[0] == units[1] or not all(units))
