"""The card with the draft: nothing yet, being written, or a text to correct and approve."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Draft, Listing, Violation
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.actions import DraftActions
from merchant_assistant.ui.listings.claim_bar import ClaimBar
from merchant_assistant.ui.listings.claim_tour import ClaimTour
from merchant_assistant.ui.listings.draft_head import DraftHead, ViolationList
from merchant_assistant.ui.listings.editor import DraftEditor
from merchant_assistant.ui.listings.in_force import InForceNote
from merchant_assistant.ui.listings.stream import StreamView
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.states import Message

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.draft_flow import DraftFlow

_CHECK_AFTER_MS = 250
_SAVE_AFTER_MS = 1000  # what a kill may cost, also of who types without a pause
_LEAST_TEXT = 64


class DraftCard(Card):
    """``write_asked``: write again, ``approve_asked``: approve the draft shown.

    What is typed is saved each second and on leaving.
    """

    write_asked = Signal()
    approve_asked = Signal()

    def __init__(self, flow: DraftFlow, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._flow = flow
        self._product: Product | None = None
        self._draft: Draft | None = None
        self._typed = False
        self._unchecked = False
        self._once_checked: Callable[[], None] | None = None
        self._write_after_all: Callable[[], None] | None = None
        self.head = DraftHead()
        self.nothing = Message("sparkles", "accent")
        self.stream = StreamView()
        self.editor = DraftEditor()
        self.violations = ViolationList()
        self.in_force = InForceNote()
        self.bar = ClaimBar()
        self.tour = ClaimTour(self.editor, self.bar, self)
        self.buttons = DraftActions()
        self.approve, self.again, self.reject = self.buttons.approve, self.buttons.again, self.buttons.reject
        self.stop = self.buttons.stop
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._lay_out()
        self._connect()
        self.show_draft(None, None)
        on_language(self._say)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LEAST_TEXT)  # else what is below it, coming and going, moves the whole card
        for view in (self.nothing, self.stream, self.editor, self.in_force.view):
            self._stack.addWidget(view)
        for part in (self.head, self.in_force, self._stack, self.violations, self.bar, self.buttons):
            self.column.addWidget(part)
        self.column.setStretchFactor(self._stack, 1)

    def _connect(self) -> None:
        self.approve.clicked.connect(self.approve_asked)
        self.again.clicked.connect(self.write_asked)
        self.reject.clicked.connect(self.reject_now)
        self.stop.clicked.connect(self._stop)
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self.flush)
        self.in_force.looked.connect(self._look_at_approved)
        self.tour.cured.connect(self._check)
        self._check_soon.timeout.connect(self._check)
        self._save_soon.timeout.connect(self.flush)
        self._flow.checked.connect(self._checked)
        self._flow.saved.connect(self._saved)
        self._flow.save_failed.connect(self._show_not_saved)
        self._flow.judged.connect(self._judged)
        self._flow.grew.connect(self._grew)

    def set_tight(self, *, tight: bool) -> None:
        """Give the text the room where there is little."""
        margin = 12 if tight else GAP
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(4 if tight else 8)

    @property
    def draft(self) -> Draft | None:
        return self._draft

    @property
    def contradictions(self) -> int:
        """How many facts of the text the data deny."""
        return self.tour.contradictions

    @property
    def touched(self) -> bool:
        """A person's own words stand in the draft, and no approval keeps them in force."""
        draft = self._draft
        return draft is not None and (self._typed or (draft.edited and draft.status not in ("approved", "exported")))

    def show_draft(self, product: Product | None, draft: Draft | None) -> None:
        """Show a product's draft. What was typed into the one before is saved first."""
        self.flush()
        self._product, self._draft = product, draft
        self._unchecked, self._once_checked = False, None
        self._check_soon.stop()
        writing = self._flow.writing(product.id) if product else None
        self.head.begin(product, writing=bool(writing))
        self.tour.begin(product)
        self.show_in_force(None)
        self.violations.show_violations(())
        self.buttons.show_for(draft, writing=bool(writing))
        if writing:
            self.stream.setPlainText(writing.text)
            self._stack.setCurrentWidget(self.stream)
        elif draft:
            self._show_text(draft)
        else:
            self._say()
            self._stack.setCurrentWidget(self.nothing)

    def offer_again(self, write: Callable[[], None] | None) -> None:
        """The draft of this product was cut off: ``write`` has it written after all. None: it was not."""
        self._write_after_all = write
        self._say()

    def follow(self, draft: Draft | None) -> bool:
        """Take over what became of the draft that is shown; False where its text is another one."""
        if draft is None or self._draft is None or draft.id != self._draft.id:
            return False
        if not self._typed and draft.listing == self._draft.listing:
            self._draft = draft
            self._show_status(draft)
        return self._typed or draft.listing == self._draft.listing

    def show_in_force(self, approved: Draft | None) -> None:
        """Say that an approved text is what goes out, where the draft shown is not it."""
        waits = self._draft is not None and self._draft.status not in ("approved", "exported")
        self.in_force.show_approved(approved if waits else None, self._draft)

    @Slot()
    def flush(self) -> None:
        """Save what was typed, if anything was."""
        self._save_soon.stop()
        if self._typed and self._draft:
            self._typed = False
            self.head.show_saved("saving")
            self._flow.save(self._draft.id, self.editor.listing())

    def when_checked(self, act: Callable[[], None]) -> None:
        """Do something that needs the findings of the text as it stands: now, or as soon as they are here."""
        if self._unchecked:
            self._once_checked = act
            self._check()
        else:
            act()

    @Slot()
    def approve_now(self) -> None:
        """Approve the text as it stands."""
        self.flush()
        if self._draft:
            self._flow.approve(self._draft.id)

    @Slot()
    def reject_now(self) -> None:
        """Put the draft aside."""
        self.flush()
        if self._draft:
            self._flow.reject(self._draft.id)

    @Slot(bool)
    def _look_at_approved(self, looking: bool) -> None:
        """The approved text in place of the draft; nothing can be done to the draft meanwhile."""
        self.flush()
        self._stack.setCurrentWidget(self.in_force.view if looking else self.editor)
        self.buttons.setVisible(not looking)
        self.violations.setVisible(not looking and self.violations.some)
        if looking:
            self.bar.hide()
        else:
            self.tour.point_at_worst()

    @Slot()
    def _say(self) -> None:
        if self._product is None:
            self.nothing.say(self.tr("Choose a product"), self.tr("Its facts and its draft are shown here."))
        elif self._write_after_all:
            self.nothing.say(
                self.tr("The draft was cut off"),
                self.tr("It was being written when the window closed. Nothing of it was kept."),
                self.tr("Write it"),
                self._write_after_all,
            )
        else:
            self.nothing.say(
                self.tr("No draft yet"),
                self.tr("The model writes title, bullets and description from your data, and each fact is checked."),
            )

    def _show_text(self, draft: Draft) -> None:
        typed = self._flow.typed(draft.id)
        self.editor.limit_title(platform_rules(draft.platform).title.max)
        self.editor.show_listing(typed.listing if typed else draft.listing, ())
        self._stack.setCurrentWidget(self.editor)
        self._show_status(draft)
        if typed:
            self._unchecked = True
            self._check()
            self._show_not_saved(draft.id)
        else:
            self._show_findings(draft.claims, draft.violations)
            self.tour.point_at_worst()

    def _show_findings(self, claims: tuple[Claim, ...], violations: tuple[Violation, ...]) -> None:
        self.editor.show_claims(claims)
        self.head.show_claims(claims)
        self.violations.show_violations(violations)

    def _show_status(self, draft: Draft) -> None:
        self.head.show_status(draft)
        self.buttons.follow(draft, typed=self._typed)

    @Slot()
    def _edited(self) -> None:
        self._typed = self._unchecked = True
        self._once_checked = None
        self.head.show_claims(self.editor.claims())  # no more than what still stands
        self.head.show_saved("typed")
        if self._draft:
            self.buttons.follow(self._draft, typed=True)
        self._check_soon.start()
        if not self._save_soon.isActive():
            self._save_soon.start()

    @Slot()
    def _check(self) -> None:
        self._check_soon.stop()
        if self._product and self._draft:
            draft = self._draft
            self._flow.check(self._product.id, self.editor.listing(), draft.platform, draft.language)

    @Slot(object, object, object)
    def _checked(self, listing: Listing, claims: tuple[Claim, ...], violations: tuple[Violation, ...]) -> None:
        if self._draft is None or listing != self.editor.listing():
            return  # typed on meanwhile: the next check is on its way
        self._show_findings(claims, violations)
        self.tour.follow(claims)
        self._unchecked = False
        act, self._once_checked = self._once_checked, None
        if act:
            act()

    @Slot(int)
    def _show_not_saved(self, draft_id: int) -> None:
        """What was typed could not be saved: say so, and try again at the next pause or leave."""
        typed = self._flow.typed(draft_id)
        if self._draft and self._draft.id == draft_id and typed and typed.failed:
            self._typed = True
            self.head.show_saved("failed")

    @Slot(object)
    def _saved(self, draft: Draft) -> None:
        if self._draft and draft.id == self._draft.id:
            self._draft = draft
            self._show_status(draft)
            if not self._typed:
                self.head.show_saved("saved")

    @Slot(object)
    def _judged(self, draft: Draft) -> None:
        if self._draft and draft.id == self._draft.id:
            self._draft = draft
            self._show_status(draft)
            if not self._typed and self.head.is_told:
                self.head.show_saved("saved")

    @Slot(int)
    def _grew(self, product_id: int) -> None:
        writing = self._flow.writing(product_id)
        if writing and self._product and self._product.id == product_id:
            self.stream.grow(writing.text)

    @Slot()
    def _stop(self) -> None:
        if self._product:
            self._flow.stop(self._product.id)
