"""From what the model writes (JSON that may end early) to a listing, and to text a person can read meanwhile."""

from __future__ import annotations

import json
import re

from merchant_assistant.foundation.prose import sentence_spans
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.rules import same

_STRING = r'"((?:[^"\\]|\\.)*)'
_TITLE = re.compile(r'"title"\s*:\s*' + _STRING, re.DOTALL)
_BULLETS = re.compile(r'"bullets"\s*:\s*\[((?:\s*"(?:[^"\\]|\\.)*"\s*,?)*\s*(?:"(?:[^"\\]|\\.)*)?)', re.DOTALL)
_DESCRIPTION = re.compile(r'"description"\s*:\s*' + _STRING, re.DOTALL)
_ONE = re.compile(_STRING + '("?)', re.DOTALL)
_MARK = re.compile(r"^\s*(?:[-–—•*·●▪‣]|\d{1,2}[.)、\uff09\uff0e](?=\D))\s*")
_TRAILING = ".,;\u3002\uff0c\uff1b"  # . , ; and their full-width forms
_QUOTES = "\"'“”‘’「」 \t"


def read_answer(text: str) -> Listing:
    """The listing in ``text``; of an answer that ended early, what is whole: parts may be empty."""
    whole = _is_whole(text)
    title = _unescape(_TITLE.search(text))
    description = _unescape(_DESCRIPTION.search(text))
    bullets = tuple(_without_stop(_capital(bullet.strip())) for bullet in _bullets(text))
    sentences = _whole_sentences(description)  # the grammar's bound may end a text in the middle of one
    return tidy(Listing(title, bullets, sentences or (description if whole else "")))


def readable(text: str) -> str:
    """The answer so far without its brackets: title, bullets, description, each as far as it got."""
    listing = Listing(
        _unescape(_TITLE.search(text)), _bullets(text, unfinished=True), _unescape(_DESCRIPTION.search(text))
    )
    return as_text(listing)


def as_text(listing: Listing) -> str:
    """The listing as plain text for reading."""
    bullets = "\n".join(f"• {bullet}" for bullet in listing.bullets)
    hashtags = " ".join(tag for tag in listing.tags if tag.startswith("#"))
    return "\n\n".join(part for part in (listing.title, bullets, listing.description, hashtags) if part)


def tidy(listing: Listing) -> Listing:
    """Without list marks, outer quotes, doubled spaces and said-again or empty bullets and tags. The words stay."""
    bullets: dict[str, str] = {}
    for bullet in listing.bullets:
        text = _MARK.sub("", " ".join(bullet.split())).strip(_QUOTES)
        bullets.setdefault(same(text), text)
    bullets.pop("", None)
    title = " ".join(listing.title.split()).strip(_QUOTES).rstrip(_TRAILING)
    paragraphs = (" ".join(line.split()) for line in listing.description.split("\n"))
    tags: dict[str, str] = {}
    for tag in listing.tags:
        tags.setdefault(same(tag), " ".join(tag.split()))
    tags.pop("", None)
    return Listing(
        title,
        tuple(bullets.values()),
        "\n\n".join(line for line in paragraphs if line),
        " ".join(listing.seo_title.split()),
        " ".join(listing.seo_description.split()),
        tuple(tags.values()),
    )


def _without_stop(bullet: str) -> str:
    """A bullet of one sentence without its full stop, which platforms refuse there; of several it stays."""
    return bullet if len(sentence_spans(bullet)) > 1 else bullet.rstrip(_TRAILING)


def _capital(text: str) -> str:
    """With a capital first letter, except for names like ``iPhone``."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _is_whole(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _bullets(text: str, *, unfinished: bool = False) -> tuple[str, ...]:
    found = _BULLETS.search(text)
    strings = _ONE.finditer(found.group(1)) if found else iter(())
    return tuple(_unescape(string) for string in strings if unfinished or string.group(2))


def _unescape(found: re.Match[str] | None) -> str:
    """The text of a JSON string that may end within an escape."""
    raw = found.group(1) if found else ""
    for end in range(len(raw), max(len(raw) - 12, -1), -1):  # a cut surrogate pair is twelve characters
        try:
            text: str = json.loads(f'"{raw[:end]}"', strict=False)
        except ValueError:
            continue
        if not any("\ud800" <= character <= "\udfff" for character in text):
            return text
    return ""


def _whole_sentences(text: str) -> str:
    """Without the last sentence where its mark is missing."""
    spans = sentence_spans(text)
    if spans and text[spans[-1][1] - 1] not in ".!?…\u3002\uff01\uff1f":
        spans.pop()
    return text[: spans[-1][1]] if spans else ""
