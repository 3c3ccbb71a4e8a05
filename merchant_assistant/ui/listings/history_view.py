"""Earlier versions of a draft: when and by whom, what is different, and each part's way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.listings.model import DraftKind, Listing, Version
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.diff_view import Comparison, DiffView
from merchant_assistant.ui.listings.parts import changed_parts, part_name, parts_of
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed, when


class HistoryView(QWidget):
    """A version is chosen, its differences from the present text are shown. ``restore_asked``: version id, parts.

    ``left``: the text is wanted again. Nothing is lost by going back: what comes back becomes a new version.
    """

    restore_asked = Signal(int, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[Version] = ()
        self._now = Listing("", (), "")
        self._kind: DraftKind = "listing"
        self.choice = Choice("", [])
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.all = Button("", "link")
        self.back = Button("", "link")
        self.back.clicked.connect(self.left)
        self.note = label(role="caption", wrap=True)
        self.diff = DiffView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(Flow(self.choice, self.all))
        second = QHBoxLayout()
        second.addWidget(self.note, 1)
        second.addWidget(self.back)
        column.addLayout(second)
        column.addWidget(self.diff, 1)
        self.choice.currentIndexChanged.connect(self._show)
        self.all.clicked.connect(self._restore_all)
        self.diff.part_asked.connect(self._restore_part)
        on_language(self._say)

    def show_versions(self, versions: Sequence[Version], now: Listing, kind: DraftKind) -> None:
        """The oldest first, as they are kept; ``now`` is the text on the screen. The newest that differs is chosen."""
        self._versions, self._now, self._kind = versions[::-1], now, kind
        self._say()
        other = [place for place, version in enumerate(self._versions) if version.listing != now]
        self.choice.setCurrentIndex(other[0] if other else 0)
        self._show()

    @property
    def chosen(self) -> Version | None:
        """The version that is compared."""
        place = self.choice.currentIndex()
        return self._versions[place] if 0 <= place < len(self._versions) else None

    @Slot()
    def _show(self) -> None:
        version = self.chosen
        same = version is None or version.listing == self._now
        self.all.setVisible(not same)
        self.diff.setVisible(not same)
        self.note.setText(self._told(same=same))
        if version and not same:
            offer = self.tr("Take this part back")
            self.diff.show_comparison(Comparison(self._now, version.listing, self._kind, offer))

    def _told(self, *, same: bool) -> str:
        if len(self._versions) < 2:
            return self.tr("This is the first version: there is no other one yet.")
        if same:
            return self.tr("This is the text as it stands.")
        return self.tr("Struck out: stands there now. Underlined: stood there then.")

    @Slot()
    def _restore_all(self) -> None:
        if version := self.chosen:
            parts = changed_parts(self._now, version.listing)
            self.restore_asked.emit(version.id, parts)

    @Slot(str)
    def _restore_part(self, part: str) -> None:
        if version := self.chosen:
            self.restore_asked.emit(version.id, (part,))

    @Slot()
    def _say(self) -> None:
        self.choice.setAccessibleName(self.tr("Version"))
        self.choice.setToolTip(self.tr("Version"))
        self.all.setText(self.tr("Take all of it back"))
        self.back.setText(self.tr("Back to the text"))
        place = max(self.choice.currentIndex(), 0)
        self.choice.blockSignals(True)
        self.choice.clear()
        for number, version in enumerate(self._versions):
            self.choice.addItem(self._name(number, version), version.id)
        self.choice.setCurrentIndex(min(place, len(self._versions) - 1))
        self.choice.blockSignals(False)
        self._show()

    def _name(self, place: int, version: Version) -> str:
        """Who and when, and what that one changed."""
        who = self.tr("you") if version.origin == "person" else self.tr("the model")
        before = self._versions[place + 1] if place + 1 < len(self._versions) else None
        changed = changed_parts(before.listing, version.listing) if before else ()
        parts = [part_name(part, self._kind) for part in changed if part in parts_of(self._kind)]
        in_force = self.tr("approved") if version.approved else ""
        what = listed(*parts[:2], "…" if len(parts) > 2 else "")
        return listed(when(version.at), who, in_force) + (f": {what}" if what else "")
