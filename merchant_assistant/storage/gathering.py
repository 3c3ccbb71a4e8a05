"""The cells of many products and variants, turned into columns.

Most rows of a file have the same fields. So rows with the same fields are kept together as they come and turned over at
once, which costs a tenth of putting each cell where it belongs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from merchant_assistant.storage.columns import KEPT_LENGTH, Cells

# Fields that nobody chooses a value of: only whether there is one is kept.
_TEXTS = frozenset({"title", "sku", "description", "image", "url", "parent", "price_tiers", "customer_prices"})
_ATTRIBUTE = "attribute:"

Fields = tuple[str, ...]
Rows = tuple[list[int], list[tuple[str, ...]]]  # keys, and the values of the same fields for each


class Gathering:
    """Cells of a block. Rows hold whole texts, so they are to be settled every now and then."""

    def __init__(self) -> None:
        self.cells: dict[str, Cells] = defaultdict(Cells)
        self._fields: dict[Fields, Rows] = defaultdict(lambda: ([], []))
        self._attributes: dict[Fields, Rows] = defaultdict(lambda: ([], []))

    def add(self, key: int, fields: dict[str, str], attributes: dict[str, str]) -> None:
        """What a product or a variant says; ``key`` as :func:`columns.key_of` makes it."""
        for rows_by_fields, values in ((self._fields, fields), (self._attributes, attributes)):
            keys, rows = rows_by_fields[tuple(values)]
            keys.append(key)
            rows.append(tuple(values.values()))

    def settle(self) -> None:
        """Turn the rows so far into ``cells``."""
        for rows_by_fields, prefix in ((self._fields, ""), (self._attributes, _ATTRIBUTE)):
            for names, (keys, rows) in rows_by_fields.items():
                for name, values in zip(names, zip(*rows, strict=True), strict=True):
                    self._put(prefix + name, keys, values)
            rows_by_fields.clear()

    def _put(self, field: str, keys: Sequence[int], values: Sequence[str]) -> None:
        column = self.cells[field]
        if field == "tags":
            for key, tags in zip(keys, map(_tags, values), strict=True):
                column.keys.extend([key] * len(tags))
                column.values += _kept(tags)
        else:
            column.keys.extend(keys)
            column.values += [value and _long(value) for value in values] if field in _TEXTS else _kept(values)


def _tags(text: str) -> list[str]:
    return list(dict.fromkeys(tag.strip() for tag in text.split(",")))


def _kept(values: Sequence[str]) -> Iterable[str | None]:
    """The same, but for texts too long to be chosen."""
    if not values or max(map(len, values)) <= KEPT_LENGTH:
        return values
    return [value if len(value) <= KEPT_LENGTH else _long(value) for value in values]


def _long(text: str) -> str | None:
    """What is kept of a text that is no value to choose: that there is one."""
    return "" if text.isspace() else None
