"""Whether a text is written in the language that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from merchant_assistant.claims.model import Part
from merchant_assistant.foundation.prose import has_han, language_of, other_script
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import DraftKind, Listing, Violation
from merchant_assistant.listings.rules.pieces import name_of

# Two small words in a row: no name, model or unit.
_UNTRANSLATED = re.compile(r"(?<![A-Za-z])[a-z]{3,}(?: [a-z]{2,})+(?![A-Za-z])")
_MAY_BE_A_NAME = frozenset({"title", "seo_title", "tags"})


def faults(listing: Listing, language: str | None, kind: DraftKind) -> Iterator[Violation]:
    """A Chinese title may be a name (``Acme XR-5``); an English text has no Chinese characters anywhere."""
    parts: dict[Part, str] = {
        "title": listing.title,
        "bullets": "\n".join(listing.bullets),
        "description": listing.description,
        "seo_title": listing.seo_title,
        "seo_description": listing.seo_description,
        "tags": "\n".join(listing.tags),
    }
    for part, text in parts.items():
        if language == "en" and has_han(text):
            sentence = said("Rules", "{part}: Chinese characters stand in an English text.")
            yield Violation("wrong_language", part, sentence.format(part=name_of(part, kind)))
        elif language and part not in _MAY_BE_A_NAME and (left := other_script(text)):
            yield _not_translated(left, part, kind)
        elif language == "zh":
            yield from _chinese(text, part, kind)


def _chinese(text: str, part: Part, kind: DraftKind) -> Iterator[Violation]:
    if part not in _MAY_BE_A_NAME and language_of(text) == "en":
        sentence = said("Rules", "{part}: it should be in Chinese.")
        yield Violation("wrong_language", part, sentence.format(part=name_of(part, kind)))
    elif left := _UNTRANSLATED.search(text):
        yield _not_translated(left.group(), part, kind)


def _not_translated(words: str, part: Part, kind: DraftKind) -> Violation:
    sentence = said("Rules", "{part}: not translated: “{words}”.")
    return Violation("wrong_language", part, sentence.format(part=name_of(part, kind), words=words))
