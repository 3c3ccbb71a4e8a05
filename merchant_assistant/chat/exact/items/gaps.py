"""Conditions of a question, and those on cells that are empty: without a barcode, with a price, "n/a"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import field_label, value_label
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.items.bounds import Span

_NOTHING = re.compile(r"(?:no|not) \w+|none$|n/?a$|-+$|unknown$|无$|没有$|暂无|未知$", re.IGNORECASE)
_ZERO = Decimal(0)
LOWEST = Decimal("-1E18")  # below any number


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a question. ``kind``: what sort it is; ``fields``: what it tests; ``label``: as it is shown.

    ``span``: of a bound, what was said of the number; ``guessed``: nothing says what the number is of.
    ``several``: it is met by one of several things that were named.
    """

    condition: Condition
    label: str
    kind: str
    fields: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    of_stock: bool = False
    span: Span | None = None
    guessed: bool = False
    several: bool = False

    def negated(self, language: Language) -> Clause:
        """That it does not hold."""
        label = phrase(language, "not").format(what=self.label)
        return Clause(Not(self.condition), label, self.kind, self.fields, self.start, self.end, self.of_stock)


class Gaps:
    """Makes conditions on gaps of what a catalogue holds."""

    def __init__(self, holdings: Holdings, language: Language) -> None:
        self._holdings = holdings
        self._language = language

    def blank(self, fields: Sequence[str], *, blank: bool, start: int, end: int) -> Clause:
        """That there is no value, or one: of any of the fields that are one thing."""
        if len(fields) == 1 and fields[0] in self._holdings.ticked:  # an empty cell says no
            label = field_label(fields[0], self._language)
            label = phrase(self._language, "not").format(what=label) if blank else label
            return Clause(Test(fields[0], blank=blank), label, "value", tuple(fields), start, end)
        if len(fields) == 1 and (said := self._yes_no(fields[0], yes=not blank)):
            test = Test(fields[0], said)
            condition: Condition = AnyOf((test, Test(fields[0], blank=True))) if blank else test
            return Clause(condition, value_label(fields[0], said, self._language), "value", tuple(fields), start, end)
        tests: tuple[Condition, ...] = tuple(Test(name, blank=blank) for name in fields)
        if self._counts_none(fields[0]):  # without reviews: there are 0 of them
            some: Condition = AnyOf(tuple(Test(name, low=_ZERO, low_open=True) for name in fields))
            label = phrase(self._language, "without" if blank else "having")
            label = label.format(field=self._holdings.heads.label(fields[0], self._language))
            return Clause(Not(some) if blank else some, label, "bound", tuple(fields), start, end)
        name = "without" if blank else "having"
        label = phrase(self._language, name).format(field=self._holdings.heads.label(fields[0], self._language))
        tests = tuple(self._besides(test, blank=blank) for test in tests)
        together: Condition = AllOf(tests) if blank else AnyOf(tests)
        return Clause(tests[0] if len(tests) == 1 else together, label, "blank", tuple(fields), start, end)

    def _counts_none(self, field: str) -> bool:
        """Whether 0 says that there are none: of reviews, where no cell is empty."""
        lowest = self._holdings.extremes.get(field, (None,))[0]
        if self._holdings.concept_of(field) != "reviews" and (lowest != _ZERO or not field.startswith(ATTRIBUTE)):
            return False
        return self._holdings.fields[field].products == max(one.products for one in self._holdings.fields.values())

    def _besides(self, test: Condition, *, blank: bool) -> Condition:
        """The same where cells also say in words that there is nothing ("No rating available", "n/a")."""
        if not isinstance(test, Test):
            return test
        if test.field.startswith(ATTRIBUTE) and test.field in self._holdings.units:  # a text among numbers says none
            number = Test(test.field, low=LOWEST)
            return Not(number) if blank else number
        values = dict.fromkeys(
            value for all_ in self._holdings.whole.values() for name, value in all_ if name == test.field
        )
        nothing = Test(test.field, tuple(value for value in values if _NOTHING.match(value)))
        if not nothing.values:
            return test
        return AnyOf((test, nothing)) if blank else AllOf((test, Not(nothing)))

    def is_yes_no(self, field: str) -> bool:
        """Whether a field holds only yes and no, or one of them."""
        return field in self._holdings.ticked or bool(self._yes_no(field, yes=True))

    def _yes_no(self, field: str, *, yes: bool) -> tuple[str, ...]:
        """How a field that only holds yes and no says the one that is meant; nothing for any other field."""
        values = dict.fromkeys(value for all_ in self._holdings.whole.values() for name, value in all_ if name == field)
        if field in self._holdings.marked:
            return ("1",) if yes else ("0",)
        said = {value: [type_of(part) for part in re.split(r"\s*[,;|(]\s*", value)] for value in values}
        if not said or any(parts[0].kind != "yes_no" for parts in said.values()):  # Yes, 3 alarms
            return ()
        found = tuple(
            value for value, parts in said.items() if any(one.kind == "yes_no" and one.yes is yes for one in parts)
        )
        return found or ("yes" if yes else "no",)  # where all are the other
