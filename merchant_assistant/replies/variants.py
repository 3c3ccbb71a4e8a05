"""Which variants of a product a customer means: "in black", "white ones", "en gris" of a towel in light grey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.known import Known, Prove
from merchant_assistant.replies.siblings import colours_in, without_names

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product, Variant

_WORD = re.compile(r"[^\W\d_]{3,}")
_IN = re.compile(r"\b(?:in|colou?r|farbe|en|couleur|coloris)(?:\s+the)?((?:\s+[^\W\d_]{3,}){1,2})", re.IGNORECASE)
_SHORT = 3


def meant(text: str, product: Product, prove: Prove) -> tuple[Variant, ...]:
    """The variants that a text names by a value in which they differ; none where it names none of them."""
    known = Known(product, prove)
    exact = known.variants_in(text)
    plain = without_names(text, [known.product])
    told = {word.casefold() for word in _WORD.findall(plain)}
    colours = colours_in(plain)
    named = tuple(
        variant
        for variant in product.variants
        if variant in exact or any(_is_said(value, told, colours) for value in _telling(variant, product))
    )
    return named or _misspelt(plain, product)


def _misspelt(text: str, product: Product) -> tuple[Variant, ...]:
    """The one variant whose value stands misspelt where a value is named: "in natral ash"."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - first when a word is unknown

    typed = [word.casefold() for found in _IN.findall(text) for word in _WORD.findall(found)]
    near = [
        variant
        for variant in product.variants
        for value in _telling(variant, product)
        for word in _WORD.findall(value)
        if len(word) > _SHORT and any(OSA.distance(word.casefold(), one, score_cutoff=1) == 1 for one in typed)
    ]
    return tuple(near) if len({variant.id for variant in near}) == 1 else ()


def _telling(variant: Variant, product: Product) -> list[str]:
    """What of a variant's values no other variant has."""
    others = [other.attributes for other in product.variants if other.id != variant.id]
    return [
        " ".join(word for word in value.split() if not any(word in other.get(name, "").split() for other in others))
        for name, value in variant.attributes.items()
        if any(other.get(name) != value for other in others)
    ]


def _is_said(value: str, told: set[str], colours: Sequence[tuple[str, ...]]) -> bool:
    """Whether a telling word of a value is said, or a colour of it by whatever name."""
    own = colours_in(value)
    if own:
        return any(colour in colours for colour in own) or _has_word(value, told, own)
    return _has_word(value, told, ())


def _has_word(value: str, told: set[str], own: Sequence[tuple[str, ...]]) -> bool:
    plain = {form.casefold() for forms in own for form in forms}
    return any(word.casefold() in told - plain for word in _WORD.findall(value))
