"""The weights of the package written anew as a model's file: nothing lost, the same bytes each time, no lie taken."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import e5_files
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.store.convert import convert
from merchant_assistant.engine.store.convert.e5 import NotReadable, opened
from merchant_assistant.engine.store.stamp import read_hash
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

TINY = e5_files.tiny_e5()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.bin"
    file.write_bytes(TINY)
    return file


def test_every_weight_is_taken_over_as_it_is(tiny: Path, tmp_path: Path) -> None:
    import gguf

    target = tmp_path / "tiny.gguf"
    convert("e5", tiny, target)
    read = {tensor.name: tensor for tensor in gguf.GGUFReader(target).tensors}
    with opened(tiny) as source:
        assert len(read) == len(source.tensors) == 5 + 2 * 16
        assert read["blk.1.ffn_up.weight"].data.tobytes() == bytes(source.tensors["l1.fi.w"].data)
        assert sorted(t.data.tobytes() for t in read.values()) == sorted(bytes(t.data) for t in source.tensors.values())
    assert list(read["blk.0.ffn_down.weight"].shape) == [64, 32]
    assert read["blk.0.ffn_down.weight"].tensor_type == gguf.GGMLQuantizationType.Q4_0
    assert read["token_types.weight"].tensor_type == gguf.GGMLQuantizationType.F32


def test_the_head_says_what_the_file_said(tiny: Path, tmp_path: Path) -> None:
    import gguf

    target = tmp_path / "tiny.gguf"
    convert("e5", tiny, target)
    header = read_header(target)
    assert (header.architecture, header.context, header.is_model) == ("bert", 16, True)
    assert header.metadata["bert.attention.layer_norm_epsilon"] == pytest.approx(1e-12)
    assert header.metadata["bert.attention.causal"] is False
    fields = gguf.GGUFReader(target).fields
    assert fields["tokenizer.ggml.tokens"].contents() == [
        "<s>", "<pad>", "</s>", "<unk>", "▁水", "<mask>", "[PAD6]", "[PAD7]",
    ]  # fmt: skip
    assert fields["tokenizer.ggml.token_type"].contents() == [3, 3, 3, 2, 1, 3, 5, 5]
    assert fields["tokenizer.ggml.scores"].contents() == [0, 0, 0, 0, -1.5, 0, -1000, -1000]


def test_the_same_bytes_each_time(tiny: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.gguf", tmp_path / "other.gguf"
    other.write_bytes(b"what an earlier try left" * 10_000)
    convert("e5", tiny, one)
    convert("e5", tiny, other)
    assert one.read_bytes() == other.read_bytes()


def test_cancelled_in_between(tiny: Path, tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        convert("e5", tiny, tmp_path / "tiny.gguf", cancel)


def test_every_truncation_is_found(tiny: Path, tmp_path: Path) -> None:
    for length in [*range(0, 1200, 3), *range(1200, len(TINY), 97)]:
        tiny.write_bytes(TINY[:length])
        with pytest.raises(NotReadable):
            convert("e5", tiny, tmp_path / "cut.gguf")


@pytest.mark.parametrize(
    ("place", "form", "value"),
    [
        (4, "<I", 2),  # version
        (8, "<i", -1), (8, "<i", 33), (8, "<i", 1 << 30),  # width
        (12, "<i", 0), (12, "<i", 1 << 30), (12, "<i", 3),  # layers
        (16, "<i", 0), (16, "<i", 5),  # heads
        (24, "<i", 1 << 30), (24, "<i", 5),  # vocabulary
        (28, "<i", 0),  # positions
        (36, "<f", float("nan")), (40, "<i", 64),  # epsilon, block
        (44, "<i", -1), (44, "<i", 1 << 30),  # pieces
        (48, "<i", 6), (60, "<i", -1),  # marks
        (64, "<Q", 1 << 63), (72, "<I", 1), (76, "<I", 1 << 31),  # texts and their places
    ],
)  # fmt: skip
def test_lies_are_found(tiny: Path, tmp_path: Path, place: int, form: str, value: float) -> None:
    content = bytearray(TINY)
    struct.pack_into(form, content, place, value)
    tiny.write_bytes(content)
    with pytest.raises(NotReadable):
        convert("e5", tiny, tmp_path / "lie.gguf")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_is_read_or_refused_with_little_memory(tiny: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(TINY)
    head = len(TINY) // 3  # the weights behind it may be anything
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, head))
        change = data.draw(st.one_of(st.binary(min_size=1, max_size=1), st.integers(0, (1 << 32) - 1).map(_packed)))
        content[at : at + len(change)] = change
    tiny.write_bytes(content)
    tracemalloc.start()
    try:
        convert("e5", tiny, tmp_path / "changed.gguf")
        read_header(tmp_path / "changed.gguf")
    except (NotReadable, UserFault) as refused:
        assert isinstance(refused, NotReadable) or refused.code == "model_damaged"
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 40 * len(TINY)


def _packed(number: int) -> bytes:
    return struct.pack("<I", number)


@pytest.mark.model
def test_the_real_file(tmp_path: Path, e5_model: InstalledModel) -> None:
    """Written back from the model that set-up made, and converted again: byte by byte the same."""
    source, target = tmp_path / "e5.bin", tmp_path / "e5.gguf"
    source.write_bytes(_written_back(e5_model.path))
    convert("e5", source, target)
    assert read_hash(target).sha256 == e5_model.version


def _written_back(file: Path) -> bytes:
    names = {"token_embd": "emb.word", "position_embd": "emb.pos", "token_types": "emb.type"}
    names["token_embd_norm"] = "emb.ln"
    parts = {
        "attn_q": "q", "attn_k": "k", "attn_v": "v", "attn_output": "ao", "ffn_up": "fi", "ffn_down": "fo",
        "attn_output_norm": "aln", "layer_output_norm": "oln",
    }  # fmt: skip
    lists, found = e5_files.read_gguf(file)
    tensors = {}
    for full, tensor in found.items():
        stem, _, kind = full.rpartition(".")
        if stem in names:
            name = names[stem] + (f".{kind[0]}" if stem.endswith("norm") else "")
        else:
            _, layer, part = stem.split(".")
            name = f"l{layer}.{parts[part]}.{kind[0]}"
        tensors[name] = tensor
    pieces = [token for token in lists["tokenizer.ggml.tokens"] if not token.startswith(b"[PAD")]
    scores = lists["tokenizer.ggml.scores"][: len(pieces)]
    return e5_files.e5_file((384, 12, 12, 1536, 250037, 512, 2), pieces, scores, tensors)
