"""Questions to begin with, made from the merchant's own products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def examples(products: Sequence[Product]) -> tuple[Example, ...]:
    """Three that these products can answer: one about all of them, the others each about another product."""
    found: list[Example] = [Example("sold_out")] if sum(map(_is_counted, products)) > 1 else []
    for place, maker in enumerate((_about_field, _about_all, _about_money), start=1):
        turned = [*products[place:], *products[:place]]
        made = next((example for product in turned if (example := maker(product))), None)
        if made:
            found.append(made)
    return tuple(found[:_WANTED])


def _is_counted(product: Product) -> bool:
    return any(variant.stock is not None for variant in product.variants)


def _about_money(product: Product) -> Example | None:
    priced = any(variant.price and variant.stock is not None for variant in product.variants)
    return Example("stock", _name(product)) if priced else None


def _about_field(product: Product) -> Example | None:
    attributes = {**product.attributes, **(product.variants[0].attributes if product.variants else {})}
    known = next((name for name, value in attributes.items() if value.strip()), "")
    if known:
        return Example("attribute", _name(product), known)
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
