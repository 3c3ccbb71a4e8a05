"""How a product is said in the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from merchant_assistant.ui.item_models.products import Column
from merchant_assistant.ui.words import decimal, money

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product


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
