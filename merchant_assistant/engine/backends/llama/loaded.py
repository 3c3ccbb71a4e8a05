"""A model in memory: its weights, the contexts over them, and how texts become what it reads."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
import psutil

from merchant_assistant.engine.asked import check_prompt, prompt_too_long
from merchant_assistant.engine.backends.base import Job, nothing_to_answer
from merchant_assistant.engine.backends.llama import devices as llama_devices
from merchant_assistant.engine.backends.llama.beginnings import Beginnings
from merchant_assistant.engine.backends.llama.bulk import Bulk
from merchant_assistant.engine.backends.llama.context import Brake, Context
from merchant_assistant.engine.backends.llama.fit import Placement
from merchant_assistant.engine.backends.llama.interactive import Interactive
from merchant_assistant.engine.backends.llama.lane import Lane
from merchant_assistant.engine.backends.llama.open import decode_failed, no_context, open_model
from merchant_assistant.engine.backends.llama.pool import Pool
from merchant_assistant.engine.backends.llama.sampler import Sampler
from merchant_assistant.engine.backends.llama.scores import score
from merchant_assistant.engine.backends.llama.vocabulary import Vocabulary
from merchant_assistant.engine.frames import AdapterRef, ModelRef
from merchant_assistant.engine.model import GenerateRequest, Message, ScoreRequest, Scores
from merchant_assistant.engine.prompt import PIECE, Prompt
from merchant_assistant.engine.store.adapters import not_an_adapter
from merchant_assistant.engine.template import ChatTemplate, Piece
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import UserFault

MAX_BYTES_PER_TOKEN = 32  # a text longer than this times the context cannot fit; refused before it is tokenised
BATCH = 256  # tokens of a step of bulk work: most of the speed of larger ones, and a step stays short
BATCH_ON_GPU = 512
LEAST_CELLS = 2_048
SHELF_BYTES = 512 << 20
SHELF_SHARE = 8  # one part in so many of the free memory for conversations that are not the present one


class Loaded:
    """Loads when made; :meth:`close` gives all memory back. Raises as ``open_model`` does, and ``adapter_damaged``."""

    def __init__(
        self, model: ModelRef, placement: Placement, template: ChatTemplate, lanes: int, cancelled: IsCancelled
    ) -> None:
        self.placement = placement
        self._beginnings = Beginnings.of(model, placement.device, placement.layers)
        self.length = placement.context
        self.brake = Brake()
        self.model: Any = open_model(Path(model.path), placement, cancelled)
        self._adapter: Any = None
        self._template = template
        self.vocabulary = Vocabulary(self.model)
        self._interactive: Interactive | None = None
        self.lanes = lanes
        self.bulk = Bulk(self._make_pool, lanes, placement.cells)

    def close(self) -> None:
        """A context must not outlive its model; the adapter goes with the model."""
        self.bulk.close()
        if self._interactive:
            self._interactive.close()
        llama_cpp.llama_model_free(self.model)

    def use_lanes(self, lanes: int) -> None:
        """Do so many bulk texts side by side from now on; none may be under way."""
        assert not self.bulk.busy
        self.bulk.close()
        self.lanes = lanes
        self.bulk = Bulk(self._make_pool, lanes, self.placement.cells)

    def lay_over(self, adapter: AdapterRef) -> None:
        """Use an adapter in all contexts that are made from now on. Raises :class:`UserFault`."""
        self._adapter = llama_cpp.llama_adapter_lora_init(self.model, adapter.path.encode())
        if not self._adapter:
            raise not_an_adapter(Path(adapter.path))

    # --- contexts -----------------------------------------------------------------------------------------------------

    @property
    def interactive(self) -> Interactive:
        """Made when it is first needed, as the other context is."""
        if self._interactive is None:
            context = self._context(cells=self.length, batch=PIECE, sequences=1, results=1)
            shelf = min(SHELF_BYTES, psutil.virtual_memory().available // SHELF_SHARE)
            self._interactive = Interactive(context, shelf, self._beginnings)
        return self._interactive

    def native_context(self, cells: int, sequences: int, batch: int, results: int) -> Any:
        """A context of llama.cpp as bulk work uses it; whoever asked frees it. Raises :class:`UserFault`."""
        params = llama_cpp.llama_context_default_params()
        params.n_ctx, params.n_seq_max, params.kv_unified = cells, sequences, sequences > 1
        params.n_batch = params.n_ubatch = batch
        params.n_outputs_max = max(results, sequences)  # fewer than sequences end the process in llama.cpp
        params.n_threads = params.n_threads_batch = llama_devices.threads()
        if sequences > 1:  # it passes over the cells of other sequences, which would cost time otherwise
            params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_ENABLED
        native = llama_cpp.llama_init_from_model(self.model, params)
        if not native:
            raise no_context(self.placement)
        self._use_adapter(native)
        return native

    def _context(self, cells: int, batch: int, sequences: int, results: int) -> Context:
        native = self.native_context(cells, sequences, batch, results)
        return Context(native, self.model, batch, self.brake, self._failed)

    def _make_pool(self, cells: int) -> Pool:
        """For as many cells as are wished for, fewer where the memory does not allow them."""
        wanted = max(LEAST_CELLS, self.length, min(cells, self.placement.cells))
        batch = BATCH_ON_GPU if self.placement.on_gpu else BATCH
        sequences = Pool.sequences_for(self.lanes)
        while True:
            try:
                context = self._context(wanted, max(batch, self.lanes), sequences, max(self.lanes, Pool.results))
                return Pool(context, self.lanes)
            except UserFault:
                if wanted <= max(LEAST_CELLS, self.length):
                    raise
                wanted //= 2

    def _use_adapter(self, native: Any) -> None:
        if self._adapter is None:
            return
        one = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(self._adapter)
        if llama_cpp.llama_set_adapters_lora(native, one, 1, (ctypes.c_float * 1)(1.0)) != 0:
            llama_cpp.llama_free(native)
            raise no_context(self.placement)

    def _failed(self, result: int) -> Exception:
        return decode_failed(self.placement, result)

    # --- texts --------------------------------------------------------------------------------------------------------

    def lane(self, job: Job) -> Lane:
        """A request made ready to compute. Raises :class:`UserFault` where it cannot be done."""
        request = job.request
        prompt = self.prompt(request.messages, request.prompt, request.lasting)
        check_prompt(len(prompt.tokens), request, self.length)
        return Lane(job, prompt, Sampler(request, self.vocabulary), self.vocabulary, self.length)

    def prompt(self, messages: Sequence[Message], text: str, lasting: int = 0) -> Prompt:
        """The request as tokens. A bare ``text`` is content like any other: it holds no control marks."""
        pieces = self._template.render(messages, **self.vocabulary.marks()) if messages else [Piece(text, content=True)]
        if sum(len(piece.text) for piece in pieces) > self.length * MAX_BYTES_PER_TOKEN:
            raise prompt_too_long()
        prompt = Prompt.cut(*self.vocabulary.prompt(pieces), lasting)
        if not prompt.tokens:
            raise nothing_to_answer()
        return prompt

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        """The labels' probabilities. Raises ``Cancelled``, :class:`UserFault`."""
        prompt = self.prompt(request.messages, request.prompt)
        labels = [self.vocabulary.tokens(label, marks=False) for label in request.labels]
        cells = len(prompt.tokens) + sum(map(len, labels))
        check_prompt(cells, GenerateRequest(max_tokens=1), self.length)
        if not all(labels):
            raise nothing_to_answer()
        head = np.array(prompt.tokens, np.int32)
        return score(self.bulk.pool_for(cells), head, labels, cancelled, self.brake)
