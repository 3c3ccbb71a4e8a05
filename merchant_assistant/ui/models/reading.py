"""What the page Models shows, read in one go by a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.models.offered import Presence, presence

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Services


@dataclass(frozen=True, slots=True)
class Found:
    """The models, and by id what the last drafts of each took (seconds); nothing for one that never wrote here."""

    presence: Presence
    draft_seconds: Mapping[str, float]


def read_models(services: Services, progress: Progress, cancel: CancelToken) -> Found:
    """Look at the folder and at the drafts."""
    there = presence(services, progress, cancel)
    times = {model.id: services.listings.draft_times(model.id) for model in there.models if model.state == "ready"}
    return Found(there, {model_id: median(took) for model_id, took in times.items() if took})
