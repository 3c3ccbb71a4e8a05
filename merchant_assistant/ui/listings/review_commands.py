"""What can be done by name while the queue is gone through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from merchant_assistant.ui.commands import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from merchant_assistant.ui.listings.review_mode import ReviewMode


def commands_of_review(review: ReviewMode) -> Sequence[Command]:
    """As its bar has them."""
    bar = review.bar

    def command(verb: str, name: Callable[[], str], button: QPushButton, key: str, glyph: str) -> Command:
        def enabled() -> bool:
            return review.running and button.isEnabled()

        return Command(f"listings.review_{verb}", name, button.click, key, glyph, enabled)

    return (
        command("next", _next, bar.next, "J", "chevron-right"),
        command("previous", _previous, bar.previous, "K", "chevron-right"),
        command("why", _why, bar.why, "W", "info"),
        command("edit", _edit, bar.edit, "E", "pencil"),
        command("end", _end, bar.end, "Esc", "x"),
    )


def _next() -> str:
    return QCoreApplication.translate("ListingsPage", "Review: the next draft")


def _previous() -> str:
    return QCoreApplication.translate("ListingsPage", "Review: the draft before")


def _why() -> str:
    return QCoreApplication.translate("ListingsPage", "Review: why the next claim is marked")


def _edit() -> str:
    return QCoreApplication.translate("ListingsPage", "Review: edit the text")


def _end() -> str:
    return QCoreApplication.translate("ListingsPage", "End the review")
