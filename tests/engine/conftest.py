"""Model files of our own making, and the small real one."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from merchant_assistant.engine.model import InstalledModel

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "contract")]  # for what tests share
os.environ.setdefault("GOMP_SPINCOUNT", "300")  # as in our child, for tests that load llama.cpp in this process

SMALL = "smollm2-135m-instruct"
E5 = "multilingual-e5-small"
U32, F32, STRING, ARRAY, U64 = 4, 6, 8, 9, 10
Entry = tuple[str, int, object]
Tensor = tuple[str, tuple[int, ...], int, int]
Build = Callable[..., bytes]


@pytest.fixture(scope="session")
def small_model(installed: Callable[[str], InstalledModel]) -> InstalledModel:
    """The small real model, or the test is skipped."""
    return installed(SMALL)


@pytest.fixture(scope="session")
def e5_model(installed: Callable[[str], InstalledModel]) -> InstalledModel:
    """The real model of vectors, or the test is skipped."""
    return installed(E5)


def _text(value: str) -> bytes:
    return struct.pack("<Q", len(value.encode())) + value.encode()


def _value(kind: int, value: object) -> bytes:
    match kind:
        case 4:
            return struct.pack("<I", value)
        case 6:
            return struct.pack("<f", value)
        case 7:
            return struct.pack("<?", value)
        case 10:
            return struct.pack("<Q", value)
        case 8:
            return _text(str(value))
        case 9:
            inner, items = value  # type: ignore[misc]
            return struct.pack("<IQ", inner, len(items)) + b"".join(_value(inner, item) for item in items)
    raise AssertionError(kind)


@pytest.fixture(scope="session")
def build_gguf() -> Build:
    """``build(entries, tensors, data, version=3)``: the bytes of a model file that says exactly that."""

    def build(
        entries: Iterable[Entry] = (("general.architecture", STRING, "llama"),),
        tensors: Iterable[Tensor] = (("t", (4,), 0, 0),),
        data: bytes = bytes(32),
        version: int = 3,
    ) -> bytes:
        entries, tensors = list(entries), list(tensors)
        head = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(entries))
        for key, kind, value in entries:
            head += _text(key) + struct.pack("<I", kind) + _value(kind, value)
        for name, dims, kind, offset in tensors:
            head += _text(name) + struct.pack(f"<I{len(dims)}QIQ", len(dims), *dims, kind, offset)
        return head + bytes(-len(head) % 32) + data

    return build


@pytest.fixture
def model_file(tmp_path: Path, build_gguf: Build) -> Path:
    """A tiny file with a good header (no model that could be run)."""
    file = tmp_path / "tiny.gguf"
    file.write_bytes(build_gguf())
    return file
