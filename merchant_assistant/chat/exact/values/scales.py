"""Classes that stand in an order though they are no numbers: "IP65 or better", "energy class D and up"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.gaps import LOWEST, Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.states import States

_PROTECTED = re.compile(r"IP\s?([0-9X])([0-9X])[A-Z]?", re.IGNORECASE)
_ENERGY = re.compile(r"([A-G])(\+{0,3})")
_LAST = ord("G")
_OF = ("protection", "energy")  # concepts of which the classes have an order
_BETTER = (">", ">=")
Rank = tuple[int, ...]


def rank_of(concept: str, text: str) -> Rank | None:
    """Where a class stands: of protection against solids and against water, of energy from G up to A+++."""
    if concept == "protection" and (found := _PROTECTED.search(text)):
        return tuple(-1 if one in "Xx" else int(one) for one in found.groups())
    if concept == "energy" and (letter := _ENERGY.fullmatch(text.strip())):
        return (_LAST - ord(letter[1]) + len(letter[2]),)
    return None


def is_at(op: str, rank: Rank, wanted: Rank) -> bool:
    """Whether a class is as good, or as bad, as is wanted: in each of its figures. X has not been tested."""
    pairs = list(zip(rank, wanted, strict=True))
    if op in _BETTER:
        return all(one >= other for one, other in pairs) and (op == ">=" or rank != wanted)
    told = [(one, other) for one, other in pairs if other >= 0]
    return all(-1 < one <= other for one, other in told) and (op == "<=" or any(one < other for one, other in told))


class Scales(States):
    """Makes clauses of classes with what they are compared by."""

    def _scaled(self, place: int) -> int:
        op, at, end = self._compares(place)
        told = self._items[at] if at < len(self._items) else None
        if told is None or told.sku:
            return 0
        if op not in (*_BETTER, "<", "<="):
            return 0
        field, wanted = self._ranked(told, self._field_before())
        if wanted is None:
            return 0
        if (before := self._field_before()) and not before.has("products"):
            self._pop(before)
        self._add_said(self._on_scale(op, field, wanted, self._items[place].start, self._items[end - 1].end))
        return end - place

    def _ranked(self, item: Item, before: Item | None) -> tuple[str, Rank | None]:
        """The column of classes that an item names one of; a single letter only where the column is named."""
        for concept in _OF:
            for field in self._holdings.of_concept.get(concept, ()):
                named = before is not None and field in (*before.fields, *self._fields(before))
                number = item.amount is not None and item.amount.bare and named and concept == "protection"
                wanted = rank_of(concept, f"IP{item.text}" if number else item.text)
                if wanted and (named or concept == "protection"):
                    return field, wanted
        return "", None

    def _on_scale(self, op: str, field: str, wanted: Rank, start: int, end: int) -> Clause:
        concept = self._holdings.concept_of(field)
        values = self._holdings.values_of(field)
        passing: Sequence[str] = sorted(
            value for value in values if (rank := rank_of(concept, value)) and is_at(op, rank, wanted)
        )
        label = value_label(field, tuple(passing) or ("–",), self._language)
        test = Test(field, tuple(passing)) if passing else Test(field, high=LOWEST)
        return Clause(test, label, "value", (field,), start, end, several=True)
