"""Knowing again what our own model wrote, so that it proves nothing when a later import brings it back.

Sentences are compared in a form that survives a shop: without HTML, punctuation, case and white space.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from merchant_assistant.catalogue.model import ATTRIBUTE, Cell
from merchant_assistant.foundation.prose import plain, sentence_spans, sentences
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.rules import same
from merchant_assistant.storage.drafts import Sentence

# Characters from which on a sentence is taken for ours in any product's cells; "Dishwasher safe" is anyone's.
_DISTINCTIVE = 32


def fingerprint(sentence: str) -> str:
    """The hash of one sentence, equal for sentences that read the same; empty where there is no letter or digit."""
    form = same(sentence)
    return hashlib.blake2b(form.encode(), digest_size=16).hexdigest() if form else ""


def sentences_of(listing: Listing, cells: Iterable[Cell]) -> list[Sentence]:
    """The fingerprints of ``listing`` without what the record said already: a quoted fact stays a fact."""
    known = {print_ for cell in cells for print_ in _prints_of_cell(cell)}
    texts = (listing.title, *listing.bullets, listing.description)
    written = (sentence for text in texts for sentence in _pieces(text))
    prints = {fingerprint(sentence): _is_distinctive(sentence) for sentence in written}
    return [Sentence(hash_, long) for hash_, long in prints.items() if hash_ and hash_ not in known]


def hashes_in(cell: Cell) -> set[str]:
    """What to look up for one cell. A cell that a person typed is never looked up: it proves."""
    if cell.typed:
        return set()
    return {fingerprint(piece) for piece in _pieces(plain(cell.value))} - {""}


def without(value: str, own: set[str]) -> str:
    """``value`` as plain text without the sentences in ``own``; the untouched value where none of them is in it."""
    text = plain(value)
    if fingerprint(text) in own:
        return ""
    spans = sentence_spans(text)
    kept = [(start, end) for start, end in spans if fingerprint(text[start:end]) not in own]
    return value if len(kept) == len(spans) else "\n".join(text[start:end] for start, end in kept)


def _pieces(text: str) -> list[str]:
    """The sentences and the whole: a title of two sentences comes back as one cell."""
    return [*sentences(text), text] if text.strip() else []


def _prints_of_cell(cell: Cell) -> Iterable[str]:
    text = plain(cell.value)
    name = cell.field.removeprefix(ATTRIBUTE)
    return {fingerprint(piece) for piece in (*_pieces(text), f"{name} {text}")}


def _is_distinctive(sentence: str) -> bool:
    form = same(sentence)
    wide = sum(1 for character in form if ord(character) > 0x2E7F)
    return len(form) + 2 * wide >= _DISTINCTIVE  # a Chinese character says about as much as three letters
