"""Vectors of all passages, and how near a question is to them.

Any text is near to any other in such a model (0.75 to 0.85), and texts in the question's own language are nearer. What
counts is how much nearer a passage is than texts of its language usually are: than most passages, and than sentences
that have nothing to do with it; as a part of how much nearer it could be, which differs from model to model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_STORED = np.dtype("<f2")
_COMPUTED = np.dtype("<f4")
_ROOM = np.float32(0.21)  # how far texts that have nothing in common are from the same text, in the usual model


def packed(vectors: Matrix) -> bytes:
    """As they are stored: half the digits, of which nothing is missed."""
    return vectors.astype(_STORED).tobytes()


def matrix(data: bytes, dimensions: int) -> Matrix:
    """The vectors that an engine answers with."""
    return np.frombuffer(data, _COMPUTED).reshape(-1, dimensions)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How much nearer than usual a question is to each passage: as a whole, by its best sentence, by its heading.

    ``apart``: as a whole and by its best sentence, once what questions and passages have in common is taken away.
    """

    whole: Matrix
    sentence: Matrix
    heading: Matrix
    apart: Matrix

    @property
    def both(self) -> Matrix:
        return self.whole + self.sentence


class Index:
    """The vectors of passages, in the order of ``ids``; of each the heading, the whole, and its sentences."""

    def __init__(
        self,
        stored: Sequence[tuple[int, bytes]],
        languages: Sequence[str],
        yardstick: dict[str, Matrix],
        dimensions: int,
    ) -> None:
        self.ids = [id for id, _ in stored]
        parts = [np.frombuffer(blob, _STORED).reshape(-1, dimensions) for _, blob in stored]
        self._all: Matrix = np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, dimensions), np.float32)
        self._starts = np.cumsum([0, *(len(part) for part in parts)])[:-1].astype(np.intp)
        self._languages = np.array(languages)
        self._yardstick = yardstick
        self._apart = self._without_common(np.repeat(self._languages, [len(part) for part in parts]))

    def nearness(self, question: Matrix, usual_question: Matrix) -> Nearness:
        """Of a question's vector to every passage. ``usual_question``: the middle of questions in its language."""
        near = self._all @ question
        if not len(near):
            return Nearness(near, near, near, near)
        told = (near[self._starts + 1], self._best_sentence(near), near[self._starts])
        usual = {language: rows @ question for language, rows in self._yardstick.items()}
        apart = self._apart @ _unit((question - usual_question)[None])[0]
        both = apart[self._starts + 1] + self._best_sentence(apart)
        whole, sentence, heading = (self._beyond(values, usual) for values in told)
        return Nearness(whole, sentence, heading, both)

    def _best_sentence(self, near: Matrix) -> Matrix:
        """Of each passage; where it has but one, its heading and the whole are looked at, too."""
        sentence = np.maximum.reduceat(near, self._starts)
        only = near.copy()
        only[self._starts], only[self._starts + 1] = -1.0, -1.0
        best = np.maximum.reduceat(only, self._starts)
        found: Matrix = np.where(best > -1.0, best, sentence)
        return found

    def _without_common(self, languages: NDArray[np.str_]) -> Matrix:
        """All vectors without what texts of their language have in common: what is left tells one from another."""
        found = self._all.copy()
        for language in set(languages.tolist()):
            own = languages == language
            usual = self._yardstick.get(language)
            known = found[own] if usual is None else np.concatenate((found[own], usual))
            found[own] -= known.mean(axis=0)
        return _unit(found)

    def sentences(self, place: int, question: Matrix) -> Matrix:
        """How near a question is to each sentence of the passage at that place."""
        end = self._starts[place + 1] if place + 1 < len(self._starts) else len(self._all)
        return self._all[self._starts[place] + 2 : end] @ question

    def _beyond(self, values: Matrix, usual: dict[str, Matrix]) -> Matrix:
        found = values.copy()
        for language in set(self._languages.tolist()):
            own = self._languages == language
            beside = usual.get(language)
            known = values[own] if beside is None else np.concatenate((values[own], beside))
            middle = np.float32(np.median(known))
            found[own] = (found[own] - middle) * (_ROOM / max(1.0 - middle, np.float32(1e-3)))
        return found


def alike(words: Matrix, others: Matrix) -> Matrix:
    """How much alike words are to other words, 0 to 1: what all words have in common is taken away before."""
    middle = others.mean(axis=0)
    found: Matrix = np.clip(_unit(words - middle) @ _unit(others - middle).T, 0.0, 1.0)
    return found


def _unit(rows: Matrix) -> Matrix:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Matrix = rows / np.maximum(length, np.float32(1e-9))
    return found
