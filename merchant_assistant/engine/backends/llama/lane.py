"""One text under way: its prompt, what was written so far, and how the next word is chosen."""

from __future__ import annotations

import time

import numpy as np

from merchant_assistant.engine.backends.base import Job
from merchant_assistant.engine.backends.llama.context import Context, Tokens
from merchant_assistant.engine.backends.llama.sampler import Sampler
from merchant_assistant.engine.backends.llama.scores import log_probabilities
from merchant_assistant.engine.backends.llama.vocabulary import Vocabulary
from merchant_assistant.engine.model import Completion, FinishReason
from merchant_assistant.engine.prompt import Prompt
from merchant_assistant.engine.text import TextAssembler
from merchant_assistant.foundation.errors import UserFault


class Lane:
    """``tokens``: the prompt and what was written. The first ``read`` of them are in the memory of a context.

    So reading the prompt, writing on, and reading all of it again after it lost its place are one thing: compute what
    is left, and choose the next token from the result of the last.
    """

    def __init__(self, job: Job, prompt: Prompt, sampler: Sampler, vocabulary: Vocabulary, length: int) -> None:
        request = job.request
        self.job = job
        self.prompt = prompt
        self.head: Tokens = np.array(prompt.tokens, np.int32)
        self.tokens: list[int] = list(prompt.tokens)
        self.read = 0
        self.cached = 0
        self.limit = min(request.max_tokens, length - len(prompt.tokens))
        self._sampler = sampler
        self._vocabulary = vocabulary
        self._log: float | None = 0.0 if request.weighed else None
        self._endless = request.ignore_eos and not request.json_schema
        self._assembler = TextAssembler(request.stop)
        self._started = time.perf_counter()
        self._prompt_seconds: float | None = None

    @property
    def left(self) -> list[int]:
        """The tokens to compute before the next one can be chosen."""
        return self.tokens[self.read :]

    @property
    def writing(self) -> bool:
        """Whether only the token chosen last is left to compute."""
        return len(self.tokens) - self.read == 1 and self.read > 0

    @property
    def length(self) -> int:
        """Tokens that it may have in the end."""
        return len(self.prompt.tokens) + self.limit

    @property
    def written(self) -> int:
        return len(self.tokens) - len(self.prompt.tokens)

    def knows(self, count: int) -> None:
        """The first ``count`` tokens need not be computed: another text had read the same."""
        if not self.written:
            self.cached = count
        self.read = count

    def choose(self, context: Context, place: int) -> FinishReason | None:
        """Choose the next token from a result, show its text; why it ends here, if it does."""
        if self._prompt_seconds is None:
            self._prompt_seconds = time.perf_counter() - self._started
        if self.written >= self.limit:
            return "length"
        token = self._sampler.sample(context, place)
        if self._log is not None:
            self._log += float(log_probabilities(context.logits(place))[token])
        if not self._endless and self._vocabulary.is_end(token):
            return "stop"
        self.tokens.append(token)
        if text := self._assembler.feed(self._vocabulary.piece(token)):
            self.job.text(text)
        if self._assembler.stopped:
            return "stop"
        return "length" if self.written >= self.limit else None

    def end(self, reason: FinishReason) -> None:
        """Tell the job that this is all."""
        if rest := self._assembler.finish():
            self.job.text(rest)
        self._sampler.close()
        seconds = time.perf_counter() - self._started
        self.job.done(
            Completion(
                text=self._assembler.text,
                tokens=self.written,
                finish_reason=reason,
                prompt_tokens=len(self.prompt.tokens),
                cached_tokens=self.cached,
                seconds=seconds,
                log=self._log,
                prompt_seconds=seconds if self._prompt_seconds is None else self._prompt_seconds,
            )
        )

    def fail(self, fault: UserFault) -> None:
        self._sampler.close()
        self.job.failed(fault)
