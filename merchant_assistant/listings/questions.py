"""What is asked of the listings desk."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.choosing import language_of_product
from merchant_assistant.listings.model import Draft, DraftKind, DraftStatus, DraftSummary, Version
from merchant_assistant.listings.present import draft_of, listing_of, summary_of
from merchant_assistant.listings.room import CHANGED, Room
from merchant_assistant.listings.similar import nearest

if TYPE_CHECKING:
    from merchant_assistant.storage.draft_rows import DraftLine
    from merchant_assistant.storage.drafts import DraftRecord

_WAITING: tuple[DraftStatus, ...] = ("proposed", "needs_review")


class Questions(Room):
    """Nothing here writes, but what is known of a draft whose product was changed since."""

    def pending(self, platform: str, language: str = "auto", kind: DraftKind = "listing") -> list[int]:
        """Products without a draft that is proposed, to be reviewed, approved or exported, in catalogue order."""
        drafted = self._drafts.drafted_products(platform, None if language == "auto" else language, kind)
        return [product_id for product_id in self._catalogue.product_ids() if product_id not in drafted]

    def drafts(
        self, *, statuses: Collection[DraftStatus] = (), platform: str | None = None, kind: DraftKind | None = None
    ) -> list[DraftSummary]:
        """The current drafts (those that a newer one replaced are history), newest first."""
        platforms = (platform,) if platform else ()
        return [summary_of(line) for line in self._drafts.lines(statuses=statuses, platforms=platforms, kind=kind)]

    def states(
        self, platforms: Collection[str], language: str | None = None, kind: DraftKind = "listing"
    ) -> Mapping[tuple[int, str], DraftSummary]:
        """The current draft of each product (by its number) and platform: a usable one before a failed one, then the

        newest. ``language`` None: in the product's own where it has one.
        """
        by_place: dict[tuple[int, str], list[DraftLine]] = {}
        for line in self._drafts.lines(platforms=platforms, language=language, kind=kind):  # the newest first
            if line.has_product:
                by_place.setdefault((line.product_id, line.platform), []).append(line)
        own = self._languages.of(place[0] for place, lines in by_place.items() if _in_several_languages(lines))
        return {place: summary_of(_best(lines, own.get(place[0]))) for place, lines in by_place.items()}

    def review(
        self, platforms: Collection[str] = (), language: str | None = None, kind: DraftKind | None = None
    ) -> list[DraftSummary]:
        """What waits for a person: contradicted first, then what the data do not prove, then broken rules, then what

        is all proven; the most doubtful first among equals, then the oldest. No ``platforms``: of all.
        """
        found = self._drafts.lines(statuses=_WAITING, platforms=platforms, language=language, kind=kind)
        return sorted((summary_of(line) for line in found if line.has_product), key=_urgency)

    def waiting(self, limit: int) -> tuple[int, list[DraftSummary]]:
        """How many drafts of products that are there wait for approval, and the newest of them."""
        count, newest = self._drafts.waiting(limit)
        return count, [summary_of(line) for line in newest]

    def waiting_counts(self) -> tuple[int, int]:
        """How many drafts wait for approval, and in how many of them all is proven."""
        return self._drafts.waiting_counts()

    def to_export(self) -> int:
        """How many approved texts were not exported yet."""
        return self._drafts.to_export()

    def any_draft(self) -> bool:
        """Whether a draft was ever written."""
        return self._drafts.any()

    def draft_times(self, model: str, last: int = 40) -> list[float]:
        """Seconds that the last drafts of this model took here; nothing for one that never wrote.

        Of many written at once each tells its part of the time: an hour divided by these is how many an hour brings.
        The last ones of a job have the engine to themselves; so look at more of them than it has lanes.
        """
        return self._drafts.seconds_of(model, last)

    def latest(
        self, product_id: int, platform: str, language: str | None = None, kind: DraftKind = "listing"
    ) -> Draft | None:
        """The newest current draft of a product, None where there is none. ``language`` None: in its own first."""
        product = self._catalogue.product(product_id)
        place = product_id, product.source, product.sku, platform
        found = self._drafts.latest(*place, language, kind)
        if found and language is None and found.head.language != (own := language_of_product(product)):
            in_own = self._drafts.latest(*place, own, kind)
            found = in_own if in_own and in_own.status != "failed" else found
        return self._up_to_date(found) if found else None

    def in_force(self, product_id: int, platform: str, language: str, kind: DraftKind = "listing") -> Draft | None:
        """A product's approved draft with the text that was approved, also while a newer draft or edit waits."""
        product = self._catalogue.product(product_id)
        wanted = (product_id, product.source, product.sku, platform, language, kind)
        found = self._drafts.in_force_of(*wanted)
        if found and found.stale and self._compared(found.id):
            found = self._drafts.in_force_of(*wanted)
        return draft_of(found) if found else None

    def get(self, draft_id: int) -> Draft:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        return self._up_to_date(self._drafts.get(draft_id))

    def near_identical(self, draft_id: int) -> DraftSummary | None:
        """Another product's draft with nearly the same description, None where there is none.

        A notice for who reviews, no broken rule: products of one family may well read alike.
        """
        text = self._drafts.get(draft_id).text.description
        found = nearest(text, self._drafts.signatures(draft_id), lambda other: self._drafts.get(other).text.description)
        return next(map(summary_of, self._drafts.lines(only=[found])), None) if found else None

    def history(self, draft_id: int) -> list[Version]:
        """Every version of a draft's text with its time and who wrote it, the oldest first."""
        self._drafts.get(draft_id)
        return [
            Version(found.id, found.at, found.text.origin, listing_of(found.text), found.approved)
            for found in self._drafts.history(draft_id)
        ]

    def outdated(self) -> set[int]:
        """Current drafts that were written from something else than the catalogue says now, or that it contradicts by

        now, as far as :meth:`recheck` has looked.
        """
        return self._drafts.outdated()

    def recheck(self, progress: Progress = no_progress, cancel: CancelToken | None = None) -> tuple[int, Changes]:
        """Check drafts again whose products were changed since; of how many something is otherwise now.

        Some milliseconds for each that was touched, nothing for the others. A draft that is asked for is looked at
        then; lists and exports want this first. Raises :class:`Cancelled` between two drafts.
        """
        changed = self._comparing.recheck(progress=progress, cancel=cancel)
        return changed, CHANGED if changed else Changes()

    def _up_to_date(self, found: DraftRecord) -> Draft:
        return draft_of(self._drafts.get(found.id) if found.stale and self._compared(found.id) else found)

    def _compared(self, draft_id: int) -> bool:
        """Whether it is otherwise now. Where another program writes for long, what was known is shown."""
        with contextlib.suppress(UserFault):
            return bool(self._comparing.recheck([draft_id]))
        return False


def _in_several_languages(lines: Sequence[DraftLine]) -> bool:
    return len({line.language for line in lines}) > 1


def _best(lines: Sequence[DraftLine], own: str | None) -> DraftLine:
    """A usable one, in the product's ``own`` language if there is one; the first among equals."""
    return min(lines, key=lambda line: (line.status == "failed", own is not None and line.language != own))


def _urgency(draft: DraftSummary) -> tuple[bool, int, bool, int, int, bool, int]:
    """Sorts the most doubtful first."""
    doubtful = draft.status == "needs_review"
    return (
        not draft.contradicted,
        -draft.contradicted,
        not (doubtful and draft.unsupported),
        -draft.unsupported if doubtful else 0,
        -draft.violations,
        draft.all_proven,
        draft.id,
    )
