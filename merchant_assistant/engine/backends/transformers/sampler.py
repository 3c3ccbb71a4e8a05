"""Choosing the next token: the order of steps is that of the llama.cpp backend."""

from __future__ import annotations

from merchant_assistant.engine.backends.transformers.libraries import torch
from merchant_assistant.engine.backends.transformers.schema import Guide
from merchant_assistant.engine.backends.transformers.vocabulary import Vocabulary
from merchant_assistant.engine.model import GenerateRequest

TOP_K = 40


class Sampler:
    """Chooses the tokens of one request.

    With a schema the free choice is tried first; only where it does not fit are all tokens filtered.
    """

    def __init__(self, request: GenerateRequest, vocabulary: Vocabulary) -> None:
        self._request = request
        self._guide = Guide(request.json_schema, vocabulary.guide) if request.json_schema else None
        endless = request.ignore_eos and self._guide is None
        self._ends = frozenset() if endless else vocabulary.ends
        self._never = sorted(vocabulary.ends) if endless else []
        self._chance = torch.Generator().manual_seed(request.seed & 0x7FFFFFFF)

    @property
    def over(self) -> bool:
        """Whether nothing can follow."""
        return self._guide is not None and self._guide.over

    def ends(self, token: int) -> bool:
        """Whether the token ends the answer."""
        return token in self._ends

    def sample(self, logits: torch.Tensor) -> int:
        """The token that follows, from what the model gives for each of them (one dimension)."""
        if self._never:
            logits = logits.clone()
            logits[self._never] = float("-inf")
        token = self._choose(logits)
        if self._guide is None:
            return token
        if not self._guide.allows(token):
            token = self._choose(self._guide.filtered(logits))
        if not self.ends(token):
            self._guide.accept(token)
        return token

    def _choose(self, logits: torch.Tensor) -> int:
        if self._request.temperature <= 0:
            return int(logits.argmax())
        best, tokens = logits.float().topk(min(TOP_K, len(logits)))
        share = best.softmax(dim=0)
        best[share.cumsum(dim=0) - share >= self._request.top_p] = float("-inf")
        chances = (best / self._request.temperature).softmax(dim=0).cpu()
        return int(tokens[torch.multinomial(chances, 1, generator=self._chance).to(tokens.device)])
