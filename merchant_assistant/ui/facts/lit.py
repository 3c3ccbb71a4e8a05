"""The cell that proves or contradicts what is pointed at elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Lit:
    """``field`` and ``sku`` name the cell; ``says`` tells what it does in the language of the moment, for those who

    hear instead of see.
    """

    field: str
    sku: str | None
    tone: Tone
    says: Callable[[], str]


def light(widget: QWidget, name: str, lit: Lit | None) -> None:
    """Lay the tone's colour under what shows the cell, and say it with its accessible ``name``; None: as always."""
    set_look(widget, "lit", lit.tone if lit else "")
    widget.setAccessibleName(f"{name} ({lit.says()})" if lit else name)
