"""Which model writes, and which to offer where that one is not here: the same answer in every place of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.engine.probe import total_memory, wanted
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.settings import CHAT_MODEL

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.desk import Services


@dataclass(frozen=True, slots=True)
class Presence:
    """All models, the one that writes (None where nobody knows it any more) and the one to offer in its place.

    ``memory``: of this PC, in bytes. ``server``: the team's, where that writes instead; else empty.
    """

    models: tuple[ModelState, ...]
    chosen: ModelState | None
    offered: ModelState | None
    memory: int
    server: str = ""

    @property
    def ready(self) -> bool:
        """Whether texts can be written now."""
        return bool(self.server) or bool(self.chosen and self.chosen.state == "ready")


def presence(services: Services, progress: Progress, cancel: CancelToken) -> Presence:
    """Look at the models folder; for a worker, as files that changed are read again."""
    models = services.store.list(progress, cancel)
    chosen_id, memory = services.settings.get(CHAT_MODEL), total_memory()
    chosen = next((model for model in models if model.id == chosen_id), None)
    choice = wanted(models, chosen_id, CHAT_MODEL.default, memory)
    server = services.server.host if services.server.in_use else ""
    return Presence(models, chosen, choice.model if choice else None, memory, server)
