"""The header of a model file, read by our own bounds before native code sees the file.

A file may lie about sizes, counts and strings; every number is checked against the size of the file before it is
used, so that reading stays quick and small whatever the file says. Only the header is read, never the weights.
"""

from __future__ import annotations

import math
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of, user_faults
from merchant_assistant.foundation.said import said

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MAX_ENTRIES = 8_192
MAX_TENSORS = 65_536
MAX_KEY_BYTES = 1_024
MAX_NAME_BYTES = 127
MAX_STRING_BYTES = 4 * 1024 * 1024
MAX_ARRAY_ITEMS = 4 * 1024 * 1024
MAX_HEADER_BYTES = 256 * 1024 * 1024
MAX_ALIGNMENT = 1 << 20
DEFAULT_ALIGNMENT = 32
ENCODERS = frozenset(
    {
        "bert", "modern-bert", "neo-bert", "eurobert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "jina-bert-v3",
        "gemma-embedding", "llama-embed", "t5encoder",
    }
)  # fmt: skip
"""Kinds of models that read a text from both sides: they cannot continue one."""

Value: TypeAlias = str | int | float | bool

# type number -> (elements in a block, bytes of a block); what is absent was removed from the format or is unknown to us
BLOCKS: dict[int, tuple[int, int]] = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292), 16: (256, 66),
    17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82), 23: (256, 136),
    24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54),
    35: (256, 66), 39: (32, 17), 40: (64, 36), 41: (128, 18), 42: (64, 18),
}  # fmt: skip

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "B", 10: "Q", 11: "q", 12: "d"}
_BOOL, _STRING, _ARRAY = 7, 8, 9
_FORMATS = {kind: struct.Struct("<" + code) for kind, code in _SCALARS.items()}
_U32, _U64 = struct.Struct("<I"), struct.Struct("<Q")


class HeaderError(Exception):
    """The header is not one that we let native code read; the text says why (for the log, not for a merchant)."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says: ``metadata`` has the single values, ``arrays`` only the lengths of the lists.

    ``tensor_bytes``: how much each of the ``tensors`` takes in the file, by name.
    """

    version: int
    metadata: dict[str, Value]
    arrays: dict[str, int]
    tensors: int
    data_offset: int
    tensor_bytes: Mapping[str, int] = field(default_factory=dict)

    @property
    def architecture(self) -> str:
        return str(self.metadata.get("general.architecture", ""))

    @property
    def name(self) -> str:
        return str(self.metadata.get("general.name", ""))

    @property
    def is_model(self) -> bool:
        """False for adapters, projectors and vocabularies, which are files of the same form."""
        return self.metadata.get("general.type", "model") == "model" and self.tensors > 0

    @property
    def is_adapter(self) -> bool:
        """True for what is laid over a model by adding small matrices to its own (LoRA)."""
        kind = (self.metadata.get("general.type"), self.metadata.get("adapter.type"))
        return kind == ("adapter", "lora") and self.tensors > 0

    @property
    def makes_vectors(self) -> bool:
        """True for a model that makes vectors of texts and writes none (some say how the words' vectors become one)."""
        kind = self.architecture
        two_sided = self.metadata.get(f"{kind}.attention.causal") is False
        return kind in ENCODERS or two_sided or f"{kind}.pooling_type" in self.metadata

    @property
    def context(self) -> int:
        """The longest text the model was made for, in tokens; 0 where the file does not say."""
        value = self.metadata.get(f"{self.architecture}.context_length", 0)
        return value if isinstance(value, int) else 0

    @property
    def chat_template(self) -> str | None:
        value = self.metadata.get("tokenizer.chat_template")
        return value if isinstance(value, str) else None


def begins_as_model(file: Path) -> bool:
    """False for a file that never was a model, whole or not. Raises as :func:`read_header` where it cannot be read."""
    if file.is_dir():  # Windows would call it a lack of permission
        raise fault_of(IsADirectoryError(), file)
    with user_faults(file), file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def read_header(file: Path) -> Header:
    """Read and check the header of ``file``.

    Raises :class:`UserFault` ``model_damaged`` for anything but a whole model file, ``not_found``, ``is_folder`` and so
    on where the file cannot be read.
    """
    if file.is_dir():  # Windows would call it a lack of permission
        raise fault_of(IsADirectoryError(), file)
    try:
        with user_faults(file), file.open("rb") as opened:
            size = opened.seek(0, 2)
            if size < 24:
                raise HeaderError(f"only {size} bytes")
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _Reader(data, size).header()
    except HeaderError as error:
        raise damaged(file, str(error)) from error


def damaged(file: Path, why: str) -> UserFault:
    """The fault for a model file that must not be loaded. ``why`` goes into the notes of the fault, for the log."""
    return UserFault(
        "model_damaged",
        said("Engine", "“{file}” is not a whole model file.").format(file=file.name),
        said("Engine", "Fetch the model again (models get), or choose another file."),
        why=why,
    )


class _Reader:
    """A cursor over the mapped file. Every read is checked against the file's end and the header's limit first."""

    def __init__(self, data: mmap.mmap, size: int) -> None:
        self._data = data
        self._size = size
        self._end = min(size, MAX_HEADER_BYTES)
        self._at = 0

    def header(self) -> Header:
        if self._take(4) != MAGIC:
            raise HeaderError("does not begin as a model file does")
        version = self._number(_U32)
        if version not in VERSIONS:
            raise HeaderError(f"version {version}")
        tensors = self._count(MAX_TENSORS, "tensors")
        entries = self._count(MAX_ENTRIES, "entries")
        metadata, arrays = self._entries(entries)
        alignment = _alignment(metadata)
        extents = self._tensors(tensors, alignment)
        offset = math.ceil(self._at / alignment) * alignment
        _check_extents(list(extents.values()), self._size - offset)
        _check_split(metadata)
        sizes = {name: length for name, (_, length) in extents.items()}
        return Header(version, metadata, arrays, tensors, offset, sizes)

    def _entries(self, count: int) -> tuple[dict[str, Value], dict[str, int]]:
        metadata: dict[str, Value] = {}
        arrays: dict[str, int] = {}
        for _ in range(count):
            key = self._string(MAX_KEY_BYTES)
            if key in metadata or key in arrays:
                raise HeaderError("an entry stands twice")
            kind = self._number(_U32)
            if kind == _ARRAY:
                arrays[key] = self._skip_array()
            else:
                metadata[key] = self._value(kind)
        return metadata, arrays

    def _value(self, kind: int) -> Value:
        if kind == _STRING:
            return self._string(MAX_STRING_BYTES)
        form = _FORMATS.get(kind)
        if form is None:
            raise HeaderError(f"a value of unknown type {kind}")
        value: int | float = form.unpack(self._take(form.size))[0]
        return bool(value) if kind == _BOOL else value

    def _skip_array(self) -> int:
        kind = self._number(_U32)
        count = self._count(MAX_ARRAY_ITEMS, "items of a list")
        if kind == _STRING:
            self._skip_strings(count)
        elif kind in _FORMATS:
            self._take_nothing(count * _FORMATS[kind].size)
        else:
            raise HeaderError(f"a list of type {kind}")
        return count

    def _skip_strings(self, count: int) -> None:
        # A vocabulary has hundreds of thousands: locals and no calls per string keep this at some tens of milliseconds.
        at, end, data, unpack = self._at, self._end, self._data, _U64.unpack_from
        for _ in range(count):
            if at + 8 > end:
                raise HeaderError("ends within a list")
            length = unpack(data, at)[0]
            if length > MAX_STRING_BYTES:
                raise HeaderError(f"a string of {length} bytes")
            at += 8 + length
        self._at = at
        self._take_nothing(0)

    def _tensors(self, count: int, alignment: int) -> dict[str, tuple[int, int]]:
        extents: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            name = self._bytes(MAX_NAME_BYTES).decode("utf-8", "backslashreplace")
            if name in extents:
                raise HeaderError("a tensor stands twice")
            extents[name] = self._extent(alignment)
        return extents

    def _extent(self, alignment: int) -> tuple[int, int]:
        """Offset and bytes of one tensor, from its dimensions and type."""
        rank = self._number(_U32)
        if not 1 <= rank <= 4:
            raise HeaderError(f"a tensor of {rank} dimensions")
        dims = [self._number(_U64) for _ in range(rank)]
        kind = self._number(_U32)
        offset = self._number(_U64)
        if kind not in BLOCKS:
            raise HeaderError(f"a tensor of unknown type {kind}")
        block, width = BLOCKS[kind]
        if not all(1 <= dim < 1 << 40 for dim in dims) or dims[0] % block or offset % alignment:
            raise HeaderError("a tensor whose shape or place cannot be")
        return offset, math.prod(dims) // block * width

    def _string(self, limit: int) -> str:
        try:
            return self._bytes(limit).decode("utf-8")
        except UnicodeDecodeError as error:
            raise HeaderError("text that is not UTF-8") from error

    def _bytes(self, limit: int) -> bytes:
        return self._take(self._count(limit, "bytes of a string"))

    def _count(self, limit: int, what: str) -> int:
        value = self._number(_U64)
        if value > limit:
            raise HeaderError(f"{value} {what}")
        return value

    def _number(self, form: struct.Struct) -> int:
        value: int = form.unpack(self._take(form.size))[0]
        return value

    def _take(self, count: int) -> bytes:
        start = self._at
        self._take_nothing(count)
        return self._data[start : self._at]

    def _take_nothing(self, count: int) -> None:
        """Move on by ``count`` bytes; the one place where the end is checked."""
        if self._at + count > self._end:
            raise HeaderError("ends within the header")
        self._at += count


def _alignment(metadata: dict[str, Value]) -> int:
    value = metadata.get("general.alignment", DEFAULT_ALIGNMENT)
    if not isinstance(value, int) or not 8 <= value <= MAX_ALIGNMENT or value & (value - 1):
        raise HeaderError(f"alignment {value}")
    return value


def _check_extents(extents: list[tuple[int, int]], available: int) -> None:
    """Every tensor lies inside the file and none over another."""
    end = 0
    for offset, length in sorted(extents):
        if offset < end:
            raise HeaderError("tensors that overlap")
        end = offset + length
    if end > available:
        raise HeaderError(f"ends {end - available} bytes too early")


def _check_split(metadata: dict[str, Value]) -> None:
    if metadata.get("split.count", 0) not in (0, 1):
        raise HeaderError("one of several files of a split model")
