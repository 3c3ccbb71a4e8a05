"""The plain table that our own export writes: read again, every column means just what it meant.

Its columns are listed in ``resources/exports/generic.toml``; attributes follow them under their own names, or under
``Attribute NAME`` where the name is a column's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.paths import resource

_PREFIX = "Attribute "


def is_own(columns: Sequence[str]) -> bool:
    """Whether a table starts with our own columns, all of them and in their order."""
    own = list(_own())
    return list(columns[: len(own)]) == own


def fields(columns: Sequence[str]) -> list[str]:
    """For each column what it means."""
    return [_own().get(column) or ATTRIBUTE + _name(column) for column in columns]


def _name(column: str) -> str:
    name = column.removeprefix(_PREFIX)
    return name if name.casefold() in {own.casefold() for own in _own()} else column


@cache
def _own() -> Mapping[str, str]:
    with resource("exports", "generic.toml").open("rb") as file:
        columns: dict[str, str] = tomllib.load(file)["columns"]
    return columns
