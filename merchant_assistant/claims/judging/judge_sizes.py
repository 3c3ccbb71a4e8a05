"""Sizes of clothes and shoes judged: met letter by letter, in the system that is said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

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
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.facts import Fact, Worn
from merchant_assistant.claims.reading.quantities import Quantity

_SYSTEMS = frozenset({"eu", "us", "uk", "fr", "it", "jp", "cn", "de"})
_SIZE = "size"
_MOST = 30  # a larger number beside the word is no count of sizes


def judge_worn(claim: Fact, record: Prepared) -> Verdict:
    """ "Size M", "EU 42"."""
    assert isinstance(claim.value, Worn)
    sizes = [proof for proof in record.of(Worn) if _in_one_system(claim, proof)]
    same = [proof for proof in sizes if _letters(proof) == claim.value.letters]
    rivals = speakers([proof for proof in sizes if proof.structured and proof not in same])
    same += [] if rivals else _ranges_with(claim.value.letters, record)
    nearest = min(same, key=lambda proof: (proof.evidence.sibling, not proof.structured), default=None)
    if nearest and not only_of_sibling(claim, nearest, rivals):
        return supported(nearest)
    return contradicted(rivals[0]) if rivals else UNSUPPORTED


def _ranges_with(size: str, record: Prepared) -> list[Proof]:
    """Cells such as "36-46" in which the size lies."""
    return [proof for proof in _ranges(record) if size.isdigit() and _ends(proof)[0] <= int(size) <= _ends(proof)[1]]


def _ranges(record: Prepared) -> Iterator[Proof]:
    for proof in record.of(Quantity, "number"):
        assert isinstance(proof.fact.value, Quantity)
        if proof.structured and _SIZE in proof.fact.topics and proof.fact.value.high is not None:
            yield proof


def _ends(proof: Proof) -> tuple[Fraction, Fraction]:
    value = proof.fact.value
    assert isinstance(value, Quantity)
    assert value.high is not None
    return value.low.value, value.high.value


def _letters(proof: Proof) -> str:
    assert isinstance(proof.fact.value, Worn)
    return proof.fact.value.letters


def _in_one_system(claim: Fact, proof: Proof) -> bool:
    """Whether both are of one system, as far as the cells or their names say."""
    here, there = _system(claim), _system(proof.fact)
    return not here or not there or here == there


def _system(fact: Fact) -> str:
    assert isinstance(fact.value, Worn)
    return fact.value.system or next((word.upper() for word in fact.words if word in _SYSTEMS), "")


def judge_sizes_counted(claim: Fact, record: Prepared) -> Verdict | None:
    """ "In four sizes", "sizes 38 to 44": counted and looked up among the sizes of the record and its siblings."""
    value, cells = claim.value, list(_cells(record))
    assert isinstance(value, Quantity)
    if _SIZE not in claim.topics or value.units or not cells:
        return None
    letters = {_letters(proof) for proof in cells}
    if value.high is not None and (said := list(_ranges(record))):
        same = [proof for proof in said if _ends(proof) == (value.low.value, value.high.value)]
        return supported(same[0]) if same else contradicted(said[0])
    if value.high is not None:
        ends = {f"{float(end.value):g}" for end in (value.low, value.high)}
        return Verdict("supported" if ends <= letters else "contradicted", cells[0].evidence)
    if not 1 < value.low.value <= _MOST or f"{float(value.low.value):g}" in letters:
        return None
    return Verdict("supported" if value.low.value == len(letters) else "contradicted", _first(cells))


def _cells(record: Prepared) -> Iterator[Proof]:
    return (proof for proof in record.of(Worn) if proof.structured)


def _first(cells: list[Proof]) -> Evidence:
    return min(cells, key=lambda proof: proof.evidence.sibling).evidence
