"""Files of shop systems that are easily taken for products and hold something else, by the names that mark them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from merchant_assistant.catalogue.importing.formats.declared import pattern
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.said import Said, said

_SENTENCES: Mapping[str, Said] = {
    "categories": said("Catalogue", "“{file}” holds categories, not products."),
    "details": said("Catalogue", "“{file}” describes the details that products can have; it holds no products."),
    "customers": said("Catalogue", "“{file}” holds customers or their addresses, not products."),
    "orders": said("Catalogue", "“{file}” holds orders, not products."),
    "brands": said("Catalogue", "“{file}” holds brands or suppliers, not products."),
}


@cache
def _marks() -> Mapping[str, list[frozenset[str]]]:
    with resource("formats", "others.toml").open("rb") as file:
        table: dict[str, list[list[str]]] = tomllib.load(file)
    return {kind: [frozenset(map(pattern, names)) for names in lists] for kind, lists in table.items()}


def kind_of(columns: Sequence[str]) -> str | None:
    """What a table with these column names holds instead of products; None where nothing says so."""
    names = set(map(pattern, columns))
    return next((kind for kind, lists in _marks().items() if any(marks <= names for marks in lists)), None)


def refuse(columns: Sequence[str], file: Path) -> None:
    """Raise :class:`UserFault` (``not_products``) for such a table."""
    kind = kind_of(columns)
    if kind is not None:
        raise UserFault(
            "not_products",
            _SENTENCES[kind].format(file=file.name),
            said("Catalogue", "Export the products from your shop system, and choose that file."),
        )
