"""What is found in a listing: claims against the record, rules of the platform, and what follows for its status."""

from __future__ import annotations

from dataclasses import dataclass

from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record
from merchant_assistant.listings.model import DraftStatus, Listing, Violation
from merchant_assistant.listings.options import one_of_several
from merchant_assistant.listings.rules import empty_phrases, violations


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
    def status(self) -> DraftStatus:
        """``proposed`` where every hard claim is proven and no rule is broken, else ``needs_review``."""
        return "needs_review" if self.doubtful or self.violations else "proposed"

    @property
    def badness(self) -> tuple[int, ...]:
        """The smaller, the better: a missing part weighs most, then lies, broken rules, unproven facts."""
        listing = self.listing
        missing = (not listing.title) + (not listing.bullets) + (not listing.description)
        return (missing, self.contradicted, len(self.violations), len(self.doubtful), empty_phrases(listing))


def is_doubtful(claim: Claim) -> bool:
    return claim.status == "contradicted" or (claim.status == "unsupported" and claim.hard)


def check_listing(listing: Listing, record: Record, platform: str, language: str | None) -> Findings:
    """Claims of every part (in reading order) and broken rules. ``language`` None: any."""
    claims = check_text(listing.title, record, part="title")
    for index, bullet in enumerate(listing.bullets):
        claims += check_text(bullet, record, part="bullets", index=index)
    claims += check_text(listing.description, record, part="description")
    broken = violations(listing, platform, language) + one_of_several(listing.title, record)
    return Findings(listing, tuple(claims), broken)
