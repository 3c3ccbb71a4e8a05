"""A column of sizes that is called by what goods come in: "Bottle ml", "Roll m", 卷(米).

How many bottles there are, and what one costs, is no question of millilitres.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from merchant_assistant.chat.exact.heads_of_columns import keys_of_column, unit_of_column
from merchant_assistant.chat.exact.lexicon import containers
from merchant_assistant.chat.exact.measures import units_of
from merchant_assistant.chat.exact.words import stem

_SIZES = {"length", "mass", "volume", "area"}
_PRICED = re.compile(r"\b(?:costs?|prices?|how much|pay|charge)\b|多少钱|价", re.IGNORECASE)


def asks_of_containers(text: str, field: str, written: Iterable[str]) -> bool:
    """Whether the field was named by a word that counts goods, or has their price told. ``written``: its units."""
    if not {unit.dimension for word in (unit_of_column(field), *written) for unit in units_of(word)} & _SIZES:
        return False
    told = {stem(word) for key in keys_of_column(field) for word in key if word in containers()}
    words = "|".join(re.escape(word) for word in containers() if stem(word) in told)
    if not words or any(re.search(rf"\b{re.escape(' '.join(key))}\b", text, re.IGNORECASE) for key in _whole(field)):
        return False
    counted = re.search(rf"\bhow many (?:full |whole )?(?:{words})\b|[几多少](?:{words})", text, re.IGNORECASE)
    return bool(counted or (_PRICED.search(text) and re.search(rf"\b(?:{words})\b|[一每](?:{words})", text, re.I)))


def _whole(field: str) -> list[tuple[str, ...]]:
    return [key for key in keys_of_column(field) if len(key) > 1]
