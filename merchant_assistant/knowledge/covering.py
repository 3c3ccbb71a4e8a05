"""How much of what is asked for a text says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.terms import said_otherwise
from merchant_assistant.knowledge.words import crosses, plain, same, telling

_TERM = 0.9  # how much a term says another one
_SEAM = 0.7


@lru_cache(2000)
def words_of(heading: str, text: str) -> tuple[str, Sequence[str]]:
    """A passage as words are compared, and its telling ones: the same passages are asked again and again."""
    whole = plain(f"{heading} {text}")
    return whole, telling(whole)


def covered(words: Iterable[str], asks: str, text: str, own: Sequence[str]) -> dict[str, float]:
    """How much of each word a text says: so, in another form, by another term. A number asks for nothing by itself."""
    shares = {word: 1.0 if word in own or _is_in_another_form(word, own) else 0.0 for word in words}
    shares = {word: share or _TERM * said_otherwise(word, asks, text) for word, share in shares.items()}
    said = [word for word, share in shares.items() if share]
    shares = {word: share or _SEAM * crosses(word, said, text) for word, share in shares.items()}
    left = {word: share for word, share in shares.items() if share or not word[0].isdigit()}
    return left if any(not word[0].isdigit() for word in left) else shares


def _is_in_another_form(word: str, own: Sequence[str]) -> bool:
    """Chinese words have none."""
    return not has_han(word) and any(same(word, other) for other in own)


def share_of(shares: Mapping[str, float], rare: Mapping[str, float]) -> float:
    whole = sum(rare[word] for word in shares)
    return sum(share * rare[word] for word, share in shares.items()) / whole if whole > 0 else 0.0
