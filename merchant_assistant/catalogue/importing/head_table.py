"""The table of the words that heads of columns are put together from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.foundation.paths import resource


@cache
def table() -> Mapping[str, Mapping[str, list[str]]]:
    """``resources/formats/heads.toml``."""
    with resource("formats", "heads.toml").open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return table
