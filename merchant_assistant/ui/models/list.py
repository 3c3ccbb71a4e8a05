"""The models as cards, the useful ones first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from merchant_assistant.engine.probe import fit
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.models.card import ModelCard, ModelView
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.models.fetching import Fetching
    from merchant_assistant.ui.models.keeping import Job
    from merchant_assistant.ui.models.reading import Found

_WIDTH = 880
_GAP = 12


class ModelList(ScrollColumn):
    """A card keeps its place and the keyboard while its model changes; ``asked`` as in :class:`ModelCard`."""

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, _GAP, parent)
        self.cards: dict[str, ModelCard] = {}
        self.here, self.others = label(role="heading"), label(role="heading")
        self.column.addStretch()
        on_language(self._say)

    def show_models(self, found: Found, fetching: Fetching, job: Job | None) -> None:
        """Show these; one that is gone loses its card."""
        views = [_view(model, found, fetching, job) for model in found.presence.models if _is_shown(model)]
        for model_id in set(self.cards) - {view.model.id for view in views}:
            self.cards.pop(model_id).deleteLater()
        for view in views:
            self._show(view)
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
        """Those here below their heading, the others below theirs; widgets that stand right already are left alone."""
        here = [self.cards[view.model.id] for view in views if _is_here(view.model)]
        others = [self.cards[view.model.id] for view in views if not _is_here(view.model)]
        for place, widget in enumerate((self.here, *here, self.others, *others)):
            # Not taken out by takeAt: its old item would live on and keep the sizes of the new one from being renewed.
            if self.column.indexOf(widget) != place:
                self.column.removeWidget(widget)
                self.column.insertWidget(place, widget)
        # Only now that they have a place: shown before, each would be a window of its own for a moment.
        self.here.setVisible(bool(here))
        self.others.setVisible(bool(others))
        controls = [control for card in (*here, *others) for control in card.controls]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    def _say(self) -> None:
        self.here.setText(self.tr("On this PC"))
        self.others.setText(self.tr("To get from the internet"))


def _is_here(model: ModelState) -> bool:
    return model.state != "absent" or bool(model.part)


def _is_shown(model: ModelState) -> bool:
    """What finds passages has no use in this program yet: it is shown only where somebody brought it."""
    return model.role == "chat" or _is_here(model)


def _order(view: ModelView) -> tuple[bool, bool, bool, int]:
    """The one that writes, then the one to get, then what fits from large to small, then what is too large."""
    size = -view.model.memory
    return (
        not (view.writes and _is_here(view.model)),
        not view.wanted,
        fit(view.model, view.memory) == "too_large",
        size,
    )


def _view(model: ModelState, found: Found, fetching: Fetching, job: Job | None) -> ModelView:
    there = found.presence
    writes = bool(there.chosen and there.chosen.id == model.id)
    offered = there.offered
    too_large = fit(model, there.memory) == "too_large" and offered is not None and offered.id != model.id
    return ModelView(
        model,
        there.memory,
        writes=writes,
        wanted=bool(offered and offered.id == model.id and not there.ready),
        instead=offered.name if too_large and offered else "",
        draft_seconds=found.draft_seconds.get(model.id),
        fetch=fetching.of(model.id),
        waits=fetching.waits(model.id),
        job=job if job and job.name == model.id else None,
    )
