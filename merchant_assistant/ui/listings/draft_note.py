"""The note above a draft that cannot be taken as it is: nothing usable was written, or the data changed since."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.listings.model import Draft
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed

_MOST = 3  # changes that are named
_SHORT = 40


class DraftNote(Card):
    """``write_asked``: have it written from what the data say now."""

    write_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=2, kind="well", parent=parent)
        self._draft: Draft | None = None
        self.text = label(wrap=True)
        self.again = Button("", "link")
        self.again.clicked.connect(self.write_asked)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.again)
        self.column.addLayout(row)
        self.hide()
        on_language(self._say)

    def show_draft(self, draft: Draft | None) -> None:
        """Tell of a draft that failed, or whose facts are not those of the data any more; of any other nothing."""
        self._draft = draft if draft and (draft.outdated or draft.status == "failed") else None
        self.setVisible(self._draft is not None)
        self._say()

    @Slot()
    def _say(self) -> None:
        self.again.setText(self.tr("Write again"))
        if self._draft:
            self.text.setText(self._failed() if self._draft.status == "failed" else self._outdated(self._draft))

    def _failed(self) -> str:
        """Why stands below the text, rule by rule."""
        return self.tr("What the model wrote cannot be used. Have it written again, or write it yourself.")

    def _outdated(self, draft: Draft) -> str:
        changed = list(dict.fromkeys(_changes(draft)))
        if not changed:
            return self.tr("Your data changed since this was written.")
        shown = listed(*changed[:_MOST], "…" if len(changed) > _MOST else "")
        return self.tr("Your data changed since this was written: {changes}").format(changes=shown)


def _changes(draft: Draft) -> Iterator[str]:
    """Facts of the text that the data deny by now: what was written, and what they say instead."""
    for claim in draft.claims:
        if claim.status == "contradicted" and claim.field and claim.value and len(claim.value) <= _SHORT:
            yield f"{field_name(claim.field)} {claim.text} → {claim.value}"
