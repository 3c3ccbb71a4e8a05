"""A real engine child on a PC with a graphics card that fails in the way named by the first argument.

``load``: the model does not go onto it. ``step``: it goes wrong after a few words. ``dies``: it takes the child along
while the model goes onto it. ``missing``: the card that was chosen is not there.
"""

from __future__ import annotations

import os
import signal
import sys

from merchant_assistant.engine.backends.base import Job
from merchant_assistant.engine.backends.scripted import ScriptedBackend
from merchant_assistant.engine.child import backends as child_backends
from merchant_assistant.engine.child.backends import Backends
from merchant_assistant.engine.child.serve import serve
from merchant_assistant.engine.faults import DeviceFailed
from merchant_assistant.engine.frames import ModelRef, Placed
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.foundation.cancel import IsCancelled

WORDS = 3


class Card(ScriptedBackend):
    """Says where the model goes, as the one of llama.cpp does."""

    def __init__(self, backends: Backends, fails: str) -> None:
        super().__init__()
        self._backends = backends
        self._fails = fails
        self._on_card = False
        self._jobs: list[Job] = []

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        self._on_card = model.device != "cpu" and self._fails != "missing"
        missing = model.device if self._fails == "missing" else ""
        self._backends._placed(Placed("CUDA0", "A card") if self._on_card else Placed("", "", missing))
        if self._on_card and self._fails == "dies":
            os.kill(os.getpid(), signal.SIGABRT)
        if self._on_card and self._fails == "load":
            raise DeviceFailed("the card is too small")
        return super().load(model, cancelled)

    def start(self, job: Job) -> None:
        self._jobs.append(job)
        super().start(job)

    def step(self) -> bool:
        """As many words as fit before the card fails under all of them."""
        if not (self._on_card and self._fails == "step"):
            return super().step()
        for _ in range(WORDS):
            super().step()
        for job in self._jobs:
            job.failed(DeviceFailed("llama_decode gave -3"))
        return False


def _make(backends: Backends, _name: str) -> Card:
    return Card(backends, sys.argv[1])


child_backends.Backends._make = _make  # type: ignore[assignment,method-assign]
sys.exit(serve())
