"""How probable given answers are, from the probabilities of the first words that a server tells.

A word that begins several answers is followed: the answer is continued with it and the next word looked at.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Sequence

from merchant_assistant.engine.remote.wire import Answer, Likely, Logprobs

Words = dict[bytes, float]
"""What may come next, as UTF-8 (a word may end inside a character), with its probability."""
NextWords = Callable[[bytes], Awaitable[Words]]
"""Gives them after an answer that begins so; empty where the server does not tell."""
Labels = dict[int, bytes]
_FAR = 120  # bytes: labels that differ only later share what they have


async def probabilities(labels: Sequence[str], next_words: NextWords) -> tuple[float, ...] | None:
    """Of the labels, adding up to 1; equal where none of them is likely; None where the server tells nothing."""
    masses = [0.0] * len(labels)
    wanted = {index: label.strip().encode() for index, label in enumerate(labels)}
    told = await _share(1.0, b"", wanted, masses, next_words)
    if not told:
        return None
    total = sum(masses)
    return tuple(mass / total if total else 1 / len(labels) for mass in masses)


async def _share(mass: float, begun: bytes, labels: Labels, masses: list[float], next_words: NextWords) -> bool:
    """Divide ``mass`` among the labels that an answer ``begun`` so may become; False where no words were told."""
    words = await next_words(begun) if len(begun) < _FAR else {}
    left = 1.0
    for word, chance in words.items():
        said = begun + word if begun else word.lstrip()
        heirs = _heirs(labels, said) if len(said) > len(begun) else {}
        if heirs:
            left -= chance
        if len(heirs) > 1:
            await _share(mass * chance, said, heirs, masses, next_words)
        elif heirs:
            _divide(mass * chance, heirs, masses)
    ended = {index: label for index, label in labels.items() if label == begun}
    if begun and (ended or left == 1.0):  # whatever else follows, the answer was this one
        _divide(mass * max(0.0, left), ended or labels, masses)
    return bool(words)


def _heirs(labels: Labels, said: bytes) -> Labels:
    """The labels that are on the way, else the one that a word went beyond (“positively” means “positive”)."""
    coming = {index: label for index, label in labels.items() if label.startswith(said)}
    passed = [index for index, label in labels.items() if said.startswith(label)]
    if coming or not passed:
        return coming
    longest = max(passed, key=lambda index: len(labels[index]))
    return {longest: labels[longest]}


def _divide(mass: float, among: Labels, masses: list[float]) -> None:
    for index in among:
        masses[index] += mass / len(among)


def words_in(answer: Answer) -> Words:
    """The probabilities of the first word, in either form that servers use."""
    logprobs = answer.choices[0].logprobs if answer.choices else None
    words: Words = {}
    for word, logprob in _pairs(logprobs) if logprobs else ():
        words[word] = words.get(word, 0.0) + math.exp(min(0.0, logprob))
    return words


def _pairs(logprobs: Logprobs) -> list[tuple[bytes, float]]:
    if logprobs.content:
        return [(_bytes_of(one), one.logprob) for one in logprobs.content[0].top_logprobs]
    told = (logprobs.top_logprobs[0] or {}) if logprobs.top_logprobs else {}
    return [(word.encode(), logprob) for word, logprob in told.items()]


def _bytes_of(one: Likely) -> bytes:
    try:
        return bytes(one.bytes) if one.bytes is not None else one.token.encode()
    except ValueError:  # no bytes at all
        return b""
