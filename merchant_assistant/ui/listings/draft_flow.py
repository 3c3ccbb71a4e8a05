"""Drafts of products: fetched, written, checked, saved, approved. The one place that asks the listings desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Draft, Listing, Violation
from merchant_assistant.storage.standing import Standing
from merchant_assistant.ui.listings.cut_off import Asked
from merchant_assistant.ui.tasks import Feed, Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.cut_off import CutOff

Found = tuple[Draft | None, Draft | None]
Written = tuple[Draft, Changes]
Decided = tuple[Draft, Changes, Standing]
Findings = tuple[tuple[Claim, ...], tuple[Violation, ...]]


class Writing:
    """A draft that is being written, and its text so far."""

    def __init__(self, product: Product, asked: Asked) -> None:
        self.product = product
        self.asked = asked
        self.text = ""
        self.handle: Handle[Written] | None = None
        self.feed: Feed | None = None


@dataclass(slots=True)
class Typed:
    """What a person typed, until it is saved. ``saved`` is set by the writer, ``failed`` in the Qt thread."""

    listing: Listing
    saved: bool = False
    failed: bool = False


class DraftFlow(QObject):
    """``fetched``: (product id, newest draft or None, the approved one in force or None).

    ``grew``: the text of a product being written has grown.
    ``writing_changed``: a draft of this product began or ended. ``written``, ``saved``: the draft after it.
    """

    fetched = Signal(int, object, object)
    grew = Signal(int)
    writing_changed = Signal(int)
    written = Signal(object)
    saved = Signal(object)
    save_failed = Signal(int)
    judged = Signal(object)  # the draft after approving, rejecting, or taking that back
    decided = Signal(object, object)  # the draft after approving or rejecting, and how it stood before
    checked = Signal(object, object, object)  # listing, claims, violations
    model_missing = Signal(object)  # the fault
    not_written = Signal()  # the model may run no more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing: dict[int, Writing] = {}
        self._fetch: Handle[Found] | None = None
        self._check: Handle[Findings] | None = None
        self._unsaved: dict[int, Typed] = {}

    def writing(self, product_id: int) -> Writing | None:
        """What is being written about a product."""
        return self._writing.get(product_id)

    def fetch(self, product_id: int, platform: str, language: str) -> None:
        """Look for the newest draft; a fetch that was under way is forgotten."""
        if self._fetch:
            self._fetch.forget()
        wanted = None if language == "auto" else language
        work = partial(_latest, self._desk.listings, product_id, platform, wanted)
        self._fetch = self._desk.tasks.start(Task(work, partial(self._fetched, product_id)))

    def write(self, product: Product, platform: str, language: str) -> None:
        """Have the model write; several products wait for each other."""
        if product.id in self._writing:
            return
        self._desk.notifier.clear()
        writing = self._writing[product.id] = Writing(product, Asked.about(product, platform, language))
        self._desk.cut_off.begin(writing.asked)
        writing.feed = self._desk.tasks.feed(partial(self._grow, writing))
        work = partial(_write, self._desk.listings, writing.asked, writing.feed, self._desk.cut_off)
        title = said("Work", "Writing about “{product}”").format(product=product.title)
        writing.handle = self._desk.tasks.start(
            Task(
                work,
                partial(self._written, writing),
                partial(self._not_written, writing),
                partial(self._end, writing),
                title=title,
                lane="model",
            )
        )
        self.writing_changed.emit(product.id)

    def stop(self, product_id: int) -> None:
        """Stop writing about a product."""
        if (writing := self._writing.get(product_id)) and writing.handle:
            self._desk.cut_off.settle(writing.asked)
            writing.handle.cancel()

    def check(self, product_id: int, listing: Listing, platform: str, language: str) -> None:
        """Find the claims of a text that is being edited."""
        if self._check:
            self._check.forget()
        work = partial(_check, self._desk.listings, product_id, listing, platform, language)
        self._check = self._desk.tasks.start(Task(work, partial(self._checked, listing)))

    def typed(self, draft_id: int) -> Typed | None:
        """What a person typed into a draft and is not saved yet: on its way, or it could not be saved."""
        return self._unsaved.get(draft_id)

    def save(self, draft_id: int, listing: Listing) -> None:
        """Save what a person typed. Where that fails it is kept here, and shown again with its draft."""
        typed = self._unsaved[draft_id] = Typed(listing)
        work = partial(_edit, self._desk.listings, draft_id, typed)
        done, failed = partial(self._saved, typed), partial(self._save_failed, draft_id, typed)
        self._desk.tasks.start(Task(work, done, failed, lane="write"))

    def approve(self, draft_id: int) -> None:
        """Approve what is saved; what could not be saved is tried again first, and nothing is approved without it."""
        work = partial(_approve, self._desk.listings, draft_id, self._unsaved.get(draft_id))
        self._desk.tasks.start(Task(work, self._decided, lane="write"))

    def reject(self, draft_id: int) -> None:
        """Put a draft aside."""
        self._desk.tasks.start(Task(partial(_reject, self._desk.listings, draft_id), self._decided, lane="write"))

    def reopen(self, draft_id: int, standing: Standing) -> None:
        """Take an approval or a rejection back."""
        work = partial(_reopen, self._desk.listings, draft_id, standing)
        self._desk.tasks.start(Task(work, self._judged, lane="write"))

    def find(self, draft_id: int, done: Callable[[Draft, Product], None]) -> None:
        """A draft and its product."""
        work = partial(_find, self._desk.listings, self._desk.catalogue, draft_id)
        self._desk.tasks.start(Task(work, lambda found: done(*found)))

    def find_product(self, asked: Asked, done: Callable[[Product], None]) -> None:
        """The product of a draft that was cut off; where it is gone, so is what was asked."""
        work = partial(_product_of, self._desk.catalogue, asked)
        self._desk.tasks.start(Task(work, done, partial(self._not_found, asked)))

    def _not_found(self, asked: Asked, error: Exception) -> None:
        self._desk.cut_off.end(asked)
        self._desk.notifier.failure(error)

    def _fetched(self, product_id: int, found: Found) -> None:
        self.fetched.emit(product_id, *found)

    def _grow(self, writing: Writing, text: str) -> None:
        writing.text = text
        self.grew.emit(writing.product.id)

    def _written(self, writing: Writing, outcome: Written) -> None:
        draft, changes = outcome
        self._end(writing)
        self.written.emit(draft)
        self._desk.tell(changes)

    def _not_written(self, writing: Writing, error: Exception) -> None:
        self._end(writing)
        self.not_written.emit()
        if isinstance(error, UserFault) and error.code in ("model_absent", "model_damaged"):
            self.model_missing.emit(error)
        else:
            self._desk.notifier.failure(error)

    def _end(self, writing: Writing) -> None:
        if writing.feed:
            self._desk.tasks.end_feed(writing.feed)
        self._writing.pop(writing.product.id, None)
        self._desk.cut_off.end(writing.asked)
        self.writing_changed.emit(writing.product.id)

    def _checked(self, listing: Listing, findings: Findings) -> None:
        self.checked.emit(listing, *findings)

    def _save_failed(self, draft_id: int, typed: Typed, error: Exception) -> None:
        typed.failed = True
        self.save_failed.emit(draft_id)
        self._desk.notifier.failure(error)

    def _saved(self, typed: Typed, outcome: Written) -> None:
        draft, changes = outcome
        if self._unsaved.get(draft.id) is typed:
            del self._unsaved[draft.id]
        self.saved.emit(draft)
        self._desk.tell(changes)

    def _decided(self, outcome: Decided) -> None:
        draft, changes, standing = outcome
        self._judged((draft, changes))
        self.decided.emit(draft, standing)

    def _judged(self, outcome: Written) -> None:
        draft, changes = outcome
        if (typed := self._unsaved.get(draft.id)) and typed.saved:
            del self._unsaved[draft.id]
        self.judged.emit(draft)
        self._desk.tell(changes)


def _latest(
    listings: Listings, product_id: int, platform: str, language: str | None, _progress: Progress, cancel: CancelToken
) -> Found:
    cancel.check()
    draft = listings.latest(product_id, platform, language)
    return draft, listings.in_force(product_id, platform, draft.language) if draft else None


def _write(
    listings: Listings, asked: Asked, feed: Feed, cut_off: CutOff, _progress: Progress, cancel: CancelToken
) -> Written:
    written = listings.draft(
        asked.product_id, platform=asked.platform, language=asked.language, on_text=feed.put, cancel=cancel
    )
    cut_off.settle(asked)
    return written


def _check(
    listings: Listings,
    product_id: int,
    listing: Listing,
    platform: str,
    language: str,
    _progress: Progress,
    cancel: CancelToken,
) -> Findings:
    cancel.check()
    return listings.check(product_id, listing, platform, language)


def _edit(listings: Listings, draft_id: int, typed: Typed, _progress: Progress, _cancel: CancelToken) -> Written:
    written = listings.edit(draft_id, typed.listing, typing=True)
    typed.saved = True
    return written


def _approve(
    listings: Listings, draft_id: int, typed: Typed | None, _progress: Progress, _cancel: CancelToken
) -> Decided:
    if typed is not None and not typed.saved:  # saving it failed a moment ago, or before
        listings.edit(draft_id, typed.listing)
        typed.saved = True
    standing = listings.standing(draft_id)
    return (*listings.approve(draft_id), standing)


def _reject(listings: Listings, draft_id: int, _progress: Progress, _cancel: CancelToken) -> Decided:
    standing = listings.standing(draft_id)
    return (*listings.reject(draft_id), standing)


def _reopen(
    listings: Listings, draft_id: int, standing: Standing, _progress: Progress, _cancel: CancelToken
) -> Written:
    return listings.reopen(draft_id, standing)


def _find(
    listings: Listings, catalogue: Catalogue, draft_id: int, _progress: Progress, _cancel: CancelToken
) -> tuple[Draft, Product]:
    draft = listings.get(draft_id)
    return draft, catalogue.product(draft.product_id)


def _product_of(catalogue: Catalogue, asked: Asked, _progress: Progress, _cancel: CancelToken) -> Product:
    return asked.product(catalogue)
