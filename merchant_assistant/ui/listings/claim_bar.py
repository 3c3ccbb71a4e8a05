"""The line below a draft that explains one claim and offers its cure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.ui.listings.claim_text import cure, sentence
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card


class ClaimBar(Card):
    """``cure_asked`` carries the claim and the text for its place; ``next_asked``: show the next doubtful one."""

    cure_asked = Signal(object, str)
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=8, kind="well", parent=parent)
        self.claim: Claim | None = None
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)  # everything in it is escaped
        self.text.setWordWrap(True)
        self.use = Button("", "link", key="Ctrl+.")
        self.use.hide()
        self.use.clicked.connect(self._use)
        self.next = Button(self.tr("Next"), "link", key="F8")
        self.next.setAccessibleName(self.tr("Next claim that is not proven"))
        self.next.clicked.connect(self.next_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.use)
        row.addWidget(self.next)
        self.column.addLayout(row)
        self.hide()

    def show_claim(self, claim: Claim | None, product: Product | None, *, more: bool) -> None:
        """Explain a claim (or nothing); ``more``: others need attention too."""
        self.claim = claim
        self.setVisible(bool(claim and product))
        if claim is None or product is None:
            return
        self.text.setText(sentence(claim, product))
        value = cure(claim)
        self.use.setText(self.tr("Use {value}").format(value=value))
        self.use.setVisible(bool(value))
        self.next.setVisible(more)

    def _use(self) -> None:
        if self.claim:
            self.cure_asked.emit(self.claim, cure(self.claim))
