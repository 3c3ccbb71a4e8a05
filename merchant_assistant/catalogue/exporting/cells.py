"""What is known of a product and of a variant, by the names that the column lists of platforms use."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from merchant_assistant.catalogue.exporting import weights
from merchant_assistant.catalogue.exporting.options import option_values
from merchant_assistant.catalogue.exporting.text import as_html
from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import Product, Variant
from merchant_assistant.foundation.money import Money

IMAGES = ", "  # between the addresses of one cell
# Attributes that platforms have columns of their own for, in the languages that our merchants write.
NAMED = {
    "colour": ("color", "colour", "颜色", "颜色分类", "farbe", "couleur", "цвет"),
    "size": ("size", "尺寸", "尺码", "规格", "größe", "taille", "talla", "размер"),
    "material": ("material", "materials", "材质", "材料", "matière", "материал"),
    "pattern": ("pattern", "图案", "muster", "motif"),
    "gender": ("gender", "性别"),
    "condition": ("condition",),
}


def product_cells(product: Product, *, html: bool) -> dict[str, str]:
    """The cells that describe a product. ``image`` is the first picture, ``more_images`` are the others."""
    images = [address for address in product.fields.get("image", "").split(IMAGES) if address]
    fields = {name: product.fields.get(name, "") for name in ("brand", "category", "tags", "url", "manufacturer")}
    return fields | {
        "title": product.title,
        "description": as_html(product.description) if html else product.description,
        "group": product.sku if len(product.variants) > 1 else "",
        "handle": product.fields.get("parent") or slug(product.title) or product.sku,
        "image": "".join(images[:1]),
        "images": IMAGES.join(images),
        "more_images": ",".join(images[1:]),
        **named(product.attributes),
    }


def variant_cells(product: Product, variant: Variant) -> dict[str, str]:
    """The cells of one thing that can be bought; what it does not say itself is left to the product's."""
    weight = weights.grams(variant.fields.get("weight", ""))
    price, usual = variant.price, variant.fields.get("compare_at_price", "")
    own = {
        **{name: text for name, text in variant.fields.items() if name not in ("price", "currency", "sku", "image")},
        **named(variant.attributes),
        **{name: plain_amount(variant.fields.get(name, "")) for name in ("compare_at_price", "cost")},
        **price_cells(price, usual),
        "sku": variant.sku,
        "variant_title": variant.title,
        "stock": plain_stock(variant.stock),
        "availability": availability(variant),
        "grams": weights.plain(weight.quantize(1)) if weight is not None else "",
        "kilograms": weights.plain(weight / 1000) if weight is not None else "",
        "options": "|".join(f"{name}={value}" for name, value in option_values(product, variant).items()),
    }
    images = [address for address in variant.fields.get("image", "").split(IMAGES) if address]
    if images:
        own |= {"image": images[0], "images": IMAGES.join(images), "more_images": ",".join(images[1:])}
    return {name: text for name, text in own.items() if text}


def price_cells(price: Money | None, usual: str) -> dict[str, str]:
    """The price with and without its currency; where it is lower than ``usual``, that is the one before the sale."""
    if price is None:
        return {}
    before = _money(usual, price.currency)
    regular = before or price
    sale = {"sale_price": price.amount, "sale_money": str(price)} if before else {}
    return {
        "price": price.amount,
        "currency": price.currency or "",
        "money": str(price),
        "regular_price": regular.amount,
        "regular_money": str(regular),
        **sale,
    }


def plain_amount(text: str) -> str:
    """A price as platforms read it, whatever marks the file wrote; another text as it stands."""
    amount = values.read_amount(text) if text else None
    number = values.to_decimal(amount.number, values.decimal_mark(amount.number) or ".") if amount else None
    return number or text


def plain_stock(stock: float | None) -> str:
    """With all its digits, without an exponent and without a decimal point where it is whole; blank for None."""
    return "" if stock is None else weights.plain(Decimal(str(stock)))


def _money(text: str, currency: str | None) -> Money | None:
    number = plain_amount(text)
    return Money(number, currency) if number and values.is_decimal(number) else None


def availability(variant: Variant) -> str:
    """In the words of feeds; what has no stock number is taken to be there."""
    return "out of stock" if variant.stock is not None and variant.stock <= 0 else "in stock"


def named(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes that platforms have columns for, by our names of them."""
    values = {name.casefold(): value for name, value in attributes.items()}
    found = {key: next((values[name] for name in names if name in values), "") for key, names in NAMED.items()}
    return {key: value for key, value in found.items() if value}
