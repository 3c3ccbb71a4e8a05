"""How a question is cut: words as they are compared, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from merchant_assistant.storage.words import folded

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ALL_HAN = re.compile(f"[{_HAN}]+")
_TOKEN = re.compile(rf"[^\W\d_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*|\d+|[{_HAN}]|[<>=≤≥~%＋+\-–—、/&.]=?")
_CONTRACTED = frozenset({"what's", "it's", "there's", "who's", "where's", "that's", "'s"})
_SILENT = frozenset({"/", "&", "."})  # parts of phrases, nothing by themselves

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits, one Chinese character or a sign. ``key``: what it is compared by."""

    start: int
    end: int
    text: str
    key: str


def plain(text: str) -> str:
    """A question in compatible characters: full-width letters and digits become plain."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split())


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [_token(found) for found in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> Token:
    """A word without the mark of possession: women's jackets."""
    word = found[0].removesuffix("'s") if found[0] not in _CONTRACTED else found[0]
    return Token(found.start(), found.end(), word, stem(word))


@lru_cache(50_000)
def key_of(text: str) -> Key:
    """The words of a phrase or value, as they are compared."""
    return tuple(token.key for token in tokens(plain(text)) if token.text not in _SILENT)


@lru_cache(50_000)
def stem(word: str) -> str:
    """A word folded; an English plural is its singular."""
    small = folded(word)
    if len(small) < 4 or not small.isalpha() or not small.isascii() or small.endswith(("ss", "us", "is")):
        return small
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    if small.endswith(("xes", "ches", "shes", "sses", "zes")):
        return small[:-2]
    return small.removesuffix("s")


def together(text: str, words: Sequence[str], between: str) -> str:
    """Words of a text as they stand there: neighbours as one phrase, ``between`` where others part them."""
    told, end = "", 0
    for word in words:
        at = text.find(word, end)
        if at < 0:  # told in other words than were typed
            told, at = f"{told}{between if told else ''}{word}", end
            continue
        gap = text[end:at]
        told += word if not told else gap + word if not gap.strip() else between + word
        end = at + len(word)
    return told


def is_han(text: str) -> bool:
    """Whether a text is of Chinese characters."""
    return _ALL_HAN.fullmatch(text) is not None
