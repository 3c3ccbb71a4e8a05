"""A figure that a text says once and one cell only holds is that cell's, though no rule tells what it measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from merchant_assistant.claims.finding.fields import ATTRIBUTE, is_bookkeeping
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import Verdict
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence, Record
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.numbers import amounts
from merchant_assistant.claims.reading.quantities import Quantity

Judged = tuple[Fact, Verdict]
_KINDS = ("number", "measure")
_COUNTED = frozenset({"moq", "pack", "price", "delivery", "warranty", "size", "stock"})
_FEW = 3  # so small a number may count anything


def with_sole_cells(judged: Sequence[Judged], record: Prepared) -> list[Judged]:
    """The facts and verdicts of one text, those of figures looked up where no cell speaks of them."""
    said = Counter(abs(value) for fact, _ in judged for value in _values(fact))
    return [(fact, _looked_up(fact, verdict, said, record)) for fact, verdict in judged]


def _looked_up(fact: Fact, verdict: Verdict, said: Counter[Fraction], record: Prepared) -> Verdict:
    if verdict.status != "unsupported" or fact.kind not in _KINDS or not isinstance(fact.value, Quantity):
        return verdict
    if fact.value.low.spelled:  # a number in words counts something
        return verdict
    values = [abs(value) for value in _values(fact)]
    if any(value <= _FEW or said[value] > 1 for value in values):
        return verdict
    held = [_holders(record.record).get(value, ()) for value in values]
    cell = held[0][0] if all(len(cells) == 1 for cells in held) and len(set(held)) == 1 else None
    if cell is None or not _is_open(cell, fact, record):
        return verdict
    return verdict if _measures_else(fact.value, cell, record) else Verdict("supported", cell)


def _is_open(cell: Evidence, fact: Fact, record: Prepared) -> bool:
    """Whether it is an attribute that may be told, and none that a judge has looked at for this figure."""
    judged = _COUNTED | fact.topics
    if is_bookkeeping(cell.field):
        return False
    return cell.field.startswith(ATTRIBUTE) and any(
        known.evidence == cell and not known.topics & judged for known in record.cells
    )


def _values(fact: Fact) -> Iterator[Fraction]:
    if isinstance(fact.value, Quantity):
        yield fact.value.low.value
        if fact.value.high is not None:
            yield fact.value.high.value


@lru_cache(maxsize=64)
def _holders(record: Record) -> dict[Fraction, tuple[Evidence, ...]]:
    """The cells that hold each number, in whatever reading."""
    held: dict[Fraction, tuple[Evidence, ...]] = {}
    for cell in record.evidence:
        for value in {abs(value) for amount in amounts(Text.of(cell.value)) for value in amount.values}:
            held[value] = (*held.get(value, ()), cell)
    return held


def _measures_else(said: Quantity, cell: Evidence, record: Prepared) -> bool:
    """Whether the cell has the figure in another unit: 350 g is no 350 kg."""
    for proof in record.of(Quantity):
        known = proof.fact.value
        if proof.evidence != cell or not isinstance(known, Quantity) or abs(known.low.value) != abs(said.low.value):
            continue
        if known.units and said.units and not set(known.units) & set(said.units):
            return True
    return False
