"""What is in a file, as a line of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed, number

if TYPE_CHECKING:
    from merchant_assistant.catalogue.plan import SheetPlan

_FIELD_HEIGHT = 36


def format_name(name: str) -> str:
    """A format as the merchant calls it."""
    if name == "generic":
        return QCoreApplication.translate("Formats", "Spreadsheet")
    return {"shopify": "Shopify", "woocommerce": "WooCommerce"}.get(name, name)


class Figure(QWidget):
    """A caption and what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = label(role="caption")
        self.value = label(role="heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.caption)
        column.addWidget(self.value)


class SummaryCard(Card):
    """Format, figures, what is new; and the name under which the file is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._plan: SheetPlan | None = None
        self._format, self._rows, self._products, self._variants = (Figure() for _ in range(4))
        self._chips = [Chip() for _ in range(5)]
        self._name = QLabel()
        self._name.setProperty("role", "caption")
        self.source = QLineEdit()
        self.source.setFixedHeight(_FIELD_HEIGHT)  # else the chips below, that take lines as they need, press it
        self.source.setMinimumWidth(140)
        self.source.setMaximumWidth(240)
        self._name.setBuddy(self.source)
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(32)
        for figure in (self._format, self._rows, self._products, self._variants):
            figures.addWidget(figure)
        figures.addStretch()
        source = QHBoxLayout()
        source.setSpacing(8)
        source.addWidget(self._name)
        source.addWidget(self.source)
        figures.addLayout(source)
        self.column.addLayout(figures)
        self.column.addWidget(Flow(*self._chips))

    def show_sheet(self, plan: SheetPlan) -> None:
        """Say what is in one table of the file."""
        self._plan = plan
        self._say()

    @Slot()
    def _say(self) -> None:
        self._format.caption.setText(self.tr("Format"))
        self._rows.caption.setText(self.tr("Rows"))
        self._products.caption.setText(self.tr("Products"))
        self._variants.caption.setText(self.tr("Variants"))
        self._name.setText(self.tr("&Source"))
        self.source.setAccessibleName(self.tr("Source"))
        self.source.setToolTip(self.tr("A later file of the same source updates its products"))
        if self._plan:
            self._say_figures(self._plan)
            self._say_chips(self._plan)

    def _say_figures(self, plan: SheetPlan) -> None:
        reading = plan.reading
        delimiter = {"\t": self.tr("tab"), ",": self.tr("comma"), ";": self.tr("semicolon")}
        told = [
            format_name(reading.format),
            (reading.encoding or "").upper().removesuffix("-SIG"),
            delimiter.get(reading.delimiter or "", ""),
        ]
        self._format.value.setText(listed(*told))
        self._rows.value.setText(number(reading.rows))
        self._products.value.setText(number(reading.products))
        self._variants.value.setText(number(reading.variants))

    def _say_chips(self, plan: SheetPlan) -> None:
        lost = any(problem.severity == "error" for problem in plan.reading.problems)  # else only blank lines are
        states: tuple[tuple[int, str, Tone], ...] = (
            (plan.created, self.tr("%Ln new", "", plan.created), "good"),
            (plan.updated, self.tr("%Ln updated", "", plan.updated), "accent"),
            (plan.unchanged, self.tr("%Ln unchanged", "", plan.unchanged), "neutral"),
            (plan.not_in_file, self.tr("%Ln not in this file, kept", "", plan.not_in_file), "neutral"),
            (plan.reading.skipped, self.tr("%Ln left out", "", plan.reading.skipped), "bad" if lost else "neutral"),
        )
        for chip, (count, text, tone) in zip(self._chips, states, strict=True):
            chip.show_state(text if count else "", tone)
