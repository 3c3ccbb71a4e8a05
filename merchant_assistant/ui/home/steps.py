"""The three steps of the first day: a model, a catalogue, the first question or draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from merchant_assistant.engine.probe import fit
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.words import ModelWords
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.drop_area import DropArea
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import number, sentences, size

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.home.facts import HomeFacts
    from merchant_assistant.ui.models.fetching import Fetching

Standing = Literal["done", "next", "later"]
_BAR = 280


class StepCard(Card):
    """A number, a title, a sentence, buttons at the right, and room below for what the step needs."""

    def __init__(self, number_: int, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=12, parent=parent)
        self._number = number_
        self.standing: Standing = "later"
        self.badge = QLabel(str(number_), alignment=Qt.AlignmentFlag.AlignCenter)
        self.badge.setProperty("kind", "step")
        self.badge.setFixedSize(28, 28)
        self.title = label(role="heading", wrap=True)
        self.text = label(role="dim", wrap=True)
        self.room = QVBoxLayout()
        self.room.setContentsMargins(0, 0, 0, 0)
        self._lay_out(buttons)

    def _lay_out(self, buttons: tuple[Button, ...]) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addLayout(self.room)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def stand(self, standing: Standing) -> None:
        """The next one stands out; the one after it keeps in the background."""
        self.standing = standing
        for widget in (self, self.badge):
            set_look(widget, "step", standing)
        set_look(self.title, "role", "dim" if standing == "later" else "heading")

    def say(self, title: str, text: str) -> None:
        """Words, and a name that says how the step stands."""
        self.title.setText(title)
        self.text.setText(text)
        standing = {
            "done": self.tr("done"),
            "next": self.tr("next"),
            "later": self.tr("later"),
        }[self.standing]
        self.setAccessibleName(f"{number(self._number)}. {title}, {standing}")


class ModelStep(StepCard):
    """Get the model that fits this PC; ``asked`` carries ``get``, ``stop``, ``use`` or ``change``."""

    asked = Signal(str)

    def __init__(self, fetching: Fetching, parent: QWidget | None = None) -> None:
        self.get, self.stop, self.change = Button("", "primary"), Button(""), Button("")
        super().__init__(1, self.get, self.stop, self.change, parent=parent)
        self._words = ModelWords(self)
        self._fetching = fetching
        self._facts: HomeFacts | None = None
        self.bar = WorkBar(_BAR)
        self.progress = label(role="caption")
        self.line = QWidget()
        column = QVBoxLayout(self.line)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.progress)
        self.room.addWidget(self.line)
        self.get.clicked.connect(self._get)
        self.stop.clicked.connect(lambda: self.asked.emit("stop"))
        self.change.clicked.connect(lambda: self.asked.emit("change"))
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._say()

    @property
    def model(self) -> ModelState | None:
        """The one this step is about."""
        if self._facts is None:
            return None
        there = self._facts.presence
        return there.chosen if there.ready else there.offered

    @Slot()
    def show_progress(self) -> None:
        """Only what moves."""
        fetch = self._fetching.of(self.model.id) if self.model else None
        self.line.setVisible(fetch is not None)
        if fetch:
            waits = self._fetching.waits(fetch.model.id)
            self.progress.setText(self._words.progress(fetch, waits=waits))
            self.bar.show_step(Step() if waits else Step(fetch.done, fetch.model.bytes))

    def _say(self) -> None:
        facts, model = self._facts, self.model
        if facts is None:
            return
        held = self.window().focusWidget()
        fetch = self._fetching.of(model.id) if model else None
        ready = facts.presence.ready
        self.stand("done" if ready else "next")
        self.get.setVisible(bool(model and not ready and not fetch and (model.fetchable or model.state == "ready")))
        self.stop.setVisible(fetch is not None)
        self.stop.setText(self.tr("Pause"))
        self.change.setText(self.tr("Change") if ready else self.tr("Choose another"))
        self.change.setVisible(fetch is None)
        if facts.presence.server:
            self.say(self.tr("Your team's server writes"), facts.presence.server)
        elif model is None:
            self.say(self.tr("Get a model"), self.tr("Choose the one that shall write your texts."))
        elif ready:
            self.say(self.tr("Model ready"), self._about(model, facts))
        else:
            self._offer(model)
        self.show_progress()
        self._keep_focus(held)

    def _keep_focus(self, held: QWidget | None) -> None:
        """A button that is gone leaves the keyboard to the one in its place; Qt would pass it to who knows whom."""
        buttons = (self.get, self.stop, self.change)
        if held in buttons and held.isHidden():
            next(button for button in buttons if not button.isHidden()).setFocus()

    def _about(self, model: ModelState, facts: HomeFacts) -> str:
        parts = [model.name, self._words.languages(model)]
        if speed := facts.presence.speed_of(model):
            parts.append(self._words.speed(speed))
        if facts.draft_seconds:
            parts.append(self._words.drafts(facts.draft_seconds))
        return " · ".join(parts)

    def _offer(self, model: ModelState) -> None:
        """What it is good for and what it takes, before anything is fetched."""
        if model.state == "ready":
            self.get.setText(self.tr("Write with it"))
        elif model.part:
            self.get.setText(self.tr("Go on"))
        else:
            self.get.setText(self.tr("Get it ({size})").format(size=size(model.bytes)))
        text = self.tr("{model}. {purpose} It needs {memory} of memory; this PC has {total}.").format(
            model=model.name,
            purpose=self._words.purpose(model),
            memory=size(model.memory),
            total=size(self._facts.presence.memory if self._facts else 0),
        )
        if model.state == "damaged":
            text = self.tr("The file of {model} is damaged.").format(model=model.name)
        elif model.part:
            text = sentences(text, self._words.part(model))
        elif self._larger_fits(model):
            text = sentences(text, self.tr("Larger ones write better, but slower without a graphics card."))
        self.say(self.tr("Get a model"), text)

    def _larger_fits(self, model: ModelState) -> bool:
        if self._facts is None or model.id != CHAT_MODEL.default:
            return False
        there = self._facts.presence
        others = (other for other in there.models if other.role == "chat" and other.memory > model.memory)
        return any(fit(other, there.memory) != "too_large" for other in others)

    @Slot()
    def _get(self) -> None:
        self.asked.emit("use" if self.model and self.model.state == "ready" else "get")


class CatalogueStep(StepCard):
    """Bring the catalogue: the place to drop while it is next, one line when it is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.open = Button("")
        super().__init__(2, self.open, parent=parent)
        self.drop = DropArea()
        self._facts: HomeFacts | None = None
        self.room.addWidget(self.drop)
        self.room.setContentsMargins(0, 12, 0, 0)
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._say()

    def _say(self) -> None:
        facts = self._facts
        if facts is None:
            return
        done, following = bool(facts.products), facts.next_step == 2
        self.stand("done" if done else "next" if following else "later")
        self.drop.setVisible(not done)
        self.room.setContentsMargins(0, 0 if done else 12, 0, 0)
        set_look(self.drop.choose, "kind", "primary" if following else "plain")
        self.open.setVisible(done)
        self.open.setText(self.tr("Open the catalogue"))
        if done:
            self.say(self.tr("Catalogue here"), self.tr("%Ln product(s)", "", facts.products))
            return
        self.say(
            self.tr("Bring your catalogue"),
            self.tr(
                "Drop the file that your shop exports: Shopify, WooCommerce, or any spreadsheet. "
                "You see what is in it before anything is saved."
            ),
        )


class WorkStep(StepCard):
    """Ask something, or draft the first listing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.ask, self.draft = Button(""), Button("", "primary")
        super().__init__(3, self.ask, self.draft, parent=parent)
        self._facts: HomeFacts | None = None
        on_language(self._say)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._say()

    def _say(self) -> None:
        facts = self._facts
        if facts is None:
            return
        following = facts.next_step == 3
        self.stand("done" if facts.drafted else "next" if following else "later")
        self.ask.setText(self.tr("Ask a question"))
        self.draft.setText(self.tr("Write a listing"))
        for button in (self.ask, self.draft):
            button.setVisible(following)
        self.say(
            self.tr("Ask, or draft your first listing"),
            self.tr(
                "Ask about your products, or let a description be written: "
                "the facts recognised in it are checked against your data."
            ),
        )
