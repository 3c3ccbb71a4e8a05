"""Questions to begin with, made from the merchant's own products."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Literal

from merchant_assistant.catalogue.model import Product

Kind = Literal["sold_out", "stock", "attribute", "weight", "about"]
_LONGEST = 60  # of a name within a question
_WANTED = 3


@dataclass(frozen=True, slots=True)
class Example:
    """What to ask: about ``product``, and its ``field`` where the kind is ``attribute``; ``sold_out``: about all."""

    kind: Kind
    product: str = ""
    field: str = ""


Maker = Callable[[Product], Example | None]


def examples(products: Sequence[Product]) -> tuple[Example, ...]:
    """Three that these products can answer: one about all of them, the others each about another product."""
    found: list[Example] = [Example("sold_out")] if sum(map(_is_counted, products)) > 1 else []
    of_property = partial(_about_property, _telling(products))
    makers: tuple[tuple[Maker, ...], ...] = ((of_property, _about_weight), (_about_all,), (_about_money,))
    for place, either in enumerate(makers, start=1):
        turned = sorted([*products[place:], *products[:place]], key=_is_sold, reverse=True)
        made = (example for maker in either for product in turned if (example := maker(product)))
        found += islice(made, 1)
    return tuple(found[:_WANTED])


def _is_counted(product: Product) -> bool:
    return any(variant.stock is not None for variant in product.variants)


def _is_sold(product: Product) -> bool:
    """What has a price is asked about sooner than a part that is only counted."""
    return any(variant.price for variant in product.variants)


def _telling(products: Sequence[Product]) -> frozenset[str]:
    """Attributes that describe: in words, and not numbers and codes that each product has another one of."""
    seen: dict[str, list[str]] = {}
    for product in products:
        for name, value in _attributes(product).items():
            seen.setdefault(name, []).append(value.strip().casefold())
    return frozenset(name for name, values in seen.items() if _describe(values))


def _describe(values: Sequence[str]) -> bool:
    worded = all(any(map(str.isalpha, value)) for value in values if value)
    return worded and (len(values) == 1 or len(set(values)) < len(values))


def _attributes(product: Product) -> dict[str, str]:
    return {**product.attributes, **(product.variants[0].attributes if product.variants else {})}


def _about_money(product: Product) -> Example | None:
    priced = any(variant.price and variant.stock is not None for variant in product.variants)
    return Example("stock", _name(product)) if priced else None


def _about_property(telling: frozenset[str], product: Product) -> Example | None:
    known = next((name for name, value in _attributes(product).items() if value.strip() and name in telling), "")
    return Example("attribute", _name(product), known) if known else None


def _about_weight(product: Product) -> Example | None:
    weighed = any(variant.fields.get("weight") for variant in product.variants)
    return Example("weight", _name(product)) if weighed else None


def _about_all(product: Product) -> Example:
    return Example("about", _name(product))


def _name(product: Product) -> str:
    """A product as a person would call it in a question."""
    name = product.title.strip() or product.sku
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;-–|/")
