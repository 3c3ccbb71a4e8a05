"""Which model writes, and which to offer where that one is not here: the same answer in every place of the window."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from merchant_assistant.engine.probe import Machine, choose, total_memory, wanted
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.desk import Services


@dataclass(frozen=True, slots=True)
class Presence:
    """All models, the one that writes (None where nobody knows it any more) and the one to offer in its place.

    ``memory``: of this PC, in bytes. ``server``: the team's, where that writes instead; else empty. ``speeds``: by
    model, of those that were measured here as they run now. ``advised``: what suits this PC, whatever was chosen.
    ``set_aside``: the hashes of files that are not loaded any more.
    """

    models: tuple[ModelState, ...]
    chosen: ModelState | None
    offered: ModelState | None
    memory: int
    server: str = ""
    speeds: Mapping[str, Speed] = field(default_factory=dict)
    advised: ModelState | None = None
    set_aside: Collection[str] = ()

    @property
    def ready(self) -> bool:
        """Whether texts can be written now."""
        return bool(self.server) or self.here

    @property
    def here(self) -> bool:
        """Whether the model that writes on this PC is here."""
        return bool(self.chosen and self.chosen.state == "ready")

    @property
    def machine(self) -> Machine:
        """What this PC has and was measured to do."""
        return Machine(self.memory, speeds=self.speeds)

    def is_set_aside(self, model: ModelState) -> bool:
        """Whether it is here and not loaded all the same."""
        return model.state == "ready" and model.sha256 in self.set_aside

    def speed_of(self, model: ModelState | None) -> Speed | None:
        """As measured here; None where it was not."""
        return self.speeds.get(model.id) if model else None


def presence(services: Services, progress: Progress, cancel: CancelToken) -> Presence:
    """Look at the models folder; for a worker, as files that changed are read again."""
    models = services.store.list(progress, cancel)
    chosen_id, memory = services.settings.get(CHAT_MODEL), total_memory()
    chosen = next((model for model in models if model.id == chosen_id), None)
    speeds = dict(_measured(services, models))
    machine = Machine(memory, speeds=speeds)
    choice = wanted(models, chosen_id, CHAT_MODEL.default, memory, machine)
    advised = choose(models, CHAT_MODEL.default, memory, machine)
    server = services.server.host if services.server.in_use else ""
    return Presence(
        models,
        chosen,
        choice.model if choice else None,
        memory,
        server,
        speeds,
        advised.model if advised else None,
        services.store.quarantine.set_aside().keys(),
    )


def _measured(services: Services, models: Iterable[ModelState]) -> Iterable[tuple[str, Speed]]:
    for model in models:
        if model.state == "ready" and model.role == "chat":
            with suppress(UserFault):  # it was taken away just now
                if speed := services.speeds.get(services.speed_key(model.id)):
                    yield model.id, speed
