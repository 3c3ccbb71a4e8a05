"""The listings desk: draft, review and export listings of the catalogue's products."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.exporting.model import ExportResult
from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.bulk import BulkDrafter, Drafted, OnBegin, Piece
from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.choosing import choose, export_texts
from merchant_assistant.listings.decisions import Decisions
from merchant_assistant.listings.drafter import Manner, Wish, own_sentences, refuse_unknown
from merchant_assistant.listings.drafting import PLAIN
from merchant_assistant.listings.model import Draft, DraftKind, Listing, Style, Target, Violation
from merchant_assistant.listings.record import clean_product, record_of
from merchant_assistant.listings.room import CHANGED
from merchant_assistant.storage.drafts import DraftRecord

Chosen = Literal["approved", "all", "none"]
GENERIC = "generic"
_USABLE = ("proposed", "needs_review", "approved", "exported")


@dataclass(frozen=True, slots=True)
class TextCount:
    """Texts of drafts that would go out; ``outdated``: those whose product's data changed since, ``contradicted``:

    those that the data deny in something.
    """

    texts: int
    outdated: int
    contradicted: int = 0


class Listings(Decisions):
    """Drafts of listings. Calls block (drafting for seconds): call from a worker thread. Safe between threads.

    What is asked stands in :mod:`questions`, what a person decides in :mod:`decisions`, many drafts in :mod:`jobs`
    (as ``listings.jobs``).
    """

    def draft(
        self,
        product_id: int,
        *,
        platform: str = GENERIC,
        language: str = "auto",
        kind: DraftKind = "listing",
        style: Style = PLAIN,
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
        wish = Wish(platform, language, style, temperature, kind)
        return self._drafter.draft(product_id, wish, Manner(), on_text, cancel), CHANGED

    def draft_many(  # noqa: PLR0913 - by name: what is wanted, and who listens
        self,
        product_ids: Iterable[int],
        *,
        platform: str = GENERIC,
        language: str = "auto",
        kind: DraftKind = "listing",
        style: Style = PLAIN,
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
        refuse_unknown([Target(platform, language, kind)], style)
        wish = Wish(platform, language, style, temperature, kind)
        bulk = BulkDrafter(self._drafter, self._engine, on_begin and (lambda piece: on_begin(piece.product_id)))
        pieces = (Piece(product_id, wish, missing_only) for product_id in dict.fromkeys(product_ids))
        return _drafted(bulk.draft(pieces, cancel))

    def check(
        self,
        product_id: int,
        listing: Listing,
        platform: str,
        language: str | None = None,
        *,
        kind: DraftKind = "listing",
        style: Style = PLAIN,
    ) -> tuple[tuple[Claim, ...], tuple[Violation, ...]]:
        """Claims and broken rules of a text that is not saved (while it is edited)."""
        record = self._record(self._catalogue.product(product_id))
        findings = check_listing(listing, record, platform, language, kind=kind, style=style)
        return findings.claims, findings.violations

    def check_text(self, sku: str, text: str) -> list[Claim]:
        """Claims of any text about a product or variant, and rare words that its data do not account for.

        Raises :class:`UserFault` (``unknown_sku``).
        """
        return check_text(text, self._record(self._catalogue.find(sku), sku), rare=True)

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
        self,
        platform: str,
        drafts: Chosen = "approved",
        language: str | None = None,
        without: str | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
    ) -> TextCount:
        """How many products :meth:`export` would write with a text of a draft. Looks first at what changed since.

        Raises :class:`Cancelled`.
        """
        self.recheck(progress, cancel)
        chosen = self._chosen(platform, drafts, language, without)
        outdated = sum(draft.outdated for draft in chosen.values())
        return TextCount(len(chosen), outdated, sum(draft.text.contradicted > 0 for draft in chosen.values()))

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


def _drafted(outcomes: Generator[tuple[Piece, Drafted]]) -> Generator[Drafted]:
    with closing(outcomes):
        for _, drafted in outcomes:
            yield drafted
