"""The claim ledger: claims in a text and the cells that prove or contradict them.

>>> record = Record("B-1", (Evidence("attribute:Capacity", "750 ml", "B-1"),))
>>> [(claim.text, claim.status) for claim in check_text("Holds 0.75 l", record)]
[('0.75 l', 'supported')]
"""

from __future__ import annotations

from merchant_assistant.claims.extract import extract
from merchant_assistant.claims.judge import judge
from merchant_assistant.claims.model import (
    HARD_ASPECTS,
    HARD_KINDS,
    Aspect,
    Claim,
    Evidence,
    Kind,
    Part,
    Record,
    Status,
)
from merchant_assistant.claims.record import prepare

__all__ = [
    "HARD_ASPECTS",
    "HARD_KINDS",
    "Aspect",
    "Claim",
    "Evidence",
    "Kind",
    "Part",
    "Record",
    "Status",
    "check_text",
]


def check_text(text: str, record: Record, *, part: Part = "text", index: int | None = None) -> list[Claim]:
    """Find the claims in ``text`` and judge each by the record's cells, from left to right, none overlapping.

    ``part`` and ``index`` are passed through to the claims; offsets count code points of ``text`` as given.
    """
    prepared = prepare(record)
    claims: list[Claim] = []
    for fact in extract(text, brands=prepared.brands):
        if fact.unsure and not prepared.is_called(fact.noun):
            continue
        status, cell = judge(fact, prepared)
        claims.append(
            Claim(
                part,
                index,
                fact.start,
                fact.end,
                text[fact.start : fact.end],
                fact.kind,
                status,
                cell.field if cell else None,
                cell.value if cell else None,
                cell.sku if cell else None,
                fact.aspect,
            )
        )
    return claims
