"""Faults of the engine that its callers tell apart."""

from __future__ import annotations

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


class EngineCrashed(UserFault):
    """The child died under a request. ``partial`` is the text that had come until then: nothing of it is lost."""

    def __init__(self, partial: str = "") -> None:
        super().__init__("engine_crashed", self.sentence(), said("Engine", "Try again: it starts anew by itself."))
        self.partial = partial

    def sentence(self) -> str:
        """What happened."""
        return said("Engine", "The model stopped unexpectedly.")


class EngineHung(EngineCrashed):
    """The child was ended because nothing had been heard of it for too long while it had work."""

    def sentence(self) -> str:
        return said("Engine", "The model stopped answering.")


class DeviceFailed(UserFault):
    """A graphics device did not do its work; the processor can. ``why``: for the log."""

    CODE = "device_failed"

    def __init__(self, why: str = "") -> None:
        super().__init__(
            self.CODE,
            said("Engine", "The graphics card could not run the model."),
            said("Engine", "Choose the processor on the Models page."),
        )
        self.add_note(why)


def engine_stopped() -> UserFault:
    """The fault for a request during which the engine was closed."""
    return UserFault("engine_unavailable", said("Engine", "The model was stopped."), said("Engine", "Try again."))


def no_embedder() -> UserFault:
    """The fault where this engine was given no model for vectors."""
    return UserFault(
        "model_absent",
        said("Engine", "The model that finds texts by their meaning is not on this PC yet."),
        said("Engine", "Fetch it on the Models page."),
    )
