"""Which cells may judge a measure: figures of its dimension, bare numbers of a column about it, sides of a size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.judging.judge_counts import Candidates
from merchant_assistant.claims.judging.labels import directions
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import Unit, table, units
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Extent, Quantity, agrees, same_quantity
from merchant_assistant.claims.reading.units import units_of_name

_TENS = frozenset(Fraction(10) ** exponent for exponent in range(-6, 7))


def measures(claim: Fact, record: Prepared) -> Candidates:
    """What may speak of a measure, and whether it says the same."""
    value, found = claim.value, Candidates()
    assert isinstance(value, Quantity)
    measured = _cells_that_measure(value, record)
    for proof in record.of(Quantity):
        fact = proof.fact.value
        assert isinstance(fact, Quantity)
        if fact.units and fact.dimensions & value.dimensions:
            said = agrees(value, fact)
        elif (_is_bare_measure(proof, value) or _named_by_unit(proof, value)) and proof.evidence not in measured:
            said = _without_unit(value, proof)
        else:
            continue
        if said is not None:
            found.append((proof, said))
    return found + _sides(claim, record) + ([] if any(same for _, same in found) else _said_shortly(value, record))


def _said_shortly(value: Quantity, record: Prepared) -> Candidates:
    """ "80 gram paper", 2.5平方 of a wire: the number of a unit whose second part goes without saying."""
    shorter = table("figures")["shortly"]
    proofs = (proof for proof in record.of(Quantity) if proof.structured and isinstance(proof.fact.value, Quantity))
    return [
        (proof, True)
        for proof in proofs
        for unit in value.units
        if isinstance(proof.fact.value, Quantity)
        and any(known.id in shorter.get(unit.id, ()) for known in proof.fact.value.units)
        and same_quantity(value.bare, proof.fact.value.bare)
    ]


def _without_unit(value: Quantity, proof: Proof) -> bool | None:
    """A cell that tells no unit means the usual one, and contradicts only what no unit could make of it."""
    fact = proof.fact.value
    assert isinstance(fact, Quantity)
    if "price" in proof.fact.topics:  # a price whose currency nobody knows is not 25 euro, though it may be
        return None if agrees(value.bare, fact) else False
    several = value.dimensions & _usual_units().keys()
    if not several:
        return agrees(value.bare, fact)
    meant = _usual_unit(next(iter(several)), fact)
    said = agrees(value, replace(fact, units=(meant,)))
    return None if not said and _by_tens(value, fact) else said


@cache
def _usual_units() -> Mapping[str, list[tuple[Fraction, Unit]]]:
    """For each dimension: below which number which unit is meant (0: else)."""
    by_id = {unit.id: unit for forms in units() for meant in forms.values() for unit in meant}
    usual = table("figures")["usual"]
    return {name: [(Fraction(below), by_id[unit]) for below, unit in pairs] for name, pairs in usual.items()}


def _usual_unit(dimension: str, fact: Quantity) -> Unit:
    return next(unit for below, unit in _usual_units()[dimension] if not below or fact.low.value < below)


def _by_tens(value: Quantity, fact: Quantity) -> bool:
    ratio = value.low.value / fact.low.value if fact.low.value else Fraction(0)
    return ratio > 0 and ratio in _TENS


def _cells_that_measure(value: Quantity, record: Prepared) -> frozenset[Evidence]:
    """Cells with a figure of that dimension: a number beside it ("2 x 4.0 Ah", "DN 15 (15 mm)") is something else."""
    return frozenset(
        proof.evidence
        for proof in record.of(Quantity)
        if isinstance(proof.fact.value, Quantity) and proof.fact.value.dimensions & value.dimensions
    )


def _is_bare_measure(proof: Proof, value: Quantity) -> bool:
    fact = proof.fact.value
    return isinstance(fact, Quantity) and not fact.units and proof.structured and _measures_the_same(proof, value)


def _named_by_unit(proof: Proof, value: Quantity) -> bool:
    """A bare number in a column that is called as the unit is: 4000 of "Cycles (80 % DoD)"."""
    fact = proof.fact.value
    bare = isinstance(fact, Quantity) and not fact.units and proof.structured
    return bare and bool(units_of_name(proof.evidence.field) & value.dimensions)


def _measures_the_same(proof: Proof, value: Quantity) -> bool:
    """Whether a bare number in that cell is of the claim's dimension, as far as the field's name tells."""
    if "price" in proof.fact.topics:
        return any(dimension.startswith("money") for dimension in value.dimensions)
    return proof.dimension in value.dimensions


def _sides(claim: Fact, record: Prepared) -> Candidates:
    """A length may be one side of a size; it is not contradicted by one."""
    value = claim.value
    assert isinstance(value, Quantity)
    if "length" not in value.dimensions or "tolerance" in claim.topics or _with_another_unit(value, record):
        return []
    return [
        (proof, True)
        for proof in record.of(Extent)
        if isinstance(proof.fact.value, Extent)
        and any(same_quantity(value, side) for side in _asked(claim, proof, proof.fact.value.sides))
    ]


def _asked(claim: Fact, proof: Proof, sides: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The height alone of "Ø x H", where the text says that it is one."""
    named = directions(proof.evidence)
    if len(named) != len(sides) or claim.topics.isdisjoint(named):
        return sides
    return tuple(side for side, name in zip(sides, named, strict=True) if not name or name in claim.topics)


def _with_another_unit(value: Quantity, record: Prepared) -> bool:
    """Whether the record has the very number as a length of another unit: "20 mm" of a blade of 20 cm, 2 cm thick."""
    others = (proof.fact.value for proof in record.of(Quantity))
    return any(
        isinstance(other, Quantity)
        and "length" in other.dimensions
        and value.low.value == other.low.value
        and not same_quantity(value, other)
        for other in others
    )
