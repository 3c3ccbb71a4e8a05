"""Quantities compared: units converted, rounding allowed for as far as the digits shown tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from merchant_assistant.claims.lexis.tables import Unit
from merchant_assistant.claims.reading.numbers import Amount

# A converted figure may be off by half of its last digit, but never by more than this share of its value.
_ROUNDED_ACROSS = Fraction(7, 200)  # between systems: 12 in = 30 cm
_ROUNDED_WITHIN = Fraction(1, 100)  # 1180 g = 1.18 kg
_ABOUT = Fraction(1, 20)
_MONEY = "money"  # the system of currencies: 33 is no rounded 32.50
# "Over 500 ml" may be said of 750 ml, not of 2 l; "at least" and "at most" are said of what is nearer.
_WITHIN_REASON = {"more": Fraction(3, 2), "less": Fraction(3, 2), "least": Fraction(5, 4), "most": Fraction(5, 4)}

Bound = Literal["", "more", "less", "least", "most"]
_STRICT = "more", "less"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: one amount, or the two ends of a range. ``units`` has several where the form is ambiguous (oz), none
    for a bare number. ``bound``: what is said is a limit ("over 500 ml")."""

    low: Amount
    high: Amount | None
    units: tuple[Unit, ...]
    about: bool = False
    bound: Bound = ""

    @property
    def dimensions(self) -> frozenset[str]:
        return frozenset(unit.dimension for unit in self.units)

    @property
    def bare(self) -> Quantity:
        """The same number without its unit."""
        return replace(self, units=())

    @property
    def exact(self) -> Quantity:
        """The same figure without "over", "about"."""
        return replace(self, about=False, bound="")


@dataclass(frozen=True, slots=True)
class Extent:
    """A size in two or three directions: 20 × 30 cm. No units where none is written."""

    sides: tuple[Quantity, ...]


def same_quantity(claim: Quantity, fact: Quantity) -> bool:
    """Whether both say the same. An end of a range is met by that end alone ("up to 20 cm" by "10-20 cm")."""
    if claim.high is None:
        ends = (fact.low,) if fact.high is None else (fact.low, fact.high)
        return any(same_amount(claim.low, claim, end, fact) for end in ends)
    if fact.high is None:
        return False
    return same_amount(claim.low, claim, fact.low, fact) and same_amount(claim.high, claim, fact.high, fact)


def agrees(claim: Quantity, fact: Quantity) -> bool | None:
    """Whether the fact proves the claim; None where it neither proves nor contradicts it.

    "Over 500 ml" is proven by 750 ml, contradicted by 400 ml, and left open by 5 l, of which nobody would say so. A
    value between the ends of a range is left open too.
    """
    if same_quantity(claim, fact):
        strict = fact.high is None and not fact.bound and claim.bound in _STRICT and not _rounded(claim, fact)
        return None if strict else True
    if claim.bound and claim.high is None:
        return False if fact.bound else _beyond(claim, fact)
    left_open = _between(claim, fact) or (fact.bound and fact.high is None and _beyond(fact, claim) is not False)
    return None if left_open else False


def _rounded(claim: Quantity, fact: Quantity) -> bool:
    """ "just over 25 fl oz" of 750 ml: what is converted is no exact limit."""
    return not {unit.id for unit in claim.units} & {unit.id for unit in fact.units}


def _beyond(claim: Quantity, fact: Quantity) -> bool | None:
    reason, upwards = _WITHIN_REASON.get(claim.bound, Fraction(1)), claim.bound in ("more", "least")
    end = fact.low if upwards or fact.high is None else fact.high
    verdicts = [(value >= limit, _near(limit, value, reason)) for limit, value in _in_unit(claim.low, claim, end, fact)]
    if not verdicts:
        return False
    if any(above == upwards and near for above, near in verdicts):
        return True
    return None if any(above == upwards for above, _ in verdicts) else False


def _near(limit: Fraction, value: Fraction, reason: Fraction) -> bool:
    return min(limit, value) > 0 and max(limit, value) <= reason * min(limit, value)


def _in_unit(one: Amount, of_one: Quantity, two: Amount, of_two: Quantity) -> Iterator[tuple[Fraction, Fraction]]:
    """Both values in the first one's unit, for each pair of units that measure the same."""
    if not of_one.units or not of_two.units:
        yield one.value, two.value
        return
    for first in of_one.units:
        for second in of_two.units:
            if comparable(first, second):
                base = two.value * second.factor + second.offset
                yield one.value, (base - first.offset) / first.factor


def _between(claim: Quantity, fact: Quantity) -> bool:
    """Whether a single figure lies inside the fact's range, so that it is one of many true ones."""
    if claim.high is not None or fact.high is None:
        return False
    low, high = (list(_in_unit(claim.low, claim, end, fact)) for end in (fact.low, fact.high))
    return any(value > start for value, start in low) and any(value < end for value, end in high)


def same_amount(one: Amount, of_one: Quantity, two: Amount, of_two: Quantity) -> bool:
    """Equal after conversion. A bare number equals a bare number, or any figure that shows the same number."""
    if not of_one.units or not of_two.units:
        if of_one.about:
            return any(abs(a - b) <= abs(a) * _ABOUT for a in one.values for b in two.values)
        return any(a == b for a, b in _readings(one, two))
    pairs = ((first, second) for first in of_one.units for second in of_two.units if comparable(first, second))
    return any(_close(one, first, two, second, of_one.about) for first, second in pairs)


def comparable(first: Unit, second: Unit) -> bool:
    """Whether both measure the same: 24 V is 24 V DC, which is no 24 V AC."""
    return first.dimension == second.dimension and not (first.kind and second.kind and first.kind != second.kind)


def same_extent(claim: Extent, fact: Extent) -> bool:
    """The same sides in any order; a claim may leave sides out (20 × 30 of 20 × 30 × 5)."""
    left = list(fact.sides)
    for side in claim.sides:
        match = next((other for other in left if same_quantity(side, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _readings(one: Amount, two: Amount) -> Iterator[tuple[Fraction, Fraction]]:
    """The pairs of values that the two may have; a cell's "1,500" may be 1.5, a text's 1.500 may be 1500."""
    yield from ((a, b) for a in one.values for b in two.values)
    if one.otherwise is not None and one.otherwise > one.value:
        yield from ((one.otherwise, b) for b in two.values)
    if two.otherwise is not None and (one.otherwise is None or two.otherwise > two.value):
        yield from ((a, two.otherwise) for a in one.values)


def _close(one: Amount, first: Unit, two: Amount, second: Unit, about: bool) -> bool:
    readings = _readings(one, two) if first.id == second.id else ((a, b) for a in one.values for b in two.values)
    for a, b in readings:
        if _far_apart(a, first, b, second):
            continue
        here, there = a * first.factor + first.offset, b * second.factor + second.offset
        if abs(here - there) <= _tolerance(one, first, two, second, abs(a * first.factor), about):
            return True
    return False


def _far_apart(a: Fraction, first: Unit, b: Fraction, second: Unit) -> bool:
    """Whether no rounding could make the two one: most pairs are, and floats tell it faster than fractions."""
    if first.offset or second.offset:
        return False
    here, there = abs(float(a)) * first.scale, abs(float(b)) * second.scale
    return here * 2 < there or there * 2 < here


def _tolerance(one: Amount, first: Unit, two: Amount, second: Unit, size: Fraction, about: bool) -> Fraction:
    if about:
        return size * _ABOUT
    if first.system == _MONEY:
        return Fraction(0)
    claimed, known = one.step * first.factor / 2, two.step * second.factor / 2
    if first.system != second.system:
        return min(max(claimed, known), size * _ROUNDED_ACROSS) if not first.offset else max(claimed, known)
    if claimed <= known and first.id == second.id:
        return Fraction(0)  # as precise as the record, so it must be the record's figure
    return min(claimed, size * _ROUNDED_WITHIN)
