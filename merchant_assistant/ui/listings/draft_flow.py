"""Drafts of products: fetched, written, checked, saved, approved. The one place that asks the listings desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Draft, DraftKind, Listing, Style, Target, Version
from merchant_assistant.storage.standing import Standing
from merchant_assistant.ui.listings import draft_calls
from merchant_assistant.ui.listings.cut_off import Asked
from merchant_assistant.ui.listings.draft_calls import Decided, Findings, Found, Place, Typed, Written
from merchant_assistant.ui.listings.parts import TextPart
from merchant_assistant.ui.listings.style_form import house_style, keep_house_style
from merchant_assistant.ui.tasks import Feed, Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class Writing:
    """A draft that is being written, and its text so far."""

    def __init__(self, product: Product, target: Target) -> None:
        self.product = product
        self.target = target
        self.asked = Asked.about(product, target)
        self.text = ""
        self.handle: Handle[Written] | None = None
        self.feed: Feed | None = None


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
    restored = Signal(object)  # the draft with what was taken back
    alike_found = Signal(int, object)  # draft id, another product's draft that reads nearly the same or None
    judged = Signal(object)  # the draft after approving, rejecting, or taking that back
    decided = Signal(object, object)  # the draft after approving or rejecting, and how it stood before
    checked = Signal(object, object, object)  # listing, claims, violations
    model_missing = Signal(object)  # the fault
    not_written = Signal()  # the model may run no more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing: dict[tuple[int, DraftKind], Writing] = {}
        self._fetch: Handle[Found] | None = None
        self._check: Handle[Findings] | None = None
        self._unsaved: dict[int, Typed] = {}
        self._sought: tuple[int, str, str] | None = None
        self._style: Style | None = None  # of the next one, where it is not the usual
        self.kind: DraftKind = "listing"  # what is looked for and written

    def writing(self, product_id: int) -> Writing | None:
        """What is being written about a product: of the kind that is shown."""
        return self._writing.get((product_id, self.kind))

    def fetch(self, product_id: int, platform: str, language: str) -> None:
        """Look for the newest draft; a fetch that was under way is forgotten."""
        if self._fetch:
            self._fetch.forget()
        self._sought = product_id, platform, language
        work = partial(draft_calls.latest, self._desk.listings, product_id, Target(platform, language, self.kind))
        self._fetch = self._desk.tasks.start(Task(work, partial(self._fetched, product_id)))

    def seek_alike(self, draft: Draft) -> None:
        """Look for another product's draft that reads nearly the same as one that waits for the person."""
        if draft.status in ("proposed", "needs_review"):
            work = partial(draft_calls.alike, self._desk.listings, draft.id)
            self._desk.tasks.start(Task(work, partial(self.alike_found.emit, draft.id)))

    def usual_style(self) -> Style:
        """The manner in which the merchant has things written."""
        return house_style(self._desk.settings)

    def take_style(self, style: Style, *, usual: bool) -> None:
        """Write the next draft in this manner, or (``usual``) all from now on."""
        self._style = style
        if usual:
            keep_house_style(self._desk.settings, style)

    def say(self, text: str, about: str = "") -> None:
        """Tell the person something short; ``about``: which draft it is, where another one is shown."""
        self._desk.notifier.say(text, hint=about)

    def turn_to(self, kind: DraftKind) -> None:
        """Look for texts of another kind from now on."""
        self.kind = kind
        if self._sought:
            self.fetch(*self._sought)

    def write(self, product: Product, platform: str, language: str) -> None:
        """Have the model write, in the manner taken for it or the usual one; several products wait for each other."""
        if self.writing(product.id):
            return
        self._desk.notifier.clear()
        writing = self._writing[product.id, self.kind] = Writing(product, Target(platform, language, self.kind))
        self._desk.cut_off.begin(writing.asked)
        writing.feed = self._desk.tasks.feed(partial(self._grow, writing))
        manner, self._style = self._style or self.usual_style(), None
        work = partial(
            draft_calls.write, self._desk.listings, writing.asked, writing.target, manner, writing.feed,
            self._desk.cut_off,
        )  # fmt: skip
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
        if (writing := self.writing(product_id)) and writing.handle:
            self._desk.cut_off.settle(writing.asked)
            writing.handle.cancel()

    def check(self, draft: Draft, listing: Listing) -> None:
        """Find the claims of a text of this draft that is being edited."""
        if self._check:
            self._check.forget()
        work = partial(draft_calls.check, self._desk.listings, draft, listing)
        self._check = self._desk.tasks.start(Task(work, partial(self._checked, listing)))

    def typed(self, draft_id: int) -> Typed | None:
        """What a person typed into a draft and is not saved yet: on its way, or it could not be saved."""
        return self._unsaved.get(draft_id)

    def save(self, draft_id: int, listing: Listing) -> None:
        """Save what a person typed. Where that fails it is kept here, and shown again with its draft."""
        typed = self._unsaved[draft_id] = Typed(listing)
        work = partial(draft_calls.edit, self._desk.listings, draft_id, typed)
        done, failed = partial(self._saved, typed), partial(self._save_failed, draft_id, typed)
        self._desk.tasks.start(Task(work, done, failed, lane="write"))

    def approve(self, draft_id: int) -> None:
        """Approve what is saved; what could not be saved is tried again first, and nothing is approved without it."""
        work = partial(draft_calls.approve, self._desk.listings, draft_id, self._unsaved.get(draft_id))
        self._desk.tasks.start(Task(work, self._decided, lane="write"))

    def approve_unseen(self, place: Place, admits: Callable[[Draft], bool], refused: Callable[[Draft], None]) -> None:
        """Approve the newest draft at a place, which is not on the screen yet or no more; ``refused``: not admitted.

        Where somebody writes there, or it is decided already, nothing happens.
        """
        if (place[0], place[1].kind) not in self._writing:
            work = partial(draft_calls.approve_unseen, self._desk.listings, place, dict(self._unsaved), admits)
            self._desk.tasks.start(Task(work, partial(self._decided_unseen, refused), lane="write"))

    def reject(self, draft_id: int, reason: str = "") -> None:
        """Put a draft aside; ``reason`` as :mod:`~merchant_assistant.ui.listings.reject_popup` tells it."""
        work = partial(draft_calls.reject, self._desk.listings, draft_id, reason)
        self._desk.tasks.start(Task(work, self._decided, lane="write"))

    def reopen(self, draft_id: int, standing: Standing) -> None:
        """Take an approval or a rejection back."""
        work = partial(draft_calls.reopen, self._desk.listings, draft_id, standing)
        self._desk.tasks.start(Task(work, self._judged, lane="write"))

    def versions(self, draft_id: int, done: Callable[[Sequence[Version]], None]) -> None:
        """Every text that a draft had, the oldest first."""
        self._desk.tasks.start(Task(partial(draft_calls.versions, self._desk.listings, draft_id), done))

    def restore(self, draft_id: int, version: int, parts: Sequence[TextPart]) -> None:
        """Have parts of an earlier text again, as a new version."""
        work = partial(draft_calls.restore, self._desk.listings, draft_id, version, parts)
        self._desk.tasks.start(Task(work, self._restored, lane="write"))

    def _restored(self, outcome: Written) -> None:
        draft, changes = outcome
        self.restored.emit(draft)
        self._desk.tell(changes)

    def find(self, draft_id: int, done: Callable[[Draft, Product], None]) -> None:
        """A draft and its product."""
        work = partial(draft_calls.find, self._desk.listings, self._desk.catalogue, draft_id)
        self._desk.tasks.start(Task(work, lambda found: done(*found)))

    def find_product(self, asked: Asked, done: Callable[[Product], None]) -> None:
        """The product of a draft that was cut off; where it is gone, so is what was asked."""
        work = partial(draft_calls.product_of, self._desk.catalogue, asked)
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
        self._writing.pop((writing.product.id, writing.target.kind), None)
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

    def _decided_unseen(self, refused: Callable[[Draft], None], outcome: Decided | Draft | None) -> None:
        if isinstance(outcome, Draft):
            refused(outcome)
        elif outcome:
            self._decided(outcome)

    def _judged(self, outcome: Written) -> None:
        draft, changes = outcome
        if (typed := self._unsaved.get(draft.id)) and typed.saved:
            del self._unsaved[draft.id]
        self.judged.emit(draft)
        self._desk.tell(changes)
