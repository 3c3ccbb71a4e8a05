"""The question before an export: for which shop, with which texts, in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.listings.model import LANGUAGES
from merchant_assistant.ui.catalogue.import_work import SAMPLE_SOURCE
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import language_name, platform_name
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

Texts = Literal["approved", "all", "none"]
_WORDS = 440


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written. ``without``: a source whose products stay out. ``language`` ``""``: each product's own."""

    platform: str = "generic"
    texts: Texts = "approved"
    without: str = ""
    language: str = ""


class ExportDialog(QDialog):
    """``chosen`` carries what is :class:`Wanted`; where to save is asked next. Use ``open()``.

    ``counts``: products by source. The invented ones of the sample stay out of a real shop's file unless wanted.
    ``changed``: another answer, so that somebody may count the texts for :meth:`show_texts`.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, platform: str, counts: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._counts = counts
        self._texts: int | None = None
        self._outdated = self._contradicted = 0
        self.sample = CheckBox()
        self.sample.setVisible(SAMPLE_SOURCE in counts and len(counts) > 1)
        self.sample.toggled.connect(self._say)
        self.setObjectName("page")
        self.platform = Choice("", export_platforms())
        self.platform.choose(platform)
        self.texts = Choice("", [(texts, "") for texts in ("approved", "all", "none")])
        self.language = Choice("", [(language, "") for language in ("", *LANGUAGES)])
        self.go = Button("", "primary")
        self.cancel = Button("")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.reject)
        for choice in (self.platform, self.texts, self.language):
            choice.currentIndexChanged.connect(self._changed)
        self._heading = label(role="heading")
        self._words = label(role="dim", wrap=True)
        self._names = (label(role="dim"), label(role="dim"), label(role="dim"))
        self._lay_out()
        on_language(self._say)

    @property
    def wanted(self) -> Wanted:
        """The answer as it stands."""
        language = self.language.value if self.texts.value != "none" else ""
        return Wanted(self.platform.value, self.texts.value, self._without(), language)

    def show_texts(self, count: int, outdated: int, contradicted: int = 0) -> None:
        """How many products go out with a text of a draft, ``outdated`` ones of them from data that changed since.

        ``contradicted``: how many of the texts say what the data deny.
        """
        self._texts, self._outdated, self._contradicted = count, outdated, contradicted
        self._say()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, choice in zip(self._names, (self.platform, self.texts, self.language), strict=True):
            form.addRow(name, choice)
        if not self.sample.isHidden():
            form.addRow(self.sample)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._words.setFixedWidth(_WORDS)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # as high as its words

    @Slot()
    def _changed(self) -> None:
        self.language.setEnabled(self.texts.value != "none")
        self._texts = None
        self.changed.emit()

    @Slot()
    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._heading.setText(self.tr("Export your catalogue"))
        self._words.setText(f"{self._how_many()} {self._with_texts()}")
        self.sample.setText(self.tr("Also the sample’s %Ln product(s)", "", self._counts.get(SAMPLE_SOURCE, 0)))
        self._name(self.tr("For"), self.tr("Texts"), self.tr("Language"))
        texts = (self.tr("Approved drafts"), self.tr("Newest drafts, also those not approved"), self.tr("As imported"))
        for place, text in enumerate(texts):
            self.texts.setItemText(place, text)
        self.language.setItemText(0, self.tr("Each product’s own"))
        for place, language in enumerate(LANGUAGES, 1):
            self.language.setItemText(place, language_name(language))
        self.platform.setItemText(self.platform.findData("generic"), platform_name("generic"))
        self.go.setText(self.tr("Choose where to save"))
        self.cancel.setText(self.tr("Cancel"))

    def _name(self, *names: str) -> None:
        for shown, choice, name in zip(self._names, (self.platform, self.texts, self.language), names, strict=True):
            shown.setText(name)
            choice.setAccessibleName(name)

    def _how_many(self) -> str:
        return self.tr("%Ln product(s) will be written.", "", self._number())

    def _with_texts(self) -> str:
        if self.texts.value == "none":
            return self.tr("All texts are as they were imported.")
        if self._texts is None:
            return self.tr("Where a draft is used, it takes the place of the imported text.")
        if not self._texts:
            return self.tr("There is no such draft yet, so all texts are as they were imported.")
        told = self.tr("%Ln of them with a text of a draft in place of the imported one.", "", self._texts)
        outdated = self.tr("The data of %Ln of these changed since it was written.", "", self._outdated)
        wrong = self.tr("%Ln of them contradict(s) your data: look at them before you export.", "", self._contradicted)
        return sentences(told, outdated if self._outdated else "", wrong if self._contradicted else "")

    def _without(self) -> str:
        return "" if self.sample.isHidden() or self.sample.isChecked() else SAMPLE_SOURCE

    def _number(self) -> int:
        return sum(self._counts.values()) - self._counts.get(self._without(), 0)

    @Slot()
    def _go(self) -> None:
        self.chosen.emit(self.wanted)
        self.accept()


def export_platforms() -> list[tuple[str, str]]:
    """Every platform that can be written for, with its name."""
    from merchant_assistant.catalogue.exporting.platforms import PLATFORMS  # noqa: PLC0415 - only to export

    return [(one.id, one.name) for one in PLATFORMS.values()]
