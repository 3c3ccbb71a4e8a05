"""Which backend runs a model in the engine child, each made when it is first needed."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable

from merchant_assistant.engine.backends.base import Embedder, LaneBackend, unsupported
from merchant_assistant.engine.backends.one_by_one import OneByOne
from merchant_assistant.engine.frames import ModelRef, Placed
from merchant_assistant.engine.model import BackendName, ModelInfo
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

_log = logging.getLogger(__name__)

OnNotice = Callable[[UserFault], None]
OnPlaced = Callable[[Placed], None]


class LlamaMissing(UserFault):
    """llama.cpp's library is not there, or does not fit this PC."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            "engine_unavailable",
            said("Engine", "The part that runs models (llama.cpp) does not work on this PC."),
            said("Engine", "Run the set-up again."),
            why=f"{type(error).__name__}: {error}",
        )


class Backends:
    """The backends of one child. ``notice`` is told what a person should know although the work goes on, ``placed``
    which device a model goes onto, before it does.
    """

    def __init__(self, notice: OnNotice, placed: OnPlaced = lambda _frame: None) -> None:
        self._notice = notice
        self._placed = placed
        self._made: dict[BackendName, LaneBackend] = {}

    def get(self, name: BackendName) -> LaneBackend:
        """Raises :class:`UserFault` where what it needs is not installed."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def load(self, model: ModelRef, cancelled: IsCancelled) -> tuple[LaneBackend, ModelInfo]:
        """Load with the backend that is wished for; with transformers where llama.cpp is missing or too old for it."""
        try:
            backend = self.get(model.backend)
            return backend, backend.load(model, cancelled)
        except UserFault as fault:
            if not (_cannot_run_it(fault) and has_transformers()):
                raise
            _log.warning("%s: transformers instead", fault.code)
        backend = self.get("transformers")
        return backend, backend.load(model, cancelled)

    def embedder(self, name: BackendName) -> Embedder:
        """A new one. Raises :class:`UserFault` ``unsupported`` where there is none."""
        if name == "scripted":
            from merchant_assistant.engine.backends.scripted import ScriptedEmbedder  # noqa: PLC0415 - only what is used

            return ScriptedEmbedder()
        try:
            from merchant_assistant.engine.backends.llama.embedder import LlamaEmbedder  # noqa: PLC0415 - as above
        except (ImportError, OSError, RuntimeError) as error:
            raise unsupported(f"{type(error).__name__}: {error}") from error
        return LlamaEmbedder()

    def _make(self, name: BackendName) -> LaneBackend:
        match name:
            case "scripted":
                from merchant_assistant.engine.backends.scripted import ScriptedBackend  # noqa: PLC0415 - as above

                return ScriptedBackend()
            case "transformers":
                return self._transformers()
            case "llama.cpp":
                return self._llama()
            case "remote":
                raise unsupported("a server of the team is asked by the program itself, not by its child")

    def _transformers(self) -> LaneBackend:
        try:
            from merchant_assistant.engine.backends.transformers.backend import TransformersBackend  # noqa: PLC0415 - as above
        except ImportError as error:
            raise _no_transformers(error) from error
        return OneByOne(TransformersBackend())

    def _llama(self) -> LaneBackend:
        try:
            from merchant_assistant.engine.backends.llama.backend import LlamaBackend  # noqa: PLC0415 - only what is used
        except (ImportError, OSError, RuntimeError) as error:  # what a missing or unfitting native library raises
            raise LlamaMissing(error) from error
        return LlamaBackend(self._placed)


def _no_transformers(error: Exception) -> UserFault:
    return UserFault(
        "engine_unavailable",
        said("Engine", "The libraries that run this model (torch and transformers) are not on this PC."),
        said("Engine", "Run the set-up with everything (setup --all), or choose another model."),
        why=f"{type(error).__name__}: {error}",
    )


def _cannot_run_it(fault: UserFault) -> bool:
    """Whether llama.cpp is missing or too old for the model: then transformers may still run it."""
    return isinstance(fault, LlamaMissing) or fault.code == "unknown_architecture"


def has_transformers() -> bool:
    """Whether the libraries are installed; they are not loaded for it."""
    return all(importlib.util.find_spec(name) for name in ("torch", "transformers"))
