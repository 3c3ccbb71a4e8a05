"""Counts that a record says in another way: among the parts of a set, as the length of a list, or by multiplying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import permutations

from merchant_assistant.claims.finding.fields import is_structured
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Quantity, same_quantity

_LIST = re.compile(r"\s*[,;/|+、，；]\s*|\s+(?:and|und|et|y)\s+|[和与]")
_MOST_LISTED = 20
_MOST_COUNTS = 12
_FACTORS = re.compile(r"[x×*/@à]|\b(?:of|each|per|je|de)\b|每|装")
_PREFIX = 5  # letters by which two words are one: batteries, Batterie


def otherwise(claim: Fact, record: Prepared, *, spoken_of: bool) -> list[Proof]:
    """The statements from which the bare number of the claim follows.

    ``spoken_of``: some cell counts such things, so that the length of a list is not asked.
    """
    assert isinstance(claim.value, Quantity)
    if claim.value.high is not None or claim.value.low.value < 1:
        return []
    found = [*_of_that_noun(claim, record), *_multiplied(claim, record)]
    return found if found or spoken_of or claim.value.low.value == 1 else list(_listed(claim, record))


def _of_that_noun(claim: Fact, record: Prepared) -> Iterator[Proof]:
    """ "Two shelves come in the box" of "Set contents: 2 shelves, 6 screws"."""
    value = claim.value
    assert isinstance(value, Quantity)
    nouns = claim.words - _general()
    for proof in record.of(Quantity):
        known = proof.fact.value
        assert isinstance(known, Quantity)
        same = not known.units and "price" not in proof.fact.topics and same_quantity(value, known)
        if same and share_a_word(nouns, proof.fact.words - _general()):
            yield proof


def share_a_word(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether one word stands in both, in whatever form."""
    if here & there:
        return True
    return not {word[:_PREFIX] for word in here if len(word) >= _PREFIX}.isdisjoint(
        word[:_PREFIX] for word in there if len(word) >= _PREFIX
    )


@cache
def _general() -> frozenset[str]:
    """Words for things as such and for what holds them."""
    counts = table("counts")
    held = (word for section in ("containers", "counted") for words in counts[section].values() for word in words)
    return frozenset((*counts["words"]["piece"], *held))


def _listed(claim: Fact, record: Prepared) -> Iterator[Proof]:
    """ "Two gears" of a cell about speeds: "0-500 / 0-1900 rpm"."""
    value = claim.value
    assert isinstance(value, Quantity)
    if value.low.value > _MOST_LISTED:
        return
    for proofs in record.proofs.values():
        for proof in proofs:
            about = claim.topics & proof.fact.topics or share_a_word(claim.words - _general(), proof.fact.words)
            if proof.structured and about and _entries(proof.evidence.value) == value.low.value:
                yield proof


def _entries(value: str) -> int:
    return sum(1 for part in _LIST.split(value.strip()) if part)


def _multiplied(claim: Fact, record: Prepared) -> Iterator[Proof]:
    """600 pieces of 12 boxes with 50 each; 3 cartons of an order of 72, 24 in a carton."""
    value = claim.value
    assert isinstance(value, Quantity)
    counts = [(proof, number) for proof in record.of(Quantity) if (number := _packed(proof))][:_MOST_COUNTS]
    readings = value.low.values
    total = claim.summed or claim.count.counted != "other" or record.may_be_called(claim.noun)
    for (one, first), (other, second) in permutations(counts, 2):
        product = any(said == first * second and said > 1 for said in readings)
        shares = any(said * second == first for said in readings)
        if (product and total and _are_factors(one, other)) or (shares and _holds_each(other, claim)):
            yield one


def _are_factors(one: Proof, other: Proof) -> bool:
    """Whether two numbers may be multiplied: those of one cell only where it says so ("20 sleeves x 50 cups")."""
    if one.evidence != other.evidence:
        return True
    first, second = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    return _FACTORS.search(one.evidence.value, first.end, second.start) is not None


def _holds_each(proof: Proof, claim: Fact) -> bool:
    """Whether the cell says how many each of the claim's cartons holds: 3 cartons of an order of 72, 24 in a carton."""
    counted = claim.count.counted
    if counted not in table("counts")["containers"]:
        return False
    told = proof.fact.count.per == counted or counted in proof.fact.topics
    return told or (not proof.fact.count.per and in_packing_column(proof))


def _packed(proof: Proof) -> Fraction | None:
    """How many a pack, a carton or an order holds, where a cell made for it says so."""
    value = proof.fact.value
    assert isinstance(value, Quantity)
    bare = not value.units and value.high is None and value.low.value > 1
    of_packs = bool(proof.fact.count.per or proof.fact.topics & {"pack", "carton", "moq"} or in_packing_column(proof))
    of_packs = of_packs and is_structured(proof.evidence)
    return value.low.value if bare and of_packs and "price" not in proof.fact.topics else None


@cache
def _packing_columns() -> re.Pattern[str]:
    return re.compile(either(table("counts")["words"]["packing"]), re.IGNORECASE)


def in_packing_column(proof: Proof) -> bool:
    """Whether the column is about how things are packed: "Packing: 20 sleeves x 50 cups"."""
    return _packing_columns().search(proof.evidence.field) is not None
