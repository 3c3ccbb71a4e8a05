"""The line below a draft that explains one claim and offers its cure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.claim_text import cure, plain_sentence, sentence
from merchant_assistant.ui.theme.theme import on_theme
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card

_NARROW = 480
_BUTTONS_PART = 2.5  # the words have the larger part of a line


class ClaimBar(Card):
    """``cure_asked`` carries the claim and the text for its place; ``next_asked``: show the next doubtful one."""

    cure_asked = Signal(object, str)
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=6, kind="well", parent=parent)
        self.claim: Claim | None = None
        self._product: Product | None = None
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)  # everything in it is escaped
        self.text.setWordWrap(True)
        self.use = Button("", "link", key="Ctrl+.")
        self.use.hide()
        self.use.clicked.connect(self._use)
        self.next = Button("", "link", key="F8", listens=False)
        self.next.clicked.connect(self.next_asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._row.setContentsMargins(6, 0, 2, 0)
        self._row.addWidget(self.text, 1)
        self._row.addLayout(self._buttons())
        self.column.addLayout(self._row)
        self.hide()
        on_language(self._say)
        on_theme(self._say)  # the sentence holds the colour of the claim

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.use)
        buttons.addWidget(self.next)
        buttons.addStretch()
        return buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is little room beside it, what can be done stands below what is said."""
        buttons = sum(button.sizeHint().width() for button in (self.use, self.next) if not button.isHidden())
        narrow = self.width() < max(_NARROW, _BUTTONS_PART * buttons)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def show_claim(self, claim: Claim | None, product: Product | None, *, more: bool) -> None:
        """Explain a claim (or nothing); ``more``: others need attention too."""
        self.claim, self._product = claim, product
        self.setVisible(bool(claim and product))
        self.next.setVisible(more)
        self._say()

    def announce(self) -> None:
        """Let a screen reader say what is explained: the keyboard came to this claim."""
        if self.claim and self._product:
            told = plain_sentence(self.claim, self._product)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    @Slot()
    def _say(self) -> None:
        self.next.setText(self.tr("Next"))
        self.next.setAccessibleName(self.tr("Next claim that is not proven"))
        if self.claim is None or self._product is None:
            return
        self.text.setText(sentence(self.claim, self._product))
        value = cure(self.claim)
        self.use.setText(self.tr("Use {value}").format(value=value))
        self.use.setVisible(bool(value))
        self._arrange()

    @Slot()
    def _use(self) -> None:
        if self.claim:
            self.cure_asked.emit(self.claim, cure(self.claim))
