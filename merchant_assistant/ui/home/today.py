"""What waits, what goes on and what is new, each with the way to it: for every day after the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.ui.home.sections import Line, Section
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.states import state_of
from merchant_assistant.ui.models.words import ModelWords
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.words import when

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.listings.model import DraftSummary
    from merchant_assistant.storage.gaps import Gaps
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.home.facts import HomeFacts, Import
    from merchant_assistant.ui.listings.cut_off import Asked
    from merchant_assistant.ui.widgets.buttons import Button


class Drafts(Section):
    """What waits for approval: how many, and the newest of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: HomeFacts | None = None
        self.button.clicked.connect(partial(desk.page_asked.emit, "listings"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self.setVisible(bool(facts.waiting))
        set_look(self.button, "kind", "plain" if facts.next_step else "primary")
        self._say()

    def _say(self) -> None:
        if self._facts is None:
            return
        waiting = self.tr("%Ln draft(s) wait for you.", "", self._facts.waiting)
        self.say(self.tr("Drafts to approve"), waiting, self.tr("Look through them"))
        self.show_lines([self._line(draft) for draft in self._facts.first_waiting])

    def _line(self, draft: DraftSummary) -> Line:
        title = draft.title or draft.sku
        name = self.tr("Open {title}").format(title=title)
        return Line(title, self.tr("Open"), partial(self._desk.draft_shown_asked.emit, draft.id), name, state_of(draft))


class Messages(Section):
    """What customers wrote and nobody has answered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.button.clicked.connect(partial(desk.page_asked.emit, "replies"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._count = facts.messages
        self.setVisible(bool(self._count))
        self._say()

    def _say(self) -> None:
        text = self.tr("%Ln message(s) of customers wait for an answer.", "", self._count)
        self.say(self.tr("Messages to answer"), text, self.tr("Open the replies"))


class ToExport(Section):
    """What was approved and has not left for the shop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.button.clicked.connect(partial(desk.page_asked.emit, "listings"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._count = facts.to_export
        self.setVisible(bool(self._count))
        self._say()

    def _say(self) -> None:
        text = self.tr("%Ln approved text(s) can be exported to your shop.", "", self._count)
        self.say(self.tr("Ready to export"), text, self.tr("Open the listings"))


class GoOn(Section):
    """What was begun and waits: a plan that asks for consent, drafts that were cut off, models half fetched."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = ModelWords(self)
        self._facts: HomeFacts | None = None
        self.plan = ""
        desk.fetching.changed.connect(self._say)
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._say()

    def show_plan(self, file: str) -> None:
        """This file was read and waits for consent; none does where it is empty."""
        self.plan = file
        self._say()

    def _say(self) -> None:
        drafts = map(self._draft_line, self._desk.cut_off.left)
        lines = [*self._plan_line(), *self._job_line(), *drafts, *map(self._model_line, self._begun())]
        self.setVisible(bool(lines))
        self.say(self.tr("Go on where you stopped"))
        self.show_lines(lines)

    def _begun(self) -> list[ModelState]:
        """Half-fetched models, but for the one that the first step speaks of."""
        if self._facts is None:
            return []
        there = self._facts.presence
        of_step = None if there.ready else there.offered
        begun = [model for model in there.models if model.part and model.state == "absent" and model != of_step]
        return [model for model in begun if not self._desk.fetching.of(model.id)]

    def _plan_line(self) -> list[Line]:
        if not self.plan:
            return []
        text = self.tr("“{file}” was read and waits for your consent").format(file=self.plan)
        return [Line(text, self.tr("Look at it"), partial(self._desk.page_asked.emit, "catalogue"))]

    def _job_line(self) -> list[Line]:
        """Drafts of many products, where that stopped with the window."""
        draft_all = self._desk.draft_all
        if not draft_all.cut_off:
            return []
        text = self.tr("%Ln draft(s) of your last jobs are still to be written", "", draft_all.cut_off)
        drop = self.tr("Forget it: {text}").format(text=text), draft_all.forget
        return [Line(text, self.tr("Go on writing"), draft_all.go_on, drop=drop)]

    def _draft_line(self, asked: Asked) -> Line:
        text = self.tr("The draft of “{product}” was cut off").format(product=asked.title or asked.sku)
        drop = self.tr("Forget it: {text}").format(text=text), partial(self._desk.cut_off.end, asked)
        return Line(text, self.tr("Write it"), partial(self._desk.cut_off_asked.emit, asked), drop=drop)

    def _model_line(self, model: ModelState) -> Line:
        text = self.tr("{model}: {part}").format(model=model.name, part=self._words.part(model))
        return Line(text, self.tr("Get the rest"), partial(self._desk.fetching.start, model))


class WriteNext(Section):
    """What can be begun where nothing is left to approve."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        set_look(self.button, "kind", "primary")
        self.button.clicked.connect(partial(desk.page_asked.emit, "listings"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self.setVisible(not facts.next_step and not facts.waiting)

    def _say(self) -> None:
        text = self.tr("Choose a product in Listings. What is written waits here until you approve it.")
        self.say(self.tr("Write the next listing"), text, self.tr("Write a listing"))


class LastImport(Section):
    """What the last files brought; while the steps stand above it, they have the way to the catalogue."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: HomeFacts | None = None
        self.button.clicked.connect(partial(desk.page_asked.emit, "catalogue"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self.setVisible(bool(facts.imports))
        self._say()

    def _say(self) -> None:
        facts = self._facts
        told = "\n".join(map(self._told, facts.imports)) if facts else ""
        leads = facts is not None and not facts.next_step
        self.say(self.tr("Last import"), told, self.tr("Open the catalogue") if leads else "")

    def _told(self, one: Import) -> str:
        new = self.tr("%Ln new product(s)", "", one.created) if one.created else ""
        changed = self.tr("%Ln changed product(s)", "", one.updated) if one.updated else ""
        brought = " · ".join(part for part in (new, changed) if part) or self.tr("nothing new")
        return self.tr("{when}, “{file}”: {brought}").format(when=when(one.created_at), file=one.file, brought=brought)


class WorthALook(Section):
    """What is missing in the data, with the way to the first product of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gaps: Gaps | None = None
        self.hide()
        on_language(self._say)

    def show_gaps(self, gaps: Gaps) -> None:
        self._gaps = gaps
        self._say()

    def _say(self) -> None:
        lines = self._lines(self._gaps) if self._gaps else []
        self.setVisible(bool(lines))
        self.say(self.tr("Worth a look"))
        self.show_lines(lines)

    def _lines(self, gaps: Gaps) -> list[Line]:
        priceless = self.tr("%Ln product(s) without a price", "", gaps.priceless)
        sold_out = self.tr("%Ln product(s) out of stock", "", gaps.sold_out)
        found = ((priceless, gaps.priceless, gaps.first_priceless), (sold_out, gaps.sold_out, gaps.first_sold_out))
        return [self._line(text, count, first) for text, count, first in found if first is not None]

    def _line(self, text: str, count: int, first: int) -> Line:
        action = self.tr("Show it") if count == 1 else self.tr("Show the first")
        return Line(text, action, partial(self._desk.product_asked.emit, first))


class Today(QWidget):
    """The sections that have something to say; the others are not there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = Drafts(desk)
        self.go_on = GoOn(desk)
        self.messages = Messages(desk)
        self.to_export = ToExport(desk)
        self.write_next = WriteNext(desk)
        self.last_import = LastImport(desk)
        self.worth_a_look = WorthALook(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for section in (
            self.drafts, self.messages, self.to_export, self.go_on, self.write_next, self.last_import,
            self.worth_a_look,
        ):  # fmt: skip
            column.addWidget(section)

    def show_facts(self, facts: HomeFacts) -> None:
        for section in (self.drafts, self.messages, self.to_export, self.go_on, self.write_next, self.last_import):
            section.show_facts(facts)

    def buttons(self) -> list[Button]:
        """What the keyboard may begin with, in this order."""
        begun, missing = ([row.button for row in section.rows] for section in (self.go_on, self.worth_a_look))
        first = [self.drafts.button, self.messages.button, self.to_export.button, *begun]
        return [*first, self.write_next.button, self.last_import.button, *missing]
