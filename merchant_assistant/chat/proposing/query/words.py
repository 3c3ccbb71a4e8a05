"""Words by which a proposed query is checked, as ``query.toml`` has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.foundation.paths import resource


def says(name: str, text: str) -> bool:
    """Whether one of these words stands in a text."""
    return bool(_patterns()[name].search(text))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(resource("chat", "query.toml").read_text(encoding="utf-8"))["words"]
    return {name: re.compile(pattern, re.IGNORECASE | re.VERBOSE) for name, pattern in table.items()}
