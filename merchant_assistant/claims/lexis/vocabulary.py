"""Is it a word, and how rare a one? A capitalised one that is none is likely a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from merchant_assistant.claims.lexis.tables import small_words, table
from merchant_assistant.claims.lexis.text import Text

_SHORTEST_PART = 3
_SURE = 2  # small words that a text has more of its own language than of any other
_READ = 120  # tokens by which a language is told


def writes_nouns_small(text: Text) -> bool:
    """Whether it is French or Spanish, which write their nouns small and their adjectives behind them."""
    small = (token for token in text.tokens if token.word in small_words("vocabulary", "small_nouns"))
    return len({token.word for token in small if text.folded[token.start : token.end].islower()}) > 1


def writes_nouns_large(text: Text) -> bool:
    """Whether it is German, of which a capital tells nothing."""
    return len({token.word for token in text.tokens if token.word in small_words("vocabulary", "large_nouns")}) > 1


def language_of(text: Text) -> str:
    """The language of a text by its small words, of those in ``accounting.toml``; empty where they do not tell."""
    said = {token.word for token in text.tokens[:_READ]}
    counts = sorted((len(said.intersection(words)), code) for code, words in table("accounting")["languages"].items())
    (second, _), (most, language) = counts[-2:]
    return str(language) if most >= second + _SURE else ""


def frequency(word: str, language: str) -> int:
    """How often the dictionary of ``language`` (en, de, fr) has counted the lower-case word; 0 where it lacks it."""
    known = _dictionary(language)
    return max(known.get(word, 0), known.get(_american(word), 0))


@cache
def is_word(word: str) -> bool:
    """Whether the lower-case ``word`` is in the dictionary, or made of one that is."""
    if not word.isascii() or not word.isalpha():
        return False
    known = _dictionary("en")
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
def _dictionary(language: str) -> Mapping[str, int]:
    from spellchecker import SpellChecker  # noqa: PLC0415 - 0.1 s and 20 MB, when the first text is checked

    counted: Mapping[str, int] = SpellChecker(language=language, distance=1).word_frequency.dictionary
    return counted
