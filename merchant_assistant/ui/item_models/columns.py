"""How a product is said in the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from merchant_assistant.ui.item_models.products import Column

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product


def sku_column() -> Column:
    return Column(QCoreApplication.translate("Products", "SKU"), _sku, width=124, mono=True, dim=True)


def title_column() -> Column:
    return Column(QCoreApplication.translate("Products", "Product"), _title)


def category_column(drop_below: int = 760) -> Column:
    title = QCoreApplication.translate("Products", "Category")
    return Column(title, _category, width=150, most=260, dim=True, drop_below=drop_below)


def price_column() -> Column:
    return Column(
        QCoreApplication.translate("Products", "Price"), price_text, width=128, most=164, right=True, drop_below=440
    )


def stock_column(drop_below: int = 560) -> Column:
    return Column(
        QCoreApplication.translate("Products", "Stock"), stock_text, width=78, right=True, drop_below=drop_below
    )


def price_text(product: Product) -> str:
    """The lowest price, or the range, with its currency where the data names one."""
    prices = sorted((v.price for v in product.variants if v.price), key=lambda price: price.value)
    if not prices:
        return ""
    low, high = prices[0], prices[-1]
    text = low.amount if low.value == high.value else f"{low.amount} – {high.amount}"
    return f"{text} {low.currency}" if low.currency else text


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
