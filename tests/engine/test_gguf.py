"""A model file may lie; it is found out quickly, and only ever as a fault."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.foundation.errors import UserFault

U32, STRING, ARRAY, U64 = 4, 8, 9, 10
Build = Callable[..., bytes]
HUGE = (1 << 64) - 1
GOOD = (
    ("general.architecture", STRING, "llama"),
    ("general.name", STRING, "Tiny 小"),
    ("llama.context_length", U32, 128),
    ("tokenizer.chat_template", STRING, "{{ messages }}"),
    ("tokenizer.ggml.tokens", ARRAY, (STRING, ["a", "b", "c"])),
    ("tokenizer.ggml.scores", ARRAY, (6, [0.0, 1.0])),
)


def _refused(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(UserFault) as fault:
        read_header(file)
    assert fault.value.code == "model_damaged"
    assert file.name in fault.value.message
    return " ".join(getattr(fault.value, "__notes__", []))


def test_a_good_header_is_read(tmp_path: Path, build_gguf: Build) -> None:
    file = tmp_path / "good.gguf"
    file.write_bytes(build_gguf(GOOD, [("a", (32, 2), 2, 0), ("b", (3,), 0, 64)], bytes(96)))
    header = read_header(file)
    assert (header.architecture, header.name, header.context) == ("llama", "Tiny 小", 128)
    assert header.chat_template == "{{ messages }}"
    assert header.arrays == {"tokenizer.ggml.tokens": 3, "tokenizer.ggml.scores": 2}
    assert header.tensors == 2
    assert header.is_model


def test_what_the_file_does_not_say_is_empty(model_file: Path) -> None:
    header = read_header(model_file)
    assert (header.name, header.context, header.chat_template) == ("", 0, None)


def test_an_adapter_is_no_model(tmp_path: Path, build_gguf: Build) -> None:
    file = tmp_path / "adapter.gguf"
    file.write_bytes(build_gguf([("general.type", STRING, "adapter")]))
    assert not read_header(file).is_model


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "only 0 bytes"),
        (b"GGUF", "only 4 bytes"),
        (b"PK\x03\x04" + bytes(60), "begin"),
        (b"GGUF" + struct.pack("<IQQ", 1, 0, 0), "version 1"),
        (b"GGUF" + struct.pack(">IQQ", 3, 0, 0), "version"),
        (b"GGUF" + struct.pack("<IQQ", 3, HUGE, 0), "tensors"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, HUGE), "entries"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", HUGE), "bytes of a string"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 900), "ends within"),
    ],
)
def test_garbage_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in _refused(tmp_path / "bad.gguf", content)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"entries": [("a", STRING, "x"), ("a", STRING, "y")]}, "twice"),
        ({"entries": [("general.alignment", U32, 3)]}, "alignment"),
        ({"entries": [("general.alignment", U32, 0)]}, "alignment"),
        ({"entries": [("general.alignment", STRING, "32")]}, "alignment"),
        ({"entries": [("split.count", U32, 4)]}, "split"),
        ({"entries": [("nested", ARRAY, (ARRAY, []))]}, "a list of type"),
        ({"tensors": [("t", (4,), 0, 0), ("t", (4,), 0, 32)]}, "twice"),
        ({"tensors": [("t", (4,), 0, 0), ("u", (4,), 0, 0)]}, "overlap"),
        ({"tensors": [("t", (9,), 0, 0)]}, "too early"),
        ({"tensors": [("t", (4,), 0, 1 << 40)]}, "too early"),
        ({"tensors": [("t", (4,), 0, 7)]}, "shape or place"),
        ({"tensors": [("t", (0,), 0, 0)]}, "shape or place"),
        ({"tensors": [("t", (1 << 39, 1 << 39), 0, 0)]}, "too early"),
        ({"tensors": [("t", (33,), 2, 0)]}, "shape or place"),
        ({"tensors": [("t", (4,), 4, 0)]}, "unknown type"),
        ({"tensors": [("t", (), 0, 0)]}, "0 dimensions"),
        ({"tensors": [("t", (1, 1, 1, 1, 1), 0, 0)]}, "5 dimensions"),
        ({"tensors": [("t" * 200, (4,), 0, 0)]}, "bytes of a string"),
    ],
)
def test_lies_are_found(tmp_path: Path, build_gguf: Build, said: dict[str, object], why: str) -> None:
    assert why in _refused(tmp_path / "lie.gguf", build_gguf(**said))


def test_every_truncation_is_found(tmp_path: Path, build_gguf: Build) -> None:
    whole = build_gguf(GOOD, [("a", (32, 2), 2, 0)], bytes(36))
    for length in range(len(whole)):
        _refused(tmp_path / "cut.gguf", whole[:length])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_is_read_or_refused(tmp_path: Path, build_gguf: Build, data: st.DataObject) -> None:
    whole = bytearray(build_gguf(GOOD, [("a", (32, 2), 2, 0), ("b", (3,), 0, 64)], bytes(96)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 9))
        change = data.draw(st.one_of(st.binary(min_size=1, max_size=1), st.integers(0, HUGE).map(_packed)))
        whole[at : at + len(change)] = change
    file = tmp_path / "changed.gguf"
    file.write_bytes(whole)
    try:
        read_header(file)
    except UserFault as fault:
        assert fault.code == "model_damaged"


def _packed(number: int) -> bytes:
    return struct.pack("<Q", number)


def test_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "is_folder"), (tmp_path / "none.gguf", "not_found")):
        with pytest.raises(UserFault) as fault:
            read_header(path)
        assert fault.value.code == code


@pytest.mark.model
def test_a_real_file(small_model: InstalledModel) -> None:
    header = read_header(small_model.path)
    assert (header.architecture, header.context) == ("llama", 8192)
    assert header.chat_template
    assert header.arrays["tokenizer.ggml.tokens"] == 49152
