"""A model without weights, in process: for tests and the demo."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.engine.asked import fit_messages, fit_request, fit_score, plain
from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ModelInfo,
    OnDelta,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.script import Script, count_words, echo, pace, play, scripted_info
from merchant_assistant.engine.script_labels import Scorer, judge, near, vectors
from merchant_assistant.foundation.cancel import CancelToken, IsCancelled

NAME = "scripted"


class ScriptedEngine:
    """An :class:`~merchant_assistant.engine.model.Engine` that says what ``script`` makes of each request.

    ``scorer`` gives the labels of a request their weights. ``requests`` and ``scored`` remember what was asked, for
    tests.
    """

    def __init__(self, script: Script = echo, scorer: Scorer = near) -> None:
        self._script = script
        self._scorer = scorer
        self.requests: list[GenerateRequest] = []
        self.scored: list[ScoreRequest] = []

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """There is nothing to load."""
        if cancel:
            cancel.check()
        return scripted_info(NAME)

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        self.requests.append(request)
        return play(self._script, fit_request(request), on_delta or _ignore, _asker(cancel))

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        """The scorer's weights as probabilities. Raises ``Cancelled``."""
        self.scored.append(request)
        return judge(self._scorer, fit_score(request), _asker(cancel))

    def embed(
        self,
        texts: Sequence[str],
        kind: TextKind = "passage",  # noqa: ARG002 - of the protocol
        cancel: CancelToken | None = None,
    ) -> Embeddings:
        """Near for texts that share words or parts of words, of whichever ``kind``. Raises ``Cancelled``."""
        return vectors(NAME, [plain(text) for text in texts], _asker(cancel))

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return count_words(fit_messages(messages))

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        """Its real pace, on the device ``scripted``. Raises ``Cancelled``."""
        return pace(NAME, _asker(cancel))

    def close(self) -> None:
        """There is nothing to end."""


def _asker(cancel: CancelToken | None) -> IsCancelled:
    return lambda: bool(cancel and cancel.cancelled)


def _ignore(_text: str) -> None:
    return None
