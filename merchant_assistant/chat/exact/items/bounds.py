"""Numbers of a question as bounds of a field: "under 5 dollars", "between 1 and 2 kg", "库存少于20件"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from merchant_assistant.catalogue.amounts import Quantity
from merchant_assistant.catalogue.inquiry import TIMES, AllOf, AnyOf, Condition, Test, cover_of, rate_of
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import field_label, number_text
from merchant_assistant.chat.exact.days.kinds_of_days import is_ahead
from merchant_assistant.chat.exact.items.gaps import LOWEST, Clause
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import (
    OWN,
    Amount,
    converted,
    currencies,
    decimal_of,
    units_in_cells,
    units_of,
)
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_MONEY = ("price", "cost", "compare_at_price", "discount", "margin", *TIMES)
_COUNTED = ("stock", "moq", "carton", "pack")
_LENGTHS = ("length", "width", "height", "depth", "diameter", "thickness", "dimensions")
USUAL = {"length": ("mm", "cm", "m"), "mass": ("g", "kg")}
_NEAR = 2  # how far an amount may be from the numbers of a column that names no unit
_SHORT = 3  # digits behind the point that a person reads
_NEVER = Decimal(-1)
_ZERO = Decimal(0)
_CALENDAR = ("d", "wk", "mo", "yr")
_DAYS = {"mo": (12, 30), "yr": (1, 365)}  # as houses count them: of so many a year, and so many days each
_OF_DIMENSION = {"mass": "weight", "volume": "capacity", "length": "length", "power": "power", "time": "lead_time"}


def of_dimension(dimension: str) -> str:
    """The concept that amounts of a dimension are mostly of, '' for none."""
    return _OF_DIMENSION.get(dimension, "")


def dimension_of(concept: str) -> str:
    """What a field of bare numbers measures, as far as its name says it."""
    return "length" if concept in _LENGTHS else "mass" if concept == "weight" else ""


@dataclass(frozen=True, slots=True)
class Span:
    """What is said of a number: bounds, and the field where the words name one."""

    low: Amount | None
    high: Amount | None
    low_open: bool
    high_open: bool
    fields: tuple[str, ...]
    start: int
    end: int

    @property
    def amount(self) -> Amount:
        """The number that tells what is measured: the last one ("5 to 10 euros")."""
        both = [one for one in (self.high, self.low) if one]
        return next((one for one in both if not one.bare), both[0])


class Bounds:
    """Makes clauses of numbers."""

    def __init__(self, holdings: Holdings, language: Language) -> None:
        self._holdings = holdings
        self._units = holdings.units
        self._language = language

    def clause(self, span: Span) -> Clause:
        """The condition of a number. Raises :class:`Unclear`."""
        span = _of_one_unit(span)
        fields = span.fields or self._guessed(span.amount, exactly=span.low is span.high)
        tests = [test for name in fields for test in self._in_texts(span, name) or self._tests(span, name)]
        if not tests:
            raise Unclear(self._why(span.amount, fields))
        any_of: list[Condition] = [*tests]
        if span.low and not span.high and (cover := cover_of(fields[0])):  # what does not sell lasts for ever
            any_of.append(AllOf((Test(cover[3], high=_ZERO), Test(cover[2], low=_ZERO, low_open=True))))
        condition = any_of[0] if len(any_of) == 1 else AnyOf(tuple(any_of))
        label = self._label(span, fields[0], tests)
        guessed = not span.fields and span.amount.bare
        return Clause(condition, label, "bound", tuple(fields), span.start, span.end, span=span, guessed=guessed)

    def written(self, field: str) -> tuple[str, ...]:
        """The units of a field's numbers, as its cells or the name of its column tell them."""
        head = self._holdings.of_head.get(field, "")
        return (head,) if head else self._units.get(field, ())

    def _guessed(self, amount: Amount, *, exactly: bool) -> tuple[str, ...]:
        """The field that a number speaks of where the question names none; of a bare value any that it may be in."""
        if amount.money and not self._is_rather_measured(amount):
            return ("price",)
        for unit in amount.units:
            concept = _OF_DIMENSION.get(unit.dimension, "")
            having = [name for name in self._units if any(_measures(one, unit.dimension) for one in self.written(name))]
            having = [name for name in having if name not in _COUNTED]  # of which the unit is only in the name
            having += [name for name in self._holdings.measured if self._is_of_texts(name, unit.dimension)]
            usual = [name for name in having if name in self._holdings.of_concept.get(concept, (concept,))]
            if unit.dimension == "time" and len(times := self._of_times(having, amount, known=bool(usual))) > 1:
                raise Unclear(self._which(times))
            if usual:
                return tuple(usual)
            alike = [name for name in having if any(unit in units_in_cells(one) for one in self.written(name))]
            if len(having) == 1 or (len(alike) == 1 and not exactly):
                return (alike[0] if len(alike) == 1 else having[0],)
            if len(having) > 1 and exactly:
                return tuple(having)
            if len(having) > 1:
                raise Unclear(self._which(having))
        if not amount.units and not amount.percent and "price" in self._holdings.fields:
            return ("price",)
        raise Unclear(phrase(self._language, "number_of_what").format(number=f"{amount.number:f}"))

    def _of_times(self, having: Sequence[str], amount: Amount, *, known: bool) -> list[str]:
        """The columns that may be meant by days to years, also those whose heads name no unit, and days ahead.

        ``known``: whether lead times are among them, which are meant unless it may be how long goods keep.
        """
        if not any(one.id in _CALENDAR for one in amount.units):
            return []
        days = [name for name in self._holdings.days if is_ahead(name, self._holdings)]
        if any(name not in self._holdings.days for name in self._holdings.of_concept.get("shelf_life", ())):
            days = []  # so many days are told by a column of their own
        kept = [*self._holdings.of_concept.get("shelf_life", ()), *days]
        if known and not kept:
            return []
        return list(dict.fromkeys((*having, *self._holdings.of_concept.get("lead_time", ()), *kept)))

    def _which(self, fields: Sequence[str]) -> str:
        names = phrase(self._language, "or").join(field_label(name, self._language) for name in fields[:3])
        return phrase(self._language, "which_field").format(fields=names)

    def _is_rather_measured(self, amount: Amount) -> bool:
        """Whether pounds are a weight: no price is in them. Raises :class:`Unclear` where it cannot be told."""
        held = self._units.get("price", ())
        if not amount.units or set(held) & set(amount.money) or "weight" not in self._holdings.of_concept:
            return False
        if not held:
            names = phrase(self._language, "or").join(field_label(one, self._language) for one in ("price", "weight"))
            raise Unclear(phrase(self._language, "which_field").format(fields=names))
        return True

    def _is_of_texts(self, field: str, dimension: str) -> bool:
        """Whether the texts of a column are amounts of this."""
        cells = self._holdings.measured[field]
        return any(_measures(amounts[0].unit, dimension) for _, amounts in cells[:1])

    def _in_texts(self, span: Span, field: str) -> list[Test]:
        """Of a column of texts that are amounts the cells that have one within the bounds."""
        cells = self._holdings.measured.get(field, ())
        if not cells or not span.amount.units:
            return []
        if not any(converted(span.amount, [one.unit]) for _, amounts in cells for one in amounts):
            return []
        values = tuple(value for value, amounts in cells if any(self._is_within(span, one) for one in amounts))
        return [Test(field, values)] if values else [Test(field, high=LOWEST)]

    def _is_within(self, span: Span, quantity: Quantity) -> bool:
        low, high = (None if one is None else self._of(one, quantity.unit) for one in (span.low, span.high))
        if low is None and high is None:
            return False
        above = low is None or quantity.number > low or (quantity.number == low and not span.low_open)
        return above and (high is None or quantity.number < high or (quantity.number == high and not span.high_open))

    def _tests(self, span: Span, field: str) -> list[Test]:
        """A test for each unit that the field is written in."""
        amount, held = span.amount, self._units.get(field, ())
        of_money = self.is_of_money(field)
        if amount.money and not of_money and not amount.units:
            return []
        if amount.money and of_money:
            return [self._test(span, field, unit) for unit in self.currency(amount, field)]
        if amount.units and (head := self._holdings.of_head.get(field, "")):  # the cells are bare numbers
            known = converted(amount, [head])
            return [self._test(span, field, "", self._of(span.low, head), self._of(span.high, head))] if known else []
        if amount.units and held:
            return [
                self._test(span, field, unit, self._of(span.low, unit), self._of(span.high, unit))
                for unit in converted(amount, held)
            ]
        if amount.units:
            unit = self.unit_meant(amount, field)
            return [self._test(span, field, "", self._of(span.low, unit), self._of(span.high, unit))] if unit else []
        if field in _MONEY and len(held) > 1:
            names = phrase(self._language, "or").join(held)
            raise Unclear(phrase(self._language, "which_currency").format(currencies=names))
        if len(held) > 1 and any(map(_dimension, held)):
            names = phrase(self._language, "or").join(held)
            raise Unclear(phrase(self._language, "which_unit").format(units=names, number=f"{amount.number:f}"))
        return [self._test(span, field, held[0] if of_money and held else "")]

    def unit_meant(self, amount: Amount, field: str) -> str:
        """The unit of a column of bare numbers that names none, where only one puts the amount among its numbers.

        Lead times are days, and what sells is counted as the stock is.
        """
        if (concept := self._holdings.concept_of(field)) in ("lead_time", "sales"):
            unit = "day" if concept == "lead_time" else self._holdings.heads.counted.get("stock", "")
            return unit if converted(amount, [unit]) else ""
        lowest, highest = self._holdings.extremes.get(field, (None, None))
        if lowest is None or highest is None or _dimension(amount.units[0].id) != self._dimension_of(field):
            return ""
        own = amount.units[0].id
        fitting = [
            unit
            for unit in dict.fromkeys((own, *USUAL.get(amount.units[0].dimension, ())))
            if lowest / _NEAR <= converted(amount, [unit]).get(unit, _NEVER) <= highest * _NEAR
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def _dimension_of(self, field: str) -> str:
        """What a column of bare numbers measures, as far as its name says it."""
        return dimension_of(self._holdings.concept_of(field))

    def is_of_money(self, field: str) -> bool:
        """Whether a column holds prices."""
        held = self.written(field)
        return field in _MONEY or rate_of(field) is not None or bool(held and currencies(held[0]))

    def currency(self, amount: Amount, field: str) -> tuple[str, ...]:
        """The currency that is meant, of those that the prices are in; '' where these name none."""
        held = self._units.get(field, ())
        head = currencies(self._holdings.of_head.get(field, ""))  # its cells are bare
        if head and not held and not {*head, OWN} & {*amount.money}:
            asked = phrase(self._language, "other_currency").format(currencies=head[0], asked=amount.money[0])
            raise Unclear(asked, declined=True)
        meant = tuple(unit for unit in held if unit in amount.money)
        if len(meant) > 1:
            raise Unclear(
                phrase(self._language, "which_currency").format(currencies=phrase(self._language, "or").join(meant))
            )
        if not meant and len(held) == 1 and OWN in amount.money:
            return held
        if not meant and held:
            told = phrase(self._language, "comma").join(held)
            raise Unclear(
                phrase(self._language, "other_currency").format(currencies=told, asked=amount.money[0]),
                declined=True,
            )
        return meant or ("",)

    def _of(self, amount: Amount | None, unit: str) -> Decimal | None:
        if amount is None:
            return None
        if amount.units and (counted := _DAYS.get(amount.units[0].id)) and "d" in {one.id for one in units_of(unit)}:
            years, rest = divmod(amount.number, counted[0])
            return decimal_of(Fraction(years) * _DAYS["yr"][1] + Fraction(rest) * counted[1])
        return converted(amount, [unit]).get(unit)

    def _test(self, span: Span, field: str, unit: str, low: Decimal | None = None, high: Decimal | None = None) -> Test:
        low = low if low is not None else (span.low.number if span.low else None)
        high = high if high is not None else (span.high.number if span.high else None)
        return Test(field, (), low, high, span.low_open, span.high_open, unit)

    def _why(self, amount: Amount, fields: Sequence[str]) -> str:
        name = self._holdings.heads.label(fields[0], self._language)
        return phrase(self._language, "not_measured_so").format(field=name, number=number_text(amount.number))

    def _label(self, span: Span, field: str, tests: Sequence[Test]) -> str:
        """``price under 5 USD``."""
        of = span.amount
        of_money = bool(of.money) and (field in _MONEY or rate_of(field) is not None or not of.units)  # pounds
        unit = tests[0].unit if of_money or not of.units else of.units[0].id
        units = [one.units[0].id if one and one.units and not of_money else unit for one in (span.low, span.high)]
        low, high = (
            number_text(one.number, own) if one else "" for one, own in zip((span.low, span.high), units, strict=True)
        )
        untold = bool(of.units) and not of_money and field in self._holdings.extremes and not self.written(field)
        if len(tests) == 1 and not untold and _is_short(tests[0]) and field not in self._holdings.measured:
            # as the catalogue writes it
            low, high = (
                number_text(one, tests[0].unit) if one is not None else "" for one in (tests[0].low, tests[0].high)
            )
        if low and low == high:
            name = "bound_exactly"
        elif low and high:
            name = "bound_between"
        elif high:
            name = "bound_under" if span.high_open else "bound_most"
        else:
            name = "bound_over" if span.low_open else "bound_least"
        label = phrase(self._language, name).format(
            field=self._holdings.heads.label(field, self._language), low=low, high=high
        )
        return phrase(self._language, "unit_untold").format(label=label) if untold else label


def _of_one_unit(span: Span) -> Span:
    """Both ends in the unit that only one of them says: 1 to 2 kg."""
    if not (span.low and span.high) or span.low.bare == span.high.bare:
        return span
    told = span.amount
    low, high = (replace(one, units=told.units) if one.bare else one for one in (span.low, span.high))
    return replace(span, low=low, high=high)


def _is_short(test: Test) -> bool:
    """Whether the numbers have few digits behind the point: those that were converted have not always."""
    return all(-int(one.as_tuple().exponent) <= _SHORT for one in (test.low, test.high) if one is not None)


def _measures(unit: str, dimension: str) -> bool:
    return _dimension(unit) == dimension


def _dimension(unit: str) -> str:
    known = units_in_cells(unit)
    return known[0].dimension if known else ""


def is_number_field(name: str, holdings: Holdings) -> bool:
    """Whether the numbers of a field can be compared."""
    return (name in holdings.units and name not in holdings.days) or name in holdings.measured


def span_of(op: str, amount: Amount, fields: tuple[str, ...], start: int, end: int) -> Span:
    """One number with what it is compared by."""
    low, high = (amount if op in (">", ">=", "=") else None), (amount if op in ("<", "<=", "=") else None)
    return Span(low, high, op == ">", op == "<", fields, start, end)
