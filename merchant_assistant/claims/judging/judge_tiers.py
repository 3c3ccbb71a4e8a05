"""Prices by quantity judged: a price and the number of pieces it holds from must be those of one tier."""

from __future__ import annotations

from fractions import Fraction

from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import UNSUPPORTED, Verdict, contradicted, supported
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Quantity, same_quantity


def judge_tier(claim: Fact, record: Prepared) -> Verdict | None:
    """A price that holds from some number of pieces, or that number: both must be those of one tier."""
    tiers = [proof for proof in record.of(Quantity, "price") if proof.structured and proof.fact.at is not None]
    if same := [proof for proof in tiers if _of_one_tier(claim, proof)]:
        return supported(same[0])
    if claim.kind == "number":  # a price that no tier has is a false price, not a false number
        of_price = [proof for proof in tiers if claim.at in _values(proof)]
        return contradicted(of_price[0]) if of_price and _is_said(claim) else None
    from_there = [proof for proof in tiers if proof.fact.at == claim.at]
    if any(_in_no_currency(claim, proof) for proof in from_there):
        return UNSUPPORTED
    if from_there or not _is_said(claim):
        return contradicted(from_there[0]) if from_there else None
    return contradicted(tiers[0]) if tiers else None


def judge_tier_range(claim: Fact, record: Prepared) -> Verdict | None:
    """ "One to nine mats cost €21.00": the pieces that one tier is for."""
    said = claim.value
    assert isinstance(said, Quantity)
    if said.high is None or said.units:
        return None
    tiers = [proof for proof in record.of(Quantity, "price") if proof.structured and proof.fact.at is not None]
    begins = {proof.fact.at for proof in tiers}
    of_low = [proof for proof in tiers if proof.fact.at == said.low.value]
    return supported(of_low[0]) if of_low and said.high.value + 1 in begins else None


def _is_said(claim: Fact) -> bool:
    """Whether the text says that a price holds from a number of pieces on."""
    return claim.count.per == "moq"


def _of_one_tier(claim: Fact, proof: Proof) -> bool:
    said, known = claim.value, proof.fact.value
    assert isinstance(said, Quantity)
    assert isinstance(known, Quantity)
    if claim.kind == "number":
        return said.low.value == proof.fact.at and claim.at in _values(proof)
    return claim.at == proof.fact.at and bool(known.units) and same_quantity(said, known)


def _in_no_currency(claim: Fact, proof: Proof) -> bool:
    """Whether the tier's price is the one said, but for its currency, which no cell tells."""
    said, known = claim.value, proof.fact.value
    assert isinstance(said, Quantity)
    assert isinstance(known, Quantity)
    return not known.units and same_quantity(said, known)


def _values(price: Proof) -> tuple[Fraction, ...]:
    assert isinstance(price.fact.value, Quantity)
    return price.fact.value.low.values
