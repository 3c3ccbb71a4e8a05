"""Drafts compared with their products as they are now: after an import, its undo or a correction by hand."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.drafter import own_sentences
from merchant_assistant.listings.notices import with_notices
from merchant_assistant.listings.present import listing_of, style_of, text_of
from merchant_assistant.listings.record import clean_product, record_of
from merchant_assistant.listings.told import told_of
from merchant_assistant.storage.drafts import Checked
from merchant_assistant.storage.examples import NO_BASIS, Basis

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.claims.model import Record
    from merchant_assistant.listings.model import DraftKind
    from merchant_assistant.storage.drafts import DraftHead, DraftRepository, DraftText
    from merchant_assistant.storage.standing import StandingRepository


class Comparing:
    """Looks again at what the database marked as stale. Use from any thread."""

    def __init__(self, drafts: DraftRepository, standings: StandingRepository, catalogue: Catalogue) -> None:
        self._drafts = drafts
        self._standings = standings
        self._catalogue = catalogue

    def recheck(
        self,
        only: Collection[int] | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> int:
        """Check the claims of drafts whose product was changed; of how many something is otherwise now.

        What changes meanwhile is left for the next time. Raises :class:`Cancelled` between two drafts.
        """
        ids = self._drafts.stale(only)
        changed = 0
        for done, draft_id in enumerate(ids):
            if cancel is not None:
                cancel.check()
            progress(done, len(ids))
            with contextlib.suppress(UserFault):  # removed meanwhile
                changed += self._compare(draft_id)
        return changed

    def basis(self, draft_id: int) -> Basis:
        """What the draft rests on, for an example of it; nothing where its product is gone."""
        head = self._drafts.get(draft_id).head
        try:
            product = self._catalogue.product(head.product_id)
        except UserFault:
            return NO_BASIS
        clean, record = self._proven(product)
        facts = "\n".join(str(fact) for fact in told_of(clean, head.platform, head.language).facts)
        return Basis(facts, json.dumps([asdict(cell) for cell in record.evidence], ensure_ascii=False))

    def _compare(self, draft_id: int) -> bool:
        """Whether something is otherwise now."""
        seen = self._drafts.catalogue_version()
        draft, stored = self._drafts.get(draft_id), self._texts(draft_id)
        clean, record = self._proven(self._catalogue.product(draft.head.product_id))
        found = {text_id: _findings(text, draft.head, record, clean) for text_id, text in stored.items()}
        texts = {text_id: text_of(stored[text_id].origin, findings) for text_id, findings in found.items()}
        worse = any(texts[text_id].contradicted > text.contradicted for text_id, text in stored.items())
        outdated = worse or _written_otherwise(draft.head, clean)
        shown = next(iter(found))
        return self._drafts.refresh(draft_id, seen, Checked(texts, found[shown].status, outdated))

    def _texts(self, draft_id: int) -> dict[int, DraftText]:
        """By their numbers: the one that is shown, and the one in force."""
        standing = self._standings.get(draft_id)
        numbers = [number for number in (standing.text_id, standing.approved_text_id) if number]
        versions = {number: self._drafts.version(number) for number in numbers}
        return {number: text for number, text in versions.items() if text}

    def _proven(self, product: Product) -> tuple[Product, Record]:
        own = own_sentences(self._drafts, product)
        return clean_product(product, own), record_of(product, own)


def _findings(text: DraftText, head: DraftHead, record: Record, clean: Product) -> Findings:
    kind, style = cast("DraftKind", head.kind), style_of(head.style)
    found = check_listing(listing_of(text), record, head.platform, head.language, kind=kind, style=style)
    if text.origin != "model":  # a person has read what a person wrote
        return found
    told = told_of(clean, head.platform, head.language)
    return with_notices(found, clean, told.facts, told.template, head.language, kind)


def _written_otherwise(head: DraftHead, clean: Product) -> bool:
    """Whether a model would be told something else today; of drafts of old it is not known what it was."""
    if not head.facts:
        return False
    return head.facts != told_of(clean, head.platform, head.language).fingerprint(style_of(head.style))
