"""The note above a draft of which something has to be known before it is read; the gravest, never two."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.listings.model import Draft, DraftSummary
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.reject_popup import reason_words
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed

_MOST = 3  # changes that are named
_SHORT = 40


class DraftNote(Card):
    """``write_asked``: have it written from what the data say now; carries its own style and False, as that is not to
    be the usual one. ``other_asked`` carries the draft that reads alike.

    Told of: nothing usable was written, why it was rejected, the data changed since, another draft reads nearly so.
    """

    write_asked = Signal(object, bool)
    other_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=2, kind="well", parent=parent)
        self._draft: Draft | None = None
        self._alike: DraftSummary | None = None
        self.text = label(wrap=True)
        self.again = Button("", "link")
        self.again.clicked.connect(self._ask_again)
        self.other = Button("", "link")
        self.other.clicked.connect(self._ask_other)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.again)
        row.addWidget(self.other)
        self.column.addLayout(row)
        self.hide()
        on_language(self._say)

    def show_draft(self, draft: Draft | None) -> None:
        """Another draft is shown, or none."""
        self._draft, self._alike = draft, None
        self._say()

    def follow(self, draft: Draft) -> None:
        """The draft that is shown was decided or changed."""
        self._draft = draft
        self._say()

    def show_alike(self, other: DraftSummary | None) -> None:
        """Another product's draft reads nearly the same, or none does."""
        self._alike = other
        self._say()

    @Slot()
    def _ask_again(self) -> None:
        if self._draft:
            self.write_asked.emit(self._draft.style, False)

    @Slot()
    def _ask_other(self) -> None:
        if self._alike:
            self.other_asked.emit(self._alike.id)

    @Slot()
    def _say(self) -> None:
        self.again.setText(self.tr("Write again"))
        self.other.setText(self.tr("Show it"))
        state = _state(self._draft, self._alike)
        told: dict[str, Callable[[], str]] = {
            "failed": self._failed,
            "rejected": self._rejected,
            "outdated": self._outdated,
            "alike": self._reads_alike,
        }
        self.text.setText(told[state]() if state else "")
        self.again.setVisible(state in ("failed", "outdated"))
        self.other.setVisible(state == "alike")
        self.setVisible(bool(state))

    def _failed(self) -> str:
        """Why stands below the text, rule by rule."""
        return self.tr("What the model wrote cannot be used. Have it written again, or write it yourself.")

    def _rejected(self) -> str:
        return self.tr("Rejected: {reason}").format(reason=reason_words(self._draft.reason if self._draft else ""))

    def _outdated(self) -> str:
        changed = list(dict.fromkeys(_changes(self._draft))) if self._draft else []
        if not changed:
            return self.tr("Your data changed since this was written.")
        shown = listed(*changed[:_MOST], "…" if len(changed) > _MOST else "")
        return self.tr("Your data changed since this was written: {changes}").format(changes=shown)

    def _reads_alike(self) -> str:
        other = self._alike
        return self.tr("Reads nearly the same as the draft of {sku}.").format(sku=other.sku if other else "")


def _state(draft: Draft | None, alike: DraftSummary | None) -> str:
    """What is told of; nothing of a draft that can be taken as it is."""
    if draft is None:
        return ""
    if draft.status == "failed" or (draft.status == "rejected" and draft.reason):
        return draft.status
    if draft.outdated:
        return "outdated"
    return "alike" if alike and draft.status in ("proposed", "needs_review") else ""


def _changes(draft: Draft) -> Iterator[str]:
    """Facts of the text that the data deny by now: what was written, and what they say instead."""
    for claim in draft.claims:
        if claim.status == "contradicted" and claim.field and claim.value and len(claim.value) <= _SHORT:
            yield f"{field_name(claim.field)} {claim.text} → {claim.value}"
