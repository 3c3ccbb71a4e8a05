"""What the page Listings can do by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.listings.card_commands import commands_of_card
from merchant_assistant.ui.listings.review_commands import commands_of_review

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.page import ListingsPage


def commands_of(page: ListingsPage) -> Sequence[Command]:
    """In the order in which a draft lives."""
    card, job = page.card, page.job

    def has_list() -> bool:
        return page.states.state == "full"

    def offered(button: QPushButton) -> bool:
        return not button.isHidden() and button.isEnabled()

    def has_draft() -> bool:
        return card.draft is not None

    def waiting() -> bool:
        return bool(page.products.states.waiting) and not page.review.running

    def proven() -> bool:
        return bool(page.products.states.proven)

    return (
        Command("listings.draft", _draft, page.write, "D", "sparkles", lambda: offered(page.draft)),
        Command(
            "listings.approve", _approve, page.decisions.approve, "A", "circle-check", lambda: offered(card.approve)
        ),
        Command("listings.again", _again, page.decisions.write_again, "R", "sparkles", lambda: offered(card.again)),
        *commands_of_card(card),
        Command("listings.claim", _claim, card.tour.next, "F8", "info", has_draft),
        Command("listings.search", _search, page.filters.go_to_search, "Ctrl+F", "search", has_list),
        Command(
            "listings.draft_all",
            _draft_all,
            page.many.ask_all,
            glyph="sparkles",
            enabled=lambda: page.draft_all.can_start,
        ),
        Command("listings.review", _review, page.review.start, "V", "circle-check", waiting),
        *commands_of_review(page.review),
        Command("listings.approve_all", _approve_all, page.approve_all.ask, glyph="check", enabled=proven),
        Command("listings.tick_all", _tick_all, page.products.tick_all, "Ctrl+A", "check", has_list),
        Command("listings.jobs", _jobs, page.jobs.open_window, glyph="info", enabled=lambda: bool(job.book.jobs)),
        Command("listings.pause", _pause, job.pause, glyph="square", enabled=lambda: job.running),
        Command("listings.export", _export, page.ask_export, "Ctrl+E", "upload", has_list),
    )


def _draft() -> str:
    return QCoreApplication.translate("ListingsPage", "Write a listing for the chosen product")


def _draft_all() -> str:
    return QCoreApplication.translate("ListingsPage", "Write listings for all products that have none")


def _review() -> str:
    return QCoreApplication.translate("ListingsPage", "Review the drafts that wait, one after the other")


def _approve_all() -> str:
    return QCoreApplication.translate("ListingsPage", "Approve all drafts that are fully proven")


def _tick_all() -> str:
    return QCoreApplication.translate("ListingsPage", "Choose all products of the list")


def _jobs() -> str:
    return QCoreApplication.translate("ListingsPage", "Show the jobs of many drafts")


def _pause() -> str:
    return QCoreApplication.translate("ListingsPage", "Pause the writing of all listings")


def _approve() -> str:
    return QCoreApplication.translate("ListingsPage", "Approve the draft")


def _again() -> str:
    return QCoreApplication.translate("ListingsPage", "Write the draft again")


def _claim() -> str:
    return QCoreApplication.translate("ListingsPage", "Next claim that is not proven")


def _search() -> str:
    return QCoreApplication.translate("ListingsPage", "Search the listings")


def _export() -> str:
    return QCoreApplication.translate("ListingsPage", "Export the catalogue")
