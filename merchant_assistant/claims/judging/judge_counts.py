"""Which cells may judge a number without a unit: those that count the same things in the same role."""

from __future__ import annotations

from merchant_assistant.claims.finding.fields import is_bookkeeping
from merchant_assistant.claims.judging.counts_derived import in_packing_column, otherwise
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table, topics
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Quantity, agrees, same_quantity

_SMALL = 12
_TIMES = "times"  # 2 x 4.0 Ah
Candidates = list[tuple[Proof, bool]]  # a cell's statement, and whether it says the same


def is_small_count(claim: Fact) -> bool:
    """ "two doors": a small number in words of named parts. Where no cell speaks of it, no buyer relies on it as on a
    figure; what a pack holds and what must be ordered is another matter."""
    value, count = claim.value, claim.count
    if claim.kind != "number" or not isinstance(value, Quantity) or value.units or value.high is not None:
        return False
    return value.low.spelled and value.low.value <= _SMALL and not count.per and count.counted in ("", "other")


def numbers(claim: Fact, record: Prepared) -> Candidates:
    """What may speak of a bare number or a percentage; what says the same in another way only where none else does."""
    found = _of_same_role(claim, record)
    assert isinstance(claim.value, Quantity)
    if claim.value.units or any(same for _, same in found):
        return found
    made_for_it = any(claim.count.per == proof.fact.count.per != "" for proof, _ in found)
    if made_for_it and not (claim.summed or claim.count.counted in table("counts")["containers"]):
        return found
    return [(proof, True) for proof in otherwise(claim, record, spoken_of=bool(found))] or found


def _of_same_role(claim: Fact, record: Prepared) -> Candidates:
    found = _same_kind(claim, record)
    if claim.count.per:
        found = _of_role(claim, found)
    else:
        found = [(proof, same) for proof, same in found if same or _role(proof) in table("counts")["denies"]["plain"]]
    return [(proof, same) for proof, same in found if _count_alike(claim, proof.fact, record, same=same)]


def _same_kind(claim: Fact, record: Prepared) -> Candidates:
    value, found = claim.value, Candidates()
    assert isinstance(value, Quantity)
    for proof in record.of(Quantity):
        fact = proof.fact.value
        assert isinstance(fact, Quantity)
        if "price" in proof.fact.topics:
            continue
        if fact.dimensions == value.dimensions:
            said = agrees(value, fact)
            if said is not None:
                found.append((proof, said))
        elif not value.units and proof.structured and fact.units and same_quantity(value, fact.bare):
            found.append((proof, True))  # "width 30" beside a cell "Width: 30 cm"
    return [(proof, same) for proof, same in found if not (same and _of_another_kind(claim, proof))]


def _of_another_kind(claim: Fact, proof: Proof) -> bool:
    """Whether a bare number meets a measure, an order or a stock that the text does not speak of."""
    value, fact = claim.value, proof.fact.value
    assert isinstance(value, Quantity)
    assert isinstance(fact, Quantity)
    if value.units or claim.count.per or claim.topics & proof.fact.topics or proof.fact.count.counted == _TIMES:
        return False
    if claim.summed or (claim.words & proof.fact.words and not _is_ordered(proof)):
        return False  # "that is 48 mugs"; "a CRI above 80"
    if proof.structured and is_bookkeeping(proof.evidence.field):
        return True
    if value.high is not None:
        return False  # no two ends are the same by chance
    if (fact.dimensions <= {"cycles", "colour_rendering"} and fact.units) or (
        not fact.units and (proof.fact.count.counted or fact.low.value.denominator > 1)
    ):
        return False  # "5次" counts, whatever its field; and few figures are 0.95 by chance
    known = topics()
    measures = any(known[topic].dimension for topic in proof.fact.topics if topic in known)
    ordered = _role(proof) in table("counts")["words"]["topics"]
    return proof.structured and (bool(fact.units) or measures or ordered)


def _is_ordered(proof: Proof) -> bool:
    return _role(proof) in table("counts")["words"]["topics"]


def _of_role(claim: Fact, candidates: Candidates) -> Candidates:
    """Cells of the claim's role; a cell made for it leaves no other a say."""
    first, second = table("counts")["judges"][claim.count.per]
    made_for_it = any(proof.structured and _role(proof) in first for proof, _ in candidates)
    roles = first if made_for_it else [*first, *second]
    return [(proof, same) for proof, same in candidates if _role(proof, claim.words) in roles]


def _role(proof: Proof, things: frozenset[str] = frozenset()) -> str:
    """ "pieces": no role is said, but it counts pieces, or the ``things`` asked for."""
    fact = proof.fact
    counts_pieces = fact.count.counted == "piece" or "pack" in fact.topics or bool(fact.words & things)
    if not fact.count.per and proof.structured and in_packing_column(proof):
        return "packing"
    return fact.count.per or ("pieces" if counts_pieces else "")


def _count_alike(claim: Fact, fact: Fact, record: Prepared, *, same: bool) -> bool:
    """Whether both count the same things: sets are no pieces. Where one does not say what, it may prove, not deny."""
    here, there = _together(claim, record), _together(fact, record)
    return here == there or (same and not (claim.count.counted and fact.count.counted))


def _together(fact: Fact, record: Prepared) -> str:
    """The word for several things together that are counted; empty for things as such."""
    several, counts = fact.count.counted, table("counts")
    if several not in counts["counted"]:
        return ""
    is_thing = several in counts["words"]["things"] and any(map(record.is_called, counts["counted"][several]))
    return "" if is_thing else several
