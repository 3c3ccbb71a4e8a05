"""What is counted in the drafts of one side, and its shape for scripts."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.evaluation.altering import Altered
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.notices import NOTICES
from merchant_assistant.listings.platforms import PartLimits, Platform
from merchant_assistant.listings.similar import nearest, signature

_MOST_MISSED = 50
STATUSES = ("supported", "contradicted", "unsupported")


@dataclass
class Catching:
    """How many false facts were noticed, by kind; ``missed``: what was not, for people."""

    altered: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[Altered] = field(default_factory=list)

    def add(self, altered: Altered, *, noticed: bool) -> None:
        self.altered[altered.kind] += 1
        self.caught[altered.kind] += noticed
        if not noticed:
            self.missed.append(altered)

    @property
    def share(self) -> float | None:
        return share(self.caught.total(), self.altered.total())

    def as_json(self) -> dict[str, Any]:
        kinds = {kind: {"altered": count, "caught": self.caught[kind]} for kind, count in sorted(self.altered.items())}
        return {
            "altered": self.altered.total(),
            "caught": self.caught.total(),
            "share": self.share,
            "kinds": kinds,
            "missed": [
                {"kind": one.kind, "before": one.before, "after": one.after} for one in self.missed[:_MOST_MISSED]
            ],
        }


@dataclass(frozen=True, slots=True)
class _Length:
    """How long a text is, and what its platform allows."""

    size: int
    limits: PartLimits


@dataclass
class Side:
    """The drafts of one side: of the product, or of the model alone.

    ``unproven``: claims in drafts that leave without a person's look although the data contradict them or, where a
    buyer relies on them, say nothing of them.
    """

    drafts: int = 0
    failed: int = 0
    proposed: int = 0
    tries: int = 0
    unproven: int = 0
    seconds: list[float] = field(default_factory=list)
    claims: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    violations: Counter[str] = field(default_factory=Counter)
    translated: int = 0  # to be read once, as words of it cannot be compared with the data
    only_named: int = 0  # of products of which nothing but a name is known
    descriptions: list[str] = field(default_factory=list)
    lengths: dict[str, list[_Length]] = field(default_factory=dict)

    def add(
        self, found: Findings, platform: Platform, *, leaves: bool, tries: int, seconds: float | None = None
    ) -> None:
        """Count one draft for ``platform``; ``leaves``: it would go out as it is."""
        self.drafts += 1
        self.proposed += found.status == "proposed"
        self.unproven += len(found.doubtful) if leaves else 0
        self.seconds += [] if seconds is None else [seconds]
        self.tries += tries
        for claim in found.claims:
            self.claims[claim.status] += 1
            self.kinds.setdefault(claim.aspect or claim.kind, Counter())[claim.status] += 1
        codes = [violation.code for violation in found.violations]
        self.violations.update(code for code in codes if code not in NOTICES)
        self.translated += "translated" in codes
        self.only_named += "only_named" in codes
        self.descriptions.append(found.listing.description)
        self._measure(found.listing, platform)

    @property
    def precision(self) -> float | None:
        """The share of claims that the data prove."""
        return share(self.claims["supported"], self.claims.total())

    @property
    def wrong_language(self) -> int:
        return self.violations["wrong_language"]

    def as_json(self) -> dict[str, Any]:
        return {
            "drafts": self.drafts,
            "failed": self.failed,
            "proposed": self.proposed,
            "proposed_share": share(self.proposed, self.drafts),
            "claims": {status: self.claims[status] for status in STATUSES},
            "claim_precision": self.precision,
            "kinds": {
                kind: {status: counts[status] for status in STATUSES} for kind, counts in sorted(self.kinds.items())
            },
            "unproven_left": self.unproven,
            "violations": dict(self.violations.most_common()),
            "wrong_language": self.wrong_language,
            "translated": self.translated,
            "only_named": self.only_named,
            "repetition": {
                "near_identical": near_identical(self.descriptions),
                "distinct_pairs": distinct_pairs(self.descriptions),
            },
            "length": {part: self._length(part) for part in self.lengths},
            "seconds": self._seconds(),
            "tries": share(self.tries, self.drafts),
        }

    def _measure(self, listing: Listing, platform: Platform) -> None:
        parts = {"title": (listing.title,), "bullet": listing.bullets, "description": (listing.description,)}
        for part, texts in parts.items():
            limits: PartLimits = getattr(platform, part)
            self.lengths.setdefault(part, []).extend(_Length(limits.size(text), limits) for text in texts)

    def _length(self, part: str) -> dict[str, Any]:
        """In the platforms' units; ``over`` counts texts beyond their limit, which is named where all have the same."""
        found = self.lengths[part]
        sizes, same = [one.size for one in found], {one.limits for one in found}
        limits = same.pop() if len(same) == 1 else None
        return {
            "mean": round(statistics.fmean(sizes), 1) if sizes else None,
            "longest": max(sizes, default=None),
            "prefer": limits.prefer if limits else None,
            "max": limits.max if limits else None,
            "over": sum(one.size > one.limits.max for one in found),
            "counting": limits.counting if limits else None,
        }

    def _seconds(self) -> dict[str, float | None]:
        taken = sorted(self.seconds)
        return {
            "mean": round(statistics.fmean(taken), 2) if taken else None,
            "median": round(statistics.median(taken), 2) if taken else None,
            "p95": round(taken[int(len(taken) * 0.95)], 2) if taken else None,
        }


def share(part: float, whole: float) -> float | None:
    """None where there is nothing to have a share of."""
    return round(part / whole, 4) if whole else None


def near_identical(texts: Sequence[str]) -> int:
    """How many of ``texts`` read nearly like an earlier one."""
    found = 0
    known: list[tuple[int, str]] = []
    for number, text in enumerate(texts):
        found += nearest(text, known, texts.__getitem__) is not None
        known.append((number, signature(text)))
    return found


def distinct_pairs(texts: Iterable[str]) -> float | None:
    """Distinct-2 (Li et al. 2016): different pairs of neighbouring words over all pairs, Chinese by characters."""
    pairs = [pair for text in texts for pair in pairwise(list(text) if has_han(text) else text.casefold().split())]
    return share(len(set(pairs)), len(pairs))
