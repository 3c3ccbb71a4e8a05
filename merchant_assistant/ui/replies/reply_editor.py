"""The reply, to be edited: what it claims is underlined, and kept a moment after the last key."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.replies.checking import DATA, DOCUMENT
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.claim_edit import ClaimEdit, utf16_length
from merchant_assistant.ui.replies.arriving import SAVE_MS
from merchant_assistant.ui.replies.gaps import GapHighlighter, gaps_in
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
        self._gaps = GapHighlighter(self.field.document())
        self._loading = False
        self._told = ""
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

    @property
    def gaps(self) -> int:
        """How many places are still to be filled in."""
        return len(gaps_in(self.text))

    def go_in(self) -> None:
        """The keyboard goes into the text; the first place to fill in is marked, to be typed over."""
        self.field.setFocus()
        gap = next(iter(gaps_in(self.text)), None)
        if gap and not self.field.isReadOnly():
            cursor = self.field.textCursor()
            cursor.setPosition(utf16_length(self.text[: gap[0]]))
            cursor.setPosition(utf16_length(self.text[: gap[1]]), QTextCursor.MoveMode.KeepAnchor)
            self.field.setTextCursor(cursor)

    def show_text(self, text: str) -> None:
        """Another reply; nothing is said of it."""
        self._loading = True
        self._told = text
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
        if not self._loading and self.text != self._told:  # colours are a change of the document, too
            self._delay.start()

    @Slot()
    def _tell(self) -> None:
        self._told = self.text
        self.edited.emit(self._told)

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
