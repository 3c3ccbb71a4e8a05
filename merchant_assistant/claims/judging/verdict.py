"""The outcome of judging one claim."""

from __future__ import annotations

from typing import NamedTuple

from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.model import Evidence, Status
from merchant_assistant.claims.reading.facts import Fact


class Verdict(NamedTuple):
    """``cell`` proves or contradicts; None where no cell speaks of the claim."""

    status: Status
    cell: Evidence | None = None


UNSUPPORTED = Verdict("unsupported")


def supported(proof: Proof) -> Verdict:
    """That the proof's cell says the same."""
    return Verdict("supported", proof.evidence)


def contradicted(proof: Proof) -> Verdict:
    """That the proof's cell says otherwise."""
    return Verdict("contradicted", proof.evidence)


def speakers(rivals: list[Proof]) -> list[Proof]:
    """Who may contradict: the thing's own cells; its siblings' only where it has none, then the whole set differs."""
    return [proof for proof in rivals if not proof.evidence.sibling] or rivals


def only_of_sibling(claim: Fact, proof: Proof, rivals: list[Proof]) -> bool:
    """Whether a statement about one variant is true of another one only."""
    return proof.evidence.sibling and not claim.of_set and any(not rival.evidence.sibling for rival in rivals)


def first(proofs: list[Proof]) -> Proof:
    """A cell made for it before running text, one's own before a sibling's."""
    return min(proofs, key=lambda proof: (proof.evidence.sibling, not proof.structured))
