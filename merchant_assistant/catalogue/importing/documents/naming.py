"""Short names for the columns of nested records: the ways to their values without what goes without saying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from merchant_assistant.catalogue.importing.documents.flattening import WAY, plain

# What wraps a record or a value and says nothing of it.
_WRAPPERS = frozenset(
    (
        *("item", "node", "product", "fields", "data", "edges", "attribute", "attributes", "customattributes"),
        *("option", "options", "param", "params", "parameter", "parameters", "feature", "features", "property"),
        *("properties", "additionalitemproperty", "specs", "specifications", "merkmal", "merkmale", "metadata"),
    )
)
_OF_THE_ONE_ABOVE = frozenset(("name", "value", "text", "amount", "label", "rendered", "content"))


def short_names(ways: Iterable[str]) -> dict[str, str]:
    """Way to column name; what would be called like another keeps its way."""
    names = {way: _short(way) for way in ways}
    counts = Counter(map(str.casefold, names.values()))
    return {way: name if counts[name.casefold()] == 1 or name == way else way for way, name in names.items()}


def _short(way: str) -> str:
    first, *rest = way.split(WAY)
    parts = [first, *rest]
    while len(parts) > 1 and plain(parts[0]) in _WRAPPERS:
        parts.pop(0)
    if len(parts) > 1 and plain(parts[-1]) in _OF_THE_ONE_ABOVE:
        parts.pop()
    return WAY.join(parts)
