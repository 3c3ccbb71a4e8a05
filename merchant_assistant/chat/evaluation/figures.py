"""Verdicts counted: all, by kind, by language, the unseen apart."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from merchant_assistant.chat.evaluation.judging import Reply, Verdict
from merchant_assistant.chat.evaluation.question_set import Asked


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what was replied, and what that is worth.

    ``shown``: the right source is among the first three, whatever the verdict; None where no source is asked for.
    """

    question: Asked
    reply: Reply
    verdict: Verdict
    seconds: float
    shown: bool | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """``slowest``: the seconds that 95 of 100 stay below. ``sought``: questions for a source, ``shown``: how many of
    these show the right one among the first three."""

    questions: int
    verdicts: Counter[Verdict]
    median: float | None
    slowest: float | None
    sought: int = 0
    shown: int = 0

    def share(self, *verdicts: Verdict) -> float | None:
        """Which part has one of these verdicts; None where nothing was asked."""
        return sum(self.verdicts[verdict] for verdict in verdicts) / self.questions if self.questions else None

    def as_json(self) -> dict[str, Any]:
        counted = {str(verdict): self.verdicts[verdict] for verdict in Verdict}
        found = {"source_sought": self.sought, "source_shown": self.shown}
        return {"questions": self.questions, **counted, **found, "median_s": self.median, "p95_s": self.slowest}


def figures(judged: Iterable[Judged]) -> Figures:
    """Of all of them."""
    kept = list(judged)
    seconds = sorted(each.seconds for each in kept)
    middle = round(statistics.median(seconds), 3) if seconds else None
    slow = round(seconds[min(len(seconds) - 1, len(seconds) * 95 // 100)], 3) if seconds else None
    sought = [each.shown for each in kept if each.shown is not None]
    return Figures(len(kept), Counter(each.verdict for each in kept), middle, slow, len(sought), sum(sought))


Part = Callable[[Judged], bool]
PARTS: dict[str, Part] = {
    "countable": lambda each: each.question.countable,
    "unanswerable": lambda each: each.question.kind == "unanswerable",
    "ambiguous": lambda each: each.question.kind == "ambiguous",
    "retrieval": lambda each: each.question.kind == "retrieval",
    "in conversations": lambda each: bool(each.question.conversation),
}


def by_part(judged: Sequence[Judged]) -> dict[str, Figures]:
    """All, and the parts that have targets of their own."""
    return {"all": figures(judged)} | {name: figures(filter(part, judged)) for name, part in PARTS.items()}


def by_kind(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Each kind of question, in the order of the alphabet."""
    kinds = sorted({each.question.kind for each in judged})
    return {kind: figures(each for each in judged if each.question.kind == kind) for kind in kinds}


def by_language(judged: Sequence[Judged]) -> dict[str, Figures]:
    """The parts of each language that something was asked of, like ``zh retrieval``."""
    languages = sorted({each.question.language for each in judged})
    rows = {
        f"{language} {name}": figures(each for each in judged if each.question.language == language and part(each))
        for language in languages
        for name, part in PARTS.items()
    }
    return {name: row for name, row in rows.items() if row.questions}
