"""One sequence of a llama.cpp context: reading a prompt into it and writing on from there."""

from __future__ import annotations

from collections.abc import Sequence as Tokens
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.base import IsCancelled, OnText
from merchant_assistant.engine.backends.llama_sampler import Sampler
from merchant_assistant.engine.backends.llama_vocabulary import Vocabulary
from merchant_assistant.engine.model import FinishReason, GenerateRequest
from merchant_assistant.engine.prompt import Prompt
from merchant_assistant.engine.text import TextAssembler

_ABORTED = 2


class Sequence:
    """Remembers the prompt it read last, and computes only what is new in the next one."""

    def __init__(self, context: Any, vocabulary: Vocabulary) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._known: Prompt | None = None
        self._cancelled: IsCancelled = _never
        # Asked by llama.cpp while it computes; an attribute, because it must live as long as the context.
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self._cancelled())
        llama_cpp.llama_set_abort_callback(context, self._abort, None)
        self.length: int = llama_cpp.llama_n_ctx(context)

    def read(self, prompt: Prompt, cancelled: IsCancelled) -> int | None:
        """Compute the prompt; gives how many tokens were known already, None where cancelled."""
        self._cancelled = cancelled
        cached = self._forget_after(prompt.known_from(self._known))
        self._known = prompt.until(cached)
        for start, end in prompt.pieces_after(cached):
            if cancelled() or not self._decode(prompt.tokens[start:end]):
                return None
            self._known = prompt.until(end)
        return cached

    def write(
        self, request: GenerateRequest, sampler: Sampler, assembler: TextAssembler, on_text: OnText
    ) -> tuple[int, FinishReason]:
        """Generate after the prompt; gives the number of tokens and why it ended."""
        room = self.length - len(self._known.tokens if self._known else ())
        limit = min(request.max_tokens, room)
        endless = request.ignore_eos and not request.json_schema
        for written in range(limit):
            token = sampler.sample(self._context)
            if not endless and self._vocabulary.is_end(token):
                return written, "stop"
            if text := assembler.feed(self._vocabulary.piece(token)):
                on_text(text)
            if assembler.stopped:
                return written + 1, "stop"
            if self._cancelled() or (written + 1 < limit and not self._decode([token])):
                return written + 1, "cancelled"
        return limit, "length"

    def _forget_after(self, position: int) -> int:
        memory = llama_cpp.llama_get_memory(self._context)
        if llama_cpp.llama_memory_seq_rm(memory, 0, position, -1):
            return position
        llama_cpp.llama_memory_clear(memory, True)  # some architectures cannot forget a part
        return 0

    def _decode(self, tokens: Tokens[int]) -> bool:
        """Compute some tokens; False where that was cancelled."""
        count = len(tokens)
        native = (llama_cpp.llama_token * count)(*tokens)  # the batch only points at it: it must live until the end
        result: int = llama_cpp.llama_decode(self._context, llama_cpp.llama_batch_get_one(native, count))
        if result not in (0, _ABORTED):
            raise RuntimeError(f"llama_decode gave {result} for {count} tokens")
        return result == 0


def _never() -> bool:
    return False
