"""What the card of a draft can do by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from merchant_assistant.ui.commands import Command

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.draft_card import DraftCard


def commands_of_card(card: DraftCard) -> Sequence[Command]:
    """Each where there is a draft to do it with."""

    def has_draft() -> bool:
        return card.draft is not None

    def can_fix() -> bool:
        return has_draft() and not card.buttons.fix.isHidden()

    def can_reject() -> bool:
        return not card.reject.isHidden() and card.reject.isEnabled()

    compare, history = partial(card.looks.turn_to, "compare"), partial(card.looks.turn_to, "history")
    return (
        Command("listings.fix", _fix, card.fixing.fix, "F", "circle-check", can_fix),
        Command("listings.style", _style, card.ask_style, "S", "settings", has_draft),
        Command("listings.reject", _reject, card.ask_why, "X", "x", can_reject),
        Command("listings.compare", _compare, compare, "C", "info", has_draft),
        Command("listings.history", _history, history, "H", "history", has_draft),
        Command("listings.copy", _copy, card.copy_text, "Ctrl+Shift+C", "copy", has_draft),
    )


def _fix() -> str:
    return QCoreApplication.translate("DraftCard", "Put the values of your data into the draft and approve it")


def _style() -> str:
    return QCoreApplication.translate("DraftCard", "Write the draft again in another manner")


def _reject() -> str:
    return QCoreApplication.translate("DraftCard", "Reject the draft")


def _compare() -> str:
    return QCoreApplication.translate("DraftCard", "Compare the draft with the present text")


def _history() -> str:
    return QCoreApplication.translate("DraftCard", "Earlier versions of the draft")


def _copy() -> str:
    return QCoreApplication.translate("DraftCard", "Copy the text of the draft")
