"""What comes of words that are tried: whether they are computed, as what they are read, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from merchant_assistant.catalogue.inquiry import Figure, Finding
from merchant_assistant.chat.exact.columns.model import Reading, Reply


def is_exact(reply: Reply | None) -> TypeGuard[Reply]:
    """Whether it is computed."""
    return reply is not None and reply.kind == "exact"


def reading_in(reply: Reply | None) -> Reading | None:
    """What a computed answer was read from."""
    return reply.reading if is_exact(reply) else None


def finding_in(reply: Reply | None) -> Finding | None:
    """What a computed answer found."""
    return reply.finding if is_exact(reply) else None


def figures_in(reply: Reply | None) -> Sequence[Figure]:
    """The figures that a computed answer tells."""
    finding = finding_in(reply)
    return finding.figures if finding else ()


def told_in(reply: Reply | None) -> str:
    """The SKU of the one thing that a computed answer tells of; '' for any other."""
    reading = reading_in(reply)
    return reading.about if reading else ""
