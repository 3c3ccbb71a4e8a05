"""Cells of feeds and marketplaces that hold several things: ``颜色:红色;尺码:M``, prices by quantity, numbers of days.

Nothing is lost: what does not fit the pattern is not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.pricing import PriceTier, write_tiers
from merchant_assistant.foundation.money import Money

_PAIRS = re.compile(r"[;；|\n]+")  # between pairs
_PAIR = re.compile(r"\s*(?P<name>[^:：=＝]*[^:：=＝\s])\s*[:：=＝](?P<value>.*)", re.DOTALL)
_DETAIL = re.compile(r"(?P<section>[^:]*):(?P<name>[^:]+):(?P<value>.+)", re.DOTALL)
_DETAIL_STARTS = re.compile(r",(?=[^:,]*:[^:,]+:)")
_BETWEEN_TIERS = re.compile(r"[;；|\n]+|[,，](?=\D{0,3}\d+[^;；,，]*[:：])")
_TIER = re.compile(r"[≥>＞\s]*(?P<bounds>\d[^:：=＝]*?)\s*[:：=＝](?P<price>.*)", re.DOTALL)
_BOUNDS = re.compile(
    r"(?P<first>\d{1,9})\s*(?:[-~～—–至到]\s*\d{1,9}\s*)?(?:及?以上|起|\+)?\s*[^\d\s]{0,3}?\s*(?:及?以上|起批?|\+)?"
)
_UNIT_AFTER = re.compile(r"\s*[/／每]\s*[^\d\s]{1,4}$")
_WHOLE = re.compile(r"\d+", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def pairs(cell: str) -> dict[str, str]:
    """Names and values of a cell such as ``颜色:红色;尺码:M``; ``{}`` where a part of it is no such pair."""
    found: dict[str, str] = {}
    for part in filter(str.strip, _PAIRS.split(cell)):
        pair = _PAIR.fullmatch(part)
        if pair is None or not pair["value"].strip():
            return {}
        found.setdefault(pair["name"].strip(), pair["value"].strip())
    return found


def relations(cell: str) -> dict[str, str]:
    """``Color=Red|Size=S (EU: 36)`` as names and values: eBay's variations. ``{}`` where a part is no such pair."""
    found: dict[str, str] = {}
    for part in filter(str.strip, cell.strip().strip("[]").split("|")):
        name, is_pair, value = part.partition("=")
        if not (is_pair and name.strip() and value.strip()):
            return {}
        found[name.strip()] = value.strip()
    return found


def details(cell: str) -> dict[str, str]:
    """``Display:Diagonal:2.5 in,disc:Memory:500 GB`` as names and values; ``{}`` where it is another text.

    The section stands before the name only where two sections use the same name.
    """
    parts = _DETAIL_STARTS.split(cell) if cell else []
    taken = [_DETAIL.fullmatch(part.strip()) for part in parts]
    told = [(one["section"].strip(), one["name"].strip(), one["value"].strip()) for one in taken if one]
    if len(told) < len(parts) or not all(name and value for _, name, value in told):
        return {}
    names = [name for _, name, _ in told]
    found: dict[str, str] = {}
    for section, name, value in told:
        found.setdefault(f"{section}: {name}" if section and names.count(name) > 1 else name, value)
    return found


def tiers(cell: str, currency: str | None, mark: str = ".") -> str | None:
    """Prices by quantity as Chinese tables write them (``10-99件:¥5.50;≥100件:4.80``) as one line of tiers.

    ``mark``: the decimal mark where a number proves none. None where the cell is another text.
    """
    found: list[PriceTier] = []
    for part in filter(str.strip, _BETWEEN_TIERS.split(cell)):
        tier = _TIER.fullmatch(part)
        bounds = _BOUNDS.fullmatch(tier["bounds"].strip()) if tier else None
        price = money(tier["price"], currency, mark) if tier else None
        if bounds is None or price is None:
            return None
        found.append(PriceTier(bounds["first"], price))
    return write_tiers(found) if found else None


def tier_columns(
    cells: Sequence[str], places: Sequence[tuple[int, int]], currency: str | None, mark: str = "."
) -> list[PriceTier]:
    """Tiers of pairs of columns: from which quantity on, and the price of each."""
    found: list[PriceTier] = []
    for bound, price in places:
        quantity = values.read_stock(cells[bound]) if cells[bound] else None
        each = money(cells[price], currency, mark)
        if quantity is not None and quantity >= 1 and each is not None:
            found.append(PriceTier(str(int(quantity)), each))
    return found


def from_one(found: Sequence[PriceTier], one: Money | None) -> str:
    """Tiers as one line, with what a single one costs before those that begin later."""
    if found and one is not None and all(Decimal(tier.quantity) > 1 for tier in found):
        found = [PriceTier("1", one), *found]
    return write_tiers(found)


def money(text: str, currency: str | None, mark: str = ".") -> Money | None:
    """A price in a cell, ``/件`` after it or not; ``currency`` where the cell names none. None for another text."""
    amount = values.read_amount(_UNIT_AFTER.sub("", text.strip())) if text.strip() else None
    number = values.to_decimal(amount.number, mark) if amount else None
    if amount is None or number is None:
        return None
    return Money(number, amount.currency if amount.currency and not amount.yen_sign else currency)


def days(shortest: str, longest: str = "") -> str:
    """A lead time from numbers of days: ``1-3 days``; as it stands where it is no number."""
    told = list(dict.fromkeys(text.strip() for text in (shortest, longest) if text.strip()))
    if not told or not all(_WHOLE.fullmatch(text) for text in told):
        return " - ".join(told)
    span = "-".join(told)
    return f"{span} day" if span == "1" else f"{span} days"


def is_over(cell: str) -> bool:
    """Whether the last date of a cell (``2020-05-30T23:59``, or a span of two) has passed; False without one."""
    dates = _DATE.findall(cell)
    if not dates:
        return False
    try:
        return date(*map(int, dates[-1])) < datetime.now(UTC).date()
    except ValueError:
        return False


def listed(cell: str, separator: str = ",") -> list[str]:
    """The values of a cell that lists them, blanks gone."""
    return [text for part in cell.split(separator) if (text := part.strip())]
