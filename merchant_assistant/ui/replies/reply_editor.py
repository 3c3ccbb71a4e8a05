"""The reply, to be edited: what it claims is underlined, and kept a moment after the last key."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.replies.checking import DATA, DOCUMENT
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.replies.arriving import SAVE_MS
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label


class ReplyEditor(Card):
    """``edited`` carries the text a moment after the last key; ``flush`` says it at once."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, parent=parent)
        self.field = ClaimEdit()
        self.field.explain_by(self._explain)
        self.note = label(role="caption", wrap=True)
        self.note.hide()
        self._loading = False
        self._delay = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._delay.timeout.connect(self._tell)
        self.column.addWidget(self.field)
        self.column.addWidget(self.note)
        self.field.textChanged.connect(self._changed)
        self.field.pointed.connect(self._point)
        on_language(self._say)

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def show_text(self, text: str) -> None:
        """Another reply; nothing is said of it."""
        self._loading = True
        self.field.setPlainText(text)
        self._loading = False
        self._delay.stop()
        self._point(None)

    def show_claims(self, text: str, claims: Sequence[Claim]) -> None:
        """Underline them, where the text is still the one that was checked."""
        if text == self.text:
            self.field.set_marks([(claim.start, claim.end, claim) for claim in claims])

    def flush(self) -> None:
        """Have what is typed kept now."""
        if self._delay.isActive():
            self._delay.stop()
            self._tell()

    def forget(self) -> None:
        """What was typed last is not to be kept."""
        self._delay.stop()

    @Slot()
    def _changed(self) -> None:
        if not self._loading:
            self._delay.start()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.text)

    @Slot(object)
    def _point(self, claim: Claim | None) -> None:
        self.field.point_out(claim)
        self.note.setText(self._sentence(claim) if claim else "")
        self.note.setVisible(claim is not None)

    def _explain(self, claim: Claim) -> str:
        return f"<p>{escape(self._sentence(claim))}</p>"

    def _sentence(self, claim: Claim) -> str:
        if claim.status == "unsupported" or claim.field is None:
            return self.tr("“{claim}” is not in your data.").format(claim=claim.text)
        if claim.field == DOCUMENT:
            return self.tr("“{claim}” stands in your documents.").format(claim=claim.text)
        if claim.field == DATA:
            return self.tr("“{claim}” is from your catalogue.").format(claim=claim.text)
        cell = f"{field_name(claim.field)} = {' '.join((claim.value or '').split())[:80]}"
        if claim.status == "contradicted":
            return self.tr("“{claim}” contradicts {cell}.").format(claim=claim.text, cell=cell)
        return self.tr("“{claim}” is proven by {cell}.").format(claim=claim.text, cell=cell)

    def _say(self) -> None:
        self.field.setAccessibleName(self.tr("Reply"))
