"""Digits and number words that are no figures of the thing: TM-500, polyamide 66, 24/7, the 一 of 92元一米, 2 x."""

from __future__ import annotations

import re
from functools import cache

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.reading.designations import pitches, thread_start
from merchant_assistant.claims.reading.numbers import Amount

_PREFIX = re.compile(
    r"(?:[Øøφ±~<>≤≥≈=(\[*×+/$€£¥₹…]|\.\.|(?<![A-Za-z])(?:[xLWHD]|AC|DC|US\$|Rs\.?|USD|EUR|GBP|RMB|CNY|INR|AED))$",
    re.IGNORECASE,
)
_ALWAYS_OPEN = "24/7"
_LIST_MARK = re.compile(r"[.)](?= )|、")
_INDENT = 4
_NAME = 14  # characters of the longest name with a number
_GROWN_TOGETHER = re.compile(r"\d(?:V|A|W|Ah|mAh|kW|Hz)$")  # 6V4Ah
_PER_ONE = re.compile(r"[元块毛角分]$|[元块毛角分]\s$|[\d一二三四五六七八九]$")  # 6块8一条, 92元一米
_TIMES = re.compile(r"\s?[x×*]\s?\d")
_TIMES_BEFORE = re.compile(r"\d\s?(?:[WVA]|mm|ml|[Aa]h)\s?[×*]\s?$")  # 10W×2
_FACTOR_REACH = 8


def inside_word(text: Text, amount: Amount) -> bool:
    """TM-500, v2, A4: digits that belong to a code are no figures."""
    if thread_start(text, amount) is not None:
        return False
    head = text.folded[max(0, amount.start - 6) : amount.start]
    if _is_named_by(text, amount) or pitches(text, amount) or _GROWN_TOGETHER.search(head):
        return _GROWN_TOGETHER.search(head) is None
    if amount.spelled:
        return head[-1:] == "第" or (head[-1:] == "-" and head[-2:-1].isalpha())
    if not head or head[-1] in " \n" or _PREFIX.search(head):
        return _is_always_open(text, amount) or _numbers_a_list(text, amount)
    last = head[-1]
    if last in "-_/.":
        return head[-2:-1].isascii() and head[-2:-1].isalpha() and not head[-2:-1].islower()
    return (last.isalpha() and not is_chinese(last)) or last == "#"


def _is_named_by(text: Text, amount: Amount) -> bool:
    """Polyamide 66, 尼龙66: no number of anything."""
    return _named().search(text.lower, max(0, amount.start - _NAME), amount.start) is not None


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(table('figures')['words']['named_by_number'])})[ -]?$")


def _numbers_a_list(text: Text, amount: Amount) -> bool:
    """ "2. Size: …" at the start of a line."""
    starts_line = text.folded[max(0, amount.start - _INDENT) : amount.start].rpartition("\n")[2].strip(" ") == ""
    at_start = amount.start <= _INDENT or "\n" in text.folded[amount.start - _INDENT : amount.start]
    return starts_line and at_start and _LIST_MARK.match(text.folded, amount.end) is not None


def _is_always_open(text: Text, amount: Amount) -> bool:
    starts = (amount.start, amount.start - _ALWAYS_OPEN.index("7"))
    return any(start >= 0 and text.folded.startswith(_ALWAYS_OPEN, start) for start in starts)


def is_per_one(text: Text, amount: Amount) -> bool:
    """The 一 of 92元一米, which says of what the price is."""
    one = amount.spelled and text.folded[amount.start : amount.end] == "一"
    return one and _PER_ONE.search(text.folded, max(0, amount.start - 2), amount.start) is not None


def is_factor(folded: str, start: int, end: int) -> bool:
    """The 2 of "2 x 4.0 Ah" and of "10W×2"."""
    before = _TIMES_BEFORE.search(folded, max(0, start - _FACTOR_REACH), start)
    return before is not None or _TIMES.match(folded, end) is not None
