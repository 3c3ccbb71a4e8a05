"""What several pieces of one thing cost: at the price from so many on, where there are tiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import Inquiry, Skus
from merchant_assistant.catalogue.pricing import price_for
from merchant_assistant.replies.model import Fact, ReplyLanguage

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken


_MONEY = re.compile(r"(?<![\d.,])(\d+\.\d{2})0+(?= [A-Z]{3}\b)|(?<![\d.,])(\d+\.\d)(?= [A-Z]{3}\b)")


_PRICE = re.compile(r"- [^\d;；]{1,30}[:：]\s*(\d[\d.,\u202f]*(?: [A-Z]{3})?)")
_LONG = re.compile(r"(?<![\w.,-])\d{4,}(?=(?:[.,]\d+)? [A-Z]{3}\b)")
_POINT = re.compile(r"(?<![\d.,])(\d+)\.(\d+)(?= (?:[A-Z]{3}|[kmc]?[gm]|m?l|lbs?|oz)\b)")
_WITH_COMMA: frozenset[ReplyLanguage] = frozenset({"de", "fr", "es"})
_BETWEEN_THREES: dict[ReplyLanguage, str] = {"de": ".", "es": ".", "fr": "\u202f"}


def money(text: str, language: ReplyLanguage = "en") -> str:
    """Amounts as people write them: "1782.9900 USD" is "1,782.99 USD", to a German "1.782,99 USD"."""
    plain, apart = _cents(text), _BETWEEN_THREES.get(language, ",")
    with_comma = _POINT.sub(r"\1,\2", plain) if language in _WITH_COMMA else plain
    return _LONG.sub(lambda match: f"{int(match[0]):,}".replace(",", apart), with_comma)


def _cents(text: str) -> str:
    """Cents whole, without zeros behind them that a file fills up with; further digits stay."""
    return _MONEY.sub(lambda match: match[1] or f"{match[2]}0", text)


def total(amounts: Sequence[str]) -> str:
    """The sum of amounts as :func:`amount_of` gives them; empty where they are not in one currency."""
    read = [quantity_of(amount) for amount in amounts]
    known = [each for each in read if each]
    if len(known) < len(read) or len({each.unit for each in known}) != 1 or not known[0].unit:
        return ""
    return _cents(f"{sum(each.number for each in known)} {known[0].unit}")


def amount_of(
    sku: str, quantity: int, catalogue: Catalogue, cancel: CancelToken | None = None
) -> tuple[str, str] | None:
    """The price of one and what ``quantity`` cost, as texts with the currency; None where there is not one price."""
    price = _only(sku, "price", catalogue, cancel)
    one = quantity_of(price)
    if one is None:
        return None
    tier = price_for(quantity, _only(sku, "price_tiers", catalogue, cancel))
    each, currency = (Decimal(tier.amount), tier.currency or "") if tier else (one.number, one.unit)
    return _cents(f"{each} {currency}".strip()), _cents(f"{each * quantity} {currency}".strip())


def is_priced(cell: Fact, amounts: Sequence[Fact]) -> bool:
    """Whether a cell is the bare price that an amount of the same product tells already."""
    price = _PRICE.fullmatch(cell.text)
    return price is not None and any(fact.product == cell.product and price[1] in fact.text for fact in amounts)


def _only(sku: str, field: str, catalogue: Catalogue, cancel: CancelToken | None) -> str:
    """The value that all variants share, empty where they differ or one has none."""
    finding = catalogue.answer(Inquiry("values", where=Skus((sku,)), field=field), cancel)
    values = [figure.group for figure in finding.figures if figure.group]
    return values[0] if len(values) == 1 and not finding.blank else ""
