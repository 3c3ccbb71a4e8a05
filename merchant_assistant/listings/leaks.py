"""Facts of other products: of the prompt's own examples, and of the merchant's sample text.

A model that has little to say takes up what it read last. The ledger finds figures and materials that no cell has; here
is found the rest: words of an example that the product's data do not have, and names and runs of words of the sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from merchant_assistant.foundation.prose import has_han, sentences
from merchant_assistant.listings.grounding import han_runs, stem, telling_words

_RUN = 4  # words or Chinese characters in a row: no chance
_FEW = 2  # telling words of an example in one sentence: no chance either
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_SMALL_LETTER = re.compile("[a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class Others:
    """``stems``: telling words of the examples; ``runs``: of examples and sample; ``names``: of the sample."""

    stems: frozenset[str]
    runs: frozenset[str]
    names: frozenset[str]


@lru_cache(8)  # the merchant's samples change
def others_of(examples: str, sample: str) -> Others:
    stems = frozenset(_telling(examples))
    return Others(stems, frozenset((*_runs(examples), *_runs(sample))), frozenset(_names(sample)))


def tells_of_another(text: str, others: Others, known: str, *, comparable: bool) -> bool:
    """Whether ``text`` says what only ``others`` say. ``comparable``: the data are in the language of the text."""
    folded = known.casefold()
    if any(name.casefold() not in folded for name in others.names & set(_WORD.findall(text))):
        return True
    if any(run not in folded and _is_new(run, folded) for run in others.runs & set(_runs(text))):
        return True
    strange = {word for word in set(_telling(text)) & others.stems if word not in folded}
    return comparable and len(strange) >= (1 if has_han(text) else _FEW)


def _telling(text: str) -> Iterator[str]:
    if has_han(text):
        return (piece for run in han_runs(text) for piece in _pieces(run))
    return (stem(word) for word in telling_words(text))


def _pieces(run: str) -> Iterable[str]:
    return [run[place : place + 3] for place in range(len(run) - 2)] or ([run] if len(run) > 1 else [])


def _runs(text: str) -> Iterator[str]:
    """Each few words in a row, as they stand in the text."""
    if has_han(text):
        return (run[place : place + _RUN] for run in han_runs(text) for place in range(len(run) - _RUN + 1))
    words = _WORD.findall(text.casefold())
    return (" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))


def _is_new(run: str, known: str) -> bool:
    """Whether the run has a telling word that the data do not have: "comes in a choice of" is anyone's."""
    return has_han(run) or any(stem(word) not in known for word in telling_words(run))


def _names(text: str) -> Iterator[str]:
    """Words with figures, and words with a capital that do not begin a sentence."""
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        yield from (word for word in words if any(character.isdigit() for character in word))
        yield from (word for _, word in pairwise(words) if word[:1].isupper() and _SMALL_LETTER.search(word))
