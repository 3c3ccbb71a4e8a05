"""Our own sentences of exact answers, in the two languages that are answered in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language


@cache
def _phrases(language: Language) -> Mapping[str, str]:
    found: Mapping[str, str] = tomllib.loads(
        resource("chat", "exact", f"answers.{language}.toml").read_text(encoding="utf-8")
    )
    return found


def phrase(language: Language, name: str) -> str:
    """A sentence or a part of one, with places for what is filled in."""
    return _phrases(language)[name]
