"""The head of the page: what there is to decide in a line, and the buttons for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.draft_all_button import DraftAllButton
from merchant_assistant.ui.listings.jobs_bar import JobsBar
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.words import listed, number

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.listings.products_panel import ProductsPanel

_WIDE = 860  # less leaves no room for the line beside every button


class PageHead(PageHeader):
    """``waiting`` carries how many drafts wait for the person."""

    waiting = Signal(int)

    def __init__(self, desk: Desk, products: ProductsPanel, parent: QWidget | None = None) -> None:
        self.export = Button("", glyph="upload", key="Ctrl+E")
        self.approve_all = Button("")
        self.review = Button("", key="V")
        self.draft_all = DraftAllButton(desk, products)
        self.draft = Button("", "primary", key="D")
        self.jobs = JobsBar(desk)
        buttons = self.export, self.approve_all, self.review, self.draft_all, self.draft
        super().__init__("", *buttons, beside=self.jobs, parent=parent)
        self._products = products
        self._job = desk.draft_all
        self._some = self._reviewing = False
        for signal in (products.told, products.ticks.changed, self._job.changed, self._job.expected.changed):
            signal.connect(self._say)
        on_language(self._say)

    def show_for(self, *, some: bool, reviewing: bool) -> None:
        """Offer what can be done: ``some`` products are there, the queue is gone through."""
        self._some, self._reviewing = some, reviewing
        self._say()

    def fit(self, width: int) -> None:
        """In a narrow window the buttons that the queue has too give way."""
        self._wide = width >= _WIDE
        self._say()

    _wide = True

    @Slot()
    def _say(self) -> None:
        states, count = self._products.states, self._products.count
        calm = self._some and not self._reviewing
        self.export.setText(self.tr("Export …"))
        ticked = len(self._products.ticks)
        self.draft.setText(self.tr("Draft %Ln selected", "", ticked) if ticked else self.tr("Draft"))
        self.approve_all.setText(self.tr("Approve all proven"))
        self.approve_all.setVisible(calm and bool(states.proven) and self._wide)
        self.review.setText(self.tr("Review {count}").format(count=number(states.waiting)))
        self.review.setVisible(calm and bool(states.waiting))
        self.export.setVisible(calm)
        self.draft.setVisible(calm)
        self.draft_all.allow(calm)
        self.waiting.emit(states.waiting)
        self.say(self.tr("Listings"), self._told(count) if count else "")

    def _told(self, count: int) -> str:
        """How many products there are, what waits, what is missing and how long that would take."""
        states = self._products.states
        words = [self.tr("%Ln product(s)", "", count)]
        if states.waiting:
            words.append(self.tr("%Ln draft(s) wait for you", "", states.waiting))
        if states.proven == states.waiting == 1:
            words.append(self.tr("fully proven"))
        elif states.proven:
            words.append(self.tr("%Ln of them fully proven", "", states.proven))
        if outdated := self._products.counts.get("outdated"):
            words.append(self.tr("%Ln with changed data", "", outdated))
        missing = self._missing()
        return self.tr("{told}. {missing}.").format(told=listed(*words), missing=missing) if missing else listed(*words)

    def _missing(self) -> str:
        """Blank while it is being written: then the bar at the bottom tells the time."""
        left = self._products.without_draft
        if not left or self._job.running:
            return ""
        missing, takes = self.tr("%Ln draft(s) missing", "", left), self._job.expected.takes(left)
        return self.tr("{missing}: {time}").format(missing=missing, time=takes) if takes else missing
