"""A record of cells, and the verdict on what a text says."""

from __future__ import annotations

from merchant_assistant.claims import Claim, Evidence, Record, check_text

YES, NO, OPEN = "supported", "contradicted", "unsupported"
OWN = {"title", "description", "brand", "weight", "price", "currency", "pack", "moq", "lead_time", "origin", "mpn",
       "stock", "cost", "barcode"}  # fmt: skip


def record(**cells: str) -> Record:
    """Fields of the catalogue by name, all others as attributes; ``_`` is a space, ``~`` in front marks a sibling."""
    return Record("A", tuple(Evidence(field_of(name), value, "A") for name, value in cells.items()))


def field_of(name: str) -> str:
    return name if name in OWN else f"attribute:{name.replace('_', ' ')}"


def found(text: str, known: Record, said: str) -> Claim:
    """The claim that holds ``said``."""
    claims = check_text(text, known)
    matching = [claim for claim in claims if said in claim.text]
    assert matching, f"no claim holds {said!r}: {[claim.text for claim in claims]}"
    return matching[0]
