"""The plan of an import: what is in the file and what will change. Nothing is saved before the person agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.ui.catalogue.changes import ChangesPart
from merchant_assistant.ui.catalogue.findings import FindingModel, FindingTable
from merchant_assistant.ui.catalogue.mapping import MappingModel, MappingTable
from merchant_assistant.ui.catalogue.repairs import Repairs
from merchant_assistant.ui.catalogue.set_aside import SetAside
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
    from merchant_assistant.catalogue.importing.model import SheetReading
    from merchant_assistant.catalogue.plan import ImportPlan
    from merchant_assistant.ui.catalogue.import_flow import Busy

_REPLAN_AFTER_MS = 400


class PlanView(QWidget):
    """``agreed``: import it; carries whether what was typed is replaced. ``declined``: do not, or stop importing.

    ``corrected`` carries new :class:`ImportOptions` to plan again, ``source_chosen`` the name of another source.
    ``more_asked`` carries the place of a sheet and how many of its changes are here.
    """

    agreed = Signal(bool)
    declined = Signal()
    corrected = Signal(object)
    source_chosen = Signal(str)
    more_asked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._plan: ImportPlan | None = None
        self._mapping: dict[str, str] = {}
        self._repairs = Repairs()
        self._agreed = False  # as soon as it is planned with what was put right
        self._busy: Busy = ""
        self._keyboard: QWidget | None = None  # what had it before the view was busy
        self.cancel = Button("")
        self.agree = Button("", "primary")
        self.header = PageHeader("", self.cancel, self.agree)
        self.summary = SummaryCard()
        self.sheets = Choice("", [])
        self.columns = MappingModel(self)
        self.findings = FindingModel(self)
        self.finding_table = FindingTable(self.findings)
        self.aside = SetAside()
        self.changes = ChangesPart()
        self.tabs = Tabs()
        self.anew = Button("", "quiet")
        self._found_anew = False
        self.mapping_table = MappingTable(self.columns)
        self.aside_list = FirstRows(self.aside)
        parts = (self.mapping_table, self.finding_table, self.aside_list, self.changes)
        self._columns_tab, self._check_tab, self._aside_tab, self._changes_tab = (
            self.tabs.add("", part) for part in parts
        )
        self._lay_out()
        self._replan = QTimer(self, singleShot=True, interval=_REPLAN_AFTER_MS)
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        card = Card(margin=1, spacing=0)
        self.tabs.row.addWidget(self.anew)
        self.tabs.row.addWidget(self.sheets)
        card.column.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.summary)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.agree.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.declined)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.agree.click)
        QShortcut(QKeySequence("Escape"), self, self._escape)
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.anew.clicked.connect(self._find_out_anew)
        self.columns.corrected.connect(self._correct)
        self.summary.source.settled.connect(self._source_settled)
        self.aside.repaired.connect(self._take_repairs)
        self.aside.typed.connect(self._keep_typed)
        self.changes.model.more_asked.connect(self._ask_more)
        self._replan.timeout.connect(self._emit_corrected)

    def options(self) -> ImportOptions:
        """What the person said about the file so far."""
        asked = self._plan.options if self._plan else ImportOptions()
        source = self.summary.source.text().strip() or None
        said = replace(asked, source=source, mapping=dict(self._mapping), repairs=dict(self._repairs.taken))
        return replace(said, anew=self._found_anew)

    def kept(self) -> ImportOptions:
        """The same, with what is typed and not taken in yet: nothing of it may be lost."""
        return replace(self.options(), repairs=self._repairs.all())

    def show_plan(self, plan: ImportPlan, *, first: bool) -> None:
        """Show a plan; ``first``: of this file, with what was corrected in it when it was left before."""
        agreed = self._agreed and not first and plan is not self._plan  # the same: it could not be planned again
        self._plan, self._agreed = plan, False
        if first:
            self._mapping = dict(plan.options.mapping)
            self._repairs.begin(plan.options)
            self._found_anew = plan.options.anew
            self.tabs.choose(self._columns_tab)
        self._show_sheets(plan)
        self.summary.source.setText(plan.source)
        self.set_busy("")
        if agreed:
            self._agree()

    @Slot(str)
    def set_busy(self, busy: Busy) -> None:
        """While it is planned again or imported, neither can be asked for."""
        if busy and not self._busy:
            self._keyboard = self._holder(self.focusWidget())
        self._busy = busy
        self._enable()
        for part in (self.mapping_table, self.anew, self.aside, self.changes.replace, self.summary.source):
            part.setEnabled(not busy)
        if busy == "importing":
            self.cancel.setFocus()
        elif not busy and self._keyboard:
            self._keyboard.setFocus()
            self._keyboard = None
        self._say()

    def _holder(self, focus: QWidget | None) -> QWidget | None:
        """What has the keyboard for good: what is typed or chosen in a cell goes when that is done."""
        tables = (self.mapping_table, self.aside.table)
        return next((table for table in tables if focus is not None and table.isAncestorOf(focus)), focus)

    def take_focus(self) -> None:
        """The keyboard on what comes next: consent, or the columns where nothing can be imported yet."""
        ready = self.agree.isEnabled()
        (self.agree if ready else self.mapping_table).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _say(self) -> None:
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.sheets.setToolTip(self.tr("Sheet"))
        self.anew.setText(self.tr("Find columns out anew"))
        self.anew.setToolTip(self.tr("Forget how you set the columns of files like this one"))
        self.tabs.rename(self._columns_tab, self.tr("Columns"))
        self.tabs.rename(self._check_tab, self.tr("Check"))
        self.tabs.rename(self._aside_tab, self.tr("Set aside"))
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
        self._say_agree()

    def _say_agree(self) -> None:
        """What is put right is counted beside the products: what a row becomes is known when it is read."""
        count, rows = self._products(), self._repairs.ready(self._plan) if self._plan else 0
        told = self.tr("Import %Ln product(s)", "", count) if count else self.tr("Import")
        more = self.tr("%Ln row(s) put right", "", rows)
        self.agree.setText(self.tr("{import} and {rows}").format(**{"import": told, "rows": more}) if rows else told)

    def _enable(self) -> None:
        ready = self._plan is not None and bool(self._products() or self._repairs.ready(self._plan))
        self.agree.setEnabled(not self._busy and ready)

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
        self.anew.setVisible(plan.reading.remembered)
        self.columns.show_rows(plan.reading.columns)
        self.findings.show_findings(plan.reading.findings)
        self._show_broken(plan.reading)
        self.changes.show_sheet(plan)
        sheets = self._plan.sheets
        self.changes.offer_replacing(typed=any(one.kept for one in sheets), deleted=any(one.deleted for one in sheets))
        self.tabs.set_count(self._columns_tab, len(plan.reading.columns))
        self.tabs.set_count(self._check_tab, len(plan.reading.findings))
        self.tabs.set_count(self._changes_tab, plan.change_count + plan.deleted)

    def _show_broken(self, reading: SheetReading) -> None:
        names = [column.name for column in reading.columns]
        shown = len(reading.broken)
        second = sum(row.lines - 1 for row in reading.broken)
        count = max(shown, reading.problem_counts.get("broken_row", 0) - second)
        self.aside.model.show_broken(names, reading.broken, self._repairs.typed(reading.sheet or ""))
        self.aside_list.say_shown(shown, more=count > shown)
        self.tabs.set_count(self._aside_tab, count)

    def _sheet(self) -> str:
        """The name of the sheet that is shown, as repairs know it."""
        place = self.sheets.currentIndex()
        return (self._plan.sheets[place].reading.sheet or "") if self._plan and place >= 0 else ""

    @Slot()
    def _keep_typed(self) -> None:
        self._repairs.keep(self._sheet(), self.aside.model.typed())
        self._enable()
        self._say_agree()

    @Slot()
    def _take_repairs(self) -> None:
        """Plan again with the rows that fit."""
        self._repairs.keep(self._sheet(), self.aside.model.typed())
        self._repairs.take(self._sheet(), self.aside.model.repairs())
        self._replan.start(0)

    @Slot(int)
    def _ask_more(self, shown: int) -> None:
        self.more_asked.emit(self.sheets.currentIndex(), shown)

    @Slot()
    def _agree(self) -> None:
        """With all that was put right and corrected: where the plan does not have it yet, it is made again first."""
        self.aside.finish()
        if self._plan is not None and (self._replan.isActive() or self._repairs.ready(self._plan)):
            self._repairs.take_ready(self._plan)
            self._agreed = True
            self._replan.start(0)
            return
        self.agreed.emit(self.changes.replace.isChecked())

    @Slot(str, str)
    def _correct(self, column: str, field: str) -> None:
        self._mapping[column] = field
        self._replan.start()

    @Slot()
    def _find_out_anew(self) -> None:
        """As if nobody had ever corrected the columns."""
        self._mapping.clear()
        self._found_anew = True
        self._replan.start(0)

    @Slot()
    def start_afresh(self) -> None:
        """Forget what was corrected in this file before."""
        self._mapping.clear()
        self._repairs.begin(ImportOptions())
        self._replan.start(0)

    @Slot()
    def _escape(self) -> None:
        """Out of the field first, as it was before; then the whole import is dropped."""
        field = self.summary.source
        line = field.lineEdit()
        if self._plan is not None and (field.hasFocus() or (line is not None and line.hasFocus())):
            field.setText(self._plan.source)
            self.agree.setFocus()
        else:
            self.cancel.click()

    @Slot()
    def _source_settled(self) -> None:
        name = self.summary.source.text().strip()
        if self._plan and not self._busy and name not in ("", self._plan.source):
            self.source_chosen.emit(name)

    @Slot()
    def _emit_corrected(self) -> None:
        self.corrected.emit(self.options())
