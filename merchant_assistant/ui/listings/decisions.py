"""Decisions that cannot be meant, or may be regretted: asked about before, taken back after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.listings.model import Draft, Target
from merchant_assistant.storage.standing import Standing
from merchant_assistant.ui.listings.draft_calls import Place
from merchant_assistant.ui.listings.draft_card import DraftCard

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.draft_flow import DraftFlow
    from merchant_assistant.ui.notifier import Notice

_OPEN = ("proposed", "needs_review")


class Decisions(QObject):
    """``write``: write about the product that is shown. Nothing blocks: each question is a message with one answer."""

    write = Signal()

    def __init__(self, desk: Desk, flow: DraftFlow, card: DraftCard) -> None:
        super().__init__(card)
        self._desk = desk
        self._flow = flow
        self._card = card
        card.approve_asked.connect(self.approve)
        card.write_asked.connect(self.write_again)
        self._asked: tuple[Notice, int] | None = None  # what waits for an answer, and about which draft
        flow.decided.connect(self._offer_undo)
        card.keeper.begun.connect(self._look_if_asked)
        card.keeper.stood.connect(self._look_if_asked)
        card.keeper.found.connect(self._look_if_asked)

    @Slot()
    def approve(self) -> None:
        """What was typed a moment ago is checked first."""
        if draft := self._card.draft:
            place = draft.product_id, Target(draft.platform, draft.language, draft.kind)
            self._card.keeper.when_checked(self._approve_checked, left=partial(self.approve_unseen, place))

    def approve_unseen(self, place: Place) -> None:
        """Approve a draft that is not on the screen yet, or no more, unless the data deny what it says."""
        self._flow.approve_unseen(place, _nothing_denied, self._tell_denied)

    def _tell_denied(self, draft: Draft) -> None:
        """Where it is on the screen by now it is asked about as any other."""
        if self._card.draft and self._card.draft.id == draft.id:
            self.approve()
            return
        self._desk.notifier.say(
            lambda: self.tr("%Ln fact(s) contradict your data.", "", _denied(draft)), hint=draft.listing.title
        )

    def _approve_checked(self) -> None:
        """Ask first where the data deny what the text says: a key is pressed easily."""
        wrong, draft = self._card.tour.contradictions, self._card.draft
        if not wrong or draft is None:
            self._card.approve_now()
            return
        self._card.tour.point_at_worst()
        said = self._desk.notifier.say(
            lambda: self.tr("%Ln fact(s) contradict your data.", "", wrong),
            action=lambda: self.tr("Approve anyway"),
            act=partial(self._approve_anyway, draft.id),
            lasting=True,
        )
        self._asked = said, draft.id

    @Slot()
    def _look_if_asked(self) -> None:
        """Another draft is shown by now, or this one is decided or mended: the question is one no more."""
        draft = self._card.draft
        if self._asked is None:
            return
        said, draft_id = self._asked
        here = draft is not None and draft.id == draft_id and draft.status in _OPEN
        if not (here and self._card.tour.contradictions):
            self._asked = None
            self._desk.notifier.withdraw(said)

    @Slot()
    def write_again(self) -> None:
        """Ask first where the person's own words would go out of sight."""
        draft = self._card.draft
        if not self._card.keeper.touched or draft is None:
            self.write.emit()
            return
        self._desk.notifier.say(
            lambda: self.tr("You edited this draft. A new one would take its place."),
            action=lambda: self.tr("Write again"),
            act=partial(self._write_anyway, draft.id),
            lasting=True,
        )

    def _approve_anyway(self, draft_id: int) -> None:
        """Unless another draft is shown by now."""
        if self._card.draft and self._card.draft.id == draft_id:
            self._card.approve_now()

    def _write_anyway(self, draft_id: int) -> None:
        """Unless another draft is shown by now."""
        if self._card.draft and self._card.draft.id == draft_id:
            self.write.emit()

    @Slot(object, object)
    def _offer_undo(self, draft: Draft, standing: Standing) -> None:
        unproven = sum(claim.status == "unsupported" for claim in draft.claims)
        doubtful = draft.status == "approved" and unproven > 0

        def told() -> str:
            words = self.tr("Approved: {title}") if draft.status == "approved" else self.tr("Rejected: {title}")
            return words.format(title=draft.listing.title)

        self._desk.notifier.say(
            told,
            hint=lambda: (
                self.tr("With %Ln statement(s) that your data do not prove.", "", unproven) if doubtful else ""
            ),
            action=lambda: self.tr("Undo"),
            act=partial(self._take_back, draft, standing),
            undo=True,
            again=True,
        )

    def _take_back(self, draft: Draft, standing: Standing) -> None:
        """It need not be the one that is shown: say which it is."""
        self._flow.reopen(draft.id, standing)
        self._desk.notifier.say(lambda: self.tr("Taken back: {title}").format(title=draft.listing.title))


def _denied(draft: Draft) -> int:
    """How many facts of the text that is stored the data deny."""
    return sum(claim.status == "contradicted" for claim in draft.claims)


def _nothing_denied(draft: Draft) -> bool:
    return not _denied(draft)
