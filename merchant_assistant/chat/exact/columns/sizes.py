"""Sizes that a column holds as texts among others: 450ml, 8寸, 12.9级发黑, 304."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words.measures import units_of

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.columns_held import Measured

_LEADS = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s?(?P<u>[A-Za-z]{1,3}(?![A-Za-z])|[\u4e00-\u9fff])?(?![\d.*×/-])")


def sizes_in(values: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """The values that begin with a number, by that number and its unit."""
    found: dict[tuple[str, str], list[str]] = {}
    for value in values:
        if leads := _LEADS.match(value):
            found.setdefault((leads["n"], (leads["u"] or "").casefold()), []).append(value)
    return found


def are_alike(cells: Measured) -> bool:
    """Whether all amounts of a column are of one kind: of 450ml and 8寸 none can be set against the other."""
    return len({units_of(one.unit)[0].dimension for _, amounts in cells for one in amounts}) <= 1
