"""Which products a question's vector is nearest to: a few milliseconds for a hundred thousand of them.

Any two texts are near in such a model, and those of one language nearer. What all of a language have in common is
therefore taken away, from products by their own language and from the question by its; what is left is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from merchant_assistant.knowledge.nearest import Matrix

_STORED = np.dtype("<f2")
_STEPS = 127  # of a byte
_AT_ONCE = 4096  # products that are read at a time
_CACHEFUL = 512  # rows of 384 numbers, four bytes each
_LEAST = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Common:
    """What the texts of a language have in common: middles, ``(2, dimensions)``: English, Chinese."""

    products: Matrix
    questions: Matrix


def in_common(products: tuple[Matrix, Matrix], questions: tuple[Matrix, Matrix]) -> Common:
    """``products`` and ``questions``: vectors of texts of all kinds, English and Chinese."""
    return Common(*(np.stack([rows.mean(axis=0) for rows in each]) for each in (products, questions)))


class NearGoods:
    """All products of a catalogue, a byte for each number: 38 MB for 100,000 vectors of 384."""

    def __init__(self, stored: Sequence[tuple[int, bytes]], common: Common) -> None:
        self._common = common
        dimensions = common.products.shape[1]
        self._ids = np.fromiter((id for id, _ in stored), np.int64, len(stored))
        self._rows: NDArray[np.int8] = np.empty((len(stored), dimensions), np.int8)
        self._scale = np.empty(len(stored), np.float32)
        for start in range(0, len(stored), _AT_ONCE):
            part = stored[start : start + _AT_ONCE]
            self._take(start, np.frombuffer(b"".join(row for _, row in part), _STORED).reshape(-1, dimensions))

    def __len__(self) -> int:
        return len(self._ids)

    def nearest(self, question: Matrix, *, chinese: bool, most: int) -> list[tuple[int, float]]:
        """Ids of products and how near they are, -1 to 1; the nearest first."""
        own = question - self._common.questions[int(chinese)]
        own = (own / max(float(np.linalg.norm(own)), float(_LEAST))).astype(np.float32)
        near = self._near(own)
        best = np.argpartition(-near, most - 1)[:most] if most < len(near) else np.arange(len(near))
        best = best[np.argsort(-near[best], kind="stable")]
        return [(int(self._ids[place]), float(near[place])) for place in best]

    def _take(self, start: int, vectors: NDArray[np.float16]) -> None:
        rows = vectors.astype(np.float32)
        chinese = (rows @ self._common.products.T).argmax(axis=1)
        rows -= self._common.products[chinese]
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _LEAST)
        most = np.maximum(np.abs(rows).max(axis=1), _LEAST)
        end = start + len(rows)
        self._scale[start:end] = most / _STEPS
        self._rows[start:end] = np.rint(rows * (_STEPS / most)[:, None])

    def _near(self, own: Matrix) -> Matrix:
        """Of every product, a cacheful of rows at a time: all at once take ten times as long."""
        found = np.empty(len(self._ids), np.float32)
        room = np.empty((_CACHEFUL, own.size), np.float32)
        for start in range(0, len(found), _CACHEFUL):
            part = self._rows[start : start + _CACHEFUL]
            np.copyto(room[: len(part)], part)
            np.dot(room[: len(part)], own, out=found[start : start + len(part)])
        found *= self._scale
        return found
