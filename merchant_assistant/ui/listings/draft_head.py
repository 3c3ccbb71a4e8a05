"""The chips above a draft: its state and how its claims stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim, Status
from merchant_assistant.listings.model import Draft, Violation
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.listings.card_tools import CardTools
from merchant_assistant.ui.listings.choices import language_name, platform_name
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.tips import plain_tip
from merchant_assistant.ui.words import listed, number

Saved = Literal["", "typed", "saving", "saved", "failed"]
_NAME_LEAST = 160  # pixels: a name cut shorter says nothing
_SAVED_ROOM = 96  # kept, so that the name does not change while somebody types


class DraftHead(QWidget):
    """Follows the text while it is edited. ``saved`` tells where the draft goes until something is typed."""

    def __init__(self, tools: CardTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._product: Product | None = None
        self._draft: Draft | None = None
        self._writing = False
        self._claims: Sequence[Claim] = ()
        self._saved: Saved = ""
        self.heading = label(role="heading")
        self.heading.setFixedHeight(24)
        self.state = Chip()
        self.proven = Chip(tone="good")
        self.contradicted = Chip(tone="bad")
        self.unsupported = Chip(tone="care")
        self.saved = label(role="caption")
        self.saved.setFixedHeight(24)
        self._chips = (self.state, self.proven, self.contradicted, self.unsupported)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Flow(tools.kinds, self.heading, *self._chips), 1)
        for last in (self.saved, tools.more):
            row.addWidget(last, 0, Qt.AlignmentFlag.AlignTop)
        on_language(self._say)

    def begin(self, product: Product | None, *, writing: bool = False) -> None:
        """Whose draft it is: what the buttons below do, they do to this product. ``writing``: it is written now."""
        self._product, self._writing = product, writing
        self._draft, self._claims, self._saved = None, (), ""
        self._say()

    def show_status(self, draft: Draft) -> None:
        """What became of the draft so far; nothing while it waits for the person."""
        self._draft = draft
        self._say()

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Count what is underlined."""
        self._claims = claims
        self._say()

    def show_saved(self, saved: Saved) -> None:
        """What became of the words that were typed."""
        self._saved = saved
        self._say()

    @property
    def is_told(self) -> bool:
        """Something was typed and spoken of."""
        return bool(self._saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_claims()
        self._say_name()

    @Slot()
    def _say(self) -> None:
        self.state.show_state(*self._state())
        self._say_saved()
        self._say_claims()
        self._say_name()

    def _say_name(self) -> None:
        """As far as the chips leave room: the name stands above the facts too."""
        product = self._product
        name = (product.title or product.sku) if product else self.tr("Draft")
        metrics, room = self.heading.fontMetrics(), self._room()
        fits = not product or metrics.horizontalAdvance(name) <= room or room >= _NAME_LEAST
        self.heading.setVisible(fits)
        self.heading.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) if product else name)
        self.heading.setToolTip(plain_tip(f"{product.title}\n{product.sku}") if product else "")
        self.heading.setAccessibleName(self.tr("Draft: {product}").format(product=name) if product else name)

    def _room(self) -> int:
        beside = (*self._chips, self._tools.kinds, self._tools.more)
        return self.width() - sum(part.sizeHint().width() + 8 for part in beside if not part.isHidden()) - _SAVED_ROOM

    def _state(self) -> tuple[str, Tone]:
        if self._writing:
            return self.tr("Writing …"), "accent"
        draft = self._draft
        if draft is None or draft.status in ("proposed", "needs_review"):
            edited = draft is not None and draft.edited and not self._saved  # which says the same
            return self.tr("Edited by you") if edited else "", "accent"
        told: dict[str, tuple[str, Tone]] = {
            "approved": (self.tr("Approved"), "accent"),
            "exported": (self.tr("Exported"), "accent"),
            "rejected": (self.tr("Rejected"), "neutral"),
            "failed": (self.tr("Not written"), "bad"),
        }
        return told[draft.status]

    def _say_claims(self) -> None:
        """In words; where these would take a second line, as figures: what is proven first, it needs no reading."""
        proven, wrong, unknown = (self._count(status) for status in ("supported", "contradicted", "unsupported"))
        told: tuple[tuple[Chip, int, str, str, Tone], ...] = (
            (self.proven, proven, self.tr("%Ln proven", "", proven), "✓", "good"),
            (self.unsupported, unknown, self.tr("%Ln not in your data", "", unknown), "?", "care"),
            (self.contradicted, wrong, self.tr("%Ln contradicted", "", wrong), "✗", "bad"),
        )
        for chip, count, words, _, tone in told:
            chip.show_state(words if count else "", tone)
            chip.setAccessibleName(words)
            chip.setToolTip("")
        for chip, count, words, mark, tone in told:
            if self._room() >= 0:
                return
            chip.show_state(f"{mark} {number(count)}" if count else "", tone)
            chip.setToolTip(words)

    def _count(self, status: Status) -> int:
        return sum(claim.status == status for claim in self._claims)

    def _place(self) -> str:
        """Where the draft goes, and in which language it is: a product may have several."""
        draft = self._draft
        if draft is None:
            return ""
        platform = "" if draft.platform == "generic" else platform_name(draft.platform)
        return listed(platform, language_name(draft.language))

    def _say_saved(self) -> None:
        told: dict[Saved, str] = {
            "": self._place(),
            "typed": self.tr("Not saved yet"),
            "saving": self.tr("Saving …"),
            "saved": self.tr("Saved"),
            "failed": self.tr("Not saved"),
        }
        self.saved.setText(told[self._saved])


class ViolationList(QWidget):
    """The platform's rules that the text breaks, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._violations: Sequence[Violation] = ()
        self._wanted = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(2)
        on_language(self._say)

    @property
    def some(self) -> bool:
        return bool(self._violations)

    def set_wanted(self, *, wanted: bool) -> None:
        """Whether they are to be seen at all: something else than the text may be looked at."""
        self._wanted = wanted
        self.setVisible(wanted and self.some)

    def show_violations(self, violations: Sequence[Violation]) -> None:
        self._violations = violations
        self._say()

    @Slot()
    def _say(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for violation in self._violations:
            self._column.addWidget(label(f"• {tell(violation.message)}", "care", wrap=True))
        self.setVisible(self._wanted and self.some)
