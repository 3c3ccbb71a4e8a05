"""Which products a question's vector is nearest to: a few milliseconds for a hundred thousand of them.

Any two texts are near in such a model, and those of one language nearer. What all of a language have in common is
therefore taken away, from products by their own language and from the question by its; what is left is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from merchant_assistant.knowledge.nearest import Matrix

_STORED = np.dtype("<f2")
_STEPS = 127  # of a byte
BLOCK = 4096  # products that are read at a time, and copied where one is added
_ROWS = 9  # vectors of one product, at most: its title and sentences of its description
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


@dataclass(frozen=True, slots=True)
class _Block:
    """Some products: a byte for each number, and what a step of it is."""

    ids: NDArray[np.int64]
    rows: NDArray[np.int8]
    scale: Matrix

    def only(self, kept: NDArray[np.bool_]) -> _Block:
        return _Block(self.ids[kept], self.rows[kept], self.scale[kept])

    def and_then(self, more: _Block) -> _Block:
        return _Block(
            np.concatenate((self.ids, more.ids)),
            np.concatenate((self.rows, more.rows)),
            np.concatenate((self.scale, more.scale)),
        )


class NearGoods:
    """All products of a catalogue, a byte for each number: 38 MB for 100,000 vectors of 384. Never changes."""

    def __init__(self, stored: Iterable[Sequence[tuple[int, bytes]]], common: Common) -> None:
        """``stored``: ids and vectors, some at a time. Vectors of another length than ``common`` are left out."""
        self._common = common
        self._blocks = tuple(self._block(part) for part in stored)

    def __len__(self) -> int:
        return sum(len(block.ids) for block in self._blocks)

    def nearest(self, question: Matrix, *, chinese: bool, most: int) -> list[tuple[int, float, float]]:
        """Ids of products, how near they are, -1 to 1, and how near by what they are called; the nearest first."""
        if not len(self):
            return []
        own = question - self._common.questions[int(chinese)]
        own = (own / max(float(np.linalg.norm(own)), float(_LEAST))).astype(np.float32)
        near = self._near(own)
        ids = np.concatenate([block.ids for block in self._blocks])
        wanted = most * _ROWS  # several of one product may be near
        best = np.argpartition(-near, wanted - 1)[:wanted] if wanted < len(near) else np.arange(len(near))
        best = best[np.argsort(-near[best], kind="stable")]
        begins = np.concatenate((np.ones(1, np.bool_), ids[1:] != ids[:-1]))  # what it is called comes first
        called = np.maximum.accumulate(np.where(begins, np.arange(len(ids)), 0))
        found: dict[int, tuple[int, float, float]] = {}
        for place in best:
            found.setdefault(int(ids[place]), (int(ids[place]), float(near[place]), float(near[called[place]])))
        return list(found.values())[:most]

    def with_these(self, stored: Sequence[tuple[int, bytes]]) -> NearGoods:
        """The same with these products, in place of what is known of them. Copies little of the rest."""
        more, ids = self._block(stored), [id for id, _ in stored]
        others = [_without(block, ids) for block in self._blocks]
        if others and len(others[-1].ids) + len(ids) <= BLOCK:
            more = others.pop().and_then(more)
        found = NearGoods((), self._common)
        found._blocks = (*(block for block in others if len(block.ids)), more)
        return found

    def _block(self, stored: Sequence[tuple[int, bytes]]) -> _Block:
        dimensions = self._common.products.shape[1]
        length = dimensions * _STORED.itemsize
        fitting = [(id, row) for id, row in stored if row and len(row) % length == 0]
        vectors = np.frombuffer(b"".join(row for _, row in fitting), _STORED).reshape(-1, dimensions)
        rows = vectors.astype(np.float32)
        chinese = (rows @ self._common.products.T).argmax(axis=1)
        rows -= self._common.products[chinese]
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _LEAST)
        most = np.maximum(np.abs(rows).max(axis=1), _LEAST)
        ids = np.repeat(
            np.fromiter((id for id, _ in fitting), np.int64, len(fitting)), [len(row) // length for _, row in fitting]
        )
        return _Block(ids, np.rint(rows * (_STEPS / most)[:, None]).astype(np.int8), most / _STEPS)

    def _near(self, own: Matrix) -> Matrix:
        """Of every product, a cacheful of rows at a time: all at once take ten times as long."""
        found = np.empty(len(self), np.float32)
        room = np.empty((_CACHEFUL, own.size), np.float32)
        place = 0
        for block in self._blocks:
            for start in range(0, len(block.ids), _CACHEFUL):
                part = block.rows[start : start + _CACHEFUL]
                np.copyto(room[: len(part)], part)
                np.dot(room[: len(part)], own, out=found[place : place + len(part)])
                place += len(part)
        found *= np.concatenate([block.scale for block in self._blocks])
        return found


def _without(block: _Block, ids: Sequence[int]) -> _Block:
    kept = ~np.isin(block.ids, ids)
    return block if kept.all() else block.only(kept)
