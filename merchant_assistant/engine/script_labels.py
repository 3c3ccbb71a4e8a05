"""What the scripted model makes of texts besides writing: vectors, and which of some answers fits."""

from __future__ import annotations

import itertools
import math
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterator, Sequence

from merchant_assistant.engine.asked import prompt_too_long
from merchant_assistant.engine.model import Embeddings, ScoreRequest, Scores
from merchant_assistant.engine.script import SCRIPT_CONTEXT, count_words
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled

Scorer = Callable[[ScoreRequest], Sequence[float]]
"""Gives each label of a request a weight of 0 or more; the probabilities are in proportion."""

DIMENSIONS = 256
_SHARPNESS = 6.0  # of the choice between labels
_LETTERS = 3
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def vectors(model: str, texts: Sequence[str], cancelled: IsCancelled) -> Embeddings:
    """Texts that share words or parts of words get vectors that are near each other. Raises ``Cancelled``."""
    rows: list[bytes] = []
    for text in texts:
        if cancelled():
            raise Cancelled
        rows.append(struct.pack(f"<{DIMENSIONS}f", *vector(text)))
    return Embeddings(model=model, dimensions=DIMENSIONS, data=b"".join(rows))


def vector(text: str) -> list[float]:
    """The parts of a text, counted in a table of fixed size and brought to length 1; the same in every process."""
    table = [0.0] * DIMENSIONS
    table[0] = 1e-3  # a text without any word has a direction too
    for part in _parts(text):
        code = zlib.crc32(part.encode())
        table[code % DIMENSIONS] += 1.0 if code & 0x8000_0000 else -1.0
    length = math.sqrt(math.fsum(value * value for value in table))
    return [value / length for value in table]


def near(request: ScoreRequest) -> list[float]:
    """The :data:`Scorer` unless another is given: the more a label shares with what was asked, the more it weighs."""
    asked = vector(request.messages[-1].content if request.messages else request.prompt)
    return [math.exp(_SHARPNESS * _cosine(asked, vector(label))) for label in request.labels]


def judge(scorer: Scorer, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
    """The scorer's weights as probabilities. Raises ``Cancelled``."""
    if cancelled():
        raise Cancelled
    started = time.perf_counter()
    prompt_tokens = count_words(request.messages, request.prompt)
    if prompt_tokens >= SCRIPT_CONTEXT:
        raise prompt_too_long()
    weights = scorer(request)
    whole = math.fsum(weights)
    return Scores(
        probabilities=tuple(weight / whole for weight in weights),
        prompt_tokens=prompt_tokens,
        seconds=time.perf_counter() - started,
    )


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def _parts(text: str) -> Iterator[str]:
    """Words and runs of three letters in them; single characters and pairs where words are not set apart."""
    for word in re.findall(r"\w+", text.casefold()):
        yield word
        if _CJK.search(word):
            yield from word
            yield from map("".join, itertools.pairwise(word))
        else:
            padded = f" {word} "
            yield from (padded[at : at + _LETTERS] for at in range(len(padded) - _LETTERS + 1))
