"""One text under way in a model of transformers: reading a prompt, writing on from there, weighing labels."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from collections.abc import Sequence as Tokens
from typing import Any

from merchant_assistant.engine.backends.base import OnText
from merchant_assistant.engine.backends.transformers.libraries import (
    LinearAttentionCacheLayerMixin,
    torch,
    transformers,
)
from merchant_assistant.engine.backends.transformers.sampler import Sampler
from merchant_assistant.engine.backends.transformers.vocabulary import Vocabulary
from merchant_assistant.engine.model import FinishReason, GenerateRequest
from merchant_assistant.engine.prompt import Prompt, Reading
from merchant_assistant.engine.text import TextAssembler
from merchant_assistant.foundation.cancel import IsCancelled

COPIES_BYTES = 512 << 20  # labels are computed side by side as far as the copies of what was read fit into this


class Sequence:
    """Remembers the prompt it read last, and computes only what is new in the next one.

    ``length``: tokens that fit. ``forgets``: the model can forget the end of what it has read (most can; those with a
    running state cannot, and read each prompt anew).
    """

    def __init__(self, model: Any, vocabulary: Vocabulary, length: int) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._known: Reading | None = None  # its tokens are those of `_read`
        self._read: list[int] = []
        self._logits = torch.empty(0)
        self._cancelled: IsCancelled = _never
        self.length = length
        layers = transformers.DynamicCache(config=model.config).layers
        self.forgets = not any(isinstance(layer, LinearAttentionCacheLayerMixin) for layer in layers)
        self._cache = self._new_cache()
        for layer in _layers(model):
            layer.register_forward_pre_hook(self._look_up)

    def forget(self) -> None:
        """Begin anew."""
        self._forget_after(0)

    def read(self, prompt: Prompt, cancelled: IsCancelled) -> int | None:
        """Compute the prompt; gives how many tokens were known already, None where cancelled."""
        self._cancelled = cancelled
        earlier = self._known and dataclasses.replace(self._known, tokens=tuple(self._read))
        cached = at = self._forget_after(prompt.known_from(earlier))
        self._known = prompt.reading((), cached, earlier)
        while at < len(prompt.tokens):
            start, at = at, prompt.end_after(at)
            if not self._compute(prompt.tokens[start:at]):
                return None
        return cached

    def write(
        self, request: GenerateRequest, sampler: Sampler, assembler: TextAssembler, on_text: OnText
    ) -> tuple[int, FinishReason]:
        """Generate after the prompt; gives the number of tokens and why it ended."""
        limit = min(request.max_tokens, self.length - len(self._read))
        for written in range(limit):
            token = sampler.sample(self._logits)
            if sampler.ends(token):
                return written, "stop"
            if text := assembler.feed(self._vocabulary.piece(token)):
                on_text(text)
            if assembler.stopped or sampler.over:
                return written + 1, "stop"
            if self._cancelled() or (written + 1 < limit and not self._compute([token])):
                return written + 1, "cancelled"
        return limit, "length"

    def weigh(self, labels: Tokens[Tokens[int]]) -> list[float] | None:
        """The logarithm of how probable each label is after the prompt that was read; None where cancelled."""
        first = self._logits.log_softmax(dim=-1)
        weights = [float(first[label[0]]) for label in labels]
        longer = [at for at, label in enumerate(labels) if len(label) > 1]
        for group in self._groups(longer):
            more = self._weigh_rest([labels[at] for at in group])
            if more is None:
                return None
            for at, weight in zip(group, more, strict=True):
                weights[at] += weight
        return weights

    def _weigh_rest(self, labels: Tokens[Tokens[int]]) -> list[float] | None:
        """The same for what follows the first token of each label, side by side; the cache is left as it was."""
        width = max(map(len, labels)) - 1
        rows = torch.tensor([[*label[:-1], *[label[0]] * (width + 1 - len(label))] for label in labels])
        self._cache.batch_repeat_interleave(len(labels))
        try:
            logits = self._forward(rows, width)
        except _Stopped:
            return None
        finally:
            self._cache.batch_select_indices(torch.tensor([0], device=self._model.device))
            self._forget_after(len(self._read))
        chances = logits.log_softmax(dim=-1)
        return [
            sum(float(chances[row, at, token]) for at, token in enumerate(label[1:]))
            for row, label in enumerate(labels)
        ]

    def _groups(self, items: list[int]) -> Iterator[list[int]]:
        layers = [layer for layer in self._cache.layers if layer.is_initialized]
        copy = sum(layer.keys.nbytes + layer.values.nbytes for layer in layers)
        size = max(1, COPIES_BYTES // max(1, copy))
        return (items[at : at + size] for at in range(0, len(items), size))

    def _compute(self, tokens: Tokens[int]) -> bool:
        """Read some tokens; False where that was cancelled, which leaves the cache as it was."""
        try:
            self._logits = self._forward(torch.tensor([list(tokens)]), 1)[0, 0]
        except _Stopped:
            self._forget_after(len(self._read))
            return False
        self._read += tokens
        return True

    def _forward(self, rows: torch.Tensor, last: int) -> torch.Tensor:
        """What the model gives for each token after the ``last`` positions of each row."""
        with torch.inference_mode():
            rows = rows.to(self._model.device)
            logits = self._model(rows, past_key_values=self._cache, use_cache=True, logits_to_keep=last).logits
            result: torch.Tensor = logits[:, -last:, : self._vocabulary.size].float()
            return result

    def _forget_after(self, position: int) -> int:
        """Keep so many tokens of what was read; gives how many were kept. A cancelled forward leaves layers unequal."""
        if position == 0 or not self.forgets:
            self._cache = self._new_cache()
            self._read = []
            return 0
        for layer in self._cache.layers:
            layer.crop(min(0, position - layer.get_seq_length()))
        del self._read[position:]
        return position

    def _new_cache(self) -> Any:
        # Without the configuration each layer keeps all it has read, those with a sliding window too: then all can
        # forget the end again.
        return transformers.DynamicCache() if self.forgets else transformers.DynamicCache(config=self._model.config)

    def _look_up(self, _layer: Any, _arguments: Any) -> None:
        """Asked before each layer: a cancel need not wait for the whole of a piece."""
        if self._cancelled():
            raise _Stopped


class _Stopped(Exception):  # noqa: N818 - not an error
    """Ends a forward pass."""


def _layers(model: Any) -> list[Any]:
    """The layers of the model, whatever its class calls them: its longest list of modules."""
    lists = (module for module in model.modules() if isinstance(module, torch.nn.ModuleList))
    return list(max(lists, key=len, default=()))


def _never() -> bool:
    return False
