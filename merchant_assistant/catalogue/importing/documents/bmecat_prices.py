"""The prices of a BMEcat: of several kinds, by quantity, with factors, some of them for one customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.records import add, child_text, children
from merchant_assistant.catalogue.pricing import PriceTier, write_prices, write_tiers
from merchant_assistant.foundation.money import Money

# Which kind is the price of the catalogue, where there are several: list prices before those of one customer.
_KINDS = ("net_list", "gros_list", "gross_list", "net_customer", "net_customer_exp", "")
_RETAIL = "nrp"
_DIGITS = 6  # after the point, where a price had to be worked out
_BASIS = {"net": "net", "gros": "gross", "gross": "gross", "nrp": "gross"}


def read(details: Sequence[Element], currency: str, cells: dict[str, str]) -> None:
    """Put the prices into ``cells``. ``currency``: the catalogue's, for prices without one of their own."""
    per = _number(cells.get("PRICE_QUANTITY", "")) or Decimal(1)
    prices: dict[str, list[Element]] = {}
    for block in details:
        for price in children(block, "PRODUCT_PRICE", "ARTICLE_PRICE"):
            prices.setdefault(price.get("price_type", "").strip().casefold(), []).append(price)
    main = next((kind for kind in (*_KINDS, *prices) if kind in prices and kind != _RETAIL), _RETAIL)
    if main not in prices:
        return
    tiers = _tiers(prices[main], currency, per)
    _write_main(main, tiers, prices[main], cells)
    others = {kind: one for kind in prices if kind != main and (one := _tiers(prices[kind], currency, per))}
    if _RETAIL in others:
        add(cells, "PRICE_AMOUNT nrp", others.pop(_RETAIL)[0].price.amount)
    _write_least(prices[main], cells)
    if others:
        cells["PRICES"] = write_prices({kind: one[0].price for kind, one in others.items()})


def _write_least(prices: Sequence[Element], cells: dict[str, str]) -> None:
    """The least that can be ordered, where no price is given for fewer and no cell of its own says it."""
    bounds = [bound for one in prices if (bound := _number(child_text(one, "LOWER_BOUND"))) is not None]
    if len(bounds) == len(prices) and min(bounds) > 1 and not cells.get("QUANTITY_MIN"):
        cells["QUANTITY_MIN"] = plain(min(bounds))


def _write_main(kind: str, tiers: list[PriceTier], prices: Iterable[Element], cells: dict[str, str]) -> None:
    if not tiers:
        add(cells, "PRICE_AMOUNT", next((found for one in prices if (found := child_text(one, "PRICE_AMOUNT"))), ""))
        return
    cells["PRICE_AMOUNT"] = tiers[0].price.amount
    cells["PRICE_CURRENCY"] = tiers[0].price.currency or ""
    add(cells, "PRICE_TYPE", kind)
    add(cells, "PRICE_BASIS", _BASIS.get(kind.partition("_")[0], ""))
    add(cells, "TAX", next((tax for one in prices if (tax := child_text(one, "TAX"))), ""))
    if len(tiers) > 1:
        cells["PRICE_TIERS"] = write_tiers(tiers)


def _tiers(prices: Iterable[Element], currency: str, per: Decimal) -> list[PriceTier]:
    """What one costs where ``per`` have the price: one for each quantity, the smallest first. Of several for one
    quantity (in several territories) the first counts.
    """
    found: dict[Decimal, PriceTier] = {}
    for one in prices:
        amount, factor = _number(child_text(one, "PRICE_AMOUNT")), _number(child_text(one, "PRICE_FACTOR"))
        bound = _number(child_text(one, "LOWER_BOUND")) or Decimal(1)
        if amount is not None and bound not in found:
            price = round(amount * (factor or 1) / per, _DIGITS) if factor or per != 1 else amount
            code = child_text(one, "PRICE_CURRENCY") or currency
            found[bound] = PriceTier(plain(bound), Money(plain(price), code.upper() or None))
    return [found[bound] for bound in sorted(found)]


def plain(number: Decimal) -> str:
    """Without an exponent, and with the two decimals of a price where it has more than zeros behind them."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text and len(text.partition(".")[2]) > 2 else text


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ".")) if len(text) < 40 else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and abs(number.adjusted()) < 15 else None
