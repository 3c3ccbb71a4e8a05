"""An example: what we wrote, what a person made of it, and what both rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from merchant_assistant.storage.examples import Decision, Verdict

__all__ = ["Decision", "Example", "Verdict"]


@dataclass(frozen=True, slots=True)
class Example:
    """One decision of a person about one text.

    ``feature``: what was written (``listing``, ``ad`` …, ``chat``: an answer). ``subject``: what it hangs on
    (``draft:12``, ``turn:7``).
    ``before``: the texts as the model wrote them; ``after``: as they were approved, empty where they were rejected.
    ``reason``: of a rejection, a code and perhaps a person's words after ``": "``.
    ``prompt``: the facts as the model was told them, one a line, or the question. ``record``: the cells by which it was
    judged, or what the answer rested on.
    ``at``: UTC, ISO 8601. ``taken_back``: the decision was undone.
    """

    id: int
    at: str
    verdict: Verdict
    feature: str
    subject: str
    platform: str
    language: str
    model: str
    template: str
    style: Mapping[str, Any]
    prompt: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str
    record: tuple[Mapping[str, Any], ...]
    taken_back: bool
