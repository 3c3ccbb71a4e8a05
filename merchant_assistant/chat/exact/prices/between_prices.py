"""How far two prices of the same thing are apart: "the gap between trade and RRP", 批发价和进价差多少."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from merchant_assistant.catalogue.inquiry import apart
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.price_kinds import Kind, Qualified
from merchant_assistant.chat.exact.words.lexicon import forms

_CALLED = {("price", "cost"): "margin", ("compare_at_price", "price"): "discount"}
_RANKS = {"cost": 0, "trade": 2, "": 3, "recommended": 4}
_GREATEST = r"(?:(?P<most>biggest|largest|greatest|highest|widest|most)|(?P<least>smallest|lowest|narrowest|least)) "
_EARNED = re.compile(
    "(?:(?:卖)?[每单一][件个箱盒瓶支条台套包袋米只块斤])?(?:能|可以?)?"
    "(?:赚得?|赚的|挣得?|利润|毛利|差价|差额|差得|差)?(?:的)?(?:钱)?最(?P<end>[多大高少小低])"
)
_MOST_HAN = re.compile(r"价格得?最[大多高]")
_LEAST_HAN = re.compile(r"价格得?最[小少低]")


def between_prices(text: str, kinds: Sequence[Kind]) -> Qualified | None:
    """The question with the price in the place of the difference of two, and the field that this is; None for none."""
    if len(kinds) < 2:
        return None
    names, patterns = _differences(tuple(kinds))
    found = next((one for pattern in patterns if (one := pattern.search(text))), None)
    if found is None:
        return None
    first, last = (names[found[side].casefold()] for side in ("a", "b"))
    if first.field == last.field:
        return None
    low, high = sorted((first, last), key=lambda one: _RANKS.get(one.who, 3) - bool(one.least))
    if {"rest", "more"} & {*found.groupdict()}:  # it is said which of them is taken off
        low, high = (first, last) if re.search("[低少]|便宜", found.groupdict().get("more") or "") else (last, first)
    field = _CALLED.get((high.field, low.field)) or apart(high.field, low.field)
    return Qualified(_said(text, found), field)


@lru_cache(maxsize=16)
def _differences(kinds: tuple[Kind, ...]) -> tuple[Mapping[str, Kind], tuple[re.Pattern[str], ...]]:
    """What prices are called, and how the difference of two is said, in English and in Chinese."""
    told = called(kinds)
    names = _names(told)
    the = r"(?:the |our |its |their )*"
    english = (
        rf"(?:{_GREATEST})?(?:price )?\b(?:difference|gap|spread|distance|mark-?up|margin) (?:between|from) {the}"
        rf"(?P<a>{names})(?: prices?)? (?:and|to) {the}(?P<b>{names})(?: prices?)?\b"
    )
    joins, apart_by = "和|与|跟|同|比|减去?|到", "相差|差价|差额|价差|差距|差"
    chinese = rf"(?P<a>{names})(?:{joins})(?P<b>{names})(?:之间)?的?(?:{apart_by})"
    return told, (
        re.compile(english, re.IGNORECASE),
        re.compile(chinese, re.IGNORECASE),
        _reckoned(names),
        _higher(names),
    )


def _names(called: Mapping[str, Kind]) -> str:
    return "|".join(sorted(map(re.escape, called), key=len, reverse=True))


def _reckoned(names: str) -> re.Pattern[str]:
    """``按批发价减进价算，哪款赚得最多``: one price less another is what the superlative behind it is of."""
    less = r"\s*(?:减去?|扣除?|扣掉|-|－|—)\s*"
    said = rf"(?:按照?|照|用|拿|以)?\s*[(（]?\s*(?P<a>{names}){less}(?P<b>{names})\s*[)）]?(?:来|去)?(?:计算|算|计|看)?"
    return re.compile(rf"{said}[,，\s]*(?P<rest>[^×*x乘除÷/]*?(?:{_EARNED.pattern})[^×*x乘除÷/]*)$", re.IGNORECASE)


def _higher(names: str) -> re.Pattern[str]:
    """``零售价比进价高多少``: how far they are apart."""
    degree = "(?:要|会|能)?(?P<more>高|贵|多|低|便宜|少)(?:出|了)?"
    return re.compile(rf"(?P<a>{names})比(?P<b>{names}){degree}(?:多少|几)(?:钱|块钱|块|元)?", re.IGNORECASE)


def _ranked(found: re.Match[str]) -> str:
    return "价格最低" if found["end"] in "少小低" else "价格最高"


def _said(text: str, found: re.Match[str]) -> str:
    """The question with the price where the difference stood."""
    told = found.groupdict()
    if "most" in told:  # in English; the prices of a Chinese question may have English names
        degree = "highest " if told["most"] else "lowest " if told["least"] else ""
        return f"{text[: found.start()]}{degree}price{text[found.end() :]}"
    if "rest" in told:
        return text[: found.start()] + _EARNED.sub(_ranked, found["rest"])
    behind = "是多少" if "more" in told else ""
    price = f"{text[: found.start()]}价格{behind}{text[found.end() :]}"
    return _LEAST_HAN.sub("价格最低", _MOST_HAN.sub("价格最高", price))


def called(kinds: Sequence[Kind]) -> dict[str, Kind]:
    """What each column of prices is called, in small letters; the usual ones first."""
    found: dict[str, Kind] = {}
    for one in sorted(kinds, key=lambda one: (one.least, one.field.startswith(ATTRIBUTE))):
        others = [other for other in kinds if other.who == one.who and not other.least]
        known = one.who in ("", *_RANKS)
        usual = forms(f"prices_{one.who or 'asked'}") if known else (f"{one.who} price", one.who)
        alone = len(others) == 1 or any(word in one.head.casefold() for word in ("trade", "wholesale", "批发", "rrp"))
        names = [*(usual if alone else ()), *([one.head] if one.head else [])]
        names += forms("prices_asked") if one.field == "price" else ()
        for name in names:
            found.setdefault(name.casefold(), one)
    return found
