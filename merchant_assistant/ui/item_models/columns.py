"""How a product is said in the columns of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import SOURCE, VARIANTS
from merchant_assistant.ui.facts.names import field_name
from merchant_assistant.ui.item_models.products import Column
from merchant_assistant.ui.words import decimal, listed, money

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product, Variant

USUAL = ("sku", "title", "category", "price", "stock")
_FIGURES = frozenset({"cost", "compare_at_price", "weight", "moq", "pack", "carton", VARIANTS})
_CODES = frozenset({"barcode", "mpn", "hs_code"})
_MOST_VALUES, _LONGEST = 4, 200  # of one cell; a cell shows far less


def usual_columns() -> list[Column]:
    """What is shown unless a person chose other columns; what is missed least gives way where it is narrow."""
    return [sku_column(320), title_column(), category_column(), price_column(), stock_column()]


def columns_of(fields: Iterable[str]) -> list[Column]:
    """Columns that a person chose: none of them gives way. The title is always there, figures stand last."""
    known = dict(zip(USUAL, usual_columns(), strict=True))
    chosen = set(fields) | {"title"}
    others = [field for field in fields if field not in known]
    order = [*USUAL[:3], *others, *USUAL[3:]]
    return [replace(known.get(field) or _field_column(field), drop_below=0) for field in order if field in chosen]


def _field_column(field: str) -> Column:
    right, mono = field in _FIGURES, field in _CODES
    name, text = partial(field_name, field), partial(value_text, field)
    return Column(name, text, width=110, most=220, right=right, mono=mono, dim=not right, sort=field)


def value_text(field: str, product: Product) -> str:
    """A field or an attribute of a product; where its variants differ, each value once."""
    if field == SOURCE:
        return product.source
    if field == VARIANTS:
        return number_text(len(product.variants))
    own = _value(field, product)
    values = [own] if own else dict.fromkeys(_value(field, variant) for variant in product.variants)
    return listed(*(" ".join(value[:_LONGEST].split()) for value in islice(values, _MOST_VALUES)))


def _value(field: str, part: Product | Variant) -> str:
    if field.startswith(ATTRIBUTE):
        return part.attributes.get(field.removeprefix(ATTRIBUTE), "")
    return part.fields.get(field, "")


def sku_column(drop_below: int) -> Column:
    return Column(_sku_title, _sku, width=124, most=236, mono=True, dim=True, drop_below=drop_below, sort="sku")


def title_column() -> Column:
    return Column(_title_title, _title, sort="title")


def category_column(drop_below: int = 760) -> Column:
    return Column(_category_title, _category, width=150, most=260, dim=True, drop_below=drop_below, sort="category")


def price_column() -> Column:
    return Column(_price_title, price_text, width=112, most=172, right=True, drop_below=440, sort="price")


def stock_column(drop_below: int = 560) -> Column:
    return Column(_stock_title, stock_text, width=78, most=110, right=True, drop_below=drop_below, sort="stock")


def price_text(product: Product) -> str:
    """The lowest price, or the range, with its currency where the data names one."""
    prices = sorted((v.price for v in product.variants if v.price), key=lambda price: price.value)
    if not prices:
        return ""
    low, high = prices[0], prices[-1]
    if low.value == high.value:
        return money(low.amount, low.currency)
    return f"{decimal(low.amount)} – {money(high.amount, low.currency)}"


def stock_text(product: Product) -> str:
    """All variants together; empty where no stock is known."""
    known = [v.stock for v in product.variants if v.stock is not None]
    return number_text(sum(known)) if known else ""


def number_text(number: float | int) -> str:
    """A number as the system writes it, without needless decimals."""
    locale = QLocale()
    return locale.toString(int(number)) if number == int(number) else locale.toString(float(number), "f", -128)


def _sku(product: Product) -> str:
    return product.sku


def _title(product: Product) -> str:
    return product.title


def _category(product: Product) -> str:
    return product.category.rsplit(">", 1)[-1].strip()


def _sku_title() -> str:
    return QCoreApplication.translate("Products", "SKU")


def _title_title() -> str:
    return QCoreApplication.translate("Products", "Product")


def _category_title() -> str:
    return QCoreApplication.translate("Products", "Category")


def _price_title() -> str:
    return QCoreApplication.translate("Products", "Price")


def _stock_title() -> str:
    return QCoreApplication.translate("Products", "Stock")
