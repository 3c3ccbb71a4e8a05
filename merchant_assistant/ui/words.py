"""Counting in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def counted(count: int, one: str, many: str) -> str:
    """``one`` for exactly one, else ``many`` with ``{count}`` as the system writes figures. Both come translated."""
    return one if count == 1 else many.format(count=QLocale().toString(count))
