"""What happened on the days of a column, as its name says: goods arrived, were sold, will expire."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import apart, written_out
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.days.stretch import tables


def kinds_of(holdings: Holdings) -> Mapping[str, tuple[str, ...]]:
    """The columns of days by what happened on them; those of no known kind by ''."""
    return _kinds_of(tuple(holdings.days))


@lru_cache(maxsize=64)
def _kinds_of(columns: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for field in columns:
        name = apart(field.removeprefix(ATTRIBUTE)).replace("_", " ")
        said = f"{name}\n{' '.join(written_out(tuple(name.casefold().split())))}"  # LstSale is a last sale
        of = [kind for kind, entry in day_kinds().items() if re.search(entry["heads"], said, re.IGNORECASE | re.M)]
        known = next((one for one in ("sold", "due") if one in of), of[0] if of else "")
        kinds[known] = (*kinds.get(known, ()), field)
    return kinds


def is_ahead(field: str, holdings: Holdings) -> bool:
    """Whether a column tells of days to come, as its name says: until when things are good."""
    kinds = kinds_of(holdings)
    return any(field in names and bool(day_kinds()[kind].get("ahead")) for kind, names in kinds.items() if kind)


def day_kinds() -> Mapping[str, Mapping[str, str]]:
    """The kinds of ``days.toml``: how heads and questions say each."""
    kinds: Mapping[str, Mapping[str, str]] = tables()["kinds"]
    return kinds
