"""A context of llama.cpp: its memory of what was read, the batch that is computed next, and a way to end that early."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Sequence
from typing import Any, cast

import llama_cpp
import numpy as np
import numpy.typing as npt

_NO_ROOM = 1
_ABORTED = 2
_UNBROKEN = -1  # to the end

Tokens = npt.NDArray[np.int32]
Failed = Callable[[int], Exception]


class NoRoomError(Exception):
    """No place in the memory for the batch; nothing has changed."""


class Brake:
    """Ends whatever its contexts compute as soon as possible, from any thread.

    llama.cpp asks after each node of its graph, thousands of times a second, so the asked function must not be Python:
    it is the C library's ``strlen``, over a text that is empty until it is to end. The result is read as a bool, which
    is its lowest byte on all systems that we run on.
    """

    def __init__(self) -> None:
        library = ctypes.CDLL("msvcrt") if sys.platform == "win32" else ctypes.CDLL(None)
        self.callback = ctypes.cast(library.strlen, llama_cpp.ggml_abort_callback)
        self.text = ctypes.create_string_buffer(2)

    def attach(self, native: Any) -> None:
        """From now on that context asks; the brake must live as long as it does."""
        llama_cpp.llama_set_abort_callback(native, self.callback, ctypes.cast(self.text, ctypes.c_void_p))

    def pull(self) -> None:
        self.text[0] = b"x"

    def release(self) -> None:
        self.text[0] = b"\0"


class Context:
    """A native context with a batch of up to ``batch`` tokens, which is computed as a whole or not at all.

    ``cells`` tokens fit into its memory, all sequences together. Use from one thread; :meth:`close` before the model is
    freed.
    """

    def __init__(self, native: Any, model: Any, batch: int, brake: Brake, failed: Failed) -> None:
        self.native = native
        self.cells: int = llama_cpp.llama_n_ctx(native)
        self.batch_size = batch
        self.vocabulary_size: int = llama_cpp.llama_vocab_n_tokens(llama_cpp.llama_model_get_vocab(model))
        self.forgets = not (llama_cpp.llama_model_is_recurrent(model) or llama_cpp.llama_model_is_hybrid(model))
        self._memory = llama_cpp.llama_get_memory(native)
        self._batch = _Batch(batch)
        self._failed = failed
        if self.forgets:  # the others cannot take back half a batch
            brake.attach(native)

    # --- the batch ----------------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """Tokens that the batch can still take."""
        return self.batch_size - self._batch.count

    def add(self, tokens: Sequence[int] | Tokens, position: int, sequence: int, *, result: bool) -> int:
        """Put the next tokens of a sequence into the batch; gives the place of the last. ``result``: it is wanted."""
        return self._batch.add(tokens, position, sequence, result)

    def compute(self) -> bool:
        """Compute the batch; False where the brake was pulled, and then nothing has changed.

        Raises :class:`NoRoomError`, or what ``failed`` makes of the result: then the context is of no use any more. The
        batch is empty afterwards.
        """
        count, self._batch.count = self._batch.count, 0
        self._batch.native.n_tokens = count
        result: int = llama_cpp.llama_decode(self.native, self._batch.native)
        if result == _NO_ROOM:
            raise NoRoomError
        if result not in (0, _ABORTED):
            raise self._failed(result)
        return result == 0

    def logits(self, place: int) -> npt.NDArray[np.float32]:
        """The scores of all tokens to follow the one at that place of the batch, where they lie; may be changed."""
        row = llama_cpp.llama_get_logits_ith(self.native, place)
        return np.ctypeslib.as_array(row, shape=(self.vocabulary_size,))

    # --- the memory ---------------------------------------------------------------------------------------------------

    def forget(self, sequence: int, position: int = 0) -> bool:
        """Forget a sequence from a position on; False where the model can only forget all of it."""
        return bool(llama_cpp.llama_memory_seq_rm(self._memory, sequence, position, _UNBROKEN))

    def forget_all(self) -> None:
        llama_cpp.llama_memory_clear(self._memory, False)

    def copy(self, source: int, target: int, start: int = 0, end: int = _UNBROKEN) -> None:
        """Let a sequence know what another one has read there. It costs no room where both share one memory."""
        llama_cpp.llama_memory_seq_cp(self._memory, source, target, start, end)

    def saved(self, sequence: int) -> ctypes.Array[ctypes.c_uint8] | None:
        """What a sequence has read, for :meth:`restore`."""
        size: int = llama_cpp.llama_state_seq_get_size(self.native, sequence)
        state = (ctypes.c_uint8 * size)()
        written: int = llama_cpp.llama_state_seq_get_data(self.native, state, size, sequence)
        return state if written == size else None

    def restore(self, sequence: int, state: ctypes.Array[ctypes.c_uint8]) -> bool:
        """Whether the sequence knows again what was saved."""
        return bool(llama_cpp.llama_state_seq_set_data(self.native, state, len(state), sequence))

    def close(self) -> None:
        llama_cpp.llama_free(self.native)


class _Batch:
    """llama.cpp's batch over arrays of ours, filled again and again without new memory."""

    def __init__(self, size: int) -> None:
        self.count = 0
        self._tokens = np.zeros(size, np.int32)
        self._positions = np.zeros(size, np.int32)
        self._sequences = np.zeros(size, np.int32)
        self._results = np.zeros(size, np.int8)
        self._ones = np.ones(size, np.int32)
        first = self._sequences.ctypes.data
        step = self._sequences.itemsize
        self._pointers = np.arange(first, first + step * size, step, dtype=np.uintp)
        batch = llama_cpp.llama_batch()
        for name, array in (
            ("token", self._tokens),
            ("pos", self._positions),
            ("n_seq_id", self._ones),
            ("seq_id", self._pointers),
            ("logits", self._results),
        ):
            kind = next(field[1] for field in llama_cpp.llama_batch._fields_ if field[0] == name)
            setattr(batch, name, ctypes.cast(array.ctypes.data, cast("Any", kind)))
        self.native = batch

    def add(self, tokens: Sequence[int] | Tokens, position: int, sequence: int, result: bool) -> int:
        start, end = self.count, self.count + len(tokens)
        self._tokens[start:end] = tokens
        self._positions[start:end] = np.arange(position, position + len(tokens))
        self._sequences[start:end] = sequence
        self._results[start:end] = 0
        self._results[end - 1] = result
        self.count = end
        return end - 1
