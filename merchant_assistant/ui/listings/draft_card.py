"""The card with the draft: nothing yet, being written, or a text to correct and approve."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Draft, DraftKind, DraftSummary, Style, Violation
from merchant_assistant.ui.listings.actions import DraftActions
from merchant_assistant.ui.listings.card_looks import CardLooks
from merchant_assistant.ui.listings.card_tools import CardTools
from merchant_assistant.ui.listings.card_views import CardViews
from merchant_assistant.ui.listings.claim_bar import ClaimBar
from merchant_assistant.ui.listings.claim_tour import ClaimTour
from merchant_assistant.ui.listings.draft_head import DraftHead, ViolationList
from merchant_assistant.ui.listings.draft_note import DraftNote
from merchant_assistant.ui.listings.fixing import Fixing
from merchant_assistant.ui.listings.in_force import InForceNote
from merchant_assistant.ui.listings.limits import Rules
from merchant_assistant.ui.listings.parts import as_text
from merchant_assistant.ui.listings.reject_popup import RejectPopup
from merchant_assistant.ui.listings.style_popup import StylePopup
from merchant_assistant.ui.listings.text_keeper import TextKeeper
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.card import Card

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.draft_flow import DraftFlow


class DraftCard(Card):
    """``write_asked``: write again, ``approve_asked``: approve the draft shown, ``other_asked``: show that draft.

    What is typed is saved each second and on leaving.
    """

    write_asked = Signal()
    approve_asked = Signal()
    other_asked = Signal(int)

    def __init__(self, flow: DraftFlow, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._flow = flow
        self._product: Product | None = None
        self.tools = CardTools(self)
        self.head = DraftHead(self.tools)
        self.in_force = InForceNote()
        self.note = DraftNote()
        self.views = CardViews(self.in_force.view)
        self.nothing, self.stream, self.editor = self.views.nothing, self.views.stream, self.views.editor
        self.violations = ViolationList()
        self.bar = ClaimBar()
        self.tour = ClaimTour(self.editor, self.bar, self)
        self.buttons = DraftActions()
        self.approve, self.again, self.reject = self.buttons.approve, self.buttons.again, self.buttons.reject
        self.stop = self.buttons.stop
        self.why = RejectPopup(self)
        self.manner = StylePopup(self)
        self.keeper = TextKeeper(flow, self.editor, self)
        self.fixing = Fixing(flow, self.tour, self.keeper, self.violations)
        self.looks = CardLooks(flow, self.views, self.tools, self.keeper)
        self._lay_out()
        self._connect()
        self.show_draft(None, None)

    def _lay_out(self) -> None:
        for part in (self.head, self.in_force, self.note, self.views, self.violations, self.bar, self.buttons):
            self.column.addWidget(part)
        self.column.setStretchFactor(self.views, 1)

    def _connect(self) -> None:
        self.approve.clicked.connect(self.approve_asked)
        self.buttons.fix.clicked.connect(self.fixing.fix)
        self.fixing.proven.connect(self.approve_asked)
        self.fixing.doubtful.connect(self._show_doubt)
        self.again.clicked.connect(self.write_asked)
        self.reject.clicked.connect(self.ask_why)
        self.why.rejected.connect(self.reject_now)
        self.manner.write_asked.connect(self._write_so)
        self.stop.clicked.connect(self._stop)
        self.in_force.looked.connect(self._look_at_approved)
        self.looks.changed.connect(self._looked)
        self._connect_tools()
        self._connect_text()

    def _connect_tools(self) -> None:
        self.tools.kinds.chosen.connect(self._turn_to)
        self.tools.copy_asked.connect(self.copy_text)
        self.tools.style_asked.connect(self.ask_style)
        self.note.write_asked.connect(self._write_so)
        self.note.other_asked.connect(self.other_asked)
        self._flow.alike_found.connect(self._show_alike)

    def _connect_text(self) -> None:
        self.tour.cured.connect(self.keeper.check)
        self.tour.led.connect(self._show_editor)
        self.keeper.found.connect(self._found)
        self.keeper.told.connect(self.head.show_saved)
        self.keeper.stood.connect(self._show_status)
        self.keeper.typed_now.connect(self._typed_now)
        self._flow.grew.connect(self._grew)

    def set_tight(self, *, tight: bool) -> None:
        """Give the text the room where there is little."""
        margin = 12 if tight else GAP
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(4 if tight else 8)
        self.buttons.row.set_gap(4 if tight else 8)

    @property
    def draft(self) -> Draft | None:
        return self.keeper.draft

    @property
    def kind(self) -> DraftKind:
        """Which kind of text is shown."""
        return self._flow.kind

    def show_draft(self, product: Product | None, draft: Draft | None) -> None:
        """Show a product's draft. What was typed into the one before is saved first."""
        self.flush()
        self._product = product
        writing = self._flow.writing(product.id) if product else None
        draft = None if writing else draft  # stored a moment ago: it is shown once its writer has ended
        self.keeper.begin(draft)
        self.looks.begin(product)
        self.head.begin(product, writing=bool(writing))
        self.tour.begin(product)
        self.show_in_force(None)
        self.violations.show_violations(())
        self.note.show_draft(draft)
        self.tools.kinds.show_kind(self.kind)
        self.tools.show_for(product=product is not None, draft=bool(draft))
        self.buttons.show_for(draft, writing=bool(writing))
        if writing:
            self.stream.setPlainText(writing.text)
            self.looks.wear("stream")
        elif draft:
            self._show_text(draft)
        else:
            self.views.say_nothing_yet(product=product is not None, kind=self.kind, write=self.write_asked.emit)
            self.looks.wear("nothing")

    def offer_again(self, write: Callable[[], None] | None) -> None:
        """The draft of this product was cut off: ``write`` has it written after all. None: it was not."""
        self.views.offer_again(write)

    def tell_failure(self, why: tuple[str, str] | None) -> None:
        """Why a job could not write what is missing, and what to do about it. None: nothing failed."""
        self.views.tell_failure(why)

    def follow(self, draft: Draft | None) -> bool:
        """Take over what became of the draft that is shown; False where its text is another one."""
        shown = self.draft
        return draft is not None and shown is not None and draft.id == shown.id and self.keeper.follow(draft)

    def show_in_force(self, approved: Draft | None) -> None:
        """Say that an approved text is what goes out, where the draft shown is not it."""
        self.looks.know_approved(approved)
        waits = self.draft is not None and self.draft.status not in ("approved", "exported")
        self.in_force.show_approved(approved if waits else None, self.draft)

    @Slot()
    def flush(self) -> None:
        """Save what was typed, if anything was."""
        self.keeper.flush()

    @Slot()
    def take_text(self) -> None:
        """The keyboard goes into the text."""
        if self.draft:
            self._show_editor()
            self.editor.parts[0].setFocus()

    @Slot()
    def approve_now(self) -> None:
        """Approve the text as it stands."""
        self.flush()
        if self.draft:
            self._flow.approve(self.draft.id)

    @Slot()
    def ask_why(self) -> None:
        """Ask for the reason of a rejection, which may stay empty."""
        if self.draft:
            self.why.ask(self.reject)

    @Slot()
    def ask_style(self) -> None:
        """Ask how the draft is to be written again."""
        if self.draft:
            self.manner.ask(self.again, self.draft.style)

    @Slot(str)
    def reject_now(self, reason: str = "") -> None:
        """Put the draft aside."""
        self.flush()
        if self.draft:
            self._flow.reject(self.draft.id, reason)

    @Slot()
    def copy_text(self) -> None:
        """Put the text as it stands on the clipboard."""
        QApplication.clipboard().setText(as_text(self.editor.listing(), self.kind))
        self._flow.say(self.tr("The text is on the clipboard."))

    @Slot(bool)
    def _look_at_approved(self, looking: bool) -> None:
        """The approved text in place of the draft; nothing can be done to the draft meanwhile."""
        self.flush()
        self.buttons.setVisible(not looking)
        if looking:
            self.looks.wear("approved")
        else:
            self.looks.show_text()

    @Slot()
    def _show_editor(self) -> None:
        if self.views.look != "editor" and self.draft:
            self.looks.show_text(at_once=True)

    @Slot()
    def _show_doubt(self) -> None:
        self._show_editor()
        self.tour.point_at_worst()

    @Slot(str)
    def _looked(self, look: str) -> None:
        """The line that explains a claim, and the rules that are broken, belong to the text."""
        self.violations.set_wanted(wanted=look == "editor")
        if look == "editor":
            self.tour.point_at_worst()
        else:
            self.bar.hide()

    @Slot(int, object)
    def _show_alike(self, draft_id: int, other: DraftSummary | None) -> None:
        if self.draft and self.draft.id == draft_id:
            self.note.show_alike(other)

    def _show_text(self, draft: Draft) -> None:
        unsaved = self.keeper.unsaved()
        self.editor.obey(Rules(draft.platform, draft.language, draft.kind))
        self.editor.show_listing(unsaved or draft.listing, ())
        self._show_status(draft)
        if unsaved:
            self.keeper.take_up()
        else:
            self._found(draft.claims, draft.violations)
        self._flow.seek_alike(draft)
        self.looks.show_text()

    @Slot(object, object)
    def _found(self, claims: tuple[Claim, ...], violations: tuple[Violation, ...]) -> None:
        self.editor.show_claims(claims)
        self.head.show_claims(claims)
        self.violations.show_violations(violations)
        self.buttons.offer_fix(some=self.tour.curable > 0)
        if self.views.look == "editor":
            self.tour.follow(claims)

    @Slot(object)
    def _show_status(self, draft: Draft) -> None:
        self.head.show_status(draft)
        self.note.follow(draft)
        self.buttons.follow(draft, typed=self.keeper.typed)

    @Slot()
    def _typed_now(self) -> None:
        self.head.show_claims(self.editor.claims())  # no more than what still stands
        if self.draft:
            self.buttons.follow(self.draft, typed=True)

    @Slot(object, bool)
    def _write_so(self, style: Style, usual: bool) -> None:
        self._flow.take_style(style, usual=usual)
        self.write_asked.emit()

    @Slot(str)
    def _turn_to(self, kind: DraftKind) -> None:
        self.flush()
        self._flow.turn_to(kind)

    @Slot(int)
    def _grew(self, product_id: int) -> None:
        writing = self._flow.writing(product_id)
        if writing and self._product and self._product.id == product_id:
            self.stream.grow(writing.text)

    @Slot()
    def _stop(self) -> None:
        if self._product:
            self._flow.stop(self._product.id)
