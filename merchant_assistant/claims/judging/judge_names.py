"""Names judged: model and part numbers, letter sizes, makers, and what a thing goes with."""

from __future__ import annotations

import re

from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import (
    UNSUPPORTED,
    Verdict,
    contradicted,
    first,
    only_of_sibling,
    speakers,
    supported,
)
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.facts import Code, Fact, Fit, Item, Name


def judge_code(claim: Fact, record: Prepared) -> Verdict:
    """Model numbers and garment sizes: met letter by letter."""
    assert isinstance(claim.value, Code)
    same = [proof for proof in record.of(Code) if proof.fact.kind == claim.kind and proof.fact.value == claim.value]
    rivals = speakers([proof for proof in record.of(Code) if _rivals(proof, claim) and proof not in same])
    if same and not only_of_sibling(claim, first(same), rivals):
        return supported(first(same))
    if claim.kind == "model" and (cell := record.mention(token.word for token in Text.of(claim.value.letters).tokens)):
        return Verdict("supported", cell)
    return contradicted(first(rivals)) if rivals else UNSUPPORTED


def _rivals(proof: Proof, claim: Fact) -> bool:
    """A cell for sizes with other sizes; a model with the same letters and other digits."""
    if proof.fact.kind != claim.kind:
        return False
    if claim.kind == "size":
        return proof.structured and "size" in proof.fact.topics
    known, said = proof.fact.value, claim.value
    assert isinstance(known, Code)
    assert isinstance(said, Code)
    return _letters(known.letters) == _letters(said.letters) != ""


def _letters(code: str) -> str:
    found = re.match(r"[A-Z]+", code)
    return found.group() if found else ""


def judge_name(claim: Fact, record: Prepared) -> Verdict:
    """A maker must stand in the record; the record's brand contradicts another that the text names as the maker."""
    assert isinstance(claim.value, Name)
    words = claim.value.words
    shortest = 1 if claim.value.said_as == "maker" and words[0].isascii() else len(words)
    for count in range(len(words), shortest - 1, -1):
        own = (*words[: count - 1], f"{words[count - 1]}'s")
        if cell := record.mention(words[:count]) or record.mention(
            own
        ):  # "brand Acme Model …": the words after the name are not its own
            return Verdict("supported", cell)
    brand = record.cell_about("brand") if claim.value.said_as == "maker" else None
    return Verdict("contradicted", brand) if brand else UNSUPPORTED


def judge_fit(claim: Fact, record: Prepared) -> Verdict:
    """A cell must name what it fits; one that denies it, or lists other things that fit, contradicts."""
    assert isinstance(claim.value, Fit)
    told = [proof for proof in record.of(Fit) if isinstance(proof.fact.value, Fit)]
    same = [proof for proof in told if _covers(proof.fact.value, claim.value)]
    agreeing = [proof for proof in same if proof.fact.negated == claim.negated]
    if agreeing:
        return supported(first(agreeing))
    if same:
        return contradicted(first(same))
    if not claim.negated and (cell := record.mention(claim.value.words)):
        return Verdict("supported", cell)
    listed = [proof for proof in told if proof.structured and not proof.fact.negated and "fits" in proof.fact.topics]
    return contradicted(first(speakers(listed))) if listed and not claim.negated else UNSUPPORTED


def judge_item(claim: Fact, record: Prepared) -> Verdict:
    """Some cell must name the thing that comes along."""
    assert isinstance(claim.value, Item)
    cell = record.cell_with(claim.value.noun)
    return Verdict("supported", cell) if cell else UNSUPPORTED


def _covers(known: object, said: Fit) -> bool:
    """ "Windows" is proven by "Windows 11", and "Galaxy S23" by "Samsung Galaxy S23"; never the other way round."""
    words = known.words if isinstance(known, Fit) else ()
    return any(words[place : place + len(said.words)] == said.words for place in range(len(words)))
