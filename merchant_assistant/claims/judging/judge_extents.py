"""Sizes in several directions judged: 20 × 30 cm by a size, or by a length and a width in cells of their own."""

from __future__ import annotations

from merchant_assistant.claims.judging.judge_figures import best_of
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import (
    UNSUPPORTED,
    Verdict,
    contradicted,
    only_of_sibling,
    speakers,
    supported,
)
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Extent, Quantity, same_amount, same_extent


def judge_extent(claim: Fact, record: Prepared) -> Verdict:
    """What the cells say of measures that stand together: 20 x 30 x 5 cm."""
    assert isinstance(claim.value, Extent)
    extents = list(record.of(Extent))
    rivals = speakers([proof for proof in extents if not _same_sides(claim.value, proof)])
    same = best_of(claim, (proof for proof in extents if _same_sides(claim.value, proof)))
    if same and not only_of_sibling(claim, same, rivals):
        return supported(same)
    if single := _all_sides_known(claim.value, record):
        return supported(single)
    rival = best_of(claim, rivals or speakers(_lengths(record)))
    return contradicted(rival) if rival and record.may_be_called(claim.noun) else UNSUPPORTED


def _same_sides(claim: Extent, proof: Proof) -> bool:
    fact = proof.fact.value
    return isinstance(fact, Extent) and same_extent(claim, fact)


def _all_sides_known(value: Extent, record: Prepared) -> Proof | None:
    """Each side stands in a cell of its own (length, width, height)."""
    lengths = _lengths(record)
    used: list[Proof] = []
    for side in value.sides:
        match = next((proof for proof in lengths if proof not in used and _side_is(side, proof)), None)
        if match is None:
            return None
        used.append(match)
    return used[0]


def _side_is(side: Quantity, proof: Proof) -> bool:
    fact = proof.fact.value
    assert isinstance(fact, Quantity)
    return same_amount(side.low, side, fact.low, fact)


def _lengths(record: Prepared) -> list[Proof]:
    """Cells that hold one length each."""
    return [
        proof
        for proof in record.of(Quantity)
        if isinstance(proof.fact.value, Quantity)
        and (
            "length" in proof.fact.value.dimensions
            or (not proof.fact.value.units and proof.structured and proof.dimension == "length")
        )
    ]
