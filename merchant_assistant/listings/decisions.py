"""What a person does with drafts: approve, reject, edit, and take it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.answer import tidy
from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.drafter import own_sentences
from merchant_assistant.listings.model import Draft, DraftKind, Listing
from merchant_assistant.listings.present import draft_of, listing_of, style_of, summary_of, text_of
from merchant_assistant.listings.questions import Questions
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.room import CHANGED
from merchant_assistant.storage.standing import Standing

REASONS = ("wrong_fact", "tone", "language", "too_long", "too_short", "other")
PARTS: tuple[Part, ...] = ("title", "bullets", "description", "seo_title", "seo_description", "tags")
_AT_ONCE = 100  # drafts approved in one transaction: a tenth of a second


class Decisions(Questions):
    """Each draft is decided in one transaction with the example that is kept of it."""

    def approve(self, draft_id: int) -> tuple[Draft, Changes]:
        """Put the draft's present text in force. Raises :class:`UserFault` (``unknown_draft``, ``draft_failed``)."""
        if self._drafts.get(draft_id).status == "failed":
            hint = said("Listings", "Draft it again, or write the text yourself.")
            raise UserFault(
                "draft_failed", said("Listings", "Draft {draft} has no usable text.").format(draft=str(draft_id)), hint
            )
        return draft_of(self._drafts.approve(draft_id, self._comparing.basis(draft_id))), CHANGED

    def approve_many(
        self, draft_ids: Iterable[int], progress: Progress = no_progress, cancel: CancelToken | None = None
    ) -> tuple[dict[int, Standing], Changes]:
        """Approve those of the drafts that wait and in which all is proven; the others stay as they are.

        Gives how each stood before, for :meth:`reopen_many`. Drafts whose products were changed are checked first.
        Some at a time, so that nobody waits long to write; what ``cancel`` comes too late for is approved, and told.
        """
        ids = sorted(set(draft_ids))
        stood: dict[int, Standing] = {}
        for first in range(0, len(ids), _AT_ONCE):
            if cancel and cancel.cancelled:
                break
            progress(first, len(ids))
            stood |= self._approve_proven(ids[first : first + _AT_ONCE])
        return stood, CHANGED if stood else Changes()

    def _approve_proven(self, ids: Sequence[int]) -> dict[int, Standing]:
        self._comparing.recheck(ids)
        lines = map(summary_of, self._drafts.lines(statuses=["proposed"], only=ids))
        proven = sorted(line.id for line in lines if line.all_proven)
        return self._drafts.approve_proven({draft_id: self._comparing.basis(draft_id) for draft_id in proven})

    def reject(self, draft_id: int, reason: str = "") -> tuple[Draft, Changes]:
        """Mark the draft as rejected; where it was in force, it no longer is.

        ``reason``: one of :data:`REASONS`, with a person's own words after ``": "``, or nothing. Raises
        :class:`UserFault` (``unknown_draft``, ``unknown_reason``).
        """
        _refuse_unknown(reason)
        return draft_of(self._drafts.reject(draft_id, reason, self._comparing.basis(draft_id))), CHANGED

    def standing(self, draft_id: int) -> Standing:
        """How a draft stands; keep it before :meth:`approve` or :meth:`reject`. Raises as :meth:`get`."""
        return self._standings.get(draft_id)

    def reopen(self, draft_id: int, standing: Standing) -> tuple[Draft, Changes]:
        """Take an approval or a rejection back: the draft stands again as it did, and so does what was in force."""
        self._standings.put_back({draft_id: standing})
        return self.get(draft_id), CHANGED

    def reopen_many(self, standings: Mapping[int, Standing]) -> Changes:
        """Take :meth:`approve_many` back, in one transaction."""
        self._standings.put_back(standings)
        return CHANGED

    def edit(self, draft_id: int, listing: Listing, *, typing: bool = False) -> tuple[Draft, Changes]:
        """Save what a person wrote as a new version, claims and rules checked again; it waits for approval then.

        ``typing``: more will come; the versions of one sitting become one.
        """
        head = self._drafts.get(draft_id).head
        product = self._catalogue.product(head.product_id)
        record = record_of(product, own_sentences(self._drafts, product))
        kind, style = cast("DraftKind", head.kind), style_of(head.style)
        findings = check_listing(tidy(listing), record, head.platform, head.language, kind=kind, style=style)
        saved = self._drafts.edit(draft_id, findings.status, text_of("person", findings), typing=typing)
        return draft_of(saved), CHANGED

    def restore(self, draft_id: int, version: int, parts: Collection[Part] = PARTS) -> tuple[Draft, Changes]:
        """Take ``parts`` of an earlier version (its ``id``) over the present text, as a new version.

        Raises :class:`UserFault` (``unknown_draft``, ``unknown_version``).
        """
        then = next((found.listing for found in self.history(draft_id) if found.id == version), None)
        if then is None:
            raise UserFault(
                "unknown_version",
                said("Listings", "This version of the text is no longer there."),
                said("Listings", "Choose another one."),
            )
        taken = {part: getattr(then, part) for part in PARTS if part in parts}
        present = listing_of(self._drafts.get(draft_id).text)
        return self.edit(draft_id, replace(present, **taken))


def _refuse_unknown(reason: str) -> None:
    code = reason.partition(": ")[0]
    if code and code not in REASONS:
        raise UserFault(
            "unknown_reason",
            said("Listings", "“{reason}” is not one of the reasons.").format(reason=code),
            said("Listings", "Choose one of: {choices}.").format(choices=", ".join(REASONS)),
        )
