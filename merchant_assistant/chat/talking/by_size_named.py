"""Which of a few things that were told is the larger by the measure in its name: "the smaller one", 小的那款.

Of names with one measure of the same unit each; where they have several or none nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from merchant_assistant.catalogue.amounts import quantity_of

_MEASURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)?\s*(?:[^\W\d_]+)")


def sized(adj: str, titles: Mapping[str, str], rows: Sequence[str], words: Mapping[str, Any]) -> str:
    """The SKU of the smallest or largest; '' where the names do not tell."""
    larger = re.fullmatch(words["larger"], adj, re.IGNORECASE) is not None
    if not (larger or re.fullmatch(words["smaller"], adj, re.IGNORECASE)):
        return ""
    named = {sku: _measures(titles.get(sku, "")) for sku in rows}
    units = set.intersection(*(set(told) for told in named.values())) if named else set()
    if len(units) != 1:
        return ""
    unit = units.pop()
    sizes = {sku: told[unit] for sku, told in named.items()}
    end = (max if larger else min)(sizes.values())
    best = [sku for sku, size in sizes.items() if size == end]
    return best[0] if len(best) == 1 else ""


def _measures(title: str) -> dict[str, Decimal]:
    """The measures in a name by their units, those that stand there once."""
    told = [found for piece in _MEASURE.findall(title) if (found := quantity_of(piece)) and found.unit]
    units = [one.unit.casefold() for one in told]
    return {one.unit.casefold(): one.number for one in told if units.count(one.unit.casefold()) == 1}
