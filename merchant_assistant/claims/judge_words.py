"""Word claims judged: materials, colours, codes."""

from __future__ import annotations

from merchant_assistant.claims.facts import Code, Fact, Term
from merchant_assistant.claims.record import Prepared, Proof
from merchant_assistant.claims.tables import broader
from merchant_assistant.claims.verdict import UNSUPPORTED, Verdict, contradicted, supported

_TOPIC = {"material": "material", "colour": "colours"}


def judge_term(claim: Fact, record: Prepared) -> Verdict:
    proofs = [proof for proof in record.of(Term, claim.kind)]
    saying = [proof for proof in proofs if _proves(proof.fact, claim)]
    agreeing = [proof for proof in saying if proof.fact.negated == claim.negated]
    if agreeing:
        return supported(_first(agreeing))
    if saying:
        return contradicted(_first(saying))
    rivals = [
        proof
        for proof in proofs
        if proof.structured and not proof.evidence.sibling and _TOPIC.get(claim.kind) in proof.fact.topics
    ]
    return contradicted(_first(rivals)) if rivals and not claim.negated else UNSUPPORTED


def _proves(fact: Fact, claim: Fact) -> bool:
    """Pine proves wood, navy proves blue; dark red proves red, red does not prove dark red."""
    known, said = fact.value, claim.value
    assert isinstance(known, Term)
    assert isinstance(said, Term)
    if said.shade and (known.shade != said.shade or known.id != said.id):
        return False
    return said.id in broader(claim.kind).get(known.id, {known.id})


def _first(proofs: list[Proof]) -> Proof:
    """A cell made for it before running text, one's own before a sibling's."""
    return min(proofs, key=lambda proof: (proof.evidence.sibling, not proof.structured))


def judge_code(claim: Fact, record: Prepared) -> Verdict:
    for proof in record.of(Code):
        if proof.fact.value == claim.value:
            return supported(proof)
    return UNSUPPORTED
