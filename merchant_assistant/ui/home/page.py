"""The page Home: the first steps, later what is new, what goes on and what waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.drops.kinds import CATALOGUE_FILES
from merchant_assistant.ui.home.facts import HomeFacts, read_home
from merchant_assistant.ui.home.steps import CatalogueStep, ModelStep, WorkStep
from merchant_assistant.ui.home.today import Today
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.fetching import use
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.scroll_column import BAR_MARGIN, ScrollColumn
from merchant_assistant.ui.widgets.states import Message, StateStack

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken, Progress
    from merchant_assistant.foundation.changes import Changes
    from merchant_assistant.storage.gaps import Gaps
    from merchant_assistant.ui.desk import Desk

_WIDTH = 760
_GAP = 12


class HomePage(QWidget):
    """``sample_asked``: bring the sample catalogue. Everything else is asked of the desk."""

    sample_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._facts: HomeFacts | None = None
        self._fault: UserFault | None = None
        self._reading: Handle[HomeFacts] | None = None
        self._seeking: Handle[Gaps] | None = None
        self.header = PageHeader("")
        self.model = ModelStep(desk.fetching)
        self.catalogue = CatalogueStep()
        self.work = WorkStep()
        self.today = Today(desk)
        self.area = ScrollColumn(_WIDTH, _GAP)
        self.states = StateStack(self.area, Message("house"), framed=True)
        self._lay_out()
        self._connect()
        on_language(self._say)
        self.load()
        self._look_for_gaps()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE_MARGIN, 24, BAR_MARGIN, 0)
        page.setSpacing(GAP)
        page.addWidget(self.header)
        page.addWidget(self.states, 1)
        for widget in (self.model, self.catalogue, self.work, self.today):
            self.area.column.addWidget(widget)
        self.area.column.addStretch()

    def _connect(self) -> None:
        desk = self._desk
        self.model.asked.connect(self._do_with_model)
        self.catalogue.open.clicked.connect(lambda: desk.page_asked.emit("catalogue"))
        self.catalogue.drop.dropped.connect(desk.files_asked)
        self.catalogue.drop.choose.clicked.connect(self.choose_file)
        self.catalogue.drop.sample.clicked.connect(self.sample_asked)
        self.work.ask.clicked.connect(lambda: desk.page_asked.emit("chat"))
        self.work.draft.clicked.connect(lambda: desk.page_asked.emit("listings"))
        desk.fetching.changed.connect(self._show)
        desk.cut_off.changed.connect(self._show)
        desk.draft_all.changed.connect(self._show)
        desk.fetching.moved.connect(self.model.show_progress)
        desk.changed.connect(self._follow)

    def shown(self) -> None:
        """The keyboard is on what comes next."""
        for button in (self.model.get, self.catalogue.drop.choose, self.work.draft, *self.today.buttons()):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    def flush(self) -> None:
        """Nothing is typed here."""

    def commands(self) -> Sequence[Command]:
        """What can be begun by name."""
        return (
            Command("home.sample", lambda: self.tr("Try the sample catalogue"), self.sample_asked.emit, glyph="package",
                    enabled=self._is_empty),
        )  # fmt: skip

    @Slot()
    def load(self) -> None:
        """Read everything again."""
        if self._reading:
            self._reading.forget()
        if self._facts is None:
            self.states.show_loading_soon()
        work = partial(read_home, self._desk.services)
        self._reading = self._desk.tasks.start(Task(work, self._show_facts, self._failed))

    @Slot(str)
    def plan_waits(self, file: str) -> None:
        """A file was read and waits for consent in the catalogue; empty: none does any more."""
        self.today.go_on.show_plan(file)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, without blocking the window."""
        catalogues, all_files = self.tr("Catalogues"), self.tr("All files")  # inside an f-string no collector sees them
        title = self.tr("Choose a catalogue")
        kinds = f"{catalogues} {CATALOGUE_FILES};;{all_files} (*)"
        dialog = QFileDialog(self, title, self._desk.folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self._desk.folder = str(Path(names[0]).parent)
        self._desk.files_asked.emit([Path(name) for name in names])

    @Slot(str)
    def _do_with_model(self, deed: str) -> None:
        model = self.model.model
        if deed == "change" or model is None:
            self._desk.page_asked.emit("models")
        elif deed == "get":
            self._desk.fetching.start(model)
        elif deed == "use":
            use(self._desk, model.id)
        else:
            self._desk.fetching.stop(model.id)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if (
            changes.models
            or changes.products
            or changes.batches
            or changes.drafts
            or changes.conversations
            or changes.replies
        ):
            self.load()
        if changes.products:
            self._look_for_gaps()

    def _show_facts(self, facts: HomeFacts) -> None:
        self._reading = None
        self._facts = facts
        self._fault = None
        self._show()

    def _look_for_gaps(self) -> None:
        """Apart from the rest: with a million products it takes a moment."""
        if self._seeking:
            self._seeking.forget()
        work = partial(_gaps, self._desk.catalogue)
        self._seeking = self._desk.tasks.start(Task(work, self.today.worth_a_look.show_gaps, _leave_out))

    def _failed(self, error: Exception) -> None:
        self._reading = None
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)
            return
        self._fault = error
        self._say()

    @Slot()
    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        held = self.window().focusWidget()
        for step in (self.model, self.catalogue, self.work):
            step.show_facts(facts)
            step.setVisible(bool(facts.next_step))
        self.today.show_facts(facts)
        self.states.show_state("full")
        self._say()
        self._pass_on(held)

    def _pass_on(self, held: QWidget | None) -> None:
        """Where the button that had the keyboard is gone its work is done: on to what comes next."""
        gone = held and self.isAncestorOf(held) and not held.isVisibleTo(self)
        if gone and self.window().focusWidget() is not self.model.stop:
            self.shown()

    def _say(self) -> None:
        facts = self._facts
        if self._fault:
            self.states.show_error(self._fault, self.tr("Try again"), self.load)
        if facts is None or not facts.products:
            away = facts and facts.presence.server
            line = self.tr("Three steps.") if away else self.tr("Three steps. Nothing leaves this PC.")
            self.header.say(self.tr("Welcome"), line)
        else:
            self.header.say(self.tr("Home"), self.tr("What is new, and what waits for you."))

    def _is_empty(self) -> bool:
        return bool(self._facts and not self._facts.products)


def _gaps(catalogue: Catalogue, _progress: Progress, _cancel: CancelToken) -> Gaps:
    return catalogue.gaps()


def _leave_out(_error: Exception) -> None:
    """Whatever keeps the data from being read, the page itself says it."""
