"""The plan of an import: what is in the file and what will change. Nothing is saved before the person agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.ui.catalogue.changes import ChangeModel, ChangeTable
from merchant_assistant.ui.catalogue.mapping import MappingModel, MappingTable
from merchant_assistant.ui.catalogue.problems import ProblemModel, ProblemTable
from merchant_assistant.ui.catalogue.summary import SummaryCard
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import GAP, PAGE_MARGIN
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.first_rows import FirstRows
from merchant_assistant.ui.widgets.page_header import PageHeader
from merchant_assistant.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import ImportPlan
    from merchant_assistant.ui.catalogue.import_flow import Busy

_REPLAN_AFTER_MS = 400
_MOST_CHANGES = 200  # that travel with a plan


class PlanView(QWidget):
    """``agreed``: import it. ``declined``: do not, or stop importing. ``corrected`` carries new

    :class:`ImportOptions` to plan again.
    """

    agreed = Signal()
    declined = Signal()
    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._plan: ImportPlan | None = None
        self._mapping: dict[str, str] = {}
        self._expected: dict[str, str] = {}
        self._busy: Busy = ""
        self._keyboard: QWidget | None = None  # what had it before the view was busy
        self.cancel = Button("")
        self.agree = Button("", "primary")
        self.header = PageHeader("", self.cancel, self.agree)
        self.summary = SummaryCard()
        self.sheets = Choice("", [])
        self.columns = MappingModel(self)
        self.problems = ProblemModel(self)
        self.changes = ChangeModel(self)
        self.tabs = Tabs()
        self.mapping_table = MappingTable(self.columns)
        self._problem_list = FirstRows(ProblemTable(self.problems))
        self._change_list = FirstRows(ChangeTable(self.changes))
        parts = (self.mapping_table, self._problem_list, self._change_list)
        self._columns_tab, self._problems_tab, self._changes_tab = (self.tabs.add("", part) for part in parts)
        self._lay_out()
        self._replan = QTimer(self, singleShot=True, interval=_REPLAN_AFTER_MS)
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        card = Card(margin=1, spacing=0)
        self.tabs.row.addWidget(self.sheets)
        card.column.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.summary)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.agree.clicked.connect(self.agreed)
        self.cancel.clicked.connect(self.declined)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.agree.click)
        QShortcut(QKeySequence("Escape"), self, self._escape)
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.columns.corrected.connect(self._correct)
        self.summary.source.editingFinished.connect(self._source_typed)
        self._replan.timeout.connect(self._emit_corrected)

    def expect(self, options: ImportOptions | None) -> None:
        """The plan that comes next was made with what a person had corrected in it."""
        self._expected = dict(options.mapping) if options else {}

    def options(self) -> ImportOptions:
        """What the person said about the file so far."""
        return ImportOptions(source=self.summary.source.text().strip() or None, mapping=dict(self._mapping))

    def show_plan(self, plan: ImportPlan, *, first: bool) -> None:
        """Show a plan; ``first``: of this file (corrections made to another are forgotten)."""
        self._plan = plan
        if first:
            self._mapping, self._expected = self._expected, {}
            self.tabs.choose(self._columns_tab)
        self._show_sheets(plan)
        self.summary.source.setText(plan.source)
        self.set_busy("")

    @Slot(str)
    def set_busy(self, busy: Busy) -> None:
        """While it is planned again or imported, neither can be asked for."""
        if busy and not self._busy:
            self._keyboard = self._holder(self.focusWidget())
        self._busy = busy
        self.agree.setEnabled(not busy and bool(self._products()))
        self.mapping_table.setEnabled(not busy)
        self.summary.source.setEnabled(not busy)
        if busy == "importing":
            self.cancel.setFocus()
        elif not busy and self._keyboard:
            self._keyboard.setFocus()
            self._keyboard = None
        self._say()

    def _holder(self, focus: QWidget | None) -> QWidget | None:
        """What has the keyboard for good: the choice in a cell goes when it has been made."""
        table = self.mapping_table
        return table if focus is not None and table.isAncestorOf(focus) else focus

    def take_focus(self) -> None:
        """The keyboard on what comes next: consent, or the columns where nothing can be imported yet."""
        ready = self.agree.isEnabled()
        (self.agree if ready else self.mapping_table).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _say(self) -> None:
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.sheets.setToolTip(self.tr("Sheet"))
        self.tabs.rename(self._columns_tab, self.tr("Columns"))
        self.tabs.rename(self._problems_tab, self.tr("Problems"))
        self.tabs.rename(self._changes_tab, self.tr("Changes"))
        self.cancel.setText(self.tr("Stop") if self._busy == "importing" else self.tr("Cancel"))
        if self._plan:
            self._say_what(self._plan)
            self._name_sheets(self._plan)

    def _say_what(self, plan: ImportPlan) -> None:
        count = self._products()
        about = self.tr("This is what is in the file. Nothing is saved until you agree.")
        if not count:
            about = self.tr("No product was found in it. Choose below which column is the SKU and which the title.")
        if self._busy == "importing":
            about = self.tr("The products are being saved. Stop takes everything back.")
        self.header.say(self.tr("Import “{file}”").format(file=plan.file.name), about)
        self.agree.setText(self.tr("Import %Ln product(s)", "", count) if count else self.tr("Import"))

    def _products(self) -> int:
        return sum(sheet.reading.products for sheet in self._plan.sheets) if self._plan else 0

    def _show_sheets(self, plan: ImportPlan) -> None:
        chosen = max(self.sheets.currentIndex(), 0)
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems([""] * len(plan.sheets))
        self.sheets.setCurrentIndex(min(chosen, len(plan.sheets) - 1))
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(plan.sheets) > 1)
        self._name_sheets(plan)
        self._show_sheet()

    def _name_sheets(self, plan: ImportPlan) -> None:
        for place, sheet in enumerate(plan.sheets):
            name = sheet.reading.sheet or self.tr("Sheet {number}").format(number=place + 1)
            self.sheets.setItemText(place, name)

    @Slot()
    def _show_sheet(self) -> None:
        if not self._plan or self.sheets.currentIndex() < 0:
            return
        plan = self._plan.sheets[self.sheets.currentIndex()]
        self.summary.show_sheet(plan)
        self.columns.show_rows(plan.reading.columns)
        self.problems.show_rows(plan.reading.problems)
        self.changes.show_rows(plan.changes)
        problems = sum(plan.reading.problem_counts.values())
        self._problem_list.say_shown(len(plan.reading.problems), more=problems > len(plan.reading.problems))
        self._change_list.say_shown(len(plan.changes), more=len(plan.changes) >= _MOST_CHANGES)
        self.tabs.set_count(self._columns_tab, len(plan.reading.columns))
        self.tabs.set_count(self._problems_tab, problems)
        self.tabs.set_count(self._changes_tab, max(len(plan.changes), plan.updated) if plan.changes else 0)

    @Slot(str, str)
    def _correct(self, column: str, field: str) -> None:
        self._mapping[column] = field
        self._replan.start()

    @Slot()
    def _escape(self) -> None:
        """Out of the field first, as it was before; then the whole import is dropped."""
        field = self.summary.source
        if self._plan is not None and field.hasFocus():
            field.setText(self._plan.source)
            self.agree.setFocus()
        else:
            self.cancel.click()

    @Slot()
    def _source_typed(self) -> None:
        if self._plan and self.summary.source.text().strip() not in ("", self._plan.source):
            self._replan.start(0)

    @Slot()
    def _emit_corrected(self) -> None:
        self.corrected.emit(self.options())
