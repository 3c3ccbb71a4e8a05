"""How far two prices of the same thing are apart: "the gap between trade and RRP", 批发价和进价差多少."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from merchant_assistant.catalogue.inquiry import apart
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.price_kinds import Kind, Qualified
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import forms

_RANKS = {"cost": 0, "trade": 2, "": 3, "recommended": 4}
_GREATEST = r"(?:(?P<most>biggest|largest|greatest|highest|widest|most)|(?P<least>smallest|lowest|narrowest|least)) "
_MOST_HAN = re.compile(r"价格得?最[大多高]")
_LEAST_HAN = re.compile(r"价格得?最[小少低]")


def between_prices(text: str, kinds: Sequence[Kind]) -> Qualified | None:
    """The question with the price in the place of the difference of two, and the field that this is; None for none."""
    if len(kinds) < 2:
        return None
    called, english, chinese = _differences(tuple(kinds))
    found = english.search(text) or chinese.search(text)
    if found is None:
        return None
    first, last = (called[found[side].casefold()] for side in ("a", "b"))
    if first.field == last.field:
        return None
    low, high = sorted((first, last), key=lambda one: _RANKS.get(one.who, 3) - bool(one.least))
    field = "margin" if (high.field, low.field) == ("price", "cost") else apart(high.field, low.field)
    return Qualified(_said(text, found), field)


@lru_cache(maxsize=16)
def _differences(kinds: tuple[Kind, ...]) -> tuple[Mapping[str, Kind], re.Pattern[str], re.Pattern[str]]:
    """What prices are called, and how the difference of two is said, in English and in Chinese."""
    called = _called(kinds)
    names = "|".join(sorted(map(re.escape, called), key=len, reverse=True))
    the = r"(?:the |our |its |their )*"
    english = (
        rf"(?:{_GREATEST})?(?:price )?\b(?:difference|gap|spread|distance|mark-?up|margin) (?:between|from) {the}"
        rf"(?P<a>{names})(?: prices?)? (?:and|to) {the}(?P<b>{names})(?: prices?)?\b"
    )
    joins, apart_by = "和|与|跟|同|比|减去?|到", "相差|差价|差额|价差|差距|差"
    chinese = rf"(?P<a>{names})(?:{joins})(?P<b>{names})(?:之间)?的?(?:{apart_by})"
    return called, re.compile(english, re.IGNORECASE), re.compile(chinese)


def _said(text: str, found: re.Match[str]) -> str:
    """The question with the price where the difference stood."""
    if is_han(found["a"][0]):
        told = f"{text[: found.start()]}价格{text[found.end() :]}"
        return _LEAST_HAN.sub("价格最低", _MOST_HAN.sub("价格最高", told))
    ranked = found.groupdict()
    degree = "highest " if ranked["most"] else "lowest " if ranked["least"] else ""
    return f"{text[: found.start()]}{degree}price{text[found.end() :]}"


def _called(kinds: Sequence[Kind]) -> dict[str, Kind]:
    """What each column of prices is called, in small letters; the usual ones first."""
    found: dict[str, Kind] = {}
    for one in sorted(kinds, key=lambda one: (one.least, one.field.startswith(ATTRIBUTE))):
        others = [other for other in kinds if other.who == one.who and not other.least]
        usual = forms(f"prices_{one.who or 'asked'}")
        alone = len(others) == 1 or any(word in one.head.casefold() for word in ("trade", "wholesale", "批发", "rrp"))
        names = [*(usual if alone else ()), *([one.head] if one.head else [])]
        names += forms("prices_asked") if one.field == "price" else ()
        for name in names:
            found.setdefault(name.casefold(), one)
    return found
