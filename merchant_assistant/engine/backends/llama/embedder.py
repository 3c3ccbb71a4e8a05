"""Vectors of texts by llama.cpp: many texts in one batch, on a model and a context of their own.

Always on the processor: such a model is small and quick there, and a graphics card belongs to the model that writes.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.base import nothing_loaded
from merchant_assistant.engine.backends.llama import devices as llama_devices
from merchant_assistant.engine.backends.llama.open import no_context, open_model, place
from merchant_assistant.engine.backends.llama.vocabulary import Vocabulary
from merchant_assistant.engine.embedding_text import Wording, wording_of
from merchant_assistant.engine.frames import CPU, ModelRef
from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.model import Embeddings, ModelInfo, TextKind
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled

LONGEST = 512  # tokens of one text; what stands behind is not read
BATCH = 512  # tokens computed at once: larger ones are no faster on a processor, and cancelling waits for one
TEXTS = 64  # texts in a batch
MAX_CHARACTERS = LONGEST * 16  # more cannot be read anyway, and need not be cut into tokens
_ABORTED = 2


@dataclass(frozen=True, slots=True)
class _Loaded:
    id: str
    model: Any
    context: Any
    reader: _Reader
    dimensions: int


class LlamaEmbedder:
    """See :class:`~merchant_assistant.engine.backends.base.Embedder`."""

    def __init__(self) -> None:
        llama_devices.start()
        self._loaded: _Loaded | None = None
        self._cancelled: IsCancelled = _never
        # Asked for each step of a computation; a Python function will do, because one batch has only some hundred.
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self._cancelled())

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        self.close()
        file = Path(model.path)
        header = read_header(file)
        longest = min(LONGEST, header.context or LONGEST)
        placement = place(header, CPU, longest, BATCH)
        native = open_model(file, placement, cancelled)
        context = _open_context(native)
        if not context:
            llama_cpp.llama_model_free(native)
            raise no_context(placement)
        llama_cpp.llama_set_abort_callback(context, self._abort, None)
        reader = _Reader(native, wording_of(header), longest)
        self._loaded = _Loaded(model.id, native, context, reader, llama_cpp.llama_model_n_embd_out(native))
        return ModelInfo(
            id=model.id,
            backend="llama.cpp",
            device=placement.description or "CPU",
            context=longest,
            can=("embeddings",),
            layers=placement.of,
        )

    def embed(self, texts: Sequence[str], kind: TextKind, cancelled: IsCancelled) -> Embeddings:
        """The texts are computed in order of length, so that those of a batch are alike; the answer has their order."""
        loaded = self._need()
        rows: list[bytes] = [b""] * len(texts)
        tokens = []
        for text in texts:
            _check(cancelled)
            tokens.append(loaded.reader.tokens(text, kind))
        self._cancelled = cancelled
        try:
            for places in _batches(tokens):
                _check(cancelled)
                found = _compute(loaded, [tokens[number] for number in places])
                for number, row in zip(places, found, strict=True):
                    rows[number] = row
        finally:
            self._cancelled = _never
        return Embeddings(model=loaded.id, dimensions=loaded.dimensions, data=b"".join(rows))

    def close(self) -> None:
        """Give the memory back; a context must not outlive its model."""
        loaded, self._loaded = self._loaded, None
        if loaded is not None:
            llama_cpp.llama_free(loaded.context)
            llama_cpp.llama_model_free(loaded.model)

    def _need(self) -> _Loaded:
        if self._loaded is None:
            raise nothing_loaded()
        return self._loaded


class _Reader:
    """Texts to tokens, with the marks for begin and end that the model was trained with."""

    def __init__(self, model: Any, wording: Wording, longest: int) -> None:
        self._vocabulary = Vocabulary(model)
        self._wording = wording
        native = self._vocabulary.native
        begin, end = llama_cpp.llama_vocab_bos(native), llama_cpp.llama_vocab_eos(native)
        self._begin = [begin] if llama_cpp.llama_vocab_get_add_bos(native) and begin >= 0 else []
        self._end = [end] if llama_cpp.llama_vocab_get_add_eos(native) and end >= 0 else []
        self._any = max(end, 0)  # stands for a text of which nothing is left
        self._room = longest - len(self._begin) - len(self._end)

    def tokens(self, text: str, kind: TextKind) -> list[int]:
        """Never empty, never longer than the model can read."""
        content = self._vocabulary.tokens(self._wording.of(text[:MAX_CHARACTERS], kind), marks=False)
        return [*self._begin, *content[: self._room], *self._end] or [self._any]


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Places of texts that fit into one batch, the shortest first."""
    batch: list[int] = []
    filled = 0
    for number in sorted(range(len(tokens)), key=lambda number: len(tokens[number])):
        length = len(tokens[number])
        if batch and (filled + length > BATCH or len(batch) == TEXTS):
            yield batch
            batch, filled = [], 0
        batch.append(number)
        filled += length
    if batch:
        yield batch


def _compute(loaded: _Loaded, texts: Sequence[Sequence[int]]) -> list[bytes]:
    """One vector for each text, of length 1."""
    if memory := llama_cpp.llama_get_memory(loaded.context):  # those that read from left to right keep what they read
        llama_cpp.llama_memory_clear(memory, False)
    batch = llama_cpp.llama_batch_init(sum(map(len, texts)), 0, 1)
    try:
        _fill(batch, texts)
        result: int = llama_cpp.llama_decode(loaded.context, batch)
    finally:
        llama_cpp.llama_batch_free(batch)
    if result == _ABORTED:
        raise Cancelled
    if result:
        raise RuntimeError(f"llama_decode gave {result} for {len(texts)} texts")
    return [_vector(loaded, number) for number in range(len(texts))]


def _fill(batch: Any, texts: Sequence[Sequence[int]]) -> None:
    at = 0
    for number, tokens in enumerate(texts):
        for position, token in enumerate(tokens):
            batch.token[at], batch.pos[at] = token, position
            batch.n_seq_id[at], batch.seq_id[at][0] = 1, number
            batch.logits[at] = True
            at += 1
    batch.n_tokens = at


def _vector(loaded: _Loaded, number: int) -> bytes:
    """Of the text with that number in the batch; llama.cpp has made one of the vectors of all its tokens."""
    found = llama_cpp.llama_get_embeddings_seq(loaded.context, number)
    if not found:
        raise RuntimeError("no vector for a text")
    values = ctypes.cast(found, ctypes.POINTER(ctypes.c_float * loaded.dimensions)).contents[:]
    length = math.hypot(*values) or 1.0
    return struct.pack(f"<{loaded.dimensions}f", *(value / length for value in values))


def _open_context(model: Any) -> Any:
    """A context, or nothing where the memory does not suffice. How the vectors of tokens become one, the file says."""
    params = llama_cpp.llama_context_default_params()
    params.n_ctx = params.n_batch = params.n_ubatch = BATCH  # a text must be read in one go
    params.n_seq_max = TEXTS
    params.kv_unified = True
    params.embeddings = True
    params.n_threads = params.n_threads_batch = llama_devices.threads()
    context = llama_cpp.llama_init_from_model(model, params)
    if context and llama_cpp.llama_pooling_type(context) == llama_cpp.LLAMA_POOLING_TYPE_NONE:
        llama_cpp.llama_free(context)
        params.pooling_type = llama_cpp.LLAMA_POOLING_TYPE_MEAN
        context = llama_cpp.llama_init_from_model(model, params)
    return context


def _check(cancelled: IsCancelled) -> None:
    if cancelled():
        raise Cancelled


def _never() -> bool:
    return False
