"""The product whose facts are shown, and the place (platform, language) whose draft stands beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.listings.model import Draft, DraftKind, Target
from merchant_assistant.ui.listings.claim_text import lit_by
from merchant_assistant.ui.listings.draft_calls import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from merchant_assistant.claims.model import Claim
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.facts.panel import FactsHead, FactsPanel
    from merchant_assistant.ui.listings.cut_off import Asked
    from merchant_assistant.ui.listings.draft_card import DraftCard
    from merchant_assistant.ui.listings.draft_flow import DraftFlow


class OpenDraft(QObject):
    """``changed``: another product or draft is shown, or it is being written. ``keyboard_lost``: the button that had

    the keyboard is gone. ``again_asked`` carries what was cut off and is wanted after all. ``arrived``: what was looked
    for is on the screen.
    """

    changed = Signal()
    keyboard_lost = Signal()
    again_asked = Signal(object)
    arrived = Signal()

    def __init__(self, desk: Desk, flow: DraftFlow, card: DraftCard, facts: FactsPanel, head: FactsHead) -> None:
        super().__init__(card)
        self._desk = desk
        self._flow = flow
        self._card = card
        self._facts = facts
        self._head = head
        self._button: QWidget | None = None
        self.product: Product | None = None
        self.platform = "generic"
        self.language = "auto"
        self.shown: Place | None = None  # what the card shows; another one than ``place`` while that is looked for
        flow.fetched.connect(self._fetched)
        flow.writing_changed.connect(self._writing_changed)
        card.tour.explained.connect(self._light)
        desk.changed.connect(self._follow)
        desk.cut_off.changed.connect(self._offer_again)

    def watch(self, button: QWidget) -> None:
        """This button may go with the draft that it makes."""
        self._button = button

    @Slot(object)
    def show_product(self, product: Product | None) -> None:
        """Show another product on the same platform."""
        if self._facts.product == product:
            return
        self.product, self.shown = product, None
        self._facts.show_product(product)
        self._head.show_product(product)
        self._show(None)
        self.fetch()

    def show_place(self, platform: str, language: str) -> None:
        """The same product on another platform, or in another language."""
        self._card.flush()
        self.platform, self.language = platform, language
        self.fetch()

    def show_at(self, product: Product, platform: str, language: str, kind: DraftKind) -> None:
        """A product at a place, both at once."""
        self._card.flush()
        self._flow.kind = kind
        self.platform, self.language = platform, language
        if self._facts.product == product:
            self.fetch()
        else:
            self.show_product(product)

    def fetch(self) -> None:
        """Look for its draft."""
        if self.product:
            self._flow.fetch(self.product.id, self.platform, self.language)

    @property
    def place(self) -> Place | None:
        """What is chosen."""
        return (self.product.id, Target(self.platform, self.language, self._flow.kind)) if self.product else None

    @property
    def writing(self) -> bool:
        """Somebody writes about it just now."""
        product = self.product
        return product is not None and (
            self._flow.writing(product.id) is not None
            or self._desk.draft_all.is_writing(product.id, self.platform, self._flow.kind)
        )

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.drafts:
            self.fetch()

    @Slot(int, object, object)
    def _fetched(self, product_id: int, draft: Draft | None, in_force: Draft | None) -> None:
        if self.product and self.product.id == product_id:
            if not self._card.follow(draft):
                self._show(draft)
            self._card.show_in_force(in_force)
            self.shown = self.place
            self.arrived.emit()

    def _show(self, draft: Draft | None) -> None:
        focus = QApplication.focusWidget()
        pressed = focus is not None and (focus is self._button or self._card.buttons.isAncestorOf(focus))
        self._card.show_draft(self.product, draft)
        self._offer_again()
        self.changed.emit()
        if pressed:  # the button goes, and Qt would put the keyboard anywhere
            self.keyboard_lost.emit()

    @Slot(int)
    def _writing_changed(self, product_id: int) -> None:
        if self.product and self.product.id == product_id:
            if self._flow.writing(product_id):
                self._show(None)
            else:
                self.fetch()

    @Slot()
    def _offer_again(self) -> None:
        """What was cut off when the window closed."""
        kind = self._flow.kind
        asked = self._desk.cut_off.of(self.product.id, self.platform, kind) if self.product else None
        self._card.offer_again(partial(self._ask_again, asked) if asked else None)

    @Slot(object)
    def _light(self, claim: Claim | None) -> None:
        """The cell that proves or contradicts what is pointed at."""
        lit = lit_by(claim) if claim else None
        self._facts.light(lit)
        self._head.light(lit)

    def _ask_again(self, asked: Asked) -> None:
        self.again_asked.emit(asked)
