"""What is in a file, as a line of figures and one of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from merchant_assistant.ui.catalogue.source_box import SourceBox
from merchant_assistant.ui.language import on_language, own_name
from merchant_assistant.ui.theme.tokens import Tone
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed, number, sentences

if TYPE_CHECKING:
    from merchant_assistant.catalogue.importing.model import SheetReading
    from merchant_assistant.catalogue.plan import SheetPlan

_NAMES = {
    "shopify": "Shopify",
    "woocommerce": "WooCommerce",
    "magento": "Magento",
    "prestashop": "PrestaShop",
    "bagisto": "Bagisto",
    "vendure": "Vendure",
    "saleor": "Saleor",
    "spree": "Spree",
    "amazon": "Amazon",
    "ebay": "eBay",
    "etsy": "Etsy",
    "google": "Google Merchant",
    "meta": "Meta",
    "yml": "Yandex YML",
    "bmecat": "BMEcat",
    "taobao": "Taobao",
    "jd": "JD",
    "alibaba": "Alibaba",
}


def format_name(name: str) -> str:
    """A format as the merchant calls it."""
    if name == "generic":
        return QCoreApplication.translate("Formats", "Spreadsheet")
    return _NAMES.get(name, name)


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
        super().__init__(spacing=8, parent=parent)
        self._plan: SheetPlan | None = None
        self._format, self._rows, self._products, self._variants = (Figure() for _ in range(4))
        self._chips = [Chip() for _ in range(6)]
        self.words = label(role="dim", wrap=True)
        self._name = QLabel()
        self._name.setProperty("role", "caption")
        self.source = SourceBox()
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
        self.column.addWidget(self.words)
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
            self._say_figures(self._plan.reading)
            self._say_chips(self._plan)

    def _say_figures(self, reading: SheetReading) -> None:
        self._format.value.setText(format_name(reading.format))
        self._rows.value.setText(number(reading.rows))
        self._products.value.setText(number(reading.products))
        self._variants.value.setText(number(reading.variants))
        told = listed(*self._how(reading))
        told = told[:1].upper() + told[1:]
        last = self.tr("The columns are set as you set them last time.") if reading.remembered else ""
        self.words.setText(sentences(told, last))
        self.words.setVisible(bool(told or last))

    def _how(self, reading: SheetReading) -> list[str]:
        """How the file is written, in words; what it does not say is left out."""
        delimiter = {
            "\t": self.tr("columns separated by tabs"),
            ",": self.tr("columns separated by commas"),
            ";": self.tr("columns separated by semicolons"),
            "|": self.tr("columns separated by “|”"),
        }
        language = self._language(reading.language)
        return [
            (reading.encoding or "").upper().removesuffix("-SIG").replace("_", "-"),
            delimiter.get(reading.delimiter or "", ""),
            self.tr("texts in {language}").format(language=language) if language else "",
            self.tr("prices in {currency}").format(currency=reading.currency) if reading.currency else "",
            self.tr("decimals after a comma") if reading.decimal_mark == "," else "",
        ]

    def _language(self, code: str | None) -> str:
        """A language by its name; "" for none."""
        names = {
            "en": self.tr("English"),
            "zh": self.tr("Chinese"),
            "de": self.tr("German"),
            "fr": self.tr("French"),
            "es": self.tr("Spanish"),
            "it": self.tr("Italian"),
            "pt": self.tr("Portuguese"),
            "nl": self.tr("Dutch"),
            "pl": self.tr("Polish"),
            "ru": self.tr("Russian"),
            "ja": self.tr("Japanese"),
            "ko": self.tr("Korean"),
        }
        return names.get(code or "", "") or (own_name(code) if code else "")

    def _say_chips(self, plan: SheetPlan) -> None:
        lost = any(found.severity == "error" for found in plan.reading.findings)  # else only blank lines are
        states: tuple[tuple[int, str, Tone], ...] = (
            (plan.created, self.tr("%Ln new", "", plan.created), "good"),
            (plan.updated, self.tr("%Ln updated", "", plan.updated), "accent"),
            (plan.unchanged, self.tr("%Ln unchanged", "", plan.unchanged), "neutral"),
            (plan.not_in_file, self.tr("%Ln not in this file, kept", "", plan.not_in_file), "neutral"),
            (plan.deleted, self.tr("%Ln deleted by you, stay so", "", plan.deleted), "neutral"),
            (plan.reading.skipped, self.tr("%Ln left out", "", plan.reading.skipped), "bad" if lost else "neutral"),
        )
        for chip, (count, text, tone) in zip(self._chips, states, strict=True):
            chip.show_state(text if count else "", tone)
