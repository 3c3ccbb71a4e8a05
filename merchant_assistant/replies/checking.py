"""Which statements of a reply the data prove: of products by their cells, of documents by their very words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from merchant_assistant.chat.known import Known
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record

_TO_FILL = re.compile(r"\[[^\[\]\n]*\]")
_NOTHING = Record("", ())
_ORDER = ("supported", "contradicted", "unsupported")
DOCUMENT = "document"  # as the field of a claim that a document proves
DATA = "catalogue"  # as that of one computed from cells


def claims_of(
    text: str,
    known: Sequence[Known],
    quotes: Sequence[str],
    told: frozenset[str],
    asked: str,
    smoothed: Sequence[str] = (),
    echoes: Sequence[str] = (),
) -> list[Claim]:
    """All claims, from left to right; offsets count code points of ``text``.

    A line is judged by the product that it names, or the block that it stands in; else by whichever proves it. What
    stands in brackets is still to be filled in; a number that the customer named (``asked``) is an echo. ``told``:
    lines that are cells, or computed from them, as long as they stand as they are; so are sentences that were
    ``smoothed`` of them. ``echoes``: questions of the customer, which claim nothing where they are repeated.
    """
    found: list[Claim] = []
    current: tuple[Known, ...] = tuple(known)
    at = 0
    for line in text.split("\n"):
        named = tuple(one for one in known if one.is_named(line))
        current = named or (current if line.strip() else tuple(known))
        for claim in _of_line(line, current, quotes):
            if not _is_idle(claim, line, asked) and not _is_inside(claim, line, echoes):
                stands = line in told or _is_inside(claim, line, smoothed)
                judged = _as_told(claim) if stands else claim
                found.append(replace(judged, start=claim.start + at, end=claim.end + at))
        at += len(line) + 1
    return found


def _of_line(line: str, known: Sequence[Known], quotes: Sequence[str]) -> Iterator[Claim]:
    judged = [check_text(line, one.record(line, "")) for one in known] or [check_text(line, _NOTHING)]
    for claims in zip(*judged, strict=False):
        best = min(claims, key=lambda claim: _ORDER.index(claim.status))
        yield _by_document(best, line, quotes)


def _as_told(claim: Claim) -> Claim:
    return claim if claim.status == "supported" else replace(claim, status="supported", field=DATA, value=claim.text)


def _by_document(claim: Claim, line: str, quotes: Sequence[str]) -> Claim:
    """A statement inside a sentence that a document says is proven by it."""
    quote = _is_inside(claim, line, quotes)
    return replace(claim, status="supported", field=DOCUMENT, value=quote, sku=None) if quote else claim


def _is_inside(claim: Claim, line: str, texts: Sequence[str]) -> str:
    """Which of ``texts`` stands in the line around the claim; empty where none does."""
    for text in texts:
        start = line.find(text)
        if 0 <= start <= claim.start and claim.end <= start + len(text):
            return text
    return ""


def _is_idle(claim: Claim, line: str, asked: str) -> bool:
    in_brackets = any(gap.start() <= claim.start and claim.end <= gap.end() for gap in _TO_FILL.finditer(line))
    return in_brackets or (claim.kind == "number" and claim.text.isdigit() and claim.text in asked)
