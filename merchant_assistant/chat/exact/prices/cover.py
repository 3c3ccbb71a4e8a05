"""How long the stock lasts: "months of cover", 不够卖一个月, "what runs out within two weeks"; stock by what sells.

The words are put in place of which the field is called, and the field is made for the unit that is asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from merchant_assistant.catalogue.inquiry import cover_field
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES, days_of_time, table, time_of
from merchant_assistant.chat.exact.days.periods import usual_of
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.measures import spelled
from merchant_assistant.foundation.prose import has_han

CONCEPT = "cover"
_STOCK = "stock"
_NAME, _NAME_ZH = "stock cover", "库存可售时间"
_LASTING = ("shelf_life", "battery", "warranty")  # which may last as well
_OF_SALES = re.compile(r"stock|sales|sell|cover|\b(?:rate|pace)\b|库存|存货|卖|销|断货|缺货|没货|售罄", re.IGNORECASE)
_AMONG = ("中", "里", "里面")
_OF = (" of", " for", " on", " in")
_RANKED = re.compile("(?:是)?最|前|排|低于|少于|超过|不到|高于")
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_UNITS = {"天": "day", "周": "week", "星期": "week", "月": "month", "季度": "quarter", "年": "year"}
_FEW = dict.fromkeys(("a", "an", "the"), 1) | {
    word: number for number, word in enumerate("一二三四五六七八九十", 1)
} | {"两": 2, "十一": 11, "十二": 12}  # fmt: skip
_HALF = ("half a", "半")
_TWO, _LONGEST = 2, 6  # words of a column's name, or its characters


def as_cover(text: str, holdings: Holdings) -> tuple[str, Holdings] | None:
    """The question with a field that says how long the stock lasts, and the catalogue with it; None for another one."""
    columns = [one for one in holdings.of_concept.get(SALES, ()) if days_of_time(time_of(one))]
    stock = next((one for one in holdings.of_concept.get(_STOCK, ()) if one in holdings.units), "")
    if not columns or not stock:
        return None
    lasting = [name for one in _LASTING for name in holdings.of_concept.get(one, ())]
    if lasting and (not _OF_SALES.search(text) or _names(key_of(text), holdings) & {*lasting}):
        return None
    told = _told(_patterns()["stale"][0].sub("", text), holdings)
    if told is None:
        return None
    said, unit = told
    sales = usual_of(columns)
    field = cover_of_stock(stock, sales, unit)
    held = {**holdings.fields, field: replace(holdings.fields[stock], field=field, units=())}
    concepts = {**holdings.of_concept, SALES: (sales,), CONCEPT: (field,)}
    units: dict[str, tuple[str, ...]] = {**holdings.units, field: ()}
    return " ".join(said.split()), replace(holdings, fields=held, of_concept=concepts, units=units)


def cover_of_stock(stock: str, sales: str, unit: str = "") -> str:
    """The field of how long a stock lasts at what a column says is sold; without a unit in the column's own."""
    of = time_of(sales).removeprefix("last_")
    unit = unit or (of if of in ("day", "week", "month") else "month")
    return cover_field(stock, sales, unit, _times(of, unit))


def _times(of: str, unit: str) -> Fraction:
    """How many units of time the time of a column of sales has."""
    if of in _MONTHS and unit in _MONTHS:
        return Fraction(_MONTHS[of], _MONTHS[unit])
    return Fraction(days_of_time(of), days_of_time(unit))


def _told(text: str, holdings: Holdings) -> tuple[str, str] | None:
    """The question in words for the field, and the unit that it asks for ('' for none)."""
    name = _NAME_ZH if has_han(text) else _NAME
    for sign, way in (("<", "under"), (">", "over")):
        for pattern in _patterns()[way]:
            found = pattern.search(text)
            if found and (number := _number(found["n"])) and not _is_column(found[0], holdings):
                bound = f" {name} {sign} {number} " if name == _NAME else f"{name}{_bound(found[0], sign)}{number}"
                if found[0].startswith(("cover", "的")) or text[: found.start()].endswith("cover "):
                    bound = f"{sign} {number}"
                return text[: found.start()] + bound + text[found.end() :], _unit(found["u"])
    for pattern in _patterns()["asks"]:
        if (found := pattern.search(text)) and not _is_column(found[0], holdings):
            return _asked(text, found, name), _unit(found.groupdict().get("u") or "")
    for way, most in (("first", "shortest"), ("last", "longest")):
        if found := _patterns()[way][0].search(text):
            best = f" has the {most} {name} " if name == _NAME else f"{name}最{'短' if way == 'first' else '长'}的"
            return text[: found.start()] + best + text[found.end() :], ""
    return None


def _is_column(said: str, holdings: Holdings) -> bool:
    """Whether a column of the file is called so: its cells are asked for, nothing is computed."""
    own = {*holdings.of_concept.get(SALES, ()), *holdings.of_concept.get(_STOCK, ())}
    return bool(_names(key_of(said), holdings) - own)


def _names(key: Key, holdings: Holdings) -> set[str]:
    """The columns that some words of these are names of, more than one word each."""
    parts = {key[start : start + size] for start in range(len(key)) for size in range(_TWO, _LONGEST + 1)}
    return {name for part in parts if len(part) > 1 for name in holdings.named.get(part, ())}


def _bound(said: str, sign: str) -> str:
    if sign == "<":
        return "不超过" if "不超过" in said or "以" in said else "低于"
    return "超过" if re.search("超过|多于|高于|大于", said) else "不低于"


def _asked(text: str, found: re.Match[str], name: str) -> str:
    before, behind = text[: found.start()], text[found.end() :]
    if of := found.groupdict().get("of"):
        return f"{before}{name} of {of}{behind}"
    if name == _NAME:
        return f"{before}{name}{' of' if found[0].endswith(_OF) else ''}{behind}"
    before, behind = before.rstrip("的 ,，"), behind.strip()
    if _RANKED.match(behind):
        return f"{before}{'' if before.endswith(_AMONG) else '的'}{name}{behind}" if before else f"{name}{behind}"
    return f"{before or behind}的{name}是多少{behind if before else ''}" if before or behind else name


def _number(said: str) -> str:
    small = said.casefold()
    if small in _HALF:
        return "0.5"
    number = small if re.fullmatch(r"[\d.]+", small) else str(_FEW.get(small) or spelled().get(small) or "")
    return f"{Decimal(number).normalize():f}" if number else ""


def _unit(said: str) -> str:
    return _UNITS.get(said, said.casefold().removesuffix("s"))


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    entry: dict[str, Any] = table()["cover"]
    made = {}
    for way in ("under", "over", "asks", "first", "last", "stale"):
        told = entry[way] if isinstance(entry[way], list) else [entry[way]]
        made[way] = [re.compile(one.replace("P", entry["period"], 1), re.IGNORECASE) if way in ("under", "over")
                     else re.compile(one, re.IGNORECASE) for one in told]  # fmt: skip
    return made
