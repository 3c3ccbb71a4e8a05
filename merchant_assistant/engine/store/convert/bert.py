"""multilingual-e5-small as llama.cpp reads it: the architecture ``bert`` with a vocabulary of pieces (``t5``).

The large tensors are in blocks that llama.cpp knows (Q4_0): they are taken over byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from merchant_assistant.engine.store.convert import gguf_file
from merchant_assistant.engine.store.convert.e5 import F32, Q4_0, E5File, Network, NotReadable, Pieces, opened
from merchant_assistant.engine.store.convert.gguf_file import Floats, Ints, Texts, Value
from merchant_assistant.foundation.cancel import CancelToken

_KINDS = {F32: 0, Q4_0: 2}  # their numbers in GGUF
_MOSTLY_Q4_0 = 2
_MEAN = 1  # how the vectors of a text's pieces become one
_NORMAL, _UNKNOWN, _CONTROL, _UNUSED = 1, 2, 3, 5  # what a piece is
_NEVER = -1000.0  # score of a piece that fills up the vocabulary


def convert_e5(source: Path, target: Path, cancel: CancelToken | None = None) -> None:
    """See :func:`merchant_assistant.engine.store.convert.convert`."""
    with opened(source) as file:
        gguf_file.write(target, _entries(file), list(_tensors(file)), cancel)


def _entries(file: E5File) -> Iterator[tuple[str, Value]]:
    yield "general.architecture", "bert"
    yield "general.type", "model"
    yield "general.name", "multilingual-e5-small"
    yield "general.license", "mit"
    yield "general.file_type", _MOSTLY_Q4_0
    yield "general.quantization_version", 2
    for key, value in _sizes(file.network):
        yield f"bert.{key}", value
    for key, value in _vocabulary(file.pieces, file.network):
        yield f"tokenizer.ggml.{key}", value


def _sizes(network: Network) -> Iterator[tuple[str, Value]]:
    yield "block_count", network.layers
    yield "context_length", network.positions
    yield "embedding_length", network.width
    yield "feed_forward_length", network.inner
    yield "attention.head_count", network.heads
    yield "attention.layer_norm_epsilon", network.epsilon
    yield "attention.causal", False
    yield "pooling_type", _MEAN


def _vocabulary(pieces: Pieces, network: Network) -> Iterator[tuple[str, Value]]:
    missing = network.vocabulary - len(pieces.texts)
    fill = tuple(f"[PAD{len(pieces.texts) + number}]".encode() for number in range(missing))
    yield "model", "t5"
    yield "pre", "default"
    yield "tokens", Texts(pieces.texts + fill)
    yield "scores", Floats(pieces.scores + (_NEVER,) * missing)
    yield "token_type", Ints((*_piece_types(pieces), *[_UNUSED] * missing))
    yield "token_type_count", network.text_types
    yield "bos_token_id", pieces.begin
    yield "eos_token_id", pieces.end
    yield "unknown_token_id", pieces.unknown
    yield "padding_token_id", pieces.padding
    yield "add_bos_token", True
    yield "add_eos_token", True
    yield "add_space_prefix", True
    yield "remove_extra_whitespaces", True


def _piece_types(pieces: Pieces) -> list[int]:
    types = [_NORMAL] * len(pieces.texts)
    for control in (pieces.begin, pieces.end, pieces.padding):
        types[control] = _CONTROL
    types[pieces.unknown] = _UNKNOWN
    if pieces.texts[-1] == b"<mask>":  # it stands for a word left out: no text of a merchant's may mean it
        types[-1] = _CONTROL
    return types


def _tensors(file: E5File) -> Iterator[gguf_file.Tensor]:
    for ours, (name, shape) in _names(file.network).items():
        tensor = file.tensors.get(ours)
        elements = shape[0] * (shape[1] if len(shape) > 1 else 1)
        if tensor is None or tensor.elements != elements:
            raise NotReadable(f"no tensor {ours} of {elements} elements")
        yield gguf_file.Tensor(name, shape, _KINDS[tensor.kind], tensor.data)


def _names(network: Network) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Each tensor of the file: its name for llama.cpp, and its shape (the inputs first)."""
    width, inner = network.width, network.inner
    names: dict[str, tuple[str, tuple[int, ...]]] = {
        "emb.word": ("token_embd.weight", (width, network.vocabulary)),
        "emb.pos": ("position_embd.weight", (width, network.positions)),
        "emb.type": ("token_types.weight", (width, network.text_types)),
        "emb.ln.w": ("token_embd_norm.weight", (width,)),
        "emb.ln.b": ("token_embd_norm.bias", (width,)),
    }
    matrices = {
        "q": ("attn_q", (width, width)), "k": ("attn_k", (width, width)), "v": ("attn_v", (width, width)),
        "ao": ("attn_output", (width, width)), "fi": ("ffn_up", (width, inner)), "fo": ("ffn_down", (inner, width)),
    }  # fmt: skip
    for layer in range(network.layers):
        for ours, (theirs, shape) in matrices.items():
            names[f"l{layer}.{ours}.w"] = (f"blk.{layer}.{theirs}.weight", shape)
            names[f"l{layer}.{ours}.b"] = (f"blk.{layer}.{theirs}.bias", shape[1:])
        for ours, theirs in (("aln", "attn_output_norm"), ("oln", "layer_output_norm")):
            names[f"l{layer}.{ours}.w"] = (f"blk.{layer}.{theirs}.weight", (width,))
            names[f"l{layer}.{ours}.b"] = (f"blk.{layer}.{theirs}.bias", (width,))
    return names
