"""The page Catalogue: the table, a file being read, and the plan that waits for consent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from merchant_assistant.catalogue.plan import ImportPlan
from merchant_assistant.ui.catalogue.browse import BrowseView
from merchant_assistant.ui.catalogue.empty import ReadingView
from merchant_assistant.ui.catalogue.import_flow import ImportFlow
from merchant_assistant.ui.catalogue.plan_view import PlanView

if TYPE_CHECKING:
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
        self.reading = ReadingView(desk.tasks)
        self.plan = PlanView()
        for view in (self.browse, self.reading, self.plan):
            self.addWidget(view)
        self._connect_browse()
        self._connect_flow()
        desk.changed.connect(self.browse.follow)
        self.browse.load()

    def _connect_browse(self) -> None:
        self.browse.file_asked.connect(self.choose_file)
        self.browse.sample_asked.connect(self.flow.take_sample)
        self.browse.dropped.connect(self.flow.take)
        self.browse.undo_asked.connect(self.flow.undo)
        self.browse.draft_asked.connect(self.draft_asked)
        self.browse.counted.connect(self.counted)

    def _connect_flow(self) -> None:
        self.flow.reading.connect(self._show_reading)
        self.flow.planned.connect(self._show_plan)
        self.flow.busy.connect(self._set_busy)
        self.flow.ended.connect(self._show_browse)
        self.reading.stop.clicked.connect(self.flow.stop)
        self.plan.agreed.connect(self.flow.agree)
        self.plan.declined.connect(self.flow.decline)
        self.plan.corrected.connect(self.flow.replan)

    def shown(self) -> None:
        """The keyboard is on the table, or on the plan that waits; rows follow every change by themselves."""
        view = self.currentWidget()
        if isinstance(view, BrowseView | PlanView):
            view.take_focus()

    def flush(self) -> None:
        """Nothing is typed here that a plan would not keep."""

    @Slot(object)
    def take_files(self, files: list[Path]) -> None:
        """Files were dropped somewhere on the window."""
        self.flow.take(files)

    @Slot()
    def choose_file(self) -> None:
        """Ask which file, without blocking the window."""
        kinds = self.tr("Catalogues") + " (*.csv *.tsv *.txt *.xlsx *.xls *.xlsb *.ods)"
        dialog = QFileDialog(
            self, self.tr("Choose a catalogue"), self._desk.folder, f"{kinds};;{self.tr('All files')} (*)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self._desk.folder = str(Path(names[0]).parent)
        self.flow.take([Path(name) for name in names])

    @Slot(str)
    def _show_reading(self, file: str) -> None:
        self.reading.begin(file)
        self.setCurrentWidget(self.reading)

    @Slot(object, bool)
    def _show_plan(self, plan: ImportPlan, first: bool) -> None:
        self.plan.show_plan(plan, first=first)
        self.setCurrentWidget(self.plan)
        if first:
            self.plan.take_focus()

    @Slot(bool)
    def _set_busy(self, busy: bool) -> None:
        self.plan.set_busy(busy=busy)

    @Slot()
    def _show_browse(self) -> None:
        self.setCurrentWidget(self.browse)
        self.browse.take_focus()
