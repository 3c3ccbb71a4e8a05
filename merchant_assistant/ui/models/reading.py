"""What the page Models shows, read in one go by a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.settings import ADAPTER
from merchant_assistant.ui.models.offered import Presence, presence

if TYPE_CHECKING:
    from merchant_assistant.engine.store.adapters import Adapter
    from merchant_assistant.ui.desk import Services

ENOUGH_DRAFTS = 8  # fewer say little of a PC: each text is of another length


@dataclass(frozen=True, slots=True)
class Learned:
    """A file of what was learned from the merchant's own texts, and the name of the model that it was made for.

    ``fits``: that model is here, as it was then. ``in_use``: it is laid over the model that writes.
    """

    adapter: Adapter
    base: str
    fits: bool
    in_use: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The models, and by id what the last drafts of each took (seconds); nothing for one that wrote few here."""

    presence: Presence
    draft_seconds: Mapping[str, float]
    learned: Sequence[Learned] = ()


def read_models(services: Services, progress: Progress, cancel: CancelToken) -> Found:
    """Look at the folders and at the drafts."""
    there = presence(services, progress, cancel)
    times = {model.id: services.listings.draft_times(model.id) for model in there.models if model.state == "ready"}
    seconds = {model_id: median(took) for model_id, took in times.items() if len(took) >= ENOUGH_DRAFTS}
    return Found(there, seconds, tuple(_learned(services, there)))


def _learned(services: Services, there: Presence) -> list[Learned]:
    chosen, used = there.chosen, services.settings.get(ADAPTER)
    names = {model.id: model.name for model in there.models}
    hashes = {model.sha256 for model in there.models if model.state == "ready"}
    return [
        Learned(
            adapter,
            names.get(adapter.description.base, adapter.description.base),
            fits=adapter.description.base_sha256 in hashes and adapter.state == "ready",
            in_use=adapter.name == used and bool(chosen and chosen.sha256 == adapter.description.base_sha256),
        )
        for adapter in AdapterStore(services.paths).list()
    ]
