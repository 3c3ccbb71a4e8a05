"""The page Models: what is here, what fits this PC, and getting, adding, checking and removing it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.adding import chosen_model, looks_like_model
from merchant_assistant.ui.models.deeds import Deeds
from merchant_assistant.ui.models.keeping import Keeping
from merchant_assistant.ui.models.list import ModelList
from merchant_assistant.ui.models.reading import Found, read_models
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.drop_area import files_of
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.scroll_column import BAR_MARGIN
from merchant_assistant.ui.widgets.states import Message, StateStack
from merchant_assistant.ui.words import size

if TYPE_CHECKING:
    from merchant_assistant.foundation.changes import Changes
    from merchant_assistant.ui.desk import Desk


class ModelsPage(QWidget):
    """Follows every change by itself; the files themselves are the store's."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._desk = desk
        self._found: Found | None = None
        self._fault: UserFault | None = None
        self._reading: Handle[Found] | None = None
        self.keeping = Keeping(desk, self)
        self.deeds = Deeds(desk, self.keeping, self)
        self.folder = Button("", glyph="folder-open")
        self.add = Button("", glyph="plus")
        self.header = PageHeader("", self.folder, self.add)
        self.header.setContentsMargins(0, 0, PAGE_MARGIN - BAR_MARGIN, 0)
        self.list = ModelList(desk)
        self.states = StateStack(self.list, Message("cpu"), framed=True)
        self._lay_out()
        self._connect()
        on_language(self._say)
        self.load()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 24, BAR_MARGIN, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.states, 1)

    def _connect(self) -> None:
        self.folder.clicked.connect(self.open_folder)
        self.add.clicked.connect(self.choose_file)
        self.list.asked.connect(self.deeds.do)
        self.list.learned.asked.connect(self.deeds.do_with_learned)
        self.keeping.changed.connect(self._show)
        self.keeping.added.connect(self._show_added)
        self._desk.measuring.changed.connect(self._show)
        self.keeping.moved.connect(self.list.show_progress)
        self._desk.fetching.changed.connect(self._show)
        self._desk.fetching.moved.connect(self.list.show_progress)
        self._desk.changed.connect(self._follow)

    def shown(self) -> None:
        """The keyboard is on the model that can be got or that writes."""
        self.list.take_focus()
        self.list.place.look()
        self._measure()

    def flush(self) -> None:
        """Nothing is typed here."""

    def commands(self) -> Sequence[Command]:
        """What can be done with models by name."""
        return (
            Command("models.get", lambda: self.tr("Get the model for this PC"), self.get_offered,
                    glyph="cloud-download", enabled=self._can_get_offered),
            Command("models.add", lambda: self.tr("Add a model file"), self.choose_file, glyph="plus"),
            Command("models.verify", lambda: self.tr("Check all models"), self.verify_all,
                    glyph="circle-check", enabled=self._any_here),
            Command("models.measure", lambda: self.tr("Measure this PC again"), self._desk.measuring.again, glyph="cpu",
                    enabled=self._can_measure),
            Command("models.folder", lambda: self.tr("Open the folder of models"), self.open_folder,
                    glyph="folder-open"),
        )  # fmt: skip

    @Slot()
    def load(self) -> None:
        """Look at the models folder again."""
        if self._reading:
            self._reading.forget()
        if self._found is None:
            self.states.show_loading_soon()
        self._reading = self._desk.tasks.start(
            Task(partial(read_models, self._desk.services), self._show_found, self._failed)
        )

    @Slot(object)
    def take_files(self, files: list[Path]) -> None:
        """Model files were dropped on the window: add the first, they are large."""
        if files:
            self.keeping.add(files[0])

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, without blocking the window."""
        kinds = self.tr("Models") + " (*.gguf config.json)"
        dialog = QFileDialog(self, self.tr("Choose a model"), self._desk.folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def open_folder(self) -> None:
        """Show the models in the system's own file manager."""
        folder = self._desk.services.store.folder
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._desk.notifier.say(lambda: self.tr("The models are in {folder}").format(folder=folder), lasting=True)

    @Slot()
    def get_offered(self) -> None:
        """Fetch the model that fits this PC."""
        if self._found and self._found.presence.offered:
            self._desk.fetching.start(self._found.presence.offered)

    @Slot()
    def verify_all(self) -> None:
        """Read every file that is here again."""
        if self._found:
            self.keeping.verify(*(model for model in self._found.presence.models if model.state != "absent"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(looks_like_model(file) for file in files_of(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files([file for file in files_of(event.mimeData()) if looks_like_model(file)])

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._desk.folder = str(Path(name).parent)
        self.keeping.add(chosen_model(Path(name)))

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models or changes.drafts:
            self.load()

    def _show_found(self, found: Found) -> None:
        self._reading = None
        self._found = found
        self._fault = None
        self.deeds.found = found.presence
        self._show()
        self._measure()

    def _measure(self) -> None:
        """Somebody looks at how fast the model is, so that it should be known."""
        if self.isVisible() and not self.keeping.job and not self._desk.fetching.busy:
            self._desk.measuring.begin()

    @Slot(str)
    def _show_added(self, model_id: str) -> None:
        """Its check sum among the details: whoever brings a file may want to compare it."""
        if card := self.list.cards.get(model_id):
            card.show_details(shown=True)
            self.list.bring_into_view(card)

    def _failed(self, error: Exception) -> None:
        self._reading = None
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)
            return
        self._fault = error
        self._say()

    @Slot()
    def _show(self) -> None:
        if self._found is None:
            return
        self.list.show_models(self._found, self.keeping.job)
        self.states.show_state("full" if self._found.presence.models else "empty")
        self._say()

    def _say(self) -> None:
        self.folder.setText(self.tr("Open folder"))
        self.add.setText(self.tr("Add a file"))
        self.header.say(self.tr("Models"), self._about_this_pc())
        if self._fault:
            self.states.show_error(self._fault, self.tr("Try again"), self.load)

    def _about_this_pc(self) -> str:
        if self._found is None:
            return ""
        there = self._found.presence
        if there.server:
            return self.tr("{server} writes your texts now, not this PC.").format(server=there.server)
        text = self.tr("A model writes your texts on this PC, which has {memory} of memory.")
        return text.format(memory=size(there.memory))

    def _can_get_offered(self) -> bool:
        found = self._found
        return bool(found and not found.presence.ready and found.presence.offered and not self._desk.fetching.busy)

    def _can_measure(self) -> bool:
        there = self._found.presence if self._found else None
        return bool(there and there.here and not there.server and not self._desk.measuring.running)

    def _any_here(self) -> bool:
        return bool(self._found and any(model.state != "absent" for model in self._found.presence.models))
