"""Columns of prices beside the one price: tiers by quantity ("ab 100", "10+", "Qty 2" with "Price 2") and prices for
some customers ("Wholesale price", "Händlerpreis", "批发价").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from merchant_assistant.catalogue.importing import head_words, names, values
from merchant_assistant.catalogue.importing.names import normal
from merchant_assistant.catalogue.pricing import PriceTier, write_prices, write_tiers
from merchant_assistant.foundation.money import Money

TIERS, CUSTOMERS = "price_tiers", "customer_prices"
_PIECES = r"(?:\s*(?:pcs|pc|pieces?|units?|ea|each|qty|stk|stück|st|шт|штук|pièces?|pz|uds|件|个|個|只|台|套|箱))?\.?"
_FROM = (
    r"(?:ab|from|over|min|at|@|qty|quantity|menge|von|à partir de|a partir de|dès|des|desde|от|da|vanaf|od|>=?|≥|⩾|满)"
)
_TIER = re.compile(
    rf"{_FROM}\s*(?P<quantity>\d{{1,7}}){_PIECES}"
    rf"|(?P<plus>\d{{1,7}})\s*(?:\+|{_PIECES}\s*(?:\+|(?:及|或)?以上|起))"
    rf"|(?P<low>\d{{1,7}})\s*[-–~—至]\s*\d{{1,7}}{_PIECES}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<stem>.*?\D)\s*(?P<number>\d{1,2})")
_QUANTITY = re.compile(r"\s*(?:qty|quantity|menge)\.?\s*(?P<number>\d{1,2})\s*", re.IGNORECASE)
_PACKED = re.compile(
    r"(?:≥|>=|ab|from|от)?\s*(?P<quantity>\d+)(?:\s*[-–~]\s*\d+|\s*\+)?\s*(?:[^\d\s:：=>@]{1,6})?\s*(?:->|=>|[:：=@]|\s)\s*"
    r"(?P<price>[^;|\n]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PriceColumns:
    """``tiers``: column to the quantity from which its price holds. ``quantities``: column to the column that holds
    that quantity. ``customers``: column to the customers its price is for.
    """

    tiers: Mapping[int, str] = field(default_factory=dict)
    quantities: Mapping[int, int] = field(default_factory=dict)
    customers: Mapping[int, str] = field(default_factory=dict)


def claim(columns: Sequence[str], fields: list[str]) -> None:
    """Give the columns of prices by quantity and of customers' prices their fields, in place.

    ``fields``: what the names mean otherwise, ``""`` where nothing yet. A column that is the price stays it.
    """
    pairs = _pairs(columns)
    free = [index for index, known in enumerate(fields) if not known and index not in (*pairs, *pairs.values())]
    tiers = [index for index in free if tier_quantity(columns[index])]
    if "price" in fields and _are_places([columns[index] for index in tiers]):
        tiers = []
    sure = any(_speaks_of_price(columns[index]) for index in tiers) or len(tiers) > 1
    for index in [*(tiers if sure else ()), *pairs]:
        fields[index] = TIERS
    for other in pairs.values():
        fields[other] = ""
    for index, name in enumerate(columns):
        packed = next((known for known in (TIERS, CUSTOMERS) if known in names.meanings(name)), "")
        if not fields[index]:
            fields[index] = packed or (CUSTOMERS if customers_of(name) else "")
    ask_trade_price(columns, fields)


def _are_places(heads: Sequence[str]) -> bool:
    """Whether they count the stocks of several places, one after the other: "Qty 1", "Qty 2"."""
    numbers = [found and int(found["number"]) for found in map(_QUANTITY.fullmatch, heads)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def ask_trade_price(columns: Sequence[str], fields: list[str]) -> None:
    """In a list of a trade price and a recommended one the trade price is what is asked, in place."""
    if "price" not in fields or "compare_at_price" in fields or fields.count(CUSTOMERS) != 1:
        return
    price = fields.index("price")
    told = {**head_words.fields_of(columns[price]), **names.meanings(columns[price])}
    if "compare_at_price" in told:
        fields[fields.index(CUSTOMERS)], fields[price] = "price", "compare_at_price"


def describe(columns: Sequence[str], fields: Sequence[str]) -> PriceColumns:
    """What the names of the columns with such fields say."""
    pairs = _pairs(columns)
    tiers = {i: tier_quantity(name) or "" for i, name in enumerate(columns) if fields[i] == TIERS and i not in pairs}
    quantities = {index: quantity for index, quantity in pairs.items() if fields[index] == TIERS}
    theirs = {i: name for i, name in enumerate(columns) if fields[i] == CUSTOMERS}
    customers = {i: customers_of(name) or head_words.customers_of(name) or name for i, name in theirs.items()}
    return PriceColumns(tiers, quantities, customers)


def tier_quantity(name: str) -> str | None:
    """The quantity from which the price in a column of this name holds; None where it names none."""
    text = values.plain(names.without_parentheses(name) or name)
    found = _TIER.search(text) or _TIER.search(values.plain(name))
    if found is None:
        return None
    rest = normal(_TIER.sub(" ", values.plain(name)))
    if rest and not all(word in _words("price") or word in _words("rest") or _is_money(word) for word in rest.split()):
        return None
    return found["quantity"] or found["plus"] or found["low"]


def customers_of(name: str) -> str | None:
    """The customers whose price a column of this name holds; None where it names none."""
    key = normal(names.without_parentheses(name))
    for shown, forms in names.words()["customers"].items():
        if any(key == normal(form) for form in forms):
            return shown
    return None


def read_tier_cells(cells: Sequence[str], told: PriceColumns, mark: str, currency: str | None) -> str:
    """The tiers of a row as one line of :mod:`merchant_assistant.catalogue.pricing`; ``""`` where there are none."""
    tiers = [(quantity, cells[index]) for index, quantity in told.tiers.items() if quantity]
    tiers += [(cells[quantity], cells[index]) for index, quantity in told.quantities.items()]
    packed = [cells[index] for index, quantity in told.tiers.items() if not quantity and cells[index]]
    found = [tier for quantity, cell in tiers if (tier := _tier(quantity, cell, mark, currency))]
    found += [tier for cell in packed for tier in unpacked(cell, mark, currency)]
    return write_tiers({tier.quantity: tier for tier in found}.values()) or "; ".join(packed)


def read_customer_cells(cells: Sequence[str], told: PriceColumns, mark: str, currency: str | None) -> str:
    """The customers' prices of a row as one line; what cannot be read as prices stays as it stands."""
    found = {who: money for index, who in told.customers.items() if (money := read_money(cells[index], mark, currency))}
    return write_prices(found) or "; ".join(cells[index] for index in told.customers if cells[index])


def unpacked(cell: str, mark: str = ".", currency: str | None = None) -> list[PriceTier]:
    """Tiers that stand in one cell: ``1-9: 12.50; 10+: 11``, ``10 => 9.90 EUR | 100 => 8.80 EUR``."""
    parts = [part.strip() for part in re.split(r"[;|\n；]|,\s+(?=\d)", cell) if part.strip()]
    found = [_PACKED.fullmatch(part) for part in parts]
    tiers = [_tier(one["quantity"], one["price"], mark, currency) if one else None for one in found]
    return [tier for tier in tiers if tier] if all(tiers) else []


def read_money(cell: str, mark: str, currency: str | None) -> Money | None:
    """One price; its own currency comes before ``currency``."""
    amount = values.read_amount(cell) if cell else None
    decimal = values.to_decimal(amount.number, mark) if amount else None
    return Money(decimal, (amount.currency if amount else None) or currency) if decimal else None


def _tier(quantity: str, cell: str, mark: str, currency: str | None) -> PriceTier | None:
    many = values.read_stock(quantity) if quantity else None
    money = read_money(cell, mark, currency)
    return PriceTier(f"{many:g}" if many < 1e6 else f"{many:.0f}", money) if many is not None and money else None


def _pairs(columns: Sequence[str]) -> dict[int, int]:
    """Numbered price columns to the quantity columns with the same numbers, where there are at least two of them."""
    prices: dict[str, int] = {}
    quantities: dict[str, int] = {}
    for index, name in enumerate(columns):
        found = _NUMBERED.fullmatch(normal(names.without_parentheses(name)))
        stem = set(found["stem"].split()) if found else set()
        if found and stem & _words("price") and stem <= _words("price") | _words("rest"):
            prices.setdefault(found["number"], index)
        elif found and stem & _words("quantity") and stem <= _words("quantity") | _words("rest"):
            quantities.setdefault(found["number"], index)
    pairs = {index: quantities[number] for number, index in prices.items() if number in quantities}
    return pairs if len(pairs) > 1 else {}


def _speaks_of_price(name: str) -> bool:
    return any(word in _words("price") for word in normal(name).split()) or values.in_parentheses(name) is not None


def _is_money(word: str) -> bool:
    return word in values.currencies() or word in names.unit_names()


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(map(normal, names.words()["tiers"][which]))
