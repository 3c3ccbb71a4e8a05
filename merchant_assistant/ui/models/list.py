"""The models as cards, the useful ones first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from merchant_assistant.foundation.settings import EMBEDDING_MODEL
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.card import ModelCard
from merchant_assistant.ui.models.learned import LearnedSection
from merchant_assistant.ui.models.place import PlaceSection
from merchant_assistant.ui.models.view import ModelView, view_of
from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.models.keeping import Job
    from merchant_assistant.ui.models.reading import Found

_WIDTH = 880
_GAP = 12


class ModelList(ScrollColumn):
    """A card keeps its place and the keyboard while its model changes; ``asked`` as in :class:`ModelCard`."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, _GAP, parent)
        self._desk = desk
        self.cards: dict[str, ModelCard] = {}
        self.here, self.finding, self.others = (label(role="heading") for _ in range(3))
        for heading in (self.finding, self.others):
            heading.setContentsMargins(0, SMALL_GAP, 0, 0)
        self.learned = LearnedSection()
        self.place = PlaceSection(desk)
        self.column.addStretch()
        on_language(self._say)

    def show_models(self, found: Found, job: Job | None) -> None:
        """Show these; one that is gone loses its card."""
        desk, shown = self._desk, [model for model in found.presence.models if _is_shown(model)]
        views = [view_of(model, found, desk.fetching, desk.measuring, job) for model in shown]
        for model_id in set(self.cards) - {view.model.id for view in views}:
            self.cards.pop(model_id).deleteLater()
        for view in views:
            self._show(view)
        self.learned.show_all(found.learned)
        self.place.follow()
        self._arrange(sorted(views, key=_order))
        held = self.window().focusWidget()
        if held and self.isAncestorOf(held):
            self.bring_into_view(held)  # its card may have moved

    def show_progress(self) -> None:
        """Only what moves."""
        for card in self.cards.values():
            if card.view.busy:
                card.show_progress()

    def take_focus(self) -> None:
        """Put the keyboard on the model to get, else on the first."""
        cards = sorted(self.cards.values(), key=lambda card: (not card.view.wanted, _order(card.view)))
        if cards and not self.isAncestorOf(self.focusWidget() or self.window()):
            cards[0].take_focus()
            self.bring_into_view(cards[0])

    def _show(self, view: ModelView) -> None:
        if card := self.cards.get(view.model.id):
            card.show_view(view)
            return
        card = self.cards[view.model.id] = ModelCard(view)
        card.asked.connect(self.asked)

    def _arrange(self, views: list[ModelView]) -> None:
        """Each below its heading; widgets that stand right already are left alone."""
        here = [self.cards[view.model.id] for view in views if _is_here(view.model) and not view.finds]
        finding = [self.cards[view.model.id] for view in views if view.finds]
        others = [self.cards[view.model.id] for view in views if not _is_here(view.model) and not view.finds]
        to_get, elsewhere = (self.others, *others), (self.learned, self.place)
        middle = (*elsewhere, *to_get) if here else (*to_get, *elsewhere)  # what comes first is what is missing
        for place, widget in enumerate((self.here, *here, *middle, self.finding, *finding)):
            # Not taken out by takeAt: its old item would live on and keep the sizes of the new one from being renewed.
            if self.column.indexOf(widget) != place:
                self.column.removeWidget(widget)
                self.column.insertWidget(place, widget)
        # Only now that they have a place: shown before, each would be a window of its own for a moment.
        for heading, cards in ((self.here, here), (self.others, others), (self.finding, finding)):
            heading.setVisible(bool(cards))
        self._lead([*here, *middle, *finding])

    def _lead(self, parts: list[QWidget]) -> None:
        """The keyboard goes as the eye does."""
        led = [part for part in parts if isinstance(part, ModelCard | LearnedSection | PlaceSection)]
        controls = [control for part in led for control in part.controls]
        for one, other in pairwise(controls):
            QWidget.setTabOrder(one, other)

    def _say(self) -> None:
        self.here.setText(self.tr("On this PC"))
        self.others.setText(self.tr("To get from the internet"))
        self.finding.setText(self.tr("For finding texts"))


def _is_here(model: ModelState) -> bool:
    return model.state != "absent" or bool(model.part)


def _is_shown(model: ModelState) -> bool:
    """Of those that find texts the one in use, and what somebody brought: to choose among them helps nobody."""
    return model.role == "chat" or _is_here(model) or model.id == EMBEDDING_MODEL.default


def _order(view: ModelView) -> tuple[bool, bool, bool, bool, int]:
    """The one that writes, then the one to get, then what fits from large to small; too large, what finds texts."""
    size = -view.model.memory
    return (
        view.finds,
        not (view.in_use and _is_here(view.model)),
        not view.wanted,
        view.fits == "too_large",
        size,
    )
