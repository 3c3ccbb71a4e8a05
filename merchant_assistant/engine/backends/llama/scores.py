"""How probable given answers are: the prompt is read once, all answers branch off from it in one batch."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from merchant_assistant.engine.backends.llama.context import Brake, Tokens
from merchant_assistant.engine.backends.llama.pool import Pool
from merchant_assistant.engine.model import Scores
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled

LogProbabilities = npt.NDArray[np.float64]


def score(pool: Pool, prompt: Tokens, labels: Sequence[Sequence[int]], cancelled: IsCancelled, brake: Brake) -> Scores:
    """The labels' probabilities given that one of them follows the prompt.

    A label's weight is the product of the probabilities of its tokens; the weights are then scaled so that they add up
    to 1. So a label of many tokens is not favoured for the ease of its later ones, nor punished by a mean: the weights
    compare as the answers would, were they written freely. Labels of which one begins another compare by the shorter
    one's weight including all that begins with it: choose labels that differ early. Raises ``Cancelled``.
    """
    started = time.perf_counter()
    scoring = _Scoring(pool, cancelled, brake)
    try:
        cached, first = scoring.read(prompt)
        weights = np.array([first[label[0]] for label in labels], np.float64)
        # A label longer than a batch takes is compared by as much of it as that takes.
        labels = [label[: pool.results + 1] for label in labels]
        longer = [number for number, label in enumerate(labels) if len(label) > 1]
        for group in _groups(longer, labels, pool):
            weights[group] += scoring.branches(len(prompt), [labels[number] for number in group])
        pool.keep(scoring.sequence, prompt)
    finally:
        pool.context.forget(scoring.sequence)
    shares = np.exp(weights - weights.max())
    return Scores(
        probabilities=tuple((shares / shares.sum()).tolist()),
        prompt_tokens=len(prompt),
        cached_tokens=cached,
        seconds=time.perf_counter() - started,
        logs=tuple(weights.tolist()),
        tokens=tuple(map(len, labels)),
    )


class _Scoring:
    def __init__(self, pool: Pool, cancelled: IsCancelled, brake: Brake) -> None:
        self._pool = pool
        self._cancelled = cancelled
        self._brake = brake
        self.sequence, *self._branches = pool.branches

    def read(self, prompt: Tokens) -> tuple[int, LogProbabilities]:
        """Compute the prompt; gives how much of it was known, and what may follow."""
        context = self._pool.context
        cached = at = self._pool.copy_kept(prompt, self.sequence)
        place = 0
        while at < len(prompt):
            count = min(context.batch_size, len(prompt) - at)
            place = self._compute(prompt[at : at + count], at, last=at + count == len(prompt))
            at += count
        return cached, log_probabilities(context.logits(place))

    def branches(self, start: int, labels: Sequence[Sequence[int]]) -> LogProbabilities:
        """Logarithms of the probabilities of the labels' tokens after their first, each label in its own sequence."""
        context = self._pool.context
        while True:
            places = [self._branch(label[:-1], start, branch) for label, branch in zip(labels, self._branches)]  # noqa: B905
            computed = context.compute()
            if computed:
                break
            self._forget_branches(len(labels))
            self._check()
        sums = [
            sum(
                float(log_probabilities(context.logits(place))[token])
                for place, token in zip(row, label[1:], strict=True)
            )
            for row, label in zip(places, labels, strict=True)
        ]
        self._forget_branches(len(labels))
        return np.array(sums, np.float64)

    def _branch(self, tokens: Sequence[int], start: int, branch: int) -> list[int]:
        context = self._pool.context
        context.copy(self.sequence, branch)
        return [context.add([token], start + at, branch, result=True) for at, token in enumerate(tokens)]

    def _forget_branches(self, count: int) -> None:
        for branch in self._branches[:count]:
            self._pool.context.forget(branch)

    def _compute(self, tokens: Tokens, at: int, *, last: bool) -> int:
        """Compute a piece of the prompt, again and again where something else interrupts it."""
        while True:
            self._check()
            place = self._pool.context.add(tokens, at, self.sequence, result=last)
            if self._pool.context.compute():
                return place

    def _check(self) -> None:
        self._brake.release()
        if self._cancelled():
            raise Cancelled


def _groups(numbers: Sequence[int], labels: Sequence[Sequence[int]], pool: Pool) -> Iterator[list[int]]:
    """The labels in groups that fit into one batch and have a branch each."""
    group: list[int] = []
    size = 0
    for number in numbers:
        more = len(labels[number]) - 1
        if group and (len(group) == len(pool.branches) - 1 or size + more > pool.results):
            yield group
            group, size = [], 0
        group.append(number)
        size += more
    if group:
        yield group


def log_probabilities(logits: npt.NDArray[np.float32]) -> LogProbabilities:
    """The natural logarithm of the probability of each token; ``logits`` stay as they are."""
    values = logits.astype(np.float64)
    values -= values.max()
    probabilities: LogProbabilities = values - np.log(np.exp(values).sum())
    return probabilities
