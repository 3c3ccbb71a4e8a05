"""Ways to look at a draft: its text, its difference from the present text, its history; and parts of it taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from merchant_assistant.ui.listings.compare_view import present_text, to_come

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.listings.model import Draft, Version
    from merchant_assistant.ui.listings.card_tools import CardTools
    from merchant_assistant.ui.listings.card_views import CardViews
    from merchant_assistant.ui.listings.draft_flow import DraftFlow
    from merchant_assistant.ui.listings.parts import TextPart
    from merchant_assistant.ui.listings.text_keeper import TextKeeper


class CardLooks(QObject):
    """``changed`` carries the look that is worn now. Comparing stays on from draft to draft, the history closes."""

    changed = Signal(str)

    def __init__(self, flow: DraftFlow, views: CardViews, tools: CardTools, keeper: TextKeeper) -> None:
        super().__init__(views)
        self._flow = flow
        self._views = views
        self._tools = tools
        self._keeper = keeper
        self._product: Product | None = None
        self._approved: Draft | None = None
        self._comparing = False
        self._before: QWidget | None = None  # had the keyboard
        tools.turned.connect(self.turn_to)
        views.left.connect(self._go_back)
        views.history.restore_asked.connect(self._restore)
        flow.restored.connect(self._restored)

    def begin(self, product: Product | None) -> None:
        """Another product or draft is shown."""
        self._product, self._approved = product, None

    def know_approved(self, approved: Draft | None) -> None:
        """The approved text that is in force, if one is."""
        self._approved = approved
        if self._views.look == "compare":
            self._compare()

    @Slot(str)
    def turn_to(self, look: str) -> None:
        """See the text, its difference from the present one, or its history."""
        draft = self._keeper.draft
        if draft is None:
            return
        self._keeper.flush()
        self._comparing = look == "compare"
        if look != "editor" and self._views.look == "editor":
            self._before = QApplication.focusWidget()
        if look == "history":
            self._flow.versions(draft.id, self._show_history)
        else:
            self.show_text(at_once=look == "editor")

    @Slot()
    def _go_back(self) -> None:
        self.turn_to("editor")

    def show_text(self, *, at_once: bool = False) -> None:
        """The text, or where drafts are compared its difference; ``at_once``: the text itself."""
        self._comparing = self._comparing and not at_once
        if self._comparing:
            self._compare()
        self.wear("compare" if self._comparing else "editor")

    def wear(self, look: str) -> None:
        """See another look. Where the keyboard was in the one before, it goes along, and back to where it was."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self._views.isAncestorOf(focus)
        self._views.show_look(look)
        self._tools.show_look(look)
        self.changed.emit(look)
        if inside and look == "editor":
            self._give_back()
        elif inside and look == "compare":
            self._views.compare.diff.setFocus()

    def _give_back(self) -> None:
        """Never into the text, unless it came from there: the next letter would be typed."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _compare(self) -> None:
        if self._product and (draft := self._keeper.draft):
            approved = self._approved.listing if self._approved else None
            shown = self._views.editor.listing()
            present = present_text(self._product, approved, shown, draft.kind)
            self._views.compare.show_texts(present, to_come(present, shown), draft.kind)

    def _show_history(self, versions: Sequence[Version]) -> None:
        if draft := self._keeper.draft:
            self._views.history.show_versions(versions, self._views.editor.listing(), draft.kind)
            self.wear("history")
            self._views.history.choice.setFocus()

    @Slot(int, object)
    def _restore(self, version: int, parts: Sequence[TextPart]) -> None:
        if draft := self._keeper.draft:
            self._flow.restore(draft.id, version, parts)

    @Slot(object)
    def _restored(self, draft: Draft) -> None:
        """An earlier text is there again: in the editor as if it were typed, so that Ctrl+Z takes it back too."""
        if self._keeper.draft and draft.id == self._keeper.draft.id:
            self._keeper.put_in(draft)
            self.wear("editor")
