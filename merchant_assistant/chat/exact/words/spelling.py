"""Other ways to write a noun."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, nouns

_SHORTEST = 6  # letters of a word that is a noun with an ending
_HYPHENED = re.compile(r"(?<![\w-])([A-Za-z]+)-([A-Za-z]+)(?![\w-])", re.ASCII)


def hyphenless(text: str) -> Iterator[str]:
    """A noun that is written in one, in two words or with a hyphen."""
    if " " in text:
        yield text.replace(" ", "-")
        yield text.replace(" ", "")


def without_ed(word: str) -> Iterator[str]:
    """The nouns of which an English word may say that a thing has one: braked, hooded, zipped."""
    if not word.isascii() or not word.endswith("ed") or len(word) < _SHORTEST:
        return
    yield word[:-1]
    yield word[:-2]
    if word[-3] == word[-4]:
        yield word[:-3]


def shortened(text: str) -> Iterator[str]:
    """A Chinese noun without an ending that a title may lack."""
    for tail in forms("endings"):
        short = text.removesuffix(tail)
        if is_han(text) and short not in ("", text) and (len(short) > 1 or key_of(short) in nouns()):
            yield short  # of 正品 nothing is left that names anything


def brands_joined(text: str, is_brand: Callable[[str], bool]) -> str:
    """A question with a brand as its column writes it where that has no hyphen: SKII for SK-II."""

    def joined(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if is_brand(whole) and not is_brand(found[0]) else found[0]

    return _HYPHENED.sub(joined, text)
