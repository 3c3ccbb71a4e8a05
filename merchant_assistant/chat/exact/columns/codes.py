"""SKUs in a question, as the catalogue writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.storage.words import squeezed

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[-_./](?=[A-Za-z0-9]))*")
_TWO = re.compile(r"\b([A-Za-z]{1,6}) (\d{2,}[A-Za-z]*)\b")
_SHAPED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])(?:[A-Za-z]{2,}[-_]?\d{2,}.*|.*[-_].*)")
_MIXED = re.compile(r"(?<![A-Za-z0-9._/-])[A-Za-z]{1,4}\d{1,4}[A-Za-z]?(?![A-Za-z0-9_/-]|\.\d)")
_BARCODE = re.compile(r"\d{12,14}")
_MOST = 24  # products that the codes of a question may be of
_SHORTEST = 3
_DIGITS = 6  # of a number that may yet be an SKU


def skus_in(text: str, catalogue: Catalogue) -> dict[tuple[int, int], str]:
    """Where SKUs stand and how the catalogue writes them; '' for what is shaped like one that it does not have."""
    spans = list(_candidates(text))
    spans = [span for span in spans if not _is_number(text, *span)]
    codes = [form for start, end in spans for form in _forms(text[start:end])]
    products = catalogue.mentioned(codes, (), _MOST) if codes else []
    held = {squeezed(sku): sku for product in products for sku in (*(v.sku for v in product.variants), product.sku)}
    found = {(start, end): held[code] for start, end in spans if (code := squeezed(text[start:end])) in held}
    inside = [span for span in spans if span not in found and _is_shaped(text[span[0] : span[1]])]
    return found | {span: "" for span in inside if not any(_meets(span, other) for other in found)}


def mixed_in(text: str) -> list[tuple[int, int]]:
    """Where words of letters and a number stand that may be of anything: IP65, T8, E27."""
    return [found.span() for found in _MIXED.finditer(text)]


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Words that have a digit or a hyphen, and pairs such as ``TM 500``; the longest first."""
    yield from (found.span() for found in _TWO.finditer(text))
    for found in _CODE.finditer(text):
        word = found[0]
        if len(word) >= _SHORTEST and (any(map(str.isdigit, word)) or "-" in word or word.isupper()):
            yield found.span()


def _is_number(text: str, start: int, end: int) -> bool:
    """Whether a few digits are a number, not the SKU that is written so: "under 100", "over 1000 dollars"."""
    if not text[start:end].isdigit() or end - start > _DIGITS:
        return False
    before, behind = text[:start].casefold().rstrip(" #:"), text[end:].strip(" ?.!？。")
    named = any(before.endswith(form) for form in forms("of_number"))
    return not (named or (before.endswith((" of", "的")) and not behind))


def _forms(word: str) -> Iterator[str]:
    for form in dict.fromkeys((word, word.replace(" ", "-"), word.replace(" ", ""))):
        yield from (form, form.upper(), form.lower())


def _is_shaped(word: str) -> bool:
    """Whether nobody would write a word so that is no code: AX-9000, but not 500ml and 4-piece."""
    if _BARCODE.fullmatch(word):
        return True
    if " " in word or not _SHAPED.fullmatch(word):
        return False
    letters = re.sub(r"[\d.,_-]", "", word)
    return not units_of(letters) and not word[0].isdigit()


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
