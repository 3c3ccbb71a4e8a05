"""What every backend does for the engine child. A backend is used by one thread only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ModelInfo,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

OnText = Callable[[str], None]


class Backend(Protocol):
    """Loads one model at a time and does one request after the other (see :class:`LaneBackend` for those that mix).

    Faults are :class:`UserFault`; what it cannot do raises :func:`unsupported`. ``cancelled`` is asked often.
    """

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Load, in place of whatever is loaded. Raises :class:`~merchant_assistant.foundation.errors.Cancelled`."""
        ...

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        """Generate with the loaded model; ends early with ``finish_reason`` ``cancelled``."""
        ...

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        """Probabilities of the labels. Raises ``Cancelled``."""
        ...

    def measure(self, cancelled: IsCancelled) -> Speed:
        """Measure the loaded model. Raises ``Cancelled``."""
        ...

    def count_tokens(self, messages: Sequence[Message]) -> int: ...

    def facts(self) -> EngineFacts:
        """What the machine offers; needs no model."""
        ...

    def close(self) -> None: ...


class Job(Protocol):
    """One :class:`~merchant_assistant.engine.frames.Generate` under way in a backend with lanes."""

    @property
    def request(self) -> GenerateRequest: ...

    def text(self, piece: str) -> None:
        """The next whole characters of the answer."""
        ...

    def done(self, completion: Completion) -> None:
        """The end, a cancelled one too. Nothing may follow."""
        ...

    def failed(self, fault: UserFault) -> None:
        """The end without an answer."""
        ...

    def cancelled(self) -> bool:
        """Whether nobody wants it any more; asked before each step."""
        ...


class LaneBackend(Backend, Protocol):
    """A backend that goes on with many requests at once, one step at a time."""

    def start(self, job: Job) -> None:
        """Take a request in; refuses it (:meth:`Job.failed`) where it cannot be done."""
        ...

    def step(self) -> bool:
        """Compute one batch for what is under way; False where nothing is."""
        ...

    def interrupt(self) -> None:
        """End the step that is being computed as soon as possible, nothing lost. Called from another thread."""
        ...

    def rest(self) -> None:
        """Nothing was asked for a while: give back memory that only work under way needs. The model stays loaded."""
        ...


class Embedder(Protocol):
    """Loads one embedding model, beside the one for texts."""

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo: ...

    def embed(self, texts: Sequence[str], kind: TextKind, cancelled: IsCancelled) -> Embeddings:
        """Raises ``Cancelled``. A text longer than the model can read is cut."""
        ...

    def close(self) -> None: ...


def unsupported(what: str) -> UserFault:
    """The fault for what a backend cannot do. ``what``: for the log, not for the person."""
    return UserFault(
        "unsupported",
        said("Engine", "This model cannot do that."),
        said("Engine", "Choose another model on the Models page."),
        why=what,
    )


def nothing_to_answer() -> UserFault:
    """The fault for an empty prompt."""
    return UserFault(
        "empty_prompt",
        said("Engine", "There is nothing to answer."),
        said("Engine", "Write something and try again."),
    )


def nothing_loaded() -> UserFault:
    """The fault for work without a model."""
    return UserFault(
        "engine_unavailable",
        said("Engine", "No model is loaded."),
        said("Engine", "Choose a model and try again."),
    )


def not_enough_memory(why: str) -> UserFault:
    """The fault for a model that does not fit. ``why``: for the log."""
    return UserFault(
        "not_enough_memory",
        said("Engine", "There is not enough free memory for this model."),
        said("Engine", "Close other programs, or choose a smaller model."),
        why=why,
    )


def unknown_architecture(why: str) -> UserFault:
    """The fault for a whole model file of a kind that the backend does not know. ``why``: for the log."""
    return UserFault(
        "unknown_architecture",
        said("Engine", "This kind of model is not known here."),
        said("Engine", "Choose another model on the Models page."),
        why=why,
    )
