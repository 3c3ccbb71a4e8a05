"""Fix and approve: every value that the data have takes its place, and what is proven then is approved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from merchant_assistant.listings.checking import is_doubtful
from merchant_assistant.listings.model import Draft, Target

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.claim_tour import ClaimTour
    from merchant_assistant.ui.listings.draft_flow import DraftFlow
    from merchant_assistant.ui.listings.draft_head import ViolationList
    from merchant_assistant.ui.listings.text_keeper import TextKeeper


class Fixing(QObject):
    """``proven``: nothing doubtful is left. ``doubtful``: something is, and the person was told so."""

    proven = Signal()
    doubtful = Signal()

    def __init__(self, flow: DraftFlow, tour: ClaimTour, keeper: TextKeeper, violations: ViolationList) -> None:
        super().__init__(tour)
        self._flow = flow
        self._tour = tour
        self._keeper = keeper
        self._violations = violations

    @Slot()
    def fix(self) -> None:
        """Take every cure, then look again."""
        self._tour.cure_all()
        if draft := self._keeper.draft:
            place = draft.product_id, Target(draft.platform, draft.language, draft.kind)
            left = partial(self._flow.approve_unseen, place, _is_proven, self._tell_left)
            self._keeper.when_checked(self._judge, left)

    def _judge(self) -> None:
        left = self._tour.doubtful_left
        if not left and not self._violations.some:
            self.proven.emit()
            return
        self.doubtful.emit()
        self._flow.say(self._words(left))

    def _tell_left(self, draft: Draft) -> None:
        """It is on the screen no more: say which it is."""
        self._flow.say(self._words(sum(map(is_doubtful, draft.claims))), draft.listing.title)

    def _words(self, left: int) -> str:
        rules = self.tr("Not approved yet: the platform’s rules are not kept.")
        return self.tr("Not approved yet: %Ln fact(s) still have no proof.", "", left) if left else rules


def _is_proven(draft: Draft) -> bool:
    return draft.status == "proposed"
