"""The part of a cell that can take the place of a false statement: of a sentence only what is about the same."""

from __future__ import annotations

from merchant_assistant.claims.finding.extract import extract
from merchant_assistant.claims.reading.facts import Fact
from merchant_assistant.claims.reading.quantities import Quantity


def part_alike(said: str, cell: str) -> str:
    """The one part of ``cell`` that says the same kind of thing as ``said`` does, otherwise; blank for none or several.

    ``1.5 m`` of "a lamp with 1.5 m cable" for ``3 m``.
    """
    facts = extract(said)
    if not facts:
        return ""
    found = {cell[fact.start : fact.end] for fact in extract(cell) if _alike(facts[0], fact)}
    return found.pop() if len(found) == 1 else ""


def _alike(said: Fact, other: Fact) -> bool:
    if said.kind != other.kind or type(said.value) is not type(other.value):
        return False
    if isinstance(said.value, Quantity) and isinstance(other.value, Quantity):
        return said.value.dimensions == other.value.dimensions
    return True
