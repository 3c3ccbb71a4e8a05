"""What an unknown word means that needs no model: brackets behind it say so, or our own tables of heads.

A column of days is called otherwise in each shop; what our tables take a head for they take a word for, too: 到期日 and
BBE both are the day until which things are good, "last outbound date" and 末次出库 the day of the last sale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.days.kinds_of_days import day_kinds, kinds_of
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.proposing.meaning import Meant
from merchant_assistant.chat.proposing.names import head_of
from merchant_assistant.chat.proposing.unknown import Unknown

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.holdings import Holdings

_BRACKET = re.compile(r" ?[(（]([^()（）]+)[)）]")
_A_DAY = re.compile(r"\bdates?$|\bday$|[日期]$", re.IGNORECASE)


def given(text: str, cuts: Sequence[Unknown], holdings: Holdings) -> list[tuple[Unknown, Meant]]:
    """For the ways to cut a word what each surely means; () where nothing says so. The longest is first."""
    longest = sorted(cuts, key=lambda one: one.start - one.end)
    told = [_in_brackets(text, one, holdings) for one in longest]
    days = [(one, Meant(head, sure=True)) for one in longest if (head := column_of_days(one.text, holdings))]
    return [*filter(None, told), *days]


def _in_brackets(text: str, one: Unknown, holdings: Holdings) -> tuple[Unknown, Meant] | None:
    """What the asker says himself that it is called: 贝虾类(Shellfish)."""
    behind = _BRACKET.match(text, one.end)
    if not behind or not (key_of(behind[1]) in holdings.named or holdings.values(key_of(behind[1]))):
        return None
    return Unknown(one.start, behind.end(), text[one.start : behind.end()]), Meant(behind[1], sure=True)


def column_of_days(word: str, holdings: Holdings) -> str:
    """The head of the one column of such days; '' for no word of days, or where several are."""
    if not _A_DAY.search(word):
        return ""
    kinds = [kind for kind, entry in day_kinds().items() if re.search(entry["heads"], word, re.IGNORECASE)]
    columns = kinds_of(holdings).get(kinds[0], ()) if len(kinds) == 1 else ()
    return head_of(columns[0]) if len(columns) == 1 else ""
