"""Is it an English word? A capitalised one that is not, is likely a name."""

from __future__ import annotations

from functools import cache

from merchant_assistant.claims.tables import small_words
from merchant_assistant.claims.text import Text

_SHORTEST_PART = 3


def writes_nouns_small(text: Text) -> bool:
    """Whether it is French or Spanish, which write their nouns small and their adjectives behind them."""
    small = (token for token in text.tokens if token.word in small_words("vocabulary", "small_nouns"))
    return len({token.word for token in small if text.folded[token.start : token.end].islower()}) > 1


def writes_nouns_large(text: Text) -> bool:
    """Whether it is German, of which a capital tells nothing."""
    return len({token.word for token in text.tokens if token.word in small_words("vocabulary", "large_nouns")}) > 1


@cache
def is_word(word: str) -> bool:
    """Whether the lower-case ``word`` is in the dictionary, or made of one that is."""
    if not word.isascii() or not word.isalpha():
        return False
    known = _dictionary()
    endings, beginnings = small_words("vocabulary", "endings"), small_words("vocabulary", "beginnings")
    if word in known or word in beginnings or _american(word) in known:
        return True
    stems = [word[: -len(ending)] for ending in endings if word.endswith(ending)]
    stems += [word[len(beginning) :] for beginning in beginnings if word.startswith(beginning)]
    return any(len(part) >= _SHORTEST_PART and (part in known or part + "e" in known) for part in stems)


def _american(word: str) -> str:
    """colourful, fibre, metre as they are spelled in the dictionary."""
    return word.replace("our", "or").replace("bre", "ber").replace("tre", "ter").replace("ae", "e")


@cache
def _dictionary() -> frozenset[str]:
    from spellchecker import SpellChecker  # noqa: PLC0415 - 0.1 s and 20 MB, when the first text is checked

    checker = SpellChecker(language="en", distance=1)
    return frozenset(checker.word_frequency.dictionary)
