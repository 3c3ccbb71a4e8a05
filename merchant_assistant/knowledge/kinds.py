"""Kinds of goods by their names in English and Chinese."""

from __future__ import annotations

import tomllib
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han


@cache
def kinds() -> tuple[tuple[str, ...], ...]:
    """The names of each kind, the usual one of each language before its others."""
    told = tomllib.loads(resource("knowledge", "kinds.toml").read_text(encoding="utf-8"))
    return tuple(map(tuple, told["kinds"]))


@cache
def usual(*, chinese: bool) -> tuple[str, ...]:
    """What each kind is usually called in one of the languages."""
    return tuple(next(name for name in names if has_han(name) == chinese) for names in kinds())
