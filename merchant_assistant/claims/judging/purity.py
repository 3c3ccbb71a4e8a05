"""Purity: "pure cotton" and 纯棉 say more than "cotton"; only a cell that says so too, or 100 %, proves them."""

from __future__ import annotations

import re

from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import UNSUPPORTED, Verdict, supported
from merchant_assistant.claims.reading.facts import Fact, Term
from merchant_assistant.claims.reading.quantities import Quantity

_PURE = r"(?:\b(?:pure|purest|reine[mnrs]?|pura?|puro)[ -]|[纯全])"
_SAID = re.compile(rf"{_PURE}$", re.IGNORECASE)
_KNOWN = re.compile(rf"{_PURE}|\b(?:100|99(?:[.,]\d+)?)\s?%|百分之?百", re.IGNORECASE)
_STERLING = "纯银"  # the trade's name for sterling silver
_REACH = 8
_WHOLE = 100


def with_purity(text: str, claim: Fact, verdict: Verdict, record: Prepared) -> Verdict:
    """The verdict on a material of ``text``, or on its 100 %, once its purity is looked at too."""
    if claim.kind == "material" and verdict.status == "supported" and not claim.negated and _says_pure(text, claim):
        assert isinstance(claim.value, Term)
        pure = _pure_cell(claim.value.id, record)
        return supported(pure) if pure else UNSUPPORTED
    if verdict.status == "unsupported" and _is_whole(claim):
        cells = (_pure_cell(word.partition(":")[2], record) for word in claim.words if word.startswith("material:"))
        return next((supported(cell) for cell in cells if cell), verdict)
    return verdict


def _says_pure(text: str, claim: Fact) -> bool:
    before = text[max(0, claim.start - _REACH) : claim.start]
    if text.startswith(_STERLING, claim.start):
        return False
    return text[claim.start] in "纯全" or _SAID.search(before) is not None


def _pure_cell(material: str, record: Prepared) -> Proof | None:
    said = (proof for proof in record.of(Term, "material") if not proof.fact.negated)
    return next(
        (
            proof
            for proof in said
            if isinstance(proof.fact.value, Term)
            and proof.fact.value.id == material
            and _KNOWN.search(proof.evidence.value)
        ),
        None,
    )


def _is_whole(claim: Fact) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.dimensions == {"percent"} and value.low.value == _WHOLE
