"""Files of the form that the package of the model of vectors has: tiny ones, and the real one written back."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Tensor = tuple[int, int, bytes]  # type (1: blocks of 4 bits, 0: numbers of 32), elements, data


def e5_file(
    sizes: Sequence[int],
    pieces: Sequence[bytes],
    scores: Sequence[float],
    tensors: Mapping[str, Tensor],
    *,
    epsilon: float = 1e-12,
    marks: Sequence[int] = (0, 2, 1, 3),
) -> bytes:
    """``sizes``: width, layers, heads, inner width, vocabulary, positions, text types; ``marks``: begin, end, padding,
    unknown.
    """
    blob, offsets = b"".join(pieces), [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    head = b"E5S1" + struct.pack("<I7ifi", 1, *sizes, epsilon, 32)
    head += struct.pack("<i4iQ", len(pieces), *marks, len(blob))
    head += struct.pack(f"<{len(offsets)}I{len(scores)}f", *offsets, *scores) + blob
    head += struct.pack("<iI", 1, 5) + bytes(5) + struct.pack("<i", len(tensors))
    start = len(head) + sum(2 + len(name) + 21 for name in tensors)
    data = b""
    for name, (kind, elements, content) in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, elements, start + len(data), len(content))
        data += content
    return head + data


def tensor_names(layers: int) -> list[str]:
    """All tensors of a network with so many layers."""
    names = ["emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b"]
    for layer in range(layers):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            names += [f"l{layer}.{part}.w", f"l{layer}.{part}.b"]
    return names


def tiny_e5(layers: int = 2) -> bytes:
    """A whole file: 32 wide, 8 words of which 6 have a text. Its weights are no model of anything."""
    width, inner, words, positions = 32, 64, 8, 16
    matrices = {"fi": width * inner, "fo": width * inner}
    tensors: dict[str, Tensor] = {}
    for number, name in enumerate(tensor_names(layers)):
        part, _, kind = name.rpartition(".")
        part = part.rpartition(".")[2]
        if name == "emb.word":
            tensors[name] = _blocks(number, width * words)
        elif name in ("emb.pos", "emb.type"):
            tensors[name] = _numbers(number, width * (positions if name == "emb.pos" else 2))
        elif kind == "w" and part not in ("ln", "aln", "oln"):
            tensors[name] = _blocks(number, matrices.get(part, width * width))
        else:
            tensors[name] = _numbers(number, inner if part == "fi" else width)
    pieces = [b"<s>", b"<pad>", b"</s>", b"<unk>", "▁水".encode(), b"<mask>"]
    return e5_file((width, layers, 2, inner, words, positions, 2), pieces, [0, 0, 0, 0, -1.5, 0], tensors)


def _blocks(seed: int, elements: int) -> Tensor:
    return 1, elements, bytes((seed * 7 + at) % 251 for at in range(elements // 32 * 18))


def _numbers(seed: int, elements: int) -> Tensor:
    return 0, elements, struct.pack(f"<{elements}f", *(seed + at / 8 for at in range(elements)))


def read_gguf(file: Path) -> tuple[dict[str, list[Any]], dict[str, Tensor]]:
    """The lists and tensors of a model's file that we wrote (the library takes ten times as long)."""
    data, at = file.read_bytes(), 24
    count, entries = struct.unpack_from("<QQ", data, 8)
    lists: dict[str, list[Any]] = {}
    for _ in range(entries):
        key, at = _text(data, at)
        kind = data[at]
        at += 4
        if kind == 9:
            lists[key.decode()], at = _list(data, at)
        else:
            at = _text(data, at)[1] if kind == 8 else at + (1 if kind == 7 else 4)
    found = []
    for _ in range(count):
        name, at = _text(data, at)
        rank = data[at]
        *shape, kind, offset = struct.unpack_from(f"<{rank}QIQ", data, at + 4)
        at += 4 + rank * 8 + 12
        found.append((name.decode(), math.prod(shape), kind, offset))
    start = at + -at % 32
    tensors: dict[str, Tensor] = {}
    for name, elements, kind, offset in found:
        length = elements // 32 * 18 if kind == 2 else elements * 4
        tensors[name] = (int(kind == 2), elements, data[start + offset : start + offset + length])
    return lists, tensors


def _list(data: bytes, at: int) -> tuple[list[Any], int]:
    kind, count = struct.unpack_from("<IQ", data, at)
    at += 12
    if kind != 8:
        return list(struct.unpack_from(f"<{count}{'f' if kind == 6 else 'i'}", data, at)), at + 4 * count
    texts = []
    for _ in range(count):
        text, at = _text(data, at)
        texts.append(text)
    return texts, at


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<Q", data, at)
    return data[at + 8 : at + 8 + length], at + 8 + length
