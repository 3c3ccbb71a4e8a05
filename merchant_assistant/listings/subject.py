"""What a description begins with where its first sentence was cut."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.facts import speaking
from merchant_assistant.listings.mending import Check, Known

_SHORT_NAME = 80  # characters: a longer name is no subject of a sentence
_BEGINNING = 20  # characters by which a first sentence is known
_PRONOUN = re.compile(r"^(?:It|They)\b(?!['\u2019])")


def with_subject(mended: Findings, written: Findings, known: Known, check: Check) -> Findings:
    """``mended``; "It" becomes the product's name where the first sentence that was ``written`` is lost."""
    text = mended.listing.description
    name = next((fact.value for fact in speaking(known.facts, known.language) if fact.kind == "title"), "")
    if not 0 < len(name) <= _SHORT_NAME or has_han(name) or written.listing.description.startswith(text[:_BEGINNING]):
        return mended
    longer = _PRONOUN.sub(f"The {name.removeprefix('The ')}", text)
    named = check(replace(mended.listing, description=longer)) if longer != text else mended
    return min(mended, named, key=lambda version: (version.badness, version is mended))
