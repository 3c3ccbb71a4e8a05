"""Figures judged: the same value about the same thing proves; another value about the same thing contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from merchant_assistant.claims.finding.fields import parts_of
from merchant_assistant.claims.judging.colours_counted import judge_colours_counted
from merchant_assistant.claims.judging.counts_derived import otherwise, share_a_word
from merchant_assistant.claims.judging.figures_derived import derived
from merchant_assistant.claims.judging.judge_counts import Candidates, numbers
from merchant_assistant.claims.judging.judge_measures import measures
from merchant_assistant.claims.judging.judge_sizes import judge_sizes_counted
from merchant_assistant.claims.judging.judge_tiers import judge_tier, judge_tier_range
from merchant_assistant.claims.judging.labels import said_of_another
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
from merchant_assistant.claims.lexis.tables import topics as all_topics
from merchant_assistant.claims.model import Aspect
from merchant_assistant.claims.reading.facts import NO_COUNT, Fact
from merchant_assistant.claims.reading.quantities import Extent, Quantity, same_quantity

_TOPIC_WEIGHT = 4
_WEIGHT = "weight"
_LEAST_IDENTIFIER = 100_000  # longer numbers are barcodes and the like
_DIRECTIONS = frozenset({"length", "width", "height", "depth", "thickness", "diameter"})
# A thing has one of these, so another figure of the same dimension contradicts even where no word names it.
_TELLING = frozenset(
    {
        "mass",
        "volume",
        "power",
        "voltage",
        "current",
        "charge",
        "frequency",
        "pressure",
        "data",
        "rotation",
        "luminous_flux",
        "grammage",
        "yarn",
        "thread_count",
        "resolution",
        "percent",
        "sound",
        "temperature",
        "energy",
        "apparent_power",
        "flow",
        "torque",
        "force",
        "luminance",
        "illuminance",
        "impedance",
        "capacitance",
        "hardness_c",
        "shore",
        "mesh",
        "ratio",
        "frame_rate",
        "cycles",
        "data_rate",
    }
)


def judge_quantity(claim: Fact, record: Prepared) -> Verdict:
    """What the cells say of the figure, or what follows from them."""
    verdict = _said_by_cells(claim, record)
    if verdict.status == "supported" or not (verdict.status == "unsupported" or claim.summed or claim.elided):
        return verdict
    if claim.elided and isinstance(claim.value, Quantity):
        whole = replace(
            claim, kind="measure", value=replace(claim.value, units=claim.elided), elided=(), count=NO_COUNT
        )
        measured = _said_by_cells(whole, record)
        return measured if measured.status == "supported" else verdict
    counted = otherwise(claim, record, spoken_of=True) if claim.kind == "number" else []
    source = counted[0] if counted else derived(claim, record)
    return supported(source) if source else verdict


def _said_by_cells(claim: Fact, record: Prepared) -> Verdict:
    assert isinstance(claim.value, Quantity)
    if claim.at is not None and (verdict := judge_tier(claim, record)):
        return verdict
    if claim.value.units and claim.value.dimensions != {"percent"}:
        return _decide(claim, record, measures(claim, record), telling=bool(claim.value.dimensions & _TELLING))
    if verdict := judge_tier_range(claim, record) or judge_sizes_counted(claim, record):
        return verdict
    if "colours" in claim.topics and (verdict := judge_colours_counted(claim.value, record)):
        return verdict
    if claim.value.low.value >= _LEAST_IDENTIFIER and (cell := record.identifier(str(claim.value.low.value))):
        return Verdict("supported", cell)
    return _decide(claim, record, numbers(claim, record), telling=False)


def _decide(claim: Fact, record: Prepared, candidates: Candidates, *, telling: bool) -> Verdict:
    """``candidates``: what may speak of the claim, and whether it says the same."""
    equal = [proof for proof, same in candidates if same and (_of_two_ends(claim) or not conflicting(claim, proof))]
    if claim.kind != "number":
        known = [proof for proof, _ in candidates]
        equal = [proof for proof in equal if not said_of_another(claim, proof, known)]
    other = speakers([proof for proof, same in candidates if not same and _may_contradict(claim, proof)])
    best = best_of(claim, equal) or _two_ends(claim, record)
    rival = max(other, key=lambda proof: (related(claim, proof), proof.structured), default=None)
    if (
        best
        and not (equal and _outbid(claim, rival, equal))
        and not only_of_sibling(claim, best, _about_same(claim, best, other))
    ):
        return supported(best)
    # Running text must say more than the topic to contradict; of a count it names the thing counted.
    least = 0 if rival and (rival.structured or claim.kind == "number") else _TOPIC_WEIGHT
    if rival and related(claim, rival) > least:
        return contradicted(rival)
    speaking = (
        proof
        for proof in other
        if _speaks_for_all(proof, telling, claim.aspect) or (telling and _only_figure(proof, candidates))
    )
    general = next((proof for proof in speaking if not conflicting(claim, proof)), None)
    is_of_thing = claim.kind == "number" or record.may_be_called(claim.noun)
    return contradicted(general) if general and is_of_thing else UNSUPPORTED


def _of_two_ends(claim: Fact) -> bool:
    """A range with a unit: no two ends are the same by chance, whatever they are said of."""
    return isinstance(claim.value, Quantity) and claim.value.high is not None and bool(claim.value.units)


def _two_ends(claim: Fact, record: Prepared) -> Proof | None:
    """ "300 to 500 V" of a cell with both: 300/500 V."""
    said = claim.value
    if not isinstance(said, Quantity) or said.high is None or not said.units:
        return None
    ends = [Quantity(amount, None, said.units) for amount in (said.low, said.high)]
    found = [[proof for proof in record.of(Quantity) if proof.structured and _says(end, proof)] for end in ends]
    cells = {proof.evidence for proof in found[1]}
    both = (proof for proof in found[0] if proof.evidence in cells and not conflicting(claim, proof))
    return next(both, None) or _ends_of_row(claim, ends[0], found[1], record)


def _ends_of_row(claim: Fact, low: Quantity, high: list[Proof], record: Prepared) -> Proof | None:
    """ "1.5 to 10 mm" of a row "1.5, 2, 2.5 … 10 mm", of which only the last has the unit."""
    for proof in high:
        value = proof.fact.value
        for other in record.of(Quantity) if isinstance(value, Quantity) and not conflicting(claim, proof) else ():
            first = other.fact.value
            same_cell = other.evidence == proof.evidence and isinstance(first, Quantity) and not first.units
            if same_cell and isinstance(first, Quantity) and same_quantity(low.bare, first):
                return proof
    return None


def _says(end: Quantity, proof: Proof) -> bool:
    known = proof.fact.value
    return isinstance(known, Quantity) and known.high is None and bool(known.units) and same_quantity(end, known)


def _about_same(claim: Fact, best: Proof, other: list[Proof]) -> list[Proof]:
    return [proof for proof in other if proof.fact.topics & (claim.topics | best.fact.topics)]


def _speaks_for_all(proof: Proof, telling: bool, aspect: Aspect) -> bool:
    """A cell made for the one figure of its dimension, or for the size."""
    known = all_topics()
    general = telling and all(known[topic].default for topic in proof.fact.topics if topic in known)
    return proof.fills_cell and (
        general or "size" in proof.fact.topics or (telling and proof.fact.aspect == "range" == aspect)
    )


def _only_figure(proof: Proof, candidates: Candidates) -> bool:
    """The figure in a title, where the record has no other of that dimension: it can only be the thing's own."""
    said = proof.fact.value
    return proof.evidence.field == "title" and all(
        isinstance(said, Quantity) and isinstance(other.fact.value, Quantity) and same_quantity(said, other.fact.value)
        for other, _ in candidates
    )


def _may_contradict(claim: Fact, proof: Proof) -> bool:
    """ "Pack of 1" contradicts no count, only one of the same role: the one thing may be a set of 24 pieces."""
    value = proof.fact.value
    one = isinstance(value, Quantity) and not value.units and value.low.value == 1
    return not (one and "pack" in proof.fact.topics) or _same_role(claim, proof)


def _same_role(claim: Fact, proof: Proof) -> bool:
    return claim.count.per == proof.fact.count.per != ""


def related(claim: Fact, proof: Proof) -> int:
    """How far claim and cell speak of the same thing: shared topics and role, then shared words."""
    topics = len(claim.topics & proof.fact.topics) + _same_role(claim, proof)
    return _TOPIC_WEIGHT * topics + min(len(claim.words & proof.fact.words), _TOPIC_WEIGHT - 1)


def conflicting(claim: Fact, proof: Proof) -> bool:
    """Whether the words say that the two speak of different things (width, height)."""
    here, there = _topics(claim), _topics(proof.fact)
    if not here or not there or here & there or _same_role(claim, proof):
        return False
    known = all_topics()
    if any(topic in known and (known[topic].broad or known[topic].near & there) for topic in here):
        return False
    return not any(topic in known and (known[topic].broad or known[topic].near & here) for topic in there)


def _topics(fact: Fact) -> frozenset[str]:
    """What the figure may speak of: "content 80%" is no volume, and a kit that "holds 101 pieces" none either."""
    value, known = fact.value, all_topics()
    if isinstance(value, Extent):  # "L180*W52*H30mm" is as wide and as high as it is long
        return fact.topics - _DIRECTIONS
    if not isinstance(value, Quantity):
        return fact.topics
    if not (value.dimensions == {"percent"} or (fact.count.counted and not value.units)):
        return _of_its_dimension(fact, value)
    return frozenset(topic for topic in fact.topics if topic not in known or known[topic].dimension is None)


def _of_its_dimension(fact: Fact, value: Quantity) -> frozenset[str]:
    """A "carrying capacity" of 10 kg is no volume."""
    if not value.units:
        return fact.topics
    known, may = all_topics(), value.dimensions | {None}
    return frozenset(topic for topic in fact.topics if topic not in known or known[topic].dimension in may)


def _outbid(claim: Fact, rival: Proof | None, equal: list[Proof]) -> bool:
    """Another figure is clearly the one that is spoken of: its field is named, that of no equal one is."""
    if rival is None or _other_thing(claim, rival, equal):
        return False
    if claim.noun and any(claim.noun in proof.fact.words for proof in equal):
        return False  # "a bore and a stroke of 5 cm"
    if claim.kind != "number" and _of_other_part(claim, rival, equal):
        return True
    lead = related(claim, rival) - max(related(claim, proof) for proof in equal)
    if rival.structured and lead >= _TOPIC_WEIGHT - 1:
        return True
    if claim.kind != "number" or not rival.fact.words & claim.words:
        return False
    # "60% cotton" where the cell has 40% of it; "four motors" where the text has two, and four positions
    return lead >= 1 and all(proof.fact.words and not proof.fact.words & claim.words for proof in equal)


def _of_other_part(claim: Fact, rival: Proof, equal: list[Proof]) -> bool:
    """ "The pump weighs 13.5 kg" of a station of that weight with a pump of 9.2 kg, or the other way round."""
    if not rival.structured or not claim.topics & rival.fact.topics:
        return False
    named = parts_of(rival.evidence.field)
    parts = [parts_of(proof.evidence.field) for proof in equal if proof.structured]
    if len(parts) < len(equal) or any(share_a_word(part, claim.words) for part in parts):
        return False
    return (bool(named) and named <= claim.words) or (not named and all(parts) and _WEIGHT in claim.topics)


def _other_thing(claim: Fact, rival: Proof, equal: list[Proof]) -> bool:
    """ "4 slotted" of 9 pieces, among them 4 slotted; "74 cm high", where the seat is another height."""
    if not claim.words & rival.fact.words and any(claim.words & proof.fact.words for proof in equal):
        return True
    if not rival.structured or claim.kind == "number":
        return False
    return not parts_of(rival.evidence.field) <= claim.words


def best_of(claim: Fact, proofs: Iterable[Proof]) -> Proof | None:
    """The most related: of the same topic, in a cell made for it, one's own, with the most words; else the first."""

    def rank(proof: Proof) -> tuple[bool, bool, bool, int]:
        same_topic = bool(claim.topics & proof.fact.topics)
        return same_topic, proof.structured, not proof.evidence.sibling, related(claim, proof)

    return max(proofs, key=rank, default=None)
