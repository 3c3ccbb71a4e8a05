"""A backend that does one request after the other, behind the face of one with lanes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from merchant_assistant.engine.backends.base import Backend, Job, OnText
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo, ScoreRequest, Scores, Speed
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import UserFault


class OneByOne:
    """See :class:`~merchant_assistant.engine.backends.base.LaneBackend`. A step is a whole request, the first
    interactive one, if any. A request that has begun is not interrupted by another one, only by its own cancel.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._urgent: deque[Job] = deque()
        self._patient: deque[Job] = deque()

    def start(self, job: Job) -> None:
        (self._urgent if job.request.priority == "interactive" else self._patient).append(job)

    def step(self) -> bool:
        """The next request, from its beginning to its end."""
        waiting = self._urgent or self._patient
        if not waiting:
            return False
        job = waiting.popleft()
        try:
            job.done(self._backend.generate(job.request, job.text, job.cancelled))
        except UserFault as fault:
            job.failed(fault)
        return bool(self._urgent or self._patient)

    def interrupt(self) -> None:
        """A request is asked often enough whether it is cancelled."""

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        return self._backend.generate(request, on_text, cancelled)

    def rest(self) -> None:
        """Nothing is held between two requests but the model."""

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        return self._backend.load(model, cancelled)

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        return self._backend.score(request, cancelled)

    def measure(self, cancelled: IsCancelled) -> Speed:
        return self._backend.measure(cancelled)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return self._backend.count_tokens(messages)

    def facts(self) -> EngineFacts:
        return self._backend.facts()

    def close(self) -> None:
        self._backend.close()
