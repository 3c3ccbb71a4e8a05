"""Goods of one's own country where a column only says what is imported: 国产 beside 进口, domestic beside Imported."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.keys import key_of

_HOME = re.compile(r"国产的?(?![^吗]*吗)|\b(?:domestic|home[- ]?grown|home[- ]?made)\b", re.IGNORECASE)
_IMPORTED = ("进口", "imported")


def as_not_imported(text: str, holdings: Holdings) -> str:
    """The question in words for that column; as it is where another cell says what was made at home."""
    found = _HOME.search(text)
    columns = {name for word in _IMPORTED for name in holdings.named.get(key_of(word), ())} if found else set()
    if found is None or len(columns) != 1 or not _is_marking(columns.pop(), holdings):
        return text
    said = found[0].removesuffix("的")
    if holdings.whole.get(key_of(said)):
        return text
    told = "非进口的" if said == "国产" else "not imported"
    return text[: found.start()] + told + text[found.end() :]


def _is_marking(column: str, holdings: Holdings) -> bool:
    """Whether it says yes or no of everything."""
    said = {value for held in holdings.whole.values() for name, value in held if name == column}
    return column in holdings.ticked or (bool(said) and all(type_of(one).kind == "yes_no" for one in said))
