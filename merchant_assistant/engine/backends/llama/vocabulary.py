"""Text to tokens and back, with the vocabulary inside a model file."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.prompts import joined
from merchant_assistant.engine.template import Piece


class Vocabulary:
    """The vocabulary of a loaded model; must not be used after the model was freed."""

    def __init__(self, model: Any) -> None:
        self.native = llama_cpp.llama_model_get_vocab(model)
        self.size: int = llama_cpp.llama_vocab_n_tokens(self.native)
        self._buffer = ctypes.create_string_buffer(512)
        self._end_marks: tuple[int, ...] | None = None

    def tokens(self, text: str, *, marks: bool) -> list[int]:
        """Tokens of ``text``. ``marks``: control marks in it are read as such, else they are plain characters."""
        data = text.encode("utf-8", errors="ignore")
        room = len(data) + 8
        found = (ctypes.c_int32 * room)()
        count: int = llama_cpp.llama_tokenize(self.native, data, len(data), found, room, False, marks)
        if count < 0:
            raise AssertionError(f"{-count} tokens from {len(data)} bytes")
        return found[:count]

    def prompt(self, pieces: Sequence[Piece]) -> tuple[list[int], list[int]]:
        """Tokens of a rendered prompt, with the mark for the begin if the model has one, and where contents begin."""
        begins = llama_cpp.llama_vocab_get_add_bos(self.native)
        return joined(pieces, self.tokens, llama_cpp.llama_vocab_bos(self.native) if begins else None)

    def piece(self, token: int) -> bytes:
        """The bytes of one token (maybe part of a character); empty for control marks."""
        length: int = llama_cpp.llama_token_to_piece(self.native, token, self._buffer, len(self._buffer), 0, False)
        if length < 0:
            self._buffer = ctypes.create_string_buffer(-length)
            return self.piece(token)
        return self._buffer.raw[:length]

    def marks(self) -> dict[str, str]:
        """The marks for begin and end as a chat template writes them; empty where the model has none."""
        begin, end = llama_cpp.llama_vocab_bos(self.native), llama_cpp.llama_vocab_eos(self.native)
        return {"bos": self._written(begin), "eos": self._written(end)}

    def is_end(self, token: int) -> bool:
        """Whether the token ends the answer."""
        return bool(llama_cpp.llama_vocab_is_eog(self.native, token))

    def end_marks(self) -> tuple[int, ...]:
        """All tokens that end an answer (found once: there may be 200,000 to look at)."""
        if self._end_marks is None:
            self._end_marks = tuple(filter(self.is_end, range(self.size)))
        return self._end_marks

    def _written(self, token: int) -> str:
        return "" if token < 0 else llama_cpp.llama_vocab_get_text(self.native, token).decode("utf-8", "replace")
