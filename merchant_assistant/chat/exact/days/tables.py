"""``months.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource


@cache
def table() -> Mapping[str, Any]:
    """How months are said, and what is asked of them."""
    return tomllib.loads(resource("chat", "exact", "months.toml").read_text(encoding="utf-8"))
