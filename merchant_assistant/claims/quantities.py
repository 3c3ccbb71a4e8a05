"""Quantities compared: units converted, rounding allowed for as far as the digits shown tell."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.tables import Unit

# A converted figure may be off by half of its last digit, but never by more than this share of its value.
_ROUNDED_ACROSS = Fraction(7, 200)  # between systems: 12 in = 30 cm
_ROUNDED_WITHIN = Fraction(1, 100)  # 1180 g = 1.18 kg
_ABOUT = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: one amount, or the two ends of a range. ``units`` has several where the form is ambiguous (oz), none
    for a bare number."""

    low: Amount
    high: Amount | None
    units: tuple[Unit, ...]
    about: bool = False

    @property
    def dimensions(self) -> frozenset[str]:
        return frozenset(unit.dimension for unit in self.units)

    @property
    def bare(self) -> Quantity:
        """The same number without its unit."""
        return Quantity(self.low, self.high, ())


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


def same_amount(one: Amount, of_one: Quantity, two: Amount, of_two: Quantity) -> bool:
    """Equal after conversion. A bare number equals a bare number, or any figure that shows the same number."""
    if not of_one.units or not of_two.units:
        return any(a == b for a in one.values for b in two.values)
    pairs = (
        (first, second) for first in of_one.units for second in of_two.units if first.dimension == second.dimension
    )
    return any(_close(one, first, two, second, of_one.about) for first, second in pairs)


def same_extent(claim: Extent, fact: Extent) -> bool:
    """The same sides in any order; a claim may leave sides out (20 × 30 of 20 × 30 × 5)."""
    left = list(fact.sides)
    for side in claim.sides:
        match = next((other for other in left if same_quantity(side, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _close(one: Amount, first: Unit, two: Amount, second: Unit, about: bool) -> bool:
    for a in one.values:
        for b in two.values:
            here, there = a * first.factor + first.offset, b * second.factor + second.offset
            if abs(here - there) <= _tolerance(one, first, two, second, abs(a * first.factor), about):
                return True
    return False


def _tolerance(one: Amount, first: Unit, two: Amount, second: Unit, size: Fraction, about: bool) -> Fraction:
    if about:
        return size * _ABOUT
    claimed, known = one.step * first.factor / 2, two.step * second.factor / 2
    if first.system != second.system:
        return min(max(claimed, known), size * _ROUNDED_ACROSS) if not first.offset else max(claimed, known)
    if claimed <= known and first.id == second.id:
        return Fraction(0)  # as precise as the record, so it must be the record's figure
    return min(claimed, size * _ROUNDED_WITHIN)
