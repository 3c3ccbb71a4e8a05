"""How many of something so much money buys: "how many cases of X do I get for £500", "I've 300 to spend on X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.lexicon import containers, forms
from merchant_assistant.chat.exact.words.measures import Amount, amounts_in
from merchant_assistant.foundation.prose import has_han

_WHO = r"(?:i|we|you|he|she|they|one|(?:a|the|my|our) (?:\w+ )?\w+)"
_BUYS = r"(?:get|buy|afford|have|take|purchase|bring home)"
_MONEY = (
    r"(?P<n>(?:[$€£¥] ?)?\d[\d,]*(?:\.\d+)?(?: ?(?:[$€£¥]|pounds?|quid|euros?|dollars?|bucks|yuan|rmb|[A-Z]{3})\b)?)"
)
_SUM = (
    r"(?P<n>[$€£¥] ?\d[\d,]*(?:\.\d+)?"
    r"|\d[\d,]*(?:\.\d+)? ?(?:[$€£¥]|(?:pounds?|quid|euros?|dollars?|bucks|yuan|rmb|gbp|eur|usd|cny)\b))"
)
_ONCE = r"(?: at once| in one go| altogether| in total|,? please)?[?.! ]*$"


@dataclass(frozen=True, slots=True)
class Budget:
    """``question``: for the price of one of what is bought; ``sold_in``: the container that is counted, '' for none."""

    question: str
    amount: Amount
    sold_in: str = ""


def budget_in(text: str, holdings: Holdings) -> Budget | None:
    """What so much money is to buy; None for another question."""
    found = next((told for pattern in _patterns() if (told := pattern.search(text))), None)
    if found is None:
        return None
    amounts = amounts_in(found["n"])
    goods = found["x"].strip(" ,;:-")
    if len(amounts) != 1 or amounts[0].number <= 0 or not goods:
        return None
    unit = (found["u"] or "").strip()
    sort = container(unit)
    if has_han(text):
        goods += next((f"按{at}" for at in [found.groupdict().get("at")] if at), "")
        whole = sort if sort in holdings.containers else ""
        return Budget(f"{goods} 一{unit}多少钱" if whole else f"{goods} 多少钱", amounts[0], whole)
    goods += next((f" at {at}" for at in [found.groupdict().get("at")] if at), "")
    if sort and sort in holdings.containers:
        return Budget(f"price per {sort} of {goods}", amounts[0], sort)
    if unit.casefold() in forms("pieces"):
        return Budget(f"price per piece of {goods}", amounts[0])
    return Budget(f"price of {goods if not sort else f'{unit} of {goods}'}", amounts[0])


def bought(amount: Decimal, price: Decimal) -> tuple[int, Decimal]:
    """How many whole ones, and what is left of the money."""
    count = int(amount // price)
    return count, amount - count * price


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = (*containers(), *forms("pieces"))
    units = "|".join(sorted((re.escape(word) for word in words if word.isascii()), key=len, reverse=True))
    counts = rf"how (?:many|much) (?:full |whole |complete )*(?P<u>{units})?\b"
    goods, may = r" ?(?:of )?(?:the |our )?(?P<x>.+?)", "(?:can|could|do|does|would|will|might)"
    ends = r"(?: (?:is|are|would|will|can|could|do|does|of)\b[^\d]*)?[?.! ]*$"
    having = "(?:i|we|they|you)(?:'ve)?(?: have| had| have got| got)?"
    has = rf"(?:{_WHO}|customers?|clients?) (?:has(?: got)?|have(?: got)?|wants to spend|brings|spends)"
    at = r"(?: at (?:the )?(?P<at>trade|retail|rrp|list|wholesale|shop|\w+(?: \w+)?(?= prices?\b))(?: prices?)?)?"
    told = (
        rf"^(?:(?:so|and),? )?{counts}{goods} {may} {_WHO} {_BUYS} (?:for|with|out of) {_MONEY}{_ONCE}",
        rf"^(?:for|with) {_MONEY},? {counts}{goods} {may} {_WHO} {_BUYS}{_ONCE}",
        rf"^(?:if|say) {having} {_MONEY}(?: to spend)?,? {counts}{goods} {may} {_WHO} {_BUYS}{_ONCE}",
        rf"^{having} {_SUM}(?: to spend)?,? (?:so )?{counts}{goods} {may} {_WHO} {_BUYS}{at}{_ONCE}",
        rf"^{has} {_SUM}(?: to spend)?,? (?:so )?{counts}{goods} {may} {_WHO} {_BUYS}{at}{_ONCE}",
        rf"^{has} {_SUM}(?: to spend)?{at}(?: to spend)?,? (?:so )?{counts}{goods} {may} {_WHO} {_BUYS}{_ONCE}",
        rf"^{_SUM}{at} (?:buys?|gets?|is enough for)(?: (?:me|us|you|him|her|them))? {counts}{goods}{_ONCE}",
        rf"^{counts}{goods} {may} {_WHO} {_BUYS} (?:for|with|out of) {_SUM}{at}{_ONCE}",
        rf"^{counts}{goods} (?:for|with|out of) {_SUM}{_ONCE}",
        rf"{_MONEY} (?:is |are )?to spend on (?:the |our )?(?P<x>.+?)[,;:.–-]+ ?(?:so )?{counts}{ends}",
        rf"^{counts}{goods} {may} {_MONEY} (?:buy|get)(?: (?:me|us|you|them|him|her))?{_ONCE}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*told, *_in_chinese()))


def _in_chinese() -> tuple[str, ...]:
    """500镑能买几根…, 客户预算500块，够拿多少个…, …300元可以买几盒."""
    words = (*containers(), *forms("pieces"), *"根个只条件支瓶台块卷片双把张")
    units = "|".join(sorted({word for word in words if not word.isascii()}, key=len, reverse=True))
    money = r"(?P<n>[$€£¥￥]?\s?\d[\d,]*(?:\.\d+)?\s?(?:英镑|镑|块钱|块|元|美元|美金|欧元|人民币))"
    who = r"(?:客户|客人|顾客|我们?|他|她)?(?:的)?(?:只有|有|预算|拿|用|花|手[上里]有)?(?:是|为|有)?"
    buys = rf"(?:最多|一共|大概|总共)?(?:能够?|可以|够|可)(?:买|拿|进|换|订)(?:到|得到|下)?(?:多少|几)(?P<u>{units})?"
    price = r"(?:的?预算)?[,，\s]*(?:(?:按照?|照|用|以)?(?P<at>[\u4e00-\u9fff]{1,4}价)(?:来?算)?)?[,，\s]*"
    return (
        rf"^{who}{money}{price}{buys}\s*(?:的)?(?P<x>[^?？。]{{2,}}?)[?？。 ]*$",
        rf"^(?P<x>.{{2,}}?)[,，\s]*{who}{money}{price}{buys}[?？。 ]*$",
    )
