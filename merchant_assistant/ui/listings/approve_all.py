"""Approving in one go what needs no reading: drafts whose every claim is proven and that keep every rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.storage.standing import Standing
    from merchant_assistant.ui.desk import Desk

Approved = tuple["dict[int, Standing]", Changes]


class ApproveAll(QObject):
    """Says how many before it does it, and takes all of them back at once."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @Slot()
    def ask(self) -> None:
        """Look which they are, then ask."""
        self._desk.tasks.start(Task(partial(_proven, self._desk.listings), self._ask))

    def _ask(self, draft_ids: list[int]) -> None:
        if not draft_ids:
            self._desk.notifier.say(lambda: self.tr("No draft waits that is fully proven."))
            return
        self._desk.notifier.ask(
            lambda: self.tr("Approve %Ln draft(s)?", "", len(draft_ids)),
            lambda: self.tr("Every fact found in them stands in your data, and they keep the rules of their platform."),
            yes=lambda: self.tr("Approve all proven"),
            act=partial(self._approve, draft_ids),
        )

    def _approve(self, draft_ids: list[int]) -> None:
        work = partial(_approve, self._desk.listings, draft_ids)
        title = said("Work", "Approving proven drafts")
        self._desk.tasks.start(Task(work, self._approved, title=title, lane="write"))

    def _approved(self, outcome: Approved) -> None:
        before, changes = outcome
        self._desk.tell(changes)
        self._desk.notifier.say(
            lambda: self.tr("%Ln draft(s) approved.", "", len(before)),
            action=lambda: self.tr("Undo"),
            act=partial(self._take_back, before),
            undo=True,
            again=True,
        )

    def _take_back(self, before: dict[int, Standing]) -> None:
        work = partial(_reopen, self._desk.listings, before)
        self._desk.tasks.start(Task(work, self._desk.tell, lane="write"))


def _proven(listings: Listings, _progress: Progress, _cancel: CancelToken) -> list[int]:
    return [draft.id for draft in listings.review() if draft.all_proven]


def _approve(listings: Listings, draft_ids: list[int], progress: Progress, cancel: CancelToken) -> Approved:
    return listings.approve_many(draft_ids, progress, cancel)


def _reopen(listings: Listings, before: dict[int, Standing], _progress: Progress, _cancel: CancelToken) -> Changes:
    return listings.reopen_many(before)
