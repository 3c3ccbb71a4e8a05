"""A column of sizes that is called by what goods come in: "Bottle ml", "Roll m", 卷(米).

How many bottles there are, and what one costs, is no question of millilitres.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column, unit_of_column
from merchant_assistant.chat.exact.words.keys import stem
from merchant_assistant.chat.exact.words.lexicon import containers
from merchant_assistant.chat.exact.words.measures import units_of

_SIZES = {"length", "mass", "volume", "area"}
_ASKS_PRICE = re.compile(r"\b(?:costs?|prices?|how much|pay|charge)\b|多少钱|价", re.IGNORECASE)


def asks_of_containers(text: str, field: str, written: Iterable[str]) -> bool:
    """Whether the field was named by a word that counts goods, or has their price told. ``written``: its units."""
    if not {unit.dimension for word in (unit_of_column(field), *written) for unit in units_of(word)} & _SIZES:
        return False
    counted, one, whole = _called_by(field)
    if whole.search(text):
        return False
    return bool(counted.search(text) or (_ASKS_PRICE.search(text) and one.search(text)))


@lru_cache(maxsize=1024)
def _called_by(field: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What counts the word for goods that a column is called by, what tells one of them, and the whole name."""
    told = {stem(word) for key in keys_of_column(field) for word in key if word in containers()}
    words = "|".join(re.escape(word) for word in containers() if stem(word) in told) or "(?!)"
    keys = "|".join(re.escape(" ".join(key)) for key in keys_of_column(field) if len(key) > 1) or "(?!)"
    return (
        re.compile(rf"\bhow many (?:full |whole )?(?:{words})\b|[几多少](?:{words})", re.IGNORECASE),
        re.compile(rf"\b(?:{words})\b|[一每](?:{words})", re.IGNORECASE),
        re.compile(rf"\b(?:{keys})\b", re.IGNORECASE),
    )
