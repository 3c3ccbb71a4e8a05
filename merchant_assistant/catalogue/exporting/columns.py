"""Column lists of the platforms, from ``resources/exports``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.foundation.paths import resource


@cache
def column_table(platform: str) -> Mapping[str, Mapping[str, str]]:
    """Header names in order, each with what goes into it, by generation (``columns`` where there is one).

    Without any for a platform whose columns only an imported file tells.
    """
    if not resource("exports", f"{platform}.toml").is_file():
        return {"columns": {}}
    with resource("exports", f"{platform}.toml").open("rb") as file:
        table: dict[str, dict[str, str]] = tomllib.load(file)
    return table


@cache
def search_headers() -> Mapping[str, str]:
    """Headers, case folded, of the columns that hold what search engines show, each with ``seo_title`` or the like."""
    with resource("exports", "search_texts.toml").open("rb") as file:
        return {header: key for key, entry in tomllib.load(file).items() for header in entry["headers"]}
