"""Faults of the engine that its callers tell apart."""

from __future__ import annotations

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


class EngineCrashed(UserFault):
    """The child died under a request. ``partial`` is the text that had come until then: nothing of it is lost.

    ``death``: equal for all requests that one death has ended.
    """

    sentence = said("Engine", "The model stopped unexpectedly.")
    advice = said("Engine", "Try again: it starts anew by itself.")

    def __init__(self, partial: str = "", *, death: object = None) -> None:
        super().__init__("engine_crashed", self.sentence, self.advice)
        self.partial = partial
        self.death = death


class EngineHung(EngineCrashed):
    """The child was ended because nothing had been heard of it for too long while it had work."""

    sentence = said("Engine", "The model stopped answering.")


class EngineKilled(EngineCrashed):
    """The system ended the child: on Linux that is what happens where memory runs out."""

    sentence = said("Engine", "The system ended the model, probably because memory ran out.")
    advice = said("Engine", "Close other programs or choose a smaller model, and try again.")


class EngineCrashedAgain(EngineCrashed):
    """The child died each time that the same piece of work was under way, also when nothing else was."""

    sentence = said("Engine", "The model stopped unexpectedly each time it worked on this.")
    advice = said("Engine", "Shorten the text, or choose another model.")


class DeviceFailed(UserFault):
    """A graphics device did not do its work; the processor can (see :mod:`merchant_assistant.engine.devices`).

    ``why``: for the log.
    """

    CODE = "device_failed"

    def __init__(self, why: str = "") -> None:
        super().__init__(
            self.CODE,
            said("Engine", "The graphics card could not run the model."),
            said("Engine", "Choose the processor for it, or update the card's driver."),
            why=why,
        )


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
