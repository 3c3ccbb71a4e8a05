"""Choosing the next token, in native code: no loop over the vocabulary is Python's."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.llama.context import Context
from merchant_assistant.engine.backends.llama.vocabulary import Vocabulary
from merchant_assistant.engine.grammar import SchemaError, grammar_of
from merchant_assistant.engine.model import GenerateRequest

TOP_K = 40


class Sampler:
    """Chooses the tokens of one request; ``close`` frees what is native.

    Greedy choice is the place of the greatest score, found by numpy: llama.cpp's own would copy all scores before (for
    a vocabulary of 150,000 several times slower, which 32 lanes feel). With a schema, the free choice is tried first
    and checked against the grammar; only where the grammar forbids it are all tokens filtered. Filtering every time
    would give the same texts at a fraction of the speed.
    """

    def __init__(self, request: GenerateRequest, vocabulary: Vocabulary) -> None:
        grammar = _grammar(request.json_schema, vocabulary) if request.json_schema else None
        self._forbidden = list(vocabulary.end_marks()) if request.ignore_eos and grammar is None else []
        self._free = None if request.temperature <= 0 else _chain(_choosers(request))
        self._grammar = grammar
        self._bound = None if grammar is None else _chain([grammar, *_choosers(request)])

    def sample(self, context: Context, place: int) -> int:
        """The token that follows the one at ``place`` of the batch computed last."""
        token = self._choose_freely(context, place)
        if self._bound is None:
            return token
        if not self._fits(token):
            bound: int = llama_cpp.llama_sampler_sample(self._bound, context.native, place)
            return bound
        llama_cpp.llama_sampler_accept(self._grammar, token)
        return token

    def close(self) -> None:
        for chain in (self._free, self._bound):  # with the second one its grammar
            if chain is not None:
                llama_cpp.llama_sampler_free(chain)
        self._free = self._bound = None

    def _choose_freely(self, context: Context, place: int) -> int:
        if self._free is None:
            scores = context.logits(place)
            scores[self._forbidden] = -math.inf
            return int(scores.argmax())
        if self._forbidden:
            context.logits(place)[self._forbidden] = -math.inf
        token: int = llama_cpp.llama_sampler_sample(self._free, context.native, place)
        return token

    def _fits(self, token: int) -> bool:
        candidate = llama_cpp.llama_token_data(token, 1.0, 0.0)
        one = llama_cpp.llama_token_data_array(ctypes.pointer(candidate), 1, -1, False)
        llama_cpp.llama_sampler_apply(self._grammar, ctypes.byref(one))
        return bool(candidate.logit > -math.inf)


def _chain(samplers: list[Any]) -> Any:
    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    for sampler in samplers:
        llama_cpp.llama_sampler_chain_add(chain, sampler)
    return chain


def _choosers(request: GenerateRequest) -> list[Any]:
    if request.temperature <= 0:
        return [llama_cpp.llama_sampler_init_greedy()]
    return [
        llama_cpp.llama_sampler_init_top_k(TOP_K),
        llama_cpp.llama_sampler_init_top_p(request.top_p, 1),
        llama_cpp.llama_sampler_init_temp(request.temperature),
        llama_cpp.llama_sampler_init_dist(request.seed & 0x7FFFFFFF),
    ]


def _grammar(schema: str, vocabulary: Vocabulary) -> Any:
    grammar = llama_cpp.llama_sampler_init_grammar(vocabulary.native, grammar_of(schema).encode(), b"root")
    if not grammar:
        raise SchemaError("llama.cpp does not take the grammar")
    return grammar
