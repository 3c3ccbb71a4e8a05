"""Materials and colours of a question in the words of the other language, from the tables of the claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.foundation.prose import has_han

_TABLES = ("materials", "colours")


def said_otherwise(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of the tables in ``text``, and what it is called in the other language ("硅胶": "silicone" …)."""
    for found in _pattern().finditer(text.casefold()):
        yield found[0], tuple(form for form in _groups()[found[0]] if has_han(form) != has_han(found[0]))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """For each word all that mean the same."""
    same: dict[str, tuple[str, ...]] = {}
    for name in _TABLES:
        for forms in table(name)["words"].values():
            for form in forms:
                same[form.casefold()] = (*same.get(form.casefold(), ()), *forms)
    return same


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_groups()))
