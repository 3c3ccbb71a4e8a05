"""A conversation that has not begun: what can be asked, and what is still missing for an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.chat.examples import Example, examples
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk, Services

_WIDEST = 560
_LOOKED_AT = 12  # products
_EXAMPLES = 3

Known = tuple[tuple[Example, ...], UserFault | None]


class Beginning(QScrollArea):
    """``picked`` carries an example in words, to be asked."""

    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._examples: tuple[Example, ...] = ()
        self._missing: UserFault | None = None
        self._known = False
        self.title = label(role="title", wrap=True)
        self.hint = label(role="dim", wrap=True)
        self.buttons = [Button("") for _ in range(_EXAMPLES)]
        self.catalogue = Button("", glyph="package")
        self.model_card = Card(margin=12, spacing=8)
        self.model_hint = label(role="dim", wrap=True)
        self.get_model = Button("", glyph="cloud-download")
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for words in (self.title, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(12)
        for button in self.buttons:
            button.setProperty("kind", "plain")
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.catalogue, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self.model_card.column.addWidget(self.model_hint)
        self.model_card.column.addWidget(self.get_model, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.model_card)
        column.addStretch(3)
        ground = QWidget()
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inside, 1, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        for button in self.buttons:
            button.clicked.connect(self._pick)
        self.catalogue.clicked.connect(partial(self._desk.page_asked.emit, "catalogue"))
        self.get_model.clicked.connect(self._ask_model)
        self._desk.changed.connect(self._follow)

    @Slot()
    def look(self) -> None:
        """Ask what there is to ask about."""
        self._desk.tasks.start(Task(partial(_look, self._desk.services), self._learn))

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.products or changes.models or changes.settings:
            self.look()

    def _learn(self, known: Known) -> None:
        self._examples, self._missing = known
        self._known = True
        self._say()

    def _say(self) -> None:
        bring = self._known and not self._examples
        self.title.setText(self.tr("Ask about your products"))
        self.hint.setText(
            self.tr("Answers come from your own catalogue. Bring it first; you can write your question meanwhile.")
            if bring
            else self.tr("Answers come from your own catalogue, and say which products they rest on.")
        )
        self.catalogue.setText(self.tr("Bring your catalogue"))
        self.catalogue.setVisible(bring)
        for button, example in zip(self.buttons, [*self._examples, *[None] * _EXAMPLES], strict=False):
            button.setText(self._words(example) if example else "")
            button.setVisible(example is not None)
        self._say_model()

    def _say_model(self) -> None:
        self.model_card.setVisible(self._missing is not None)
        self.get_model.setText(self.tr("Get a model"))
        if self._missing is not None:
            hint = self.tr("Counting and looking up work without it; other answers are written by a model on this PC.")
            self.model_hint.setText(sentences(tell(self._missing.message), hint))

    def _words(self, example: Example) -> str:
        words = {
            "sold_out": self.tr("Which products are out of stock?"),
            "stock": self.tr("What does {product} cost, and how many are in stock?"),
            "about": self.tr("What do we know about {product}?"),
            "attribute": self.tr("What is the {field} of {product}?"),
            "weight": self.tr("How heavy is {product}?"),
        }[example.kind]
        return words.format(product=example.product, field=_in_a_sentence(example.field))

    @Slot()
    def _pick(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked.emit(button.text())

    @Slot()
    def _ask_model(self) -> None:
        self._desk.model_asked.emit(self._missing)


def _in_a_sentence(field: str) -> str:
    """A column's name as it stands within a sentence: "Material" is "material", "HS code" stays."""
    return field[:1].lower() + field[1:] if field[1:].islower() else field


def _look(services: Services, _progress: Progress, _cancel: CancelToken) -> Known:
    missing = None
    try:
        services.store.installed(services.settings.get(CHAT_MODEL))
    except UserFault as fault:
        missing = fault
    return examples(services.catalogue.page(limit=_LOOKED_AT)), missing
