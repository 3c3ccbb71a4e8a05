"""The chips above a draft: its state, the length of its title, and how its claims stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Draft, Violation
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label

_NAME_WIDTH = 300


class DraftHead(QWidget):
    """Follows the text while it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(self.tr("Draft"), "heading")
        self.heading.setFixedHeight(24)
        self.state = Chip()
        self.length = Chip()
        self.proven = Chip(tone="good")
        self.contradicted = Chip(tone="bad")
        self.unsupported = Chip(tone="care")
        self.saved = label(role="caption")
        self.saved.setFixedHeight(24)
        chips = Flow(self.heading, self.state, self.length, self.proven, self.contradicted, self.unsupported)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(chips, 1)
        row.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignTop)

    def show_product(self, product: Product | None) -> None:
        """Whose draft it is: what the buttons below do, they do to this product."""
        name = self.tr("Draft: {product}").format(product=product.title or product.sku) if product else self.tr("Draft")
        self.heading.setText(self.heading.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH))
        self.heading.setToolTip(f"{product.title}\n{product.sku}" if product else "")
        self.heading.setAccessibleName(name)

    def clear(self) -> None:
        for chip in (self.state, self.length, self.proven, self.contradicted, self.unsupported):
            chip.show_state("")
        self.saved.setText("")

    def show_status(self, draft: Draft) -> None:
        """What became of the draft so far; nothing while it waits for the person."""
        if draft.status in ("approved", "exported"):
            text = self.tr("Approved") if draft.status == "approved" else self.tr("Exported")
            self.state.show_state(text, "accent")
        elif draft.status == "rejected":
            self.state.show_state(self.tr("Rejected"), "neutral")
        elif draft.status == "failed":
            self.state.show_state(self.tr("Not written"), "bad")
        else:
            self.state.show_state(self.tr("Edited by you") if draft.edited else "", "accent")

    def show_length(self, title: str, platform: str) -> None:
        longest = platform_rules(platform).title.max
        text = self.tr("Title {length} of {most}").format(length=len(title.strip()), most=longest)
        self.length.show_state(text, "bad" if len(title.strip()) > longest else "neutral")

    def show_claims(self, claims: Sequence[Claim]) -> None:
        count = {
            status: sum(c.status == status for c in claims) for status in ("supported", "contradicted", "unsupported")
        }
        proven, wrong, unknown = count["supported"], count["contradicted"], count["unsupported"]
        self.proven.show_state(self.tr("{count} proven").format(count=proven) if proven else "", "good")
        self.contradicted.show_state(self.tr("{count} contradicted").format(count=wrong) if wrong else "", "bad")
        self.unsupported.show_state(
            self.tr("{count} not in your data").format(count=unknown) if unknown else "", "care"
        )


class ViolationList(QWidget):
    """The platform's rules that the text breaks, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(2)
        self.some = False
        self.hide()

    def show_violations(self, violations: Sequence[Violation]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for violation in violations:
            self._column.addWidget(label(f"• {violation.message}", "care", wrap=True))
        self.some = bool(violations)
        self.setVisible(self.some)
