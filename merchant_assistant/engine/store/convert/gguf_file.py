"""Writing a model file (GGUF, version 3). The same content gives the same bytes, for ever: manifests hold its hash.

That is why this is not the library ``gguf``, whose next version may order or align things otherwise.
Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from merchant_assistant.engine.gguf import DEFAULT_ALIGNMENT, MAGIC
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.files import user_faults

_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_WRITE = 1 << 20


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts in UTF-8."""

    items: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Floats:
    """A list of numbers in 32 bits."""

    items: Sequence[float]


@dataclass(frozen=True, slots=True)
class Ints:
    """A list of whole numbers in 32 bits."""

    items: Sequence[int]


Value: TypeAlias = str | int | float | bool | Texts | Floats | Ints


@dataclass(frozen=True, slots=True)
class Tensor:
    """``shape``: the fastest running dimension first; ``kind``: the number that GGUF has for the type."""

    name: str
    shape: tuple[int, ...]
    kind: int
    data: memoryview


def write(
    file: Path, entries: Iterable[tuple[str, Value]], tensors: Sequence[Tensor], cancel: CancelToken | None = None
) -> None:
    """Write ``file`` anew. Raises ``UserFault`` for a full disk, ``Cancelled``."""
    with user_faults(file), file.open("wb") as out:
        head = _head(list(entries), tensors)
        out.write(head + _padding(len(head)))
        for tensor in tensors:
            for start in range(0, len(tensor.data), _WRITE):
                if cancel:
                    cancel.check()
                out.write(tensor.data[start : start + _WRITE])
            out.write(_padding(len(tensor.data)))


def _head(entries: list[tuple[str, Value]], tensors: Sequence[Tensor]) -> bytes:
    head = bytearray(MAGIC + struct.pack("<IQQ", 3, len(tensors), len(entries)))
    for key, value in entries:
        head += _text(key.encode()) + _value(value)
    offset = 0
    for tensor in tensors:
        head += _text(tensor.name.encode()) + struct.pack("<I", len(tensor.shape))
        head += struct.pack(f"<{len(tensor.shape)}QIQ", *tensor.shape, tensor.kind, offset)
        offset += len(tensor.data) + len(_padding(len(tensor.data)))
    return bytes(head)


def _value(value: Value) -> bytes:  # noqa: PLR0911 - one for each type
    match value:
        case bool():  # before int, which it is as well
            return struct.pack("<I?", _BOOL, value)
        case int():
            return struct.pack("<II", _UINT32, value)
        case float():
            return struct.pack("<If", _FLOAT32, value)
        case str():
            return struct.pack("<I", _STRING) + _text(value.encode())
        case Texts(items):
            return _list(_STRING, len(items)) + b"".join(map(_text, items))
        case Floats(items):
            return _list(_FLOAT32, len(items)) + struct.pack(f"<{len(items)}f", *items)
        case Ints(items):
            return _list(_INT32, len(items)) + struct.pack(f"<{len(items)}i", *items)


def _list(kind: int, count: int) -> bytes:
    return struct.pack("<IIQ", _ARRAY, kind, count)


def _text(data: bytes) -> bytes:
    return struct.pack("<Q", len(data)) + data


def _padding(length: int) -> bytes:
    return bytes(-length % DEFAULT_ALIGNMENT)
