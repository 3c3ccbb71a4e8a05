"""Spoken Chinese in plain words: 前3个 for top3, 多少 for 几多; what nothing rewords stays as it is."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from merchant_assistant.foundation.paths import resource

_SIGNS = {"N": "number", "P": "pieces", "B": "bounds", "G": "groups", "END": "end"}  # of parts that patterns share
_HAN = re.compile("[\u4e00-\u9fff]")


def reworded(text: str) -> str:
    """A question in the words of the tables; one that has no Chinese in it as it is."""
    if not _HAN.search(text):
        return text
    for pattern, plain in _rules():
        text = pattern.sub(plain, text)
    return " ".join(text.split())


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads(resource("chat", "exact", "spoken.toml").read_text(encoding="utf-8"))
    parts = {f"<{sign}>": table[name] for sign, name in _SIGNS.items()}
    return tuple((re.compile(_filled(pattern, parts)), plain) for pattern, plain in table["rules"])


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """A pattern with what its signs stand for."""
    for sign, means in parts.items():
        pattern = pattern.replace(sign, f"(?:{means})")
    return pattern
