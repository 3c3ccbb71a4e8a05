"""Counting in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def number(value: int) -> str:
    """A whole number as the system writes it."""
    return QLocale().toString(value)


def counted(count: int, one: str, many: str) -> str:
    """``one`` for exactly one, else ``many`` with ``{count}`` as :func:`number`. Both come translated."""
    return one if count == 1 else many.format(count=number(count))
