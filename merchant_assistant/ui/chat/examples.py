"""Questions to begin with, made from the merchant's own products: what a merchant asks, of goods that are here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from merchant_assistant.catalogue.query import Filter, ProductQuery
from merchant_assistant.chat.exact.words.lexicon import concepts, decides, forms
from merchant_assistant.foundation.money import Money

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product

Kind = Literal["under", "cheapest", "sold_out", "by_brand", "by_category", "dearest", "attribute", "price", "about"]
_LONGEST = 60  # characters of a product's name within a question
_LONGEST_KIND = 40  # of a category's
_LOOKED_AT = 50  # products
_CATEGORIES = 6
_FEW = 3  # products of a category that is asked about
_BETWEEN = (">", "/", "|")  # the parts of a category's path
_STEPS = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class Example:
    """What to ask: about ``thing`` (a product or a category), or about all; its ``field``, or up to which ``price``."""

    kind: Kind
    thing: str = ""
    field: str = ""
    price: Money | None = None


def examples(catalogue: Catalogue) -> Iterator[tuple[Example, ...]]:
    """For each place what can stand there, the best first: goods of a kind, all goods, one product."""
    facets = {facet.field: facet for facet in catalogue.facets(fields=("category", "brand"), values=_CATEGORIES)}
    products = catalogue.page(limit=_LOOKED_AT)
    named = [value.value for value in facets["category"].values if value.count >= _FEW] if "category" in facets else []
    kinds = [category for category in named if _is_told(_last(category))]
    yield (
        *(one for category in kinds for one in _under(catalogue, category)),
        *(Example("cheapest", _last(category)) for category in kinds),
        *(Example("price", name_of(product)) for product in products),
    )
    counted = sum(any(variant.stock is not None for variant in product.variants) for product in products) > 1
    brands = "brand" in facets and len(facets["brand"].values) > 1
    yield (
        *([Example("sold_out")] if counted else ()),
        *([Example("by_brand")] if brands else ()),
        *([Example("by_category")] if len(named) > 1 else ()),
        Example("cheapest"),
    )
    yield (
        *_of_products(products),
        Example("dearest"),
        *(Example("cheapest", _last(category)) for category in kinds[1:]),
    )


def _of_products(products: Sequence[Product]) -> Iterator[Example]:
    """What decides whether one is bought; what is sold stands before parts that are only counted."""
    turned = sorted([*products[1:], *products[:1]], key=_is_sold, reverse=True)
    asked = [(place, name_of(product), name) for product in turned for name, place in _deciding(product)]
    yield from (Example("attribute", thing, name) for _, thing, name in sorted(asked, key=itemgetter(0)))


def _deciding(product: Product) -> Iterator[tuple[str, int]]:
    """Columns of its own, and how much each weighs when things are compared."""
    cells = {**product.attributes, **(product.variants[0].attributes if product.variants else {})}
    told = ((name, decides(name)) for name, value in cells.items() if 0 < len(value.strip()) <= _LONGEST)
    yield from ((name, place) for name, place in told if place is not None and not _has_a_field(place))


def _has_a_field(place: int) -> bool:
    """Whether every catalogue may have it, so that a column beside that field holds something else."""
    return bool(concepts()[forms("decide")[place]].field)


def _under(catalogue: Catalogue, category: str) -> Iterator[Example]:
    """Goods of a kind below a round price that about half of them cost less than."""
    found = catalogue.page(ProductQuery(filters=(Filter("category", (category,)),)), limit=_LOOKED_AT)
    prices = [min(told, key=lambda price: price.value) for product in found if (told := _prices(product))]
    currencies = {price.currency for price in prices}
    if len(currencies) == 1 and (limit := round_between([price.value for price in prices])):
        yield Example("under", _last(category), price=Money(f"{limit:,f}", *currencies))


def round_between(prices: Sequence[Decimal]) -> Decimal | None:
    """A round amount with some of the prices below it and some not; the nearer the half the better."""
    rounds = {step.scaleb(place) for price in prices if price > 0 for place in _places(price) for step in _STEPS}
    parted = [limit for limit in sorted(rounds) if 0 < _below(limit, prices) < len(prices)]
    return min(parted, key=lambda limit: abs(2 * _below(limit, prices) - len(prices)), default=None)


def _places(price: Decimal) -> tuple[int, int]:
    """Powers of ten about a price; nothing below one is round."""
    place = max(price.adjusted(), 0)
    return place, place + 1


def _below(limit: Decimal, prices: Sequence[Decimal]) -> int:
    return sum(price < limit for price in prices)


def _prices(product: Product) -> list[Money]:
    return [variant.price for variant in product.variants if variant.price]


def _is_sold(product: Product) -> bool:
    return bool(_prices(product))


def _last(category: str) -> str:
    """A category as people call it: the end of its path."""
    for sign in _BETWEEN:
        category = category.rsplit(f" {sign} " if sign == "/" else sign, 1)[-1]
    return category.strip()


def _is_told(category: str) -> bool:
    """Whether it is one name, in words."""
    return (
        "," not in category and len(category) <= _LONGEST_KIND and sum(map(str.isalpha, category)) * 2 > len(category)
    )


def name_of(product: Product) -> str:
    """A product as a person would call it in a question."""
    name = product.title.strip() or product.sku
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;-–|/")
