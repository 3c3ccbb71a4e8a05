"""What a card of a model shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from merchant_assistant.engine.probe import Fit, fit, need
from merchant_assistant.engine.speed import drafts_per_hour

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.models.fetching import Fetch, Fetching
    from merchant_assistant.ui.models.keeping import Job
    from merchant_assistant.ui.models.measuring import Measuring
    from merchant_assistant.ui.models.reading import Found

Deed = Literal["get", "stop", "use", "try", "verify", "measure", "remove"]
Why = Literal["too_large", "slow"]
_HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class ModelView:
    """All that a card shows.

    ``writes``: it is the one in use, and no server writes in its place. ``instead``: the name of a model to take where
    this one is too large for the PC or slow on it, and ``why``. ``draft_seconds``: what its drafts took here, None
    where too few were written. ``measuring``: its speed is being measured. ``set_aside``: it ended the program that
    loads it, so it is not loaded any more.
    """

    model: ModelState
    memory: int
    writes: bool = False
    in_use: bool = False
    wanted: bool = False
    instead: str = ""
    why: Why = "too_large"
    speed: Speed | None = None
    draft_seconds: float | None = None
    fetch: Fetch | None = None
    waits: bool = False
    job: Job | None = None
    measuring: bool = False
    set_aside: bool = False

    @property
    def here(self) -> bool:
        return self.model.state != "absent"

    @property
    def ready(self) -> bool:
        return self.model.state == "ready"

    @property
    def finds(self) -> bool:
        """It finds texts by their meaning, and writes none."""
        return self.model.role == "embedding"

    @property
    def busy(self) -> bool:
        return bool(self.fetch or self.job or self.measuring)

    @property
    def can_get(self) -> bool:
        return self.model.fetchable and not self.ready and not self.busy

    @property
    def can_use(self) -> bool:
        return self.ready and not (self.busy or self.in_use or self.finds or self.set_aside)

    @property
    def needs(self) -> int:
        """Bytes of memory: measured, else as its makers say."""
        return need(self.model, self.speed)

    @property
    def fits(self) -> Fit:
        return fit(replace(self.model, memory=self.needs), self.memory)

    @property
    def drafts_an_hour(self) -> float | None:
        """As real drafts went, else as measured; None where nothing is known."""
        if self.draft_seconds:
            return _HOUR_S / self.draft_seconds
        return drafts_per_hour(self.speed) if self.speed else None


def view_of(model: ModelState, found: Found, fetching: Fetching, measuring: Measuring, job: Job | None) -> ModelView:
    """One model among all that was found, and what is being done with it."""
    there = found.presence
    in_use = bool(there.chosen and there.chosen.id == model.id)
    view = ModelView(
        model,
        there.memory,
        writes=in_use and not there.server,
        in_use=in_use,
        wanted=bool(there.offered and there.offered.id == model.id and not there.ready),
        speed=there.speed_of(model),
        draft_seconds=found.draft_seconds.get(model.id),
        fetch=fetching.of(model.id),
        waits=fetching.waits(model.id),
        job=job if job and job.name == model.id else None,
        measuring=measuring.of(model.id),
        set_aside=there.is_set_aside(model),
    )
    return _advised(view, found)


def _advised(view: ModelView, found: Found) -> ModelView:
    """With the name of what to take in its place, where this one is not for this PC."""
    there = found.presence
    other = there.advised
    if other is None or other.id == view.model.id or view.finds:
        return view
    if view.fits == "too_large":
        return replace(view, instead=other.name)
    if there.machine.is_slow(view.model) and other.memory < view.model.memory:
        return replace(view, instead=other.name, why="slow")
    return view
