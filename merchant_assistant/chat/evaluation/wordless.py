"""In place of a model: it writes nothing and judges nothing, but has the vectors of the one that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.language import tongue
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import language_of
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Embeddings, Engine, GenerateRequest, ScoreRequest, Scores, TextKind
    from merchant_assistant.foundation.cancel import CancelToken


class Wordless(ScriptedEngine):
    """To every question it says that the data do not say it; ``vectors`` are another engine's."""

    def __init__(self, vectors: Engine) -> None:
        super().__init__(_not_said)
        self._vectors = vectors

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:  # noqa: ARG002 - the protocol
        """Raises :class:`UserFault` ``model_absent``, as without a model."""
        raise UserFault("model_absent", said("Engine", "There is no model."), said("Engine", "Fetch one: models get"))

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        """As the other engine does it. Raises :class:`UserFault` ``model_absent`` where it cannot."""
        return self._vectors.embed(texts, kind, cancel)

    def close(self) -> None:
        """End the other engine."""
        self._vectors.close()


def _not_said(request: GenerateRequest) -> str:
    asked = request.messages[-1].content.splitlines()[-1]
    return tongue(language_of(asked) or "en").replies["not_said"]
