"""``resources/chat/exact/prices.toml``: what questions say of one of several prices, and of cases, boxes and rolls."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource


@cache
def reads(*names: str | int, **signs: str) -> re.Pattern[str]:
    """A pattern of the table. ``signs``: what stands for its signs beside the parts that all patterns share."""
    return compiled(told(*names), **signs)


def compiled(pattern: str, **signs: str) -> re.Pattern[str]:
    """A pattern with what its signs mean."""
    for sign, means in (signs | told("parts")).items():
        pattern = pattern.replace(f"<{sign}>", means)
    return re.compile(pattern, re.IGNORECASE)


def told(*names: str | int) -> Any:
    """What stands in the table under a name."""
    found: Any = _table()
    for name in names:
        found = found[name]
    return found


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resource("chat", "exact", "prices.toml").read_text(encoding="utf-8"))
