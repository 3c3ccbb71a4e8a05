"""The time that a column of sales is of, where a question says it again: "this month" over monthly sales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import Sense

_SOLD = re.compile(r"\b(?:sell|sells|sold|selling|sellers?|bestsell\w+|sales?|shift)\b|卖|销", re.IGNORECASE)
_OF_HEAD = {"month": "month|月", "week": "week|周", "year": "year|annual|年", "day": "dail|per day|日"}
_BEFORE = "(?:in |over |for )?(?:this|a|an|per|each|every|one|the)"
_SAID = {
    name: re.compile(rf"\b(?:(?:{_BEFORE}) {name}|{name}ly)\b|{han}", re.IGNORECASE)
    for name, han in {
        "month": "(?:在|按)?(?:一个月|每个?月|这个?月|本月|当月|单月)",
        "week": "(?:一周|每周|这周|本周)",
        "year": "(?:一年|每年|今年|本年)",
        "day": "(?:一天|每天|今天)",
    }.items()
}  # fmt: skip
_FILLER = frozenset({Sense("words", "filler")})


def without_period(text: str, items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items, where words only say of which time the sales are that the column holds."""
    heads = holdings.of_concept.get("sales", ())
    if not heads or not _SOLD.search(text) or any(item.days for item in items):
        return list(items)
    said = [name for name, form in _OF_HEAD.items() if all(re.search(form, head, re.IGNORECASE) for head in heads)]
    spots = [found.span() for name in said for found in _SAID[name].finditer(text)]
    return [
        replace(item, senses=_FILLER, values=(), parts=(), amount=None, fields=())
        if any(start <= item.start and item.end <= end for start, end in spots)
        else item
        for item in items
    ]
