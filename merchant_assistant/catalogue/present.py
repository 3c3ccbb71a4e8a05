"""Products as the command line prints them."""

from __future__ import annotations

from decimal import Decimal

from merchant_assistant.catalogue.model import Product, Variant
from merchant_assistant.foundation.money import Money


def product_json(product: Product) -> dict[str, object]:
    """The shape of ``products --json``; ``price`` is the lowest and ``price_to`` the highest of the variants.

    ``fields``: every field that is not blank, as it stands (barcode, weight, minimum order, prices by quantity …).
    """
    low, high = price_range(product)
    return {
        "id": product.id,
        "sku": product.sku,
        "sku_derived": product.sku_derived,
        "source": product.source,
        "title": product.title,
        "brand": product.brand,
        "category": product.category,
        "price": low and low.as_json(),
        "price_to": high and high.as_json(),
        "attributes": dict(product.attributes),
        "fields": dict(product.fields),
        "variants": [_variant_json(variant) for variant in product.variants],
    }


def price_range(product: Product) -> tuple[Money | None, Money | None]:
    """Lowest and highest price in the currency of the first priced variant; None where there is no price."""
    prices = [variant.price for variant in product.variants if variant.price]
    alike = [price for price in prices if price.currency == prices[0].currency]
    return min(alike, key=_value, default=None), max(alike, key=_value, default=None)


def _value(price: Money) -> Decimal:
    return price.value


def _variant_json(variant: Variant) -> dict[str, object]:
    return {
        "sku": variant.sku,
        "sku_derived": variant.sku_derived,
        "title": variant.title,
        "price": variant.price and variant.price.as_json(),
        "stock": variant.stock,
        "attributes": dict(variant.attributes),
        "fields": dict(variant.fields),
    }
