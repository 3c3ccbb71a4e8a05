"""Descriptions that say nearly the same: search engines and buyers take them for one product told twice.

Each text is stored with a simhash (Charikar 2002): 64 bits that differ in few places where texts share most of their
pieces. So one text is compared with ten thousand others in milliseconds; the few near ones are then read and compared.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from merchant_assistant.foundation.prose import has_han

_BITS = 64
_NEAR_BITS = 18  # unrelated texts differ in about 32 of 64 bits, those that share three quarters in about 15
_NEAR_SHARE = 0.7  # of the pieces of both that they share
_SHORTEST = 8  # pieces: shorter texts are alike by chance
_TOKEN = re.compile("[\u3400-\u9fff]|[^\\W\\d_\u3400-\u9fff]+|\\d+(?:[.,/]\\d+)*")


def signature(text: str) -> str:
    """The simhash of ``text`` as 16 hexadecimal digits; empty for a text too short to tell."""
    pieces = _pieces(text)
    if len(pieces) < _SHORTEST:
        return ""
    sums = [0] * _BITS
    for piece, count in pieces.items():
        digest = int.from_bytes(hashlib.blake2b(piece.encode(), digest_size=8).digest())
        for bit in range(_BITS):
            sums[bit] += count if digest >> bit & 1 else -count
    return f"{sum(1 << bit for bit, total in enumerate(sums) if total > 0):016x}"


def distance(one: str, other: str) -> int:
    """In how many of 64 bits two signatures differ; all of them where a text has none."""
    return (int(one, 16) ^ int(other, 16)).bit_count() if one and other else _BITS


def alike(one: str, other: str) -> bool:
    """Whether two texts share most of their pairs of words; figures count as equal ("M6 x 20", "M6 x 30")."""
    first, second = _pieces(one), _pieces(other)
    if min(len(first), len(second)) < _SHORTEST:
        return False
    return (first & second).total() >= _NEAR_SHARE * (first | second).total()


def nearest(text: str, others: Iterable[tuple[int, str]], read: Callable[[int], str]) -> int | None:
    """Which of ``others`` (numbers with signatures) reads nearly like ``text``, the nearest; None where none does.

    ``read`` gives the text of a number: it is asked only for those whose signature is near.
    """
    own = signature(text)
    near = sorted((distance(own, other), number) for number, other in others)
    candidates = (number for bits, number in near if bits <= _NEAR_BITS)
    return next((number for number in candidates if alike(text, read(number))), None)


def _pieces(text: str) -> Counter[str]:
    """Pairs of neighbouring words (Chinese: characters), each figure as one and the same."""
    tokens = ["0" if token[0].isdigit() else token for token in _TOKEN.findall(text.casefold())]
    gap = "" if has_han(text) else " "
    return Counter(gap.join(pair) for pair in pairwise(tokens))
