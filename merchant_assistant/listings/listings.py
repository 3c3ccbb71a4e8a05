"""The listings desk: draft, review and export listings of the catalogue's products."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.exporting.model import ExportResult
from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record
from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.answer import tidy
from merchant_assistant.listings.bulk import BulkDrafter, Drafted, OnBegin
from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.choosing import choose, export_texts
from merchant_assistant.listings.drafter import Drafter, Manner, Wish, own_sentences
from merchant_assistant.listings.model import Draft, DraftStatus, DraftSummary, Listing, Style, Violation
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.present import draft_of, listing_of, summary_of, text_of
from merchant_assistant.listings.record import clean_product, record_of
from merchant_assistant.listings.similar import nearest
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.drafts import DraftRecord, DraftRepository, Origin
from merchant_assistant.storage.standing import Standing, StandingRepository

Chosen = Literal["approved", "all", "none"]
GENERIC = "generic"
_USABLE = ("proposed", "needs_review", "approved", "exported")
_CHANGED = Changes(drafts=True)


class Listings:
    """Drafts of listings. Calls block (drafting for seconds): call from a worker thread. Safe between threads."""

    def __init__(self, database: Database, catalogue: Catalogue, engine: Engine) -> None:
        self._drafts = DraftRepository(database)
        self._standings = StandingRepository(database)
        self._catalogue = catalogue
        self._engine = engine
        self._drafter = Drafter(self._drafts, catalogue, engine)

    def draft(
        self,
        product_id: int,
        *,
        platform: str = GENERIC,
        language: str = "auto",
        tone: str = "plain",
        temperature: float = 0.0,
        on_text: Callable[[str], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> tuple[Draft, Changes]:
        """Write a draft, check it, save it in one transaction and only then return it.

        ``on_text`` hears the whole readable text so far (in another thread), anew from its start when the model writes
        again. An approved text stays in force until the new draft is approved. A model whose answer cannot be used
        gives a draft of status ``failed``. Raises :class:`Cancelled` and :class:`UserFault` (``unknown_platform``,
        ``unknown_language``, ``unknown_tone`` and what catalogue and engine raise); nothing is saved then.
        """
        wish = Wish(platform, language, Style(tone), temperature)
        return self._drafter.draft(product_id, wish, Manner(), on_text, cancel), _CHANGED

    def draft_many(
        self,
        product_ids: Iterable[int],
        *,
        platform: str = GENERIC,
        language: str = "auto",
        tone: str = "plain",
        temperature: float = 0.0,
        missing_only: bool = False,
        on_begin: OnBegin | None = None,
        cancel: CancelToken | None = None,
    ) -> Generator[Drafted]:
        """Write drafts, as many at a time as the engine has lanes, and give each once it is saved; not in order.

        A product that fails (it was deleted, its prompt is too long, the model stops with it again and again) is told
        with its fault, and the others go on. What all would meet (:data:`~merchant_assistant.listings.bulk.STOPPING`:
        no model, a full disk) is raised after what is through was given. ``missing_only`` passes over those that got a
        draft meanwhile. ``on_begin`` hears of each that is begun, in another thread. Ending the iteration or ``cancel``
        drops what is under way, nothing of which is saved; then raises :class:`Cancelled`.

        ``seconds`` of these drafts: their part of the time that passed, so that all together took as long as the job.
        """
        platform_rules(platform)
        wish = Wish(platform, language, Style(tone), temperature)
        job = BulkDrafter(self._drafter, self._engine, wish, missing_only=missing_only, on_begin=on_begin)
        return job.draft(product_ids, cancel)

    def pending(self, platform: str, language: str = "auto") -> list[int]:
        """Products without a draft that is proposed, to be reviewed, approved or exported, in catalogue order."""
        drafted = self._drafts.drafted_products(platform, None if language == "auto" else language)
        return [product_id for product_id in self._catalogue.product_ids() if product_id not in drafted]

    def drafts(self, *, statuses: Collection[DraftStatus] = (), platform: str | None = None) -> list[DraftSummary]:
        """The current drafts (those that a newer one replaced are history), newest first."""
        platforms = (platform,) if platform else ()
        return [summary_of(found) for found in self._drafts.current(statuses=statuses, platforms=platforms)]

    def waiting(self, limit: int) -> tuple[int, list[DraftSummary]]:
        """How many drafts of products that are there wait for approval, and the newest of them."""
        count, newest = self._drafts.waiting(limit)
        return count, [summary_of(found) for found in newest]

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

    def latest(self, product_id: int, platform: str, language: str | None = None) -> Draft | None:
        """The newest current draft of a product, None where there is none."""
        product = self._catalogue.product(product_id)
        found = self._drafts.latest(product_id, product.source, product.sku, platform, language)
        return draft_of(found) if found else None

    def in_force(self, product_id: int, platform: str, language: str) -> Draft | None:
        """A product's approved draft with the text that was approved, also while a newer draft or edit waits."""
        product = self._catalogue.product(product_id)
        found = self._drafts.in_force_of(product_id, product.source, product.sku, platform, language)
        return draft_of(found) if found else None

    def get(self, draft_id: int) -> Draft:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        return draft_of(self._drafts.get(draft_id))

    def near_identical(self, draft_id: int) -> DraftSummary | None:
        """Another product's draft with nearly the same description, None where there is none.

        A notice for who reviews, no broken rule: products of one family may well read alike.
        """
        text = self._drafts.get(draft_id).text.description
        found = nearest(text, self._drafts.signatures(draft_id), lambda other: self._drafts.get(other).text.description)
        return summary_of(self._drafts.get(found)) if found else None

    def history(self, draft_id: int) -> list[tuple[Origin, Listing]]:
        """Every version of a draft's text and who wrote it, the oldest first."""
        self._drafts.get(draft_id)
        return [(text.origin, listing_of(text)) for text in self._drafts.history(draft_id)]

    def approve(self, draft_id: int) -> tuple[Draft, Changes]:
        """Put the draft's present text in force. Raises :class:`UserFault` (``unknown_draft``, ``draft_failed``)."""
        if self._drafts.get(draft_id).status == "failed":
            hint = said("Listings", "Draft it again, or write the text yourself.")
            raise UserFault(
                "draft_failed", said("Listings", "Draft {draft} has no usable text.").format(draft=str(draft_id)), hint
            )
        return draft_of(self._drafts.approve(draft_id)), _CHANGED

    def reject(self, draft_id: int) -> tuple[Draft, Changes]:
        """Mark the draft as rejected; where it was in force, it no longer is."""
        return draft_of(self._drafts.reject(draft_id)), _CHANGED

    def standing(self, draft_id: int) -> Standing:
        """How a draft stands; keep it before :meth:`approve` or :meth:`reject`. Raises as :meth:`get`."""
        return self._standings.get(draft_id)

    def reopen(self, draft_id: int, standing: Standing) -> tuple[Draft, Changes]:
        """Take an approval or a rejection back: the draft stands again as it did, and so does what was in force."""
        self._standings.put_back(draft_id, standing)
        return self.get(draft_id), _CHANGED

    def edit(self, draft_id: int, listing: Listing, *, typing: bool = False) -> tuple[Draft, Changes]:
        """Save what a person wrote as a new version, claims and rules checked again; it waits for approval then.

        ``typing``: more will come; the versions of one sitting become one.
        """
        head = self._drafts.get(draft_id).head
        record = self._record(self._catalogue.product(head.product_id))
        findings = check_listing(tidy(listing), record, head.platform, head.language)
        saved = self._drafts.edit(draft_id, findings.status, text_of("person", findings), typing=typing)
        return draft_of(saved), _CHANGED

    def check(
        self, product_id: int, listing: Listing, platform: str, language: str | None = None
    ) -> tuple[tuple[Claim, ...], tuple[Violation, ...]]:
        """Claims and broken rules of a text that is not saved (while it is edited)."""
        record = self._record(self._catalogue.product(product_id))
        findings = check_listing(listing, record, platform, language)
        return findings.claims, findings.violations

    def check_text(self, sku: str, text: str) -> list[Claim]:
        """Claims of any text about a product or variant. Raises :class:`UserFault` (``unknown_sku``)."""
        return check_text(text, self._record(self._catalogue.find(sku), sku))

    def proven(self, product: Product, sku: str | None = None) -> tuple[Product, Record]:
        """A product and the record that proves claims about it, both without what our own model wrote.

        ``sku``: the record is that of this variant.
        """
        own = own_sentences(self._drafts, product)
        return clean_product(product, own), record_of(product, own, sku)

    def export(
        self,
        platform: str,
        out: Path,
        drafts: Chosen = "approved",
        language: str | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        without: str | None = None,
    ) -> tuple[ExportResult, Changes]:
        """Write every product to ``out``; approved texts (or with ``all``: the newest) replace the imported ones.

        ``without``: a source whose products stay out.

        Raises :class:`UserFault` (``demo_text`` where a text of the demo would leave, and what the catalogue raises).
        """
        chosen = self._chosen(platform, drafts, language, without)
        result = self._catalogue.export(platform, out, export_texts(chosen), progress, cancel, without)
        exported = self._drafts.mark_exported([found.id for found in chosen.values()])
        return result, Changes(drafts=bool(exported))

    def count_texts(
        self, platform: str, drafts: Chosen = "approved", language: str | None = None, without: str | None = None
    ) -> int:
        """How many products :meth:`export` would write with a text of a draft."""
        return len(self._chosen(platform, drafts, language, without))

    def _chosen(
        self, platform: str, drafts: Chosen, language: str | None, without: str | None
    ) -> Mapping[int, DraftRecord]:
        chosen = choose(self._candidates(platform, drafts), platform, language, self._catalogue)
        if not without:
            return chosen
        wanted = set(self._catalogue.ids_outside(without))
        return {id: draft for id, draft in chosen.items() if id in wanted}

    def _candidates(self, platform: str, drafts: Chosen) -> list[DraftRecord]:
        if drafts == "none":
            return []
        platforms = (platform, GENERIC)
        return (
            self._drafts.in_force(platforms)
            if drafts == "approved"
            else self._drafts.current(statuses=_USABLE, platforms=platforms)
        )

    def _record(self, product: Product, sku: str | None = None) -> Record:
        return record_of(product, own_sentences(self._drafts, product), sku)
