"""How probable given answers are, from the probabilities of the first words that a server tells.

A word that begins several answers is followed: the answer is continued with it and the next word looked at.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Sequence

from merchant_assistant.engine.remote.wire import Answer, Logprobs

Words = dict[str, float]
"""What may come next, with its probability."""
NextWords = Callable[[str], Awaitable[Words]]
"""Gives them after an answer that begins so; empty where the server does not tell."""
Labels = dict[int, str]
_FAR = 60  # characters: labels that differ only later share what they have


async def probabilities(labels: Sequence[str], next_words: NextWords) -> tuple[float, ...] | None:
    """Of the labels, adding up to 1; None where the server tells nothing of them."""
    masses = [0.0] * len(labels)
    await _share(1.0, "", {index: label.strip() for index, label in enumerate(labels)}, masses, next_words)
    total = sum(masses)
    return tuple(mass / total for mass in masses) if total else None


async def _share(mass: float, begun: str, labels: Labels, masses: list[float], next_words: NextWords) -> None:
    """Divide ``mass`` among the labels that an answer ``begun`` so may become."""
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


def _heirs(labels: Labels, said: str) -> Labels:
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


def _pairs(logprobs: Logprobs) -> list[tuple[str, float]]:
    if logprobs.content:
        return [(one.token, one.logprob) for one in logprobs.content[0].top_logprobs]
    return list((logprobs.top_logprobs[0] or {}).items()) if logprobs.top_logprobs else []
