"""What distinguishes the variants of a product: platforms want it in columns of its own."""

from __future__ import annotations

from merchant_assistant.catalogue.model import Product, Variant

MAX_OPTIONS = 3


def option_names(product: Product) -> list[str]:
    """Up to three attribute names by which the variants differ; none where there is one variant.

    Where attributes do not tell them apart, the only option is ``"Variant"``, whose values are the SKUs.
    """
    if len(product.variants) < 2:
        return []
    names = list(dict.fromkeys(name for variant in product.variants for name in variant.attributes))
    differing = [name for name in names if len({v.attributes.get(name) for v in product.variants}) > 1][:MAX_OPTIONS]
    told_apart = {tuple(v.attributes.get(name, "") for name in differing) for v in product.variants}
    return differing if len(told_apart) == len(product.variants) else ["Variant"]


def option_values(product: Product, variant: Variant) -> dict[str, str]:
    """The variant's value of each of :func:`option_names`."""
    names = option_names(product)
    return {name: variant.sku if names == ["Variant"] else variant.attributes.get(name, "") for name in names}
