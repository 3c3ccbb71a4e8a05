"""What was read of prompts that many texts begin with, kept in files: no start of the program reads it again.

A file holds llama.cpp's memory of the first tokens of a prompt, our own rules and examples and nothing of a merchant's.
Its name says all that the memory follows from, so another model, another llama.cpp or other words find no file.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp

from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.engine.prompt import Reading
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write

_MOST_BYTES = 256 << 20  # of all files together: some twenty beginnings of the default model
_DIGEST = 32
_ENDING = ".read"
_log = logging.getLogger(__name__)

State = ctypes.Array[ctypes.c_uint8]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was read, and the memory of it."""

    reading: Reading
    state: State


class Beginnings:
    """``folder``: None keeps nothing. ``what``: all that the memory follows from, beside the tokens."""

    def __init__(self, folder: Path | None, what: str) -> None:
        self._folder = folder
        self._what = what

    @classmethod
    def of(cls, model: ModelRef, device: str, layers: int) -> Beginnings:
        """For a model as it lies on that device."""
        adapter = model.adapter.version if model.adapter else ""
        built = llama_cpp.llama_print_system_info().decode("utf-8", "replace")
        what = (model.version, adapter, device, str(layers), llama_cpp.__version__, built)
        return cls(Path(model.kept) if model.kept else None, "\0".join(what))

    def find(self, tokens: Sequence[int], ends: Sequence[int]) -> Saved | None:
        """What is kept of exactly these tokens, read in pieces that end there."""
        if (file := self._file(tokens, ends)) is None:
            return None
        try:
            data = file.read_bytes()
        except OSError:
            return None
        whole = len(data) > _DIGEST and hashlib.blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() == data[:_DIGEST]
        with contextlib.suppress(OSError):  # what cannot be touched can be read, what cannot be taken away is not used
            file.touch() if whole else file.unlink()  # those that were used last stay longest
        if not whole:
            return None
        state = (ctypes.c_uint8 * (len(data) - _DIGEST)).from_buffer_copy(data, _DIGEST)
        return Saved(_reading(tokens, ends), state)

    def keep(self, tokens: Sequence[int], ends: Sequence[int], state: State) -> None:
        """A folder that cannot be written costs only that it is read again at the next start."""
        if (file := self._file(tokens, ends)) is None or not file.parent.parent.parent.is_dir():
            return  # the models have gone, folder and all
        data = bytes(state)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(file, hashlib.blake2b(data, digest_size=_DIGEST).digest() + data)
            for old in _too_many(file.parent):
                old.unlink(missing_ok=True)
        except (UserFault, OSError) as error:
            _log.warning("a beginning is not kept: %s", type(error).__name__)

    def _file(self, tokens: Sequence[int], ends: Sequence[int]) -> Path | None:
        if self._folder is None:
            return None
        said = f"{self._what}\0{','.join(map(str, tokens))}\0{','.join(map(str, ends))}"
        return self._folder / f"{hashlib.blake2b(said.encode(), digest_size=16).hexdigest()}{_ENDING}"


def _reading(tokens: Sequence[int], ends: Sequence[int]) -> Reading:
    return Reading(tuple(tokens), tuple(ends), len(tokens))


def _too_many(folder: Path) -> Iterator[Path]:
    """The files longest unused, where there is more than may be kept."""
    size = 0
    for file in sorted(folder.glob(f"*{_ENDING}"), key=lambda one: -one.stat().st_mtime):
        size += file.stat().st_size
        if size > _MOST_BYTES:
            yield file
