"""Limits that the merchant set otherwise, where a platform's own word about them is not certain.

Kept in the settings as ``PLATFORM_LIMITS``: ``{"amazon": {"bullets.max_length": 500}}``, by the names that the data in
``resources/platforms`` have. The program's settings are one, so is what is told here by :func:`follow`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache

_read: Callable[[], str] = str  # nothing


def follow(read: Callable[[], str]) -> None:
    """Take the merchant's limits from ``read`` from now on, each time anew: the setting's JSON, or nothing."""
    global _read  # noqa: PLW0603 - one merchant, one set of limits
    _read = read


def own_limits(name: str) -> Mapping[str, int]:
    """The merchant's limits of a platform (or a kind of copy) by their names; what is no limit is passed over."""
    return _parsed(_read()).get(name, {})


def with_limit(text: str, name: str, path: str, most: int | None) -> str:
    """The setting's JSON ``text`` with one limit otherwise; None: as the platform's data have it."""
    kept = {platform: dict(limits) for platform, limits in _parsed(text).items()}
    limits = kept.setdefault(name, {})
    limits.pop(path, None)
    if most is not None:
        limits[path] = most
    kept = {platform: limits for platform, limits in kept.items() if limits}
    return json.dumps(kept) if kept else ""


@cache
def _parsed(text: str) -> Mapping[str, Mapping[str, int]]:
    try:
        loaded = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {name: _numbers(limits) for name, limits in loaded.items() if isinstance(limits, dict)}


def _numbers(limits: Mapping[str, object]) -> Mapping[str, int]:
    return {
        name: most for name, most in limits.items() if isinstance(most, int) and not isinstance(most, bool) and most > 0
    }
