"""From a dropped file to its next step: recognised in a worker, then read, offered, or kindly refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from merchant_assistant.ui.drops.kinds import Found, of_kind, recognise_all
from merchant_assistant.ui.drops.overlay import DropOverlay
from merchant_assistant.ui.drops.words import DropWords
from merchant_assistant.ui.language import Words, on_language
from merchant_assistant.ui.notifier import Notice
from merchant_assistant.ui.tasks import Handle, Task

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

Take = Callable[[list[Path]], object]
_READ_ANYWAY = ("reviews", "orders")


class Drops(QObject):
    """``take`` says, for each kind that is taken, who takes it; a kind without one is refused kindly."""

    def __init__(self, desk: Desk, overlay: DropOverlay, take: dict[str, Take], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._takers = take
        self._overlay = overlay
        self._words = DropWords(self)
        self._held: tuple[Found, ...] = ()
        self._looking: Handle[Any] | None = None
        overlay.entered.connect(self._hold)
        overlay.dropped.connect(self.take)
        on_language(self._say)

    @Slot(object)
    def take(self, files: Sequence[Path]) -> None:
        """Files were dropped or asked for: recognise them and go on."""
        self._stop_looking()
        self._desk.notifier.clear()
        if files:
            self._desk.tasks.start(Task(partial(recognise_all, tuple(files)), self._offer))

    @Slot(object)
    def _hold(self, files: Sequence[Path]) -> None:
        """They are above the window: look what they are, to say what will happen."""
        self._held = ()
        self._say()
        self._stop_looking()
        self._looking = self._desk.tasks.start(Task(partial(recognise_all, tuple(files)), self._held_known))

    def _held_known(self, found: tuple[Found, ...]) -> None:
        self._looking = None
        self._held = found
        self._say()

    def _stop_looking(self) -> None:
        if self._looking:
            self._looking.forget()
            self._looking = None

    def _say(self) -> None:
        self._overlay.say(*self._words.before(self._held))

    def _offer(self, found: tuple[Found, ...]) -> None:
        papers = of_kind(found, "document") if "document" in self._takers else []
        refused = [one for one in found if one.file not in papers and not self._offer_one(one)]
        if papers:
            self._offer_documents(papers)
        if len(refused) > 1:
            self._tell(partial(self._words.several, refused))
        elif refused:
            self._refuse(refused[0])
        if tables := of_kind(found, "catalogue"):
            self._takers["catalogue"](tables)

    def _offer_one(self, found: Found) -> bool:
        """Whether it is taken, or offered to be."""
        if found.kind == "folder":
            self._offer_folder(found)
            return True
        if found.kind == "model" and "model" in self._takers:
            act = partial(self._takers["model"], [found.file])
            self._tell(partial(self._words.model, found), lambda: self.tr("Add it"), act)
            return True
        if found.kind == "message" and "message" in self._takers:
            self._takers["message"]([found.file])
            return True
        if found.kind == "backup" and "backup" in self._takers:
            act = partial(self._takers["backup"], [found.file])
            self._tell(partial(self._words.backup, found), lambda: self.tr("Restore …"), act)
            return True
        return found.kind == "catalogue"

    def _offer_documents(self, papers: list[Path]) -> None:
        """In one question, however many they are."""
        act = partial(self._takers["document"], papers)
        self._tell(partial(self._words.documents, papers), lambda: self.tr("Add to knowledge"), act)

    def _offer_folder(self, found: Found) -> None:
        tables = of_kind(found.inside, "catalogue")
        papers = of_kind(found.inside, "document") if "document" in self._takers else []
        if papers:
            self._offer_documents(papers)
        words = partial(self._words.folder, found, len(tables))
        if tables:
            self._tell(words, lambda: self.tr("Read them"), partial(self._takers["catalogue"], tables))
        elif not papers:
            self._tell(words)

    def _refuse(self, found: Found) -> None:
        """What was taken for reviews or orders may be a catalogue all the same."""
        words = partial(self._words.refused, found)
        if found.kind in _READ_ANYWAY:
            act = partial(self._takers["catalogue"], [found.file])
            self._tell(words, lambda: self.tr("Read as a catalogue"), act)
        else:
            self._tell(words)

    def _tell(
        self, words: Callable[[], tuple[str, str]], action: Words = "", act: Callable[[], object] | None = None
    ) -> None:
        """``words``: the sentence and the hint. With nothing to do about it, it is over once the page is left."""
        notice = Notice(lambda: words()[0], lambda: words()[1], action, act, lasting=True, of_page=act is None)
        self._desk.notifier.put(notice)
