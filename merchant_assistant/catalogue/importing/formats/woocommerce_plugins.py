"""Columns that WooCommerce's plug-ins add: minimum quantities, packs, costs, wholesale prices, prices by quantity.

``Meta: KEY`` is a plug-in's own field. Some plug-ins name their columns in words, which are known as anywhere else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.formats.group_prices import GroupPrice
from merchant_assistant.foundation.paths import resource

_META = re.compile(
    r"\s*(?:metadad[oa]s?|metadat[ioe]|metadaten|meta[- ]?data|m[eé]ta|мета|метаданные|元数据|メタ)\s*[:：]"
    r"\s*(?P<key>.+?)\s*",
    re.IGNORECASE,
)
_TIER = re.compile(r"(?P<quantity>\d+)\s*[:=]\s*(?P<price>\d+(?:[.,]\d+)?)")
_SERIALIZED = re.compile(r'i:(?P<quantity>\d+);(?:s:\d+:"(?P<text>[\d.]+)"|[di]:(?P<number>[\d.]+));')
_EVERYONE = {"b2c", "all"}
_IN_WORDS = ("moq", "pack", "carton", "lead_time", "origin", "hs_code", "manufacturer", "mpn", "cost")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    with resource("formats", "woocommerce.toml").open("rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)["plugins"]
    return {field: re.compile("|".join(f"(?:{one})" for one in keys)) for field, keys in table.items()}


def is_meta(column: str) -> bool:
    """Whether a column is a plug-in's or a theme's own field."""
    return _META.fullmatch(column) is not None


def field_of(column: str) -> str:
    """The field that a plug-in's column is; ``""`` where it is none."""
    found = _META.fullmatch(column)
    if found is None:
        known = mapping.by_names([column])[0]
        return known if known in _IN_WORDS else ""
    key = found["key"].casefold()
    return next((field for field, keys in _patterns().items() if keys.fullmatch(key)), "")


def customers_of(column: str) -> str:
    """Whose prices a plug-in's column holds: ``wholesale_customer``; ``""`` for everyone."""
    found = _META.fullmatch(column)
    key = found["key"].casefold() if found else ""
    for field in ("customer_prices", "price_tiers"):
        matched = _patterns()[field].fullmatch(key)
        if matched:
            who = next((group for group in matched.groups() if group), "" if field == "price_tiers" else "wholesale")
            return "" if who in _EVERYONE else who
    return ""


def prices(columns: Mapping[int, str], names: Sequence[str], cells: Sequence[str]) -> list[GroupPrice]:
    """The prices of a row. ``columns``: places of ``customer_prices`` and ``price_tiers`` columns, with that field."""
    found = []
    for index, field in columns.items():
        who, text = customers_of(names[index]), cells[index]
        if field == "customer_prices":
            found += [GroupPrice(who, "1", text)] if text else []
        else:
            found += [GroupPrice(who, quantity, price) for quantity, price in _tiers(text)]
    return found


def _tiers(text: str) -> list[tuple[str, str]]:
    """``10:9.5;100:8`` and what PHP makes of it as quantities and prices."""
    serialized = [(one["quantity"], one["text"] or one["number"]) for one in _SERIALIZED.finditer(text)]
    plain = [(one["quantity"], one["price"].replace(",", ".")) for one in _TIER.finditer(text)]
    return serialized or plain
