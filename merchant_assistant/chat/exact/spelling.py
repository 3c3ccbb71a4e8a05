"""Other ways to write a noun."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.chat.exact.lexicon import forms, nouns
from merchant_assistant.chat.exact.words import is_han, key_of


def hyphenless(text: str) -> Iterator[str]:
    """A noun that is written in one, in two words or with a hyphen."""
    if " " in text:
        yield text.replace(" ", "-")
        yield text.replace(" ", "")


def shortened(text: str) -> Iterator[str]:
    """A Chinese noun without an ending that a title may lack."""
    for tail in forms("endings"):
        short = text.removesuffix(tail)
        if is_han(text) and short not in ("", text) and (len(short) > 1 or key_of(short) in nouns()):
            yield short  # of 正品 nothing is left that names anything
