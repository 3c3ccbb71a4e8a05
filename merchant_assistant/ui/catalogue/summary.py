"""What is in a file, as a line of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import SheetPlan


def format_name(name: str) -> str:
    """A format as the merchant calls it."""
    if name == "generic":
        return QCoreApplication.translate("Formats", "Spreadsheet")
    return {"shopify": "Shopify", "woocommerce": "WooCommerce"}.get(name, name)


class Figure(QWidget):
    """A caption and what it says."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = label(role="heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(caption, "caption"))
        column.addWidget(self.value)


class SummaryCard(Card):
    """Format, figures, what is new; and the name under which the file is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._format = Figure(self.tr("Format"))
        self._rows = Figure(self.tr("Rows"))
        self._products = Figure(self.tr("Products"))
        self._variants = Figure(self.tr("Variants"))
        self._chips = [Chip() for _ in range(5)]
        self.source = QLineEdit()
        self.source.setMinimumWidth(180)
        self.source.setMaximumWidth(240)
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(32)
        for figure in (self._format, self._rows, self._products, self._variants):
            figures.addWidget(figure)
        figures.addStretch()
        name = label(self.tr("&Source"), "caption")
        name.setBuddy(self.source)
        self.source.setAccessibleName(self.tr("Source"))
        self.source.setToolTip(self.tr("A later file of the same source updates its products"))
        source = QHBoxLayout()
        source.setSpacing(8)
        source.addWidget(name)
        source.addWidget(self.source)
        figures.addLayout(source)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self._chips:
            chips.addWidget(chip)
        chips.addStretch()
        self.column.setSpacing(12)
        self.column.addLayout(figures)
        self.column.addLayout(chips)

    def show_sheet(self, plan: SheetPlan) -> None:
        """Say what is in one table of the file."""
        reading = plan.reading
        delimiter = {"\t": self.tr("tab"), ",": self.tr("comma"), ";": self.tr("semicolon")}
        told = [
            format_name(reading.format),
            (reading.encoding or "").upper().removesuffix("-SIG"),
            delimiter.get(reading.delimiter or "", ""),
        ]
        self._format.value.setText(", ".join(part for part in told if part))
        self._rows.value.setText(number(reading.rows))
        self._products.value.setText(number(reading.products))
        self._variants.value.setText(number(reading.variants))
        self._show_chips(plan)

    def _show_chips(self, plan: SheetPlan) -> None:
        lost = any(problem.severity == "error" for problem in plan.reading.problems)  # else only blank lines are
        states = (
            (plan.created, self.tr("{count} new"), "good"),
            (plan.updated, self.tr("{count} updated"), "accent"),
            (plan.unchanged, self.tr("{count} unchanged"), "neutral"),
            (plan.not_in_file, self.tr("{count} not in this file, kept"), "neutral"),
            (plan.reading.skipped, self.tr("{count} left out"), "bad" if lost else "neutral"),
        )
        for chip, (count, text, tone) in zip(self._chips, states, strict=True):
            chip.show_state(text.format(count=number(count)) if count else "", tone)  # type: ignore[arg-type]
