"""The page Catalogue: the table, a file being read, and the plan that waits for consent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from merchant_assistant.catalogue.plan import ImportPlan
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.catalogue.browse import BrowseView
from merchant_assistant.ui.catalogue.empty import ReadingView
from merchant_assistant.ui.catalogue.import_flow import ImportFlow
from merchant_assistant.ui.catalogue.plan_view import PlanView
from merchant_assistant.ui.catalogue.unfinished import Unfinished, corrects
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.drops.kinds import CATALOGUE_FILES
from merchant_assistant.ui.listings.export_flow import ExportFlow
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.theme.tokens import LOADING_AFTER_MS

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.catalogue.query import ProductQuery
    from merchant_assistant.ui.desk import Desk


class CataloguePage(QStackedWidget):
    """``counted``: how many products there are. ``draft_asked``: write a listing for this product."""

    counted = Signal(int)
    draft_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.flow = ImportFlow(desk, self)
        self.browse = BrowseView(desk)
        self.reading = ReadingView()
        self.plan = PlanView()
        self._export = ExportFlow(desk, self)
        self._unfinished = Unfinished(desk.settings)
        self._reading_soon = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        for view in (self.browse, self.reading, self.plan):
            self.addWidget(view)
        self._connect_browse()
        self._connect_flow()
        desk.changed.connect(self.browse.follow)
        self.browse.load()
        self._offer_unfinished()

    def _connect_browse(self) -> None:
        self.browse.file_asked.connect(self.choose_file)
        self.browse.sample_asked.connect(self.flow.take_sample)
        self.browse.dropped.connect(self.take_files)
        self.browse.undo_asked.connect(self.flow.undo)
        self.browse.draft_asked.connect(self.draft_asked)
        self.browse.counted.connect(self.counted)
        self.browse.hand.pasted.connect(self._take_rows)
        QShortcut(QKeySequence("Ctrl+E"), self.browse, self.ask_export)

    def _connect_flow(self) -> None:
        self.flow.reading.connect(self._show_reading)
        self.flow.stepped.connect(self.reading.show_work)
        self.flow.planned.connect(self._show_plan)
        self.flow.busy.connect(self.plan.set_busy)
        self.flow.imported.connect(self.browse.show_imported)
        self.flow.saved.connect(self._unfinished.forget)
        self.flow.ended.connect(self._show_browse)
        self._reading_soon.timeout.connect(self._show_reading_now)
        self.reading.stop.clicked.connect(self.flow.stop)
        self.plan.agreed.connect(self.flow.agree)
        self.plan.declined.connect(self._decline)
        self.plan.corrected.connect(self.flow.replan)
        self.plan.source_chosen.connect(self.flow.set_beside)
        self.plan.more_asked.connect(self.flow.read_changes)
        self.flow.more_changes.connect(self.plan.changes.model.add)
        self.flow.sources_known.connect(self.plan.summary.source.offer)

    def shown(self) -> None:
        """The keyboard is on the table, or on the plan that waits; rows follow every change by themselves."""
        view = self.currentWidget()
        if isinstance(view, BrowseView | PlanView):
            view.take_focus()

    def flush(self) -> None:
        """What was corrected in a plan that waits is kept: it is offered again at the next start."""
        if self.flow.plan is not None:
            self._unfinished.keep(self.flow.plan.file, self.plan.kept())

    def commands(self) -> Sequence[Command]:
        """What this page can do by name."""
        browse, table = self.browse, self._shows_products
        return (
            Command("catalogue.import", self._name_import, self.choose_file, "Ctrl+O", "plus"),
            Command("catalogue.search", self._name_search, browse.go_to_search, "Ctrl+F", "search", table),
            Command("catalogue.history", self._name_history, browse.beside.show_history, "", "history", table),
            Command("catalogue.columns", self._name_columns, browse.columns.open, "", "square", table),
            Command("catalogue.new", self._name_new, browse.hand.new_product, "", "plus"),
            Command("catalogue.paste", self._name_paste, browse.hand.paste, "", "clipboard-paste"),
            Command("catalogue.undo", self._name_undo, self.flow.undo_last, "", "undo-2", table),
            Command("catalogue.sample", self._name_sample, self.flow.take_sample, "", "package"),
        )

    @Slot()
    def ask_export(self) -> None:
        """Ask what to export and where."""
        if self._shows_products():
            self._export.ask("generic")

    @Slot(object)
    def take_files(self, files: list[Path]) -> None:
        """Files were dropped somewhere on the window, or chosen; what was corrected in one before holds again."""
        for file in files:
            self.flow.take([file], self._unfinished.said_of(file))

    @Slot(str)
    def _take_rows(self, text: str) -> None:
        """Rows were pasted: in the columns of the table, where they say nothing else."""
        self.flow.take_rows(text, [column.sort for column in self.browse.model.columns])

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, without blocking the window."""
        catalogues, all_files = self.tr("Catalogues"), self.tr("All files")  # inside an f-string no collector sees them
        kinds = f"{catalogues} {CATALOGUE_FILES};;{all_files} (*)"
        dialog = QFileDialog(self, self.tr("Choose a catalogue"), self._desk.folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(int)
    def show_product_id(self, product_id: int) -> None:
        """Show the product of this id beside the table; a plan that waits stays where it is."""
        work = partial(_product, self._desk.catalogue, product_id)
        self._desk.tasks.start(Task(work, self.show_product))

    @Slot(object)
    def show_product(self, product: Product) -> None:
        """The same for a product that is at hand."""
        self.setCurrentWidget(self.browse)
        self.browse.show_product(product)

    def show_query(self, query: ProductQuery) -> None:
        """Show what a question that was asked elsewhere finds; a plan that waits stays where it is."""
        self.setCurrentWidget(self.browse)
        self.browse.show_query(query)

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self._desk.folder = str(Path(names[0]).parent)
        self.take_files([Path(name) for name in names])

    @Slot(str)
    def _show_reading(self, file: str) -> None:
        """Only where it lasts: sooner it would flicker."""
        self.reading.begin(file)
        self._reading_soon.start()

    @Slot()
    def _show_reading_now(self) -> None:
        self.setCurrentWidget(self.reading)
        self.reading.stop.setFocus()

    @Slot(object, bool)
    def _show_plan(self, plan: ImportPlan, first: bool) -> None:
        self._reading_soon.stop()
        self.plan.show_plan(plan, first=first)
        self.setCurrentWidget(self.plan)
        if first and self.isVisible():
            self.plan.take_focus()
        if first and corrects(plan.options):
            self._tell_used_again(plan.file)

    def _tell_used_again(self, file: Path) -> None:
        self._desk.notifier.say(
            lambda: self.tr("What you corrected in “{file}” before is used again.").format(file=file.name),
            action=lambda: self.tr("Start afresh"),
            act=partial(self._start_afresh, file),
        )

    def _start_afresh(self, file: Path) -> None:
        self._unfinished.forget(file)
        if self.flow.plan is not None and self.flow.plan.file == file:
            self.plan.start_afresh()

    @Slot()
    def _decline(self) -> None:
        """Do not import it; what was corrected in it is kept for the next time. While it is saved: stop that."""
        plan, kept = self.flow.plan, self.plan.kept()
        gone = None if self.flow.importing else plan
        self.flow.decline()
        if gone is None:
            return
        self._unfinished.forget(gone.file)
        if corrects(kept) and self._desk.services.paths.staging not in gone.file.parents:
            self._unfinished.keep(gone.file, kept, declined=True)
            self._tell_kept(gone.file)

    def _tell_kept(self, file: Path) -> None:
        self._desk.notifier.say(
            lambda: self.tr("“{file}” was not imported.").format(file=file.name),
            hint=lambda: self.tr("What you corrected in it was kept: it is there again when you open the file."),
            action=lambda: self.tr("Open it again"),
            act=partial(self.take_files, [file]),
        )

    @Slot()
    def _show_browse(self) -> None:
        self._reading_soon.stop()
        self._unfinished.forget_waiting()
        self.setCurrentWidget(self.browse)
        self.browse.take_focus()

    @property
    def unfinished(self) -> str:
        """The file of a plan that waited when the window was closed, empty where none did."""
        found = self._unfinished.found()
        return found[0].name if found else ""

    def _offer_unfinished(self) -> None:
        """A plan that waited when the window was closed."""
        found = self._unfinished.found()
        if found is None:
            return
        file = found[0]
        self._desk.notifier.say(
            lambda: self.tr("“{file}” was not imported yet.").format(file=file.name),
            hint=lambda: self.tr("What you corrected in it was kept."),
            action=lambda: self.tr("Go on"),
            act=partial(self._go_on, file),
            lasting=True,
        )

    def _go_on(self, file: Path) -> None:
        found = self._unfinished.found()
        self._desk.page_asked.emit("catalogue")
        self.flow.take([file], found[1] if found else None)

    def _shows_products(self) -> bool:
        return self.currentWidget() is self.browse and self.browse.states.state == "full"

    def _name_import(self) -> str:
        return self.tr("Import a file")

    def _name_search(self) -> str:
        return self.tr("Search the catalogue")

    def _name_columns(self) -> str:
        return self.tr("Columns of the table")

    def _name_history(self) -> str:
        return self.tr("Show what was imported and changed")

    def _name_new(self) -> str:
        return self.tr("Add a product by hand")

    def _name_paste(self) -> str:
        return self.tr("Paste rows from a spreadsheet")

    def _name_undo(self) -> str:
        return self.tr("Take the last import back")

    def _name_sample(self) -> str:
        return self.tr("Try the sample catalogue")


def _product(catalogue: Catalogue, product_id: int, _progress: Progress, _cancel: CancelToken) -> Product:
    return catalogue.product(product_id)
