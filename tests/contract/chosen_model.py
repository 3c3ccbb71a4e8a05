"""What a child is told to run."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.engine.model import InstalledAdapter, InstalledModel


class Chosen:
    """A model provider; a test may lay an adapter over the model for a while."""

    def __init__(self, model: InstalledModel) -> None:
        self.model = model
        self.adapter: InstalledAdapter | None = None

    def __call__(self) -> InstalledModel:
        return replace(self.model, adapter=self.adapter)
