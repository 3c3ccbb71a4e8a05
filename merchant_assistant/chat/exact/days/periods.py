"""Of which time sales are meant: "best seller this year" over SoldYTD, 近30天卖得最好的; a question says it again.

Where a catalogue has several columns of sales the one is taken of which the question says the time, else that of a
month; the words for the time are then accounted for. A time that stands with what else happened (今年上架的,
"listed this year") is that of another column, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES, speaks, spelt, time_of, times
from merchant_assistant.chat.exact.days.days import stretches_in, whole_words
from merchant_assistant.chat.exact.days.kinds_of_days import kinds_of
from merchant_assistant.chat.exact.days.stretch import tables
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.foundation.prose import has_han

_NEVER = "从没卖过"
_NONE, _SOME = " with sales exactly 0 ", " with sales over 0 "
_EVER_SOLD = re.compile(r"(?<![没未不有])(?:有)?卖(?:出去|出|掉)?过(?=的|[?？]?$)")
_SORTS_SOLD = re.compile(
    r"(?:一共|总共)?(?:卖|销售|走)(?:出去了|出了|掉了|了|出|过)(?:多少|几)个?[款种样](?=[?？]?$)"
)  # not pieces
_CASES = re.compile(
    r"(?:卖|销量?|库存|存货)(?:得|了|出)?(?:还|都|只|就)?(?:不到|不足|不满|少于|低于|小于|超过|多于|高于|大于|不止|过)"
    r"\s*[\d一二两三四五六七八九十百千半]+\s*[箱包袋]"
)
_SALES_ZH = "销量"
_USUAL = ("month", "week", "quarter", "this_year", "year", "half", "day", "last_year", "last_month", "")


def in_time(text: str, holdings: Holdings) -> tuple[str, Holdings]:
    """The question without the words for a time of sales, and the catalogue with the one column of them."""
    columns = holdings.of_concept.get(SALES, ())
    if _NEVER in text and "sold" not in kinds_of(holdings):
        text = text.replace(_NEVER, "销量为0")
    if not columns or not speaks("sold").search(text):
        return text, holdings
    if named := _named(text, columns):
        return named[0], _with(holdings, named[1])
    said = time_said(text, columns)
    if said is None:
        text = text if "sold" in kinds_of(holdings) else _EVER_SOLD.sub("销量超过0", text)
        return _not_since(text, holdings), _with(holdings, usual_of(columns))
    column, start, end = said
    rest = f"{text[:start]}{text[end:]}"
    rest = _SORTS_SOLD.sub("销量超过0的有多少款", rest)
    rest = speaks("how_many_zh").sub("销量一共是多少", rest) if has_han(text) else rest
    negated = speaks("unsold_zh" if has_han(text) else "unsold").search(rest)
    if negated or not speaks("counted").search(rest):
        if not _is_sure(column, holdings):
            return text, _with(holdings, usual_of(columns))
        rest = _existing(rest, negated)
    return " ".join(rest.split()), _with(holdings, column)


def _named(text: str, columns: Sequence[str]) -> tuple[str, str] | None:
    """The question with 销量 for the head of a column that has the time in it, and that column: 低于上月走货的."""
    for column in columns if has_han(text) else ():
        head = column.removeprefix(ATTRIBUTE)
        if time_of(column) and head in text and not speaks("how_many_zh").search(text):
            return text.replace(head, _SALES_ZH), column
    return None


def is_in_cases(text: str, holdings: Holdings) -> bool:
    """Whether sales or stocks are bounded by cases, and are kilos or metres: 卖不到10箱 beside 库存(公斤)."""
    return bool(_CASES.search(text) and units_of(holdings.heads.counted.get("stock", "")))


def _existing(text: str, negated: re.Match[str] | None) -> str:
    """What sold at all, or did not, as a bound of the sales."""
    if negated and not is_han(negated[0][0]):
        return f"{text[: negated.start()]}{_NONE}{text[negated.end() :]}"
    if negated:
        return text
    if found := speaks("sold_at_all").search(text):
        return f"{text[: found.start()]}{_SOME}{text[found.end() :]}"
    return speaks("sold_at_all_zh").sub("销量超过0", text)


def time_said(text: str, columns: Sequence[str]) -> tuple[str, int, int] | None:
    """The column of which a question says the time, and where."""
    of_time = {time_of(one): one for one in reversed(columns)}  # of two of the same time the first
    for name, entry in times():
        if name in of_time and (found := _of_sales(entry["said"], text)):
            return of_time[name], *found
    found = _of_sales(dict(times())["this_year"]["said"], text) if "year" in of_time else None
    return (of_time["year"], *found) if found else None


def _of_sales(said: str, text: str) -> tuple[int, int] | None:
    """Where a time is said that is not the time of something else."""
    spots = (found.span() for found in whole_words(said).finditer(text))
    return next((spot for spot in spots if not _is_of_another(text, *spot)), None)


def _is_of_another(text: str, start: int, end: int) -> bool:
    """Whether a time is that of what else happened: 今年5月上架的, "listed this year", "last month's arrivals"."""
    for one in stretches_in(text):
        if one.start < end and start < one.end:
            start, end = min(start, one.start), max(end, one.end)
    before, behind = _with_other_verbs()
    return bool(before.search(text[:start]) or behind.match(text, end))


@cache
def _with_other_verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before such a time, and behind it."""
    verbs = "|".join(entry["says"] for kind, entry in tables()["kinds"].items() if kind != "sold")
    before = rf"(?<![a-z])(?:{verbs})(?: (?:in|during|on|since|within|over))? $|(?:{verbs})(?:于|在|是|为|从)+$"
    behind = (
        rf"(?:以来|以?之?内|里|期间|的|刚|才|就|新|会|要|将|\s)*(?=[\u4e00-\u9fff])(?:{verbs})|'s? (?:{verbs})(?![a-z])"
    )
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def usual_of(columns: Sequence[str]) -> str:
    """The column that is meant where no time is said: one called just sales, else that of a month."""
    plain = next((one for one in columns if not time_of(one)), "")
    if plain and columns[0] == plain:
        return plain
    return min(columns, key=lambda one: _USUAL.index(time_of(one)))


def _with(holdings: Holdings, column: str) -> Holdings:
    return replace(holdings, of_concept=dict(holdings.of_concept) | {SALES: (column,)})


def _is_sure(column: str, holdings: Holdings) -> bool:
    """Whether it says what sold in that time better than the day of the last sale does: no average of months."""
    told = time_of(column) in ("this_year", "last_year", "last_month") or any(map(str.isdigit, spelt(column)))
    return told or not any(re.search(r"last|最[近后]|上次|末次", spelt(day), re.IGNORECASE) for day in holdings.days)


def _not_since(text: str, holdings: Holdings) -> str:
    """``三月以后没卖过的``, which the rules of spoken Chinese have made sales of 0: that the last one was not then."""
    negated, days = speaks("unsold_zh").search(text), stretches_in(text) if holdings.days else []
    if negated is None or len(days) != 1 or days[0].end > negated.start():
        return text
    if _is_of_another(text, days[0].start, days[0].end):
        return text
    one, behind = days[0], "以来" if text[: days[0].end].endswith(("以后", "之后")) else ""
    said = re.sub("[以之]后$", behind, text[one.start : one.end])
    return f"{text[: one.start]}不是{said}最后销售的{text[negated.end() :]}"
