"""What is asked of the listings desk about drafts; each runs in a worker thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import Draft, DraftSummary, Listing, Style, Target, Version, Violation
from merchant_assistant.storage.standing import Standing
from merchant_assistant.ui.listings.cut_off import Asked
from merchant_assistant.ui.listings.parts import TextPart

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.foundation.cancel import CancelToken, Progress
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.listings.cut_off import CutOff
    from merchant_assistant.ui.tasks import Feed

Found = tuple[Draft | None, Draft | None]
Written = tuple[Draft, Changes]
Decided = tuple[Draft, Changes, Standing]
Place = tuple[int, Target]  # a product, by its number, and where its draft is for
Findings = tuple[tuple[Claim, ...], tuple[Violation, ...]]


@dataclass(slots=True)
class Typed:
    """What a person typed, until it is saved. ``saved`` is set by the writer, ``failed`` in the Qt thread."""

    listing: Listing
    saved: bool = False
    failed: bool = False


def latest(listings: Listings, product_id: int, target: Target, _progress: Progress, cancel: CancelToken) -> Found:
    cancel.check()
    draft = _newest(listings, product_id, target)
    in_force = listings.in_force(product_id, target.platform, draft.language, target.kind) if draft else None
    return draft, in_force


def write(
    listings: Listings,
    asked: Asked,
    target: Target,
    style: Style,
    feed: Feed,
    cut_off: CutOff,
    _progress: Progress,
    cancel: CancelToken,
) -> Written:
    written = listings.draft(
        asked.product_id,
        platform=target.platform,
        language=target.language,
        kind=target.kind,
        style=style,
        on_text=feed.put,
        cancel=cancel,
    )
    cut_off.settle(asked)
    return written


def check(listings: Listings, draft: Draft, listing: Listing, _progress: Progress, cancel: CancelToken) -> Findings:
    cancel.check()
    return listings.check(draft.product_id, listing, draft.platform, draft.language, kind=draft.kind, style=draft.style)


def alike(listings: Listings, draft_id: int, _progress: Progress, cancel: CancelToken) -> DraftSummary | None:
    cancel.check()
    return listings.near_identical(draft_id)


def edit(listings: Listings, draft_id: int, typed: Typed, _progress: Progress, _cancel: CancelToken) -> Written:
    written = listings.edit(draft_id, typed.listing, typing=True)
    typed.saved = True
    return written


def approve(
    listings: Listings, draft_id: int, typed: Typed | None, _progress: Progress, _cancel: CancelToken
) -> Decided:
    if typed is not None and not typed.saved:  # saving it failed a moment ago, or before
        listings.edit(draft_id, typed.listing)
        typed.saved = True
    standing = listings.standing(draft_id)
    return (*listings.approve(draft_id), standing)


def approve_unseen(
    listings: Listings,
    place: Place,
    typed: Mapping[int, Typed],
    admits: Callable[[Draft], bool],
    progress: Progress,
    cancel: CancelToken,
) -> Decided | Draft | None:
    """The draft as it stands where it is not admitted, None where there is none to approve."""
    draft = _newest(listings, *place)
    if draft is None or draft.status in ("approved", "exported", "failed"):
        return None
    if (words := typed.get(draft.id)) and not words.saved:
        draft, _ = edit(listings, draft.id, words, progress, cancel)
    return approve(listings, draft.id, None, progress, cancel) if admits(draft) else draft


def reject(listings: Listings, draft_id: int, reason: str, _progress: Progress, _cancel: CancelToken) -> Decided:
    standing = listings.standing(draft_id)
    return (*listings.reject(draft_id, reason), standing)


def reopen(listings: Listings, draft_id: int, standing: Standing, _progress: Progress, _cancel: CancelToken) -> Written:
    return listings.reopen(draft_id, standing)


def versions(listings: Listings, draft_id: int, _progress: Progress, cancel: CancelToken) -> Sequence[Version]:
    cancel.check()
    return listings.history(draft_id)


def restore(
    listings: Listings,
    draft_id: int,
    version: int,
    parts: Sequence[TextPart],
    _progress: Progress,
    _cancel: CancelToken,
) -> Written:
    return listings.restore(draft_id, version, parts)


def find(
    listings: Listings, catalogue: Catalogue, draft_id: int, _progress: Progress, _cancel: CancelToken
) -> tuple[Draft, Product]:
    draft = listings.get(draft_id)
    return draft, catalogue.product(draft.product_id)


def product_of(catalogue: Catalogue, asked: Asked, _progress: Progress, _cancel: CancelToken) -> Product:
    return asked.product(catalogue)


def _newest(listings: Listings, product_id: int, target: Target) -> Draft | None:
    wanted = None if target.language == "auto" else target.language
    return listings.latest(product_id, target.platform, wanted, target.kind)
