"""What is new and what waits, each with the way to it: for every day after the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.states import state_of
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card, rule
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from merchant_assistant.listings.model import DraftSummary
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.home.facts import HomeFacts


class Row(QWidget):
    """A line with a chip, and a button at its right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.chip, self.button = ElidedLabel(), Chip(), Button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.chip)
        row.addWidget(self.button)


class Section(Card):
    """A heading, a line of what it is about, and rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=4, parent=parent)
        self.title = label(role="heading", wrap=True)
        self.text = label(role="dim", wrap=True)
        self.button = Button("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)

    def say(self, title: str, text: str, action: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.setAccessibleName(title)


class Drafts(Section):
    """What waits for approval: how many, and the newest of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: list[DraftSummary] = []
        self._count = 0
        self.rows: list[Row] = []
        self.button.clicked.connect(lambda: desk.page_asked.emit("listings"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._drafts, self._count = list(facts.first_waiting), facts.waiting
        self.setVisible(bool(self._count))
        while len(self.rows) < len(self._drafts):
            self._add_row()
        self._say()

    def _add_row(self) -> None:
        row, place = Row(), len(self.rows)
        row.button.clicked.connect(lambda: self._open(place))
        self.column.addWidget(rule())
        self.column.addWidget(row)
        self.rows.append(row)

    def _open(self, place: int) -> None:
        self._desk.draft_shown_asked.emit(self._drafts[place].id)

    def _say(self) -> None:
        self.say(
            self.tr("Drafts to approve"),
            self.tr("%Ln draft(s) wait for you.", "", self._count),
            self.tr("Look through them"),
        )
        for row, draft in zip(self.rows, self._drafts, strict=False):
            row.text.setText(draft.title or draft.sku)
            row.chip.show_state(*state_of(draft))
            row.button.setText(self.tr("Open"))
            row.button.setAccessibleName(self.tr("Open {title}").format(title=draft.title or draft.sku))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._drafts))


class LastImport(Section):
    """What the last file brought."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: HomeFacts | None = None
        self.button.clicked.connect(lambda: desk.page_asked.emit("catalogue"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self.setVisible(bool(facts.imports))
        self._say()

    def _say(self) -> None:
        if self._facts is None or not self._facts.imports:
            return
        imports = self._facts.imports
        created, updated = sum(b.created for b in imports), sum(b.updated for b in imports)
        came = QDateTime.fromString(imports[0].created_at, Qt.DateFormat.ISODate).toLocalTime()
        brought = self.tr("{new} and {changed} by “{file}”, {when}.").format(
            new=self.tr("%Ln new product(s)", "", created),
            changed=self.tr("%Ln changed", "", updated),
            file=imports[0].file,
            when=QLocale().toString(came, QLocale.FormatType.ShortFormat),
        )
        self.say(self.tr("Last import"), brought, self.tr("Open the catalogue"))


class Today(QWidget):
    """The sections that have something to say; the others are not there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = Drafts(desk)
        self.last_import = LastImport(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.drafts)
        column.addWidget(self.last_import)

    def show_facts(self, facts: HomeFacts) -> None:
        self.setVisible(bool(facts.products))
        self.drafts.show_facts(facts)
        self.last_import.show_facts(facts)

    def buttons(self) -> list[Button]:
        """What the keyboard may begin with."""
        return [self.drafts.button, self.last_import.button]
