"""Levels that codes tell: "IP65 or higher", "防护等级不低于IP65"; the codes of one column, by their numbers."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.numbers.numbering import Numbers

_CODE = re.compile(r"([A-Za-z]{1,4})[ -]?(\d{1,4})")
_PAPER = ("A", "B", "C")  # A3 is larger than A4, and an energy class A2 better than A1 or not
_HOLDS = {
    "<": lambda one, bound: one < bound,
    "<=": lambda one, bound: one <= bound,
    ">": lambda one, bound: one > bound,
    ">=": lambda one, bound: one >= bound,
}


class Levels(Numbers):
    """Makes clauses of codes that are compared."""

    def _level(self, place: int) -> int:
        """``at least IP65``, ``IP65以上``: every value of the column with the same letters and such a number."""
        op, at, end = self._compares(place)
        code = self._items[at] if at < len(self._items) else None
        parts = _CODE.fullmatch(code.text) if code else None
        if code is None or parts is None or op not in _HOLDS or code.amount:
            return 0
        before = self._field_before()
        fields = self._fields(before) if before else tuple(dict.fromkeys(name for name, _ in code.values))
        if len(fields) != 1:
            return 0
        letters, bound = parts[1].upper(), int(parts[2])
        if letters in _PAPER:
            return 0
        values = tuple(value for value, number in self._levels(fields[0], letters) if _HOLDS[op](number, bound))
        if not values:
            return 0
        if before:
            self._pop(before)
        label = value_label(fields[0], values, self._language)
        start, stop = self._items[place].start, self._items[end - 1].end
        self._add_said(Clause(Test(fields[0], values), label, "value", fields, start, stop))
        return end - place

    def _levels(self, field: str, letters: str) -> list[tuple[str, int]]:
        """The values of a column that are these letters with a number, the lowest first."""
        values = self._holdings.values_of(field)
        coded = [(value, parts) for value in values if (parts := _CODE.fullmatch(value))]
        found = [(value, int(parts[2])) for value, parts in coded if parts[1].upper() == letters]
        return sorted(found, key=lambda one: one[1])
