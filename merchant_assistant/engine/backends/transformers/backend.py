"""Hugging Face transformers: where llama.cpp is missing, does not know a model, or is not wished for."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Sequence as Messages
from dataclasses import dataclass
from pathlib import Path

from merchant_assistant.engine.asked import check_prompt, prompt_too_long
from merchant_assistant.engine.backends.base import OnText, nothing_loaded, nothing_to_answer, unsupported
from merchant_assistant.engine.backends.pulse import long_call
from merchant_assistant.engine.backends.transformers.libraries import torch
from merchant_assistant.engine.backends.transformers.load import Opened, open_model
from merchant_assistant.engine.backends.transformers.place import Place, facts, threads
from merchant_assistant.engine.backends.transformers.sampler import Sampler
from merchant_assistant.engine.backends.transformers.sequence import Sequence
from merchant_assistant.engine.backends.transformers.vocabulary import Vocabulary
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.model import (
    Capability,
    Completion,
    FinishReason,
    GenerateRequest,
    LaneSpeed,
    Message,
    ModelInfo,
    ScoreRequest,
    Scores,
    Speed,
)
from merchant_assistant.engine.prompt import Prompt
from merchant_assistant.engine.template import ChatTemplate, Piece
from merchant_assistant.engine.text import TextAssembler
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled

MAX_CHARS_PER_TOKEN = 32  # a text longer than this times the context cannot fit; refused before it is tokenised
_MEASURED_PROMPT = 256
_MEASURED_STEPS = 16


@dataclass(frozen=True, slots=True)
class _Loaded:
    id: str
    place: Place
    vocabulary: Vocabulary
    template: ChatTemplate
    sequence: Sequence


class TransformersBackend:
    """See :class:`~merchant_assistant.engine.backends.base.Backend`."""

    def __init__(self) -> None:
        torch.set_num_threads(threads())
        self._loaded: _Loaded | None = None

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        self.close()
        if model.adapter:
            raise unsupported("adapters are for llama.cpp")
        if cancelled():
            raise Cancelled
        place = Place.find(model.device)
        with long_call(cancelled):
            opened = open_model(Path(model.path), place)
            loaded = _loaded(model, place, opened)
        if cancelled():
            raise Cancelled
        self._loaded = loaded
        can: list[Capability] = ["schema", "tokens"]
        if loaded.sequence.forgets:
            can.append("labels")
        length = loaded.sequence.length
        return ModelInfo(id=model.id, backend="transformers", device=place.description, context=length, can=tuple(can))

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        started = time.perf_counter()
        loaded = self._need()
        prompt = _prompt(loaded, request.messages, request.prompt)
        check_prompt(len(prompt.tokens), request, loaded.sequence.length)
        sampler = Sampler(request, loaded.vocabulary)
        assembler = TextAssembler(request.stop)
        written: tuple[int, FinishReason] = (0, "cancelled")
        cached = loaded.sequence.read(prompt, cancelled)
        prompt_seconds = time.perf_counter() - started
        if cached is not None:
            written = loaded.sequence.write(request, sampler, assembler, on_text)
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

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        """The probability of a label is that of all its tokens one after the other, among the given labels."""
        started = time.perf_counter()
        loaded = self._need()
        if not loaded.sequence.forgets:
            raise unsupported("labels: the model cannot go back to the end of the prompt")
        prompt = _prompt(loaded, request.messages, request.prompt)
        labels = [loaded.vocabulary.tokens(label, marks=False) for label in request.labels]
        if len(prompt.tokens) + max(map(len, labels)) > loaded.sequence.length:
            raise prompt_too_long()
        cached = loaded.sequence.read(prompt, cancelled)
        weights = loaded.sequence.weigh(labels) if cached is not None else None
        if cached is None or weights is None:
            raise Cancelled
        return Scores(
            probabilities=_shares(weights),
            prompt_tokens=len(prompt.tokens),
            cached_tokens=cached,
            seconds=time.perf_counter() - started,
            logs=tuple(weights),
            tokens=tuple(map(len, labels)),
        )

    def measure(self, cancelled: IsCancelled) -> Speed:
        """One lane: this backend does one request after the other."""
        loaded = self._need()
        tokens = loaded.vocabulary.tokens("A steel bottle keeps tea hot for 12 hours. ", marks=False)
        prompt = Prompt.cut((tokens * _MEASURED_PROMPT)[: min(_MEASURED_PROMPT, loaded.sequence.length // 2)])
        loaded.sequence.forget()
        started = time.perf_counter()
        if loaded.sequence.read(prompt, cancelled) is None:
            raise Cancelled
        read = time.perf_counter()
        request = GenerateRequest(max_tokens=_MEASURED_STEPS, ignore_eos=True)
        sampler = Sampler(request, loaded.vocabulary)
        written, reason = loaded.sequence.write(request, sampler, TextAssembler(), lambda _text: None)
        if reason == "cancelled":
            raise Cancelled
        decode = LaneSpeed(lanes=1, decode_tok_s=(written - 1) / (time.perf_counter() - read))
        rate = len(prompt.tokens) / (read - started)
        return Speed(
            model=loaded.id,
            device=loaded.place.description,
            prompt_tok_s=rate,
            lanes=(decode,),
            memory=loaded.place.used(),
        )

    def count_tokens(self, messages: Messages[Message]) -> int:
        return len(_prompt(self._need(), messages, "").tokens)

    def facts(self) -> EngineFacts:
        return facts()

    def close(self) -> None:
        """Give the memory back."""
        if self._loaded is not None:
            self._loaded = None
            gc.collect()
            if torch.cuda.is_available():
                torch.cuda.empty_cache()

    def _need(self) -> _Loaded:
        if self._loaded is None:
            raise nothing_loaded()
        return self._loaded


def _loaded(model: ModelRef, place: Place, opened: Opened) -> _Loaded:
    vocabulary = Vocabulary(opened.tokenizer, _ends(opened))
    sequence = Sequence(opened.model, vocabulary, min(model.context, opened.context or model.context))
    return _Loaded(model.id, place, vocabulary, ChatTemplate(opened.template), sequence)


def _ends(opened: Opened) -> list[int]:
    """The tokens that the model's own settings name as the end of an answer."""
    settings = (opened.model.generation_config, opened.model.config)
    named = [getattr(one, "eos_token_id", None) for one in settings]
    return [at for one in named if one is not None for at in (one if isinstance(one, list) else [one])]


def _prompt(loaded: _Loaded, messages: Messages[Message], bare: str) -> Prompt:
    """The request as tokens. A bare ``prompt`` is content like any other: it holds no control marks."""
    pieces = [Piece(bare, content=True)]
    if messages:
        pieces = loaded.template.render(messages, **loaded.vocabulary.marks())
    if sum(len(piece.text) for piece in pieces) > loaded.sequence.length * MAX_CHARS_PER_TOKEN:
        raise prompt_too_long()
    prompt = Prompt.cut(*loaded.vocabulary.prompt(pieces))
    if not prompt.tokens:
        raise nothing_to_answer()
    return prompt


def _shares(weights: list[float]) -> tuple[float, ...]:
    """Logarithms of probabilities as shares of 1."""
    most = max(weights)
    shares = [math.exp(weight - most) for weight in weights]
    return tuple(share / sum(shares) for share in shares)
