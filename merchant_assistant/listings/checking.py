"""What is found in a listing: claims against the record, rules of the platform, and what follows for its status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record
from merchant_assistant.listings.model import DraftKind, DraftStatus, Listing, Style, Violation
from merchant_assistant.listings.options import one_of_several
from merchant_assistant.listings.rules import empty_phrases, violations

ADVICE = frozenset({"only_named"})
"""Codes of what a person is told and a draft need not wait for."""
_ANY = Style()
_WORD_IN_HASHTAG = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?=[A-ZÀ-Þ][a-zß-ÿ])")


@dataclass(frozen=True, slots=True)
class Findings:
    """A listing with everything said about it."""

    listing: Listing
    claims: tuple[Claim, ...]
    violations: tuple[Violation, ...]

    @property
    def doubtful(self) -> tuple[Claim, ...]:
        """Claims a buyer would rely on without a proof, and any that the data contradict."""
        return tuple(claim for claim in self.claims if is_doubtful(claim))

    @property
    def contradicted(self) -> int:
        return sum(claim.status == "contradicted" for claim in self.claims)

    @property
    def missing(self) -> int:
        """How many parts are missing: such a text cannot be used."""
        return sum(violation.code == "empty_part" for violation in self.violations)

    @property
    def status(self) -> DraftStatus:
        """``proposed`` where every hard claim is proven and no rule is broken, else ``needs_review``."""
        waits = self.doubtful or any(violation.code not in ADVICE for violation in self.violations)
        return "needs_review" if waits else "proposed"

    @property
    def badness(self) -> tuple[int, ...]:
        """The smaller, the better: a missing part weighs most, then lies, broken rules, unproven facts."""
        return (self.missing, self.contradicted, len(self.violations), len(self.doubtful), empty_phrases(self.listing))


def is_doubtful(claim: Claim) -> bool:
    return claim.status == "contradicted" or (claim.status == "unsupported" and claim.hard)


def check_listing(
    listing: Listing,
    record: Record,
    platform: str,
    language: str | None,
    *,
    kind: DraftKind = "listing",
    style: Style = _ANY,
) -> Findings:
    """Claims of every part (in reading order) and broken rules. ``language`` None: any.

    ``style``: of it the words that must not stand anywhere.
    """
    broken = violations(listing, platform, language, kind=kind, style=style) + one_of_several(listing.title, record)
    return Findings(listing, tuple(_claims(listing, record)), broken)


def _claims(listing: Listing, record: Record) -> Iterator[Claim]:
    yield from check_text(listing.title, record, part="title")
    for index, bullet in enumerate(listing.bullets):
        yield from check_text(bullet, record, part="bullets", index=index)
    yield from check_text(listing.description, record, part="description")
    yield from check_text(listing.seo_title, record, part="seo_title")
    yield from check_text(listing.seo_description, record, part="seo_description")
    for index, tag in enumerate(listing.tags):
        yield from _of_tag(tag, record, index)


def _of_tag(tag: str, record: Record, index: int) -> Iterator[Claim]:
    """A hashtag is judged by the words it is made of (``#StainlessSteel``), as a whole."""
    if not tag.startswith("#"):
        yield from check_text(tag, record, part="tags", index=index)
        return
    for claim in check_text(_WORD_IN_HASHTAG.sub(" ", tag[1:]).strip(), record, part="tags", index=index):
        yield replace(claim, start=0, end=len(tag), text=tag)
