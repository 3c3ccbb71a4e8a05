"""A conversation that has not begun: what can be asked, and what is still missing for an answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.labels import in_a_sentence
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.chat.examples import Example, examples, name_of
from merchant_assistant.ui.chat.results import head_of
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.model import Reply
    from merchant_assistant.ui.desk import Desk, Services

_WIDEST = 560
_EXAMPLES = 3
_OF_ONE = frozenset({"attribute", "price"})
_TRIED = 6  # questions for each place of an example

_log = logging.getLogger(__name__)

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
        self._preparing: Handle[None] | None = None
        self.title = label(role="title", wrap=True)
        self.hint = label(role="dim", wrap=True)
        self.buttons = [Button("") for _ in range(_EXAMPLES)]
        self.catalogue = Button("", glyph="package")
        self.model_card = Card(margin=12, spacing=8)
        self.model_hint = label(role="dim", wrap=True)
        self.get_model = Button("", glyph="cloud-download")
        self._lay_out()
        self._connect()
        on_language(self._say_anew)

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
        outer = QHBoxLayout(ground)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inside, 1000)  # as wide as it may be: a sentence that fits is not broken
        outer.addStretch(1)
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
        if self._examples:
            self._prepare()

    def _prepare(self) -> None:
        """While the first question is typed, what answers are computed from is read."""
        if self._preparing:
            self._preparing.forget()
        run = partial(_prepared, self._desk.services)
        self._preparing = self._desk.tasks.start(Task(run, failed=_not_prepared, stopped=_nothing))

    @Slot()
    def _say_anew(self) -> None:
        """What is asked rightly in one language need not be in the other."""
        self._say()
        if self._known:
            self.look()

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
            button.setText(_words(example) if example else "")
            button.setVisible(example is not None)
        self._say_model()

    def _say_model(self) -> None:
        self.model_card.setVisible(self._missing is not None)
        self.get_model.setText(self.tr("Get a model"))
        if self._missing is not None:
            hint = self.tr("Counting and looking up work without it; other answers are written by a model on this PC.")
            self.model_hint.setText(sentences(tell(self._missing.message), hint))

    @Slot()
    def _pick(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.picked.emit(button.text())

    @Slot()
    def _ask_model(self) -> None:
        self._desk.model_asked.emit(self._missing)


def _words(example: Example) -> str:
    """The question, in the language of the moment; from any thread."""
    words = {
        "under": QCoreApplication.translate("Beginning", "Which products in {thing} cost less than {price}?"),
        "cheapest": QCoreApplication.translate("Beginning", "What is the cheapest product in {thing}?"),
        "sold_out": QCoreApplication.translate("Beginning", "Which products are out of stock?"),
        "by_brand": QCoreApplication.translate("Beginning", "How many products are there of each brand?"),
        "by_category": QCoreApplication.translate("Beginning", "How many products are there in each category?"),
        "price": QCoreApplication.translate("Beginning", "What does {product} cost?"),
        "about": QCoreApplication.translate("Beginning", "What do we know about {product}?"),
        "attribute": QCoreApplication.translate("Beginning", "What is the {field} of {product}?"),
        "dearest": QCoreApplication.translate("Beginning", "What is our most expensive product?"),
        "cheapest_of_all": QCoreApplication.translate("Beginning", "What is our cheapest product?"),
    }[example.kind if example.thing or example.kind != "cheapest" else "cheapest_of_all"]
    return words.format(
        product=example.thing,
        thing=example.thing,
        field=in_a_sentence(head_of(ATTRIBUTE + example.field)),
        price=example.price,
    )


def _look(services: Services, _progress: Progress, cancel: CancelToken) -> Known:
    missing = None
    try:
        services.store.installed(services.settings.get(CHAT_MODEL))
    except UserFault as fault:
        missing = fault
    if not services.catalogue.count():
        return (), missing
    return tuple(_answered(services, cancel)), missing


def _prepared(services: Services, _progress: Progress, cancel: CancelToken) -> None:
    services.chat.prepare(cancel)


def _not_prepared(fault: Exception) -> None:
    """The first question reads what it needs by itself."""
    _log.info("What answers are computed from was not read ahead", exc_info=fault)


def _nothing() -> None:
    """It was stopped as the window closes."""


def _fits(example: Example, reply: Reply | None) -> bool:
    """Whether the answer is to what was asked: of one product a value, else whatever was found."""
    return bool(reply and reply.reading and (example.kind not in _OF_ONE or reply.reading.inquiry.field))


def _answered(services: Services, cancel: CancelToken) -> Iterator[Example]:
    """Questions that are answered, each of another kind; where none is, what a model may say of a product."""
    taken: set[str] = set()
    for place in examples(services.catalogue):
        for example in islice((one for one in place if one.kind not in taken), _TRIED):
            if _fits(example, services.chat.computed(_words(example), cancel)):
                taken.add(example.kind)
                yield example
                break
    if not taken:
        yield from (Example("about", name_of(product)) for product in services.catalogue.page(limit=1))
