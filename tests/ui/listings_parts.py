"""A draft on the page Listings, changed and decided upon."""

from __future__ import annotations

from collections.abc import Callable

from merchant_assistant.app import Program

Idle = Callable[[Program], None]


def status_of(program: Program) -> str:
    return program.services.listings.drafts()[0].status


def type_wrong_weight(program: Program, idle: Idle) -> None:
    """A text with two facts that the data deny."""
    card = program.pages.listings.card
    card.editor.description.setPlainText("It weighs 350 g. It holds 900 ml.")
    card.keeper.check_soon.timeout.emit()
    idle(program)
    assert card.tour.contradictions == 2
