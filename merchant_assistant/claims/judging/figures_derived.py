"""Figures that follow from a record: what a carton weighs, what one of a pack costs, the area of two sides, V times A.

Only exact arithmetic proves, and where a cell speaks of the same thing itself, only a figure that the text says is a
sum ("which makes 27 kg", 整箱9.1公斤).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import prod
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import readable_name
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import Unit, either, table
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Extent, Quantity

_MOST = 16  # figures of one dimension, and counts, that are combined
_SHARE = Fraction(1, 200)  # by which a sum may be rounded
_MONEY = "money"
_HOUR = 3600
_LITRES = 1000
_NEAR = 24  # characters around a figure that say whose it is
# Dimension = what is multiplied, and by how much more, in the base units of the tables.
_PRODUCTS: dict[str, tuple[tuple[str, str, int], ...]] = {
    "power": (("voltage", "current", 1),),
    "energy": (("voltage", "charge", _HOUR), ("power", "time", 1)),
    "mass": (("mass_per_length", "length", 1), ("grammage", "area", 1)),
}
# Dimension = what is divided by what.
_QUOTIENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "efficacy": (("luminous_flux", "power"),),
    "grammage": (("mass", "area"),),
    "current": (("power", "voltage"),),
}
# Of these, packs and sets hold so many times as much.
_ADDS_UP = frozenset({"mass", "volume", "area", "length", "charge", "energy", "time"})


# What is sold by so much of the base unit: by the metre, the kilo.
_SOLD_BY = {"length": 1, "area": 1, "mass": 1000, "volume": 1}


class _Known(NamedTuple):
    """A figure of a cell in the base unit of its dimension."""

    value: Fraction
    proof: Proof


def derived(claim: Fact, record: Prepared) -> Proof | None:
    """A cell from which the figure of the claim follows."""
    said = claim.value
    if not isinstance(said, Quantity) or said.high is not None or not said.units:
        return None
    ways = ((unit, known) for unit in said.units for known in _ways(unit, record, summed=claim.summed))
    return next((known.proof for unit, known in ways if _meets(said, unit, known)), None)


def _ways(unit: Unit, record: Prepared, *, summed: bool) -> Iterator[_Known]:
    """What the figures of the record make in the dimension of the unit."""
    name = unit.dimension
    if summed and (name in _ADDS_UP or name.startswith(_MONEY)):
        own = list(_figures(name, record))
        yield from _times(own, [*_counts(record), *(_measured(record) if name.startswith(_MONEY) else ())])
        yield from _sums(own)
    if name == "area":
        yield from (_Known(found.value, found.proof) for found in _areas(record))
    if name == "volume":
        yield from _volumes(record)
    for one, other, more in _PRODUCTS.get(name, ()):
        for first in _figures(one, record):
            yield from (_Known(first.value * second.value * more, first.proof) for second in _figures(other, record))
    for one, other in _QUOTIENTS.get(name, ()):
        for first in _figures(one, record):
            yield from (_Known(first.value / second.value, first.proof) for second in _figures(other, record))


def _meets(said: Quantity, unit: Unit, known: _Known) -> bool:
    """Equal, or rounded as far as the digits that are said show."""
    here = said.low.value * unit.factor
    step = (
        said.low.step * unit.factor / 2
        if unit.system == _MONEY
        else min(said.low.step * unit.factor / 2, here * _SHARE)
    )
    off = known.value - here
    if said.about or said.bound:
        return abs(off) <= here * _SHARE * 4
    return abs(off) <= step


def _figures(dimension: str, record: Prepared) -> Iterator[_Known]:
    """The single figures of that dimension; areas also of two sides."""
    found = (proof for proof in record.of(Quantity) if not proof.evidence.sibling)
    for proof in found:
        value = proof.fact.value
        assert isinstance(value, Quantity)
        units = [unit for unit in value.units if unit.dimension == dimension and not unit.offset]
        if (
            units
            and value.high is None
            and value.low.value > 0
            and proof.fact.at is None
            and proof.fact.aspect != "tolerance"
        ):
            yield _Known(value.low.value * units[0].factor, proof)
    if dimension == "area":
        yield from _areas(record)


def _counts(record: Prepared) -> Iterator[Fraction]:
    """How many a pack, a carton, a set or an order has."""
    numbers: list[Fraction] = []
    for proof in record.of(Quantity, "number"):
        value = proof.fact.value
        assert isinstance(value, Quantity)
        whole = not value.units and value.high is None and value.low.value.denominator == 1 and value.low.value > 1
        if whole and not proof.evidence.sibling and (proof.structured or proof.evidence.field == "title"):
            numbers.append(value.low.value)
    yield from list(dict.fromkeys(numbers))[:_MOST]


def _measured(record: Prepared) -> Iterator[Fraction]:
    """How many metres, square metres, kilos or litres a price may be of."""
    for dimension, base in _SOLD_BY.items():
        for known in [*_figures(dimension, record)][:_MOST]:
            yield known.value / base


def _times(own: list[_Known], counts: list[Fraction]) -> Iterator[_Known]:
    pairs = [one * other for one, other in combinations(counts, 2)]
    for known in own[:_MOST]:
        yield from (_Known(known.value * count, known.proof) for count in (*counts, *pairs))
        if not _is_of_one(known.proof):
            yield from (_Known(known.value / count, known.proof) for count in counts)


def _is_of_one(proof: Proof) -> bool:
    """ "600 g (per single shoe)", "Unit weight": one piece's already, however many a pack has."""
    cell, place = proof.evidence, proof.fact
    around = cell.value[max(0, place.start - _NEAR) : place.end + _NEAR]
    return _of_one().search(f"{readable_name(cell.field)} {around}") is not None


@cache
def _of_one() -> re.Pattern[str]:
    return re.compile(either(table("figures")["words"]["of_one"]), re.IGNORECASE)


def _sums(own: list[_Known]) -> Iterator[_Known]:
    """All figures of one cell together: 500 ml, 800 ml and 1.2 l are 2.5 l."""
    by_cell: dict[str, list[_Known]] = {}
    for known in own:
        by_cell.setdefault(known.proof.evidence.field, []).append(known)
    for found in by_cell.values():
        if 1 < len(found) <= _MOST:
            yield _Known(sum((known.value for known in found), Fraction(0)), found[0].proof)


def _areas(record: Prepared) -> Iterator[_Known]:
    for sides, proof in _sides(record):
        yield from (_Known(one * other, proof) for one, other in combinations(sides, 2))
    lengths = [known for known in _figures("length", record) if known.proof.structured][:_MOST]
    yield from (_Known(one.value * other.value, one.proof) for one, other in combinations(lengths, 2))


def _volumes(record: Prepared) -> Iterator[_Known]:
    yield from (_Known(Fraction(prod(sides) * _LITRES), proof) for sides, proof in _sides(record) if len(sides) > 2)


def _sides(record: Prepared) -> Iterator[tuple[list[Fraction], Proof]]:
    """The sides of each size in metres, where its unit is told."""
    for proof in record.of(Extent):
        assert isinstance(proof.fact.value, Extent)
        sides = [
            side.low.value * unit.factor
            for side in proof.fact.value.sides
            for unit in side.units[:1]
            if unit.dimension == "length"
        ]
        if len(sides) == len(proof.fact.value.sides):
            yield sides, proof
