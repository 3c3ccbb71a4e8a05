"""llama.cpp through its low-level interface: one model, one sequence, one thread that owns both."""

from __future__ import annotations

import time
from collections.abc import Sequence as Messages
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends import llama_devices
from merchant_assistant.engine.backends.base import IsCancelled, OnText, check_prompt, prompt_too_long
from merchant_assistant.engine.backends.llama_fit import Placement
from merchant_assistant.engine.backends.llama_open import OnPlaced, no_context, open_model, place, placed
from merchant_assistant.engine.backends.llama_sampler import Sampler
from merchant_assistant.engine.backends.llama_sequence import Sequence
from merchant_assistant.engine.backends.llama_vocabulary import Vocabulary
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.model import Completion, FinishReason, GenerateRequest, Message, ModelInfo
from merchant_assistant.engine.prompt import PIECE, Prompt
from merchant_assistant.engine.template import CHATML, ChatTemplate, Piece
from merchant_assistant.engine.text import TextAssembler
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

MAX_BYTES_PER_TOKEN = 32  # a text longer than this times the context cannot fit; refused before it is tokenised


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: Any
    context: Any
    vocabulary: Vocabulary
    template: ChatTemplate
    sequence: Sequence


class LlamaBackend:
    """See :class:`~merchant_assistant.engine.backends.base.Backend`."""

    def __init__(self, on_placed: OnPlaced = lambda _placed: None) -> None:
        llama_devices.start()
        self._on_placed = on_placed
        self._loaded: _Loaded | None = None

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        self.close()
        header = read_header(Path(model.path))
        template = ChatTemplate(header.chat_template or CHATML)
        length = min(model.context, header.context or model.context)
        placement = place(header, model.device, length)
        self._on_placed(placed(placement))
        native, context = _open(Path(model.path), placement, cancelled)
        vocabulary = Vocabulary(native)
        sequence = Sequence(context, vocabulary)
        self._loaded = _Loaded(native, context, vocabulary, template, sequence)
        return ModelInfo(
            id=model.id,
            backend="llama.cpp",
            device=placement.description or "CPU",
            context=sequence.length,
            layers=placement.of,
            layers_on_gpu=placement.layers,
        )

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        started = time.perf_counter()
        loaded = self._need()
        prompt = _prompt(loaded, request)
        check_prompt(len(prompt.tokens), request, loaded.sequence.length)
        sampler = Sampler(request, loaded.vocabulary)
        assembler = TextAssembler(request.stop)
        written: tuple[int, FinishReason] = (0, "cancelled")
        try:
            cached = loaded.sequence.read(prompt, cancelled)
            prompt_seconds = time.perf_counter() - started
            if cached is not None:
                written = loaded.sequence.write(request, sampler, assembler, on_text)
        finally:
            sampler.close()
        if rest := assembler.finish():
            on_text(rest)
        return Completion(
            text=assembler.text,
            tokens=written[0],
            finish_reason=written[1],
            prompt_tokens=len(prompt.tokens),
            cached_tokens=cached or 0,
            seconds=time.perf_counter() - started,
            prompt_seconds=prompt_seconds,
        )

    def count_tokens(self, messages: Messages[Message]) -> int:
        return len(_prompt(self._need(), GenerateRequest(messages=tuple(messages))).tokens)

    def facts(self) -> EngineFacts:
        return llama_devices.facts()

    def close(self) -> None:
        """Give the memory back; a context must not outlive its model."""
        loaded, self._loaded = self._loaded, None
        if loaded is not None:
            llama_cpp.llama_free(loaded.context)
            llama_cpp.llama_model_free(loaded.model)

    def _need(self) -> _Loaded:
        if self._loaded is None:
            raise UserFault(
                "engine_unavailable",
                said("Engine", "No model is loaded."),
                said("Engine", "Choose a model and try again."),
            )
        return self._loaded


def _open(file: Path, placement: Placement, cancelled: IsCancelled) -> tuple[Any, Any]:
    """The model and a context for it."""
    model = open_model(file, placement, cancelled)
    if context := _open_context(model, placement.context):
        return model, context
    llama_cpp.llama_model_free(model)
    raise no_context(placement)


def _open_context(model: Any, length: int) -> Any:
    """A context, or nothing where the memory does not suffice."""
    params = llama_cpp.llama_context_default_params()
    params.n_ctx = length
    params.n_batch = params.n_ubatch = PIECE
    params.n_threads = params.n_threads_batch = llama_devices.threads()
    return llama_cpp.llama_init_from_model(model, params)


def _prompt(loaded: _Loaded, request: GenerateRequest) -> Prompt:
    """The request as tokens. A bare ``prompt`` is content like any other: it holds no control marks."""
    if request.messages:
        pieces = loaded.template.render(request.messages, **loaded.vocabulary.marks())
    else:
        pieces = [Piece(request.prompt, content=True)]
    if sum(len(piece.text) for piece in pieces) > loaded.sequence.length * MAX_BYTES_PER_TOKEN:
        raise prompt_too_long()
    prompt = Prompt.cut(*loaded.vocabulary.prompt(pieces))
    if not prompt.tokens:
        raise UserFault(
            "empty_prompt",
            said("Engine", "There is nothing to answer."),
            said("Engine", "Write something and try again."),
        )
    return prompt
