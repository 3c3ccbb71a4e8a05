"""What a person types into a draft: checked at each pause, saved each second and on leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from merchant_assistant.claims.model import Claim
from merchant_assistant.listings.model import Draft, Listing, Violation
from merchant_assistant.ui.listings.draft_head import Saved

if TYPE_CHECKING:
    from merchant_assistant.ui.listings.draft_flow import DraftFlow
    from merchant_assistant.ui.listings.editor import DraftEditor

_CHECK_AFTER_MS = 250
_SAVE_AFTER_MS = 1000  # what a kill may cost, also of who types without a pause


class TextKeeper(QObject):
    """``found``: claims and broken rules of the text as it stands. ``told``: a :data:`Saved`, what became of the words.

    ``begun``: another draft is shown. ``stood``: the draft as it is stored by now. ``typed_now``: a key was pressed.
    """

    begun = Signal()
    found = Signal(object, object)
    told = Signal(str)
    stood = Signal(object)
    typed_now = Signal()

    def __init__(self, flow: DraftFlow, editor: DraftEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._editor = editor
        self.draft: Draft | None = None
        self.typed = False  # and not saved
        self._spoken_of = False
        self._unchecked = False
        self._quiet = False  # what changes in the text is stored already
        self._once_checked: tuple[Callable[[], None], Callable[[], None]] | None = None
        self.check_soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self.save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self.check_soon.timeout.connect(self.check)
        self.save_soon.timeout.connect(self.flush)
        editor.edited.connect(self._edited)
        editor.left.connect(self.flush)
        flow.checked.connect(self._checked)
        flow.saved.connect(self._saved)
        flow.save_failed.connect(self._show_not_saved)
        flow.judged.connect(self._judged)

    def begin(self, draft: Draft | None) -> None:
        """Another draft is shown (the text before it was flushed)."""
        if self._once_checked:
            self._once_checked[1]()
        self.draft = draft
        self._unchecked, self._once_checked, self._spoken_of = False, None, False
        self.check_soon.stop()
        self.begun.emit()

    @property
    def touched(self) -> bool:
        """A person's own words stand in the draft, and no approval keeps them in force."""
        draft = self.draft
        return draft is not None and (self.typed or (draft.edited and draft.status not in ("approved", "exported")))

    def unsaved(self) -> Listing | None:
        """What was typed into this draft before and could not be saved, or is on its way."""
        typed = self._flow.typed(self.draft.id) if self.draft else None
        return typed.listing if typed else None

    def take_up(self) -> None:
        """The unsaved text is on the screen: check it, and say where it stands."""
        self._unchecked = True
        self.check()
        if self.draft:
            self._show_not_saved(self.draft.id)

    def follow(self, draft: Draft) -> bool:
        """Take over what became of the draft; False where its text is another one."""
        if self.draft is None:
            return False
        if not self.typed and draft.listing == self.draft.listing:
            self._stand(draft)
        return self.typed or draft.listing == self.draft.listing

    def put_in(self, draft: Draft) -> None:
        """An earlier text is stored again: have it in the editor too, as a step that Ctrl+Z takes back."""
        self._quiet = True
        self._editor.put_listing(draft.listing)
        self._quiet = False
        self._stand(draft)
        self.found.emit(draft.claims, draft.violations)
        self._tell("saved")

    @Slot()
    def flush(self) -> None:
        """Save what was typed, if anything was."""
        self.save_soon.stop()
        if self.typed and self.draft:
            self.typed = False
            self._tell("saving")
            self._flow.save(self.draft.id, self._editor.listing())

    def when_checked(self, act: Callable[[], None], left: Callable[[], None] = lambda: None) -> None:
        """Do something that needs the findings of the text as it stands: now, or as soon as they are here.

        ``left`` is called instead where another draft is shown before that; the text is on its way to be saved then.
        """
        if self._unchecked:
            self._once_checked = act, left
            self.check()
        else:
            act()

    @Slot()
    def check(self) -> None:
        """Look at the text as it stands."""
        self.check_soon.stop()
        if draft := self.draft:
            self._flow.check(draft, self._editor.listing())

    @Slot()
    def _edited(self) -> None:
        if self._quiet:
            return
        self.typed = self._unchecked = True
        self._once_checked = None
        self._tell("typed")
        self.typed_now.emit()
        self.check_soon.start()
        if not self.save_soon.isActive():
            self.save_soon.start()

    @Slot(object, object, object)
    def _checked(self, listing: Listing, claims: tuple[Claim, ...], violations: tuple[Violation, ...]) -> None:
        if self.draft is None or listing != self._editor.listing():
            return  # typed on meanwhile: the next check is on its way
        self._unchecked = False
        self.found.emit(claims, violations)
        wanted, self._once_checked = self._once_checked, None
        if wanted:
            wanted[0]()

    @Slot(int)
    def _show_not_saved(self, draft_id: int) -> None:
        """What was typed could not be saved: say so, and try again at the next pause or leave."""
        typed = self._flow.typed(draft_id)
        if self.draft and self.draft.id == draft_id and typed and typed.failed:
            self.typed = True
            self._tell("failed")

    @Slot(object)
    def _saved(self, draft: Draft) -> None:
        if self.draft and draft.id == self.draft.id:
            self._stand(draft)
            if not self.typed:
                self._tell("saved")

    @Slot(object)
    def _judged(self, draft: Draft) -> None:
        if self.draft and draft.id == self.draft.id:
            self._stand(draft)
            if not self.typed and self._spoken_of:
                self._tell("saved")

    def _stand(self, draft: Draft) -> None:
        self.draft = draft
        self.stood.emit(draft)

    def _tell(self, saved: Saved) -> None:
        self._spoken_of = True
        self.told.emit(saved)
