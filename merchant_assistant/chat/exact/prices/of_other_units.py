"""A figure in another unit than was asked: 一箱有多少盒 is no stock, 多少瓶 no number of goods, 一个月 no week.

What was asked is in the question as it was typed; a reading that lost it would tell a wrong number.
"""

from __future__ import annotations

import re

from merchant_assistant.catalogue.inquiry import Words
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES, days_of_time, spelt, time_of
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_PACKS = "盒袋瓶包支罐听箱桶"  # which count pieces of goods, never sorts of them
_ASKED = re.compile(rf"(?:多少|几)([{_PACKS}])(?![{_PACKS}子装]|商品|产品)")
# One case, of which it is asked how many are inside; what there is of it besides is asked of the stock.
_INSIDE = re.compile(
    rf"(?:(?:一|1|整)[箱件托捆]|每[箱托捆])(?!以|起|商品|产品|货)[^,，]*?(?:有|装|是|放)*(?:多少|几)[{_PACKS}双片粒件只]"
)
_OF_STOCK = re.compile("库存|存货|还[有剩]|剩|卖|销|走|出|订|货")
_IN_CASES = re.compile("[(（/]箱[)）]?|箱数|箱$")
_A_TIME = {
    30: re.compile(r"(?:一|每|1)个?月|月[均销]|\b(?:an?|per|each|every|one) month\b|\bmonthly\b", re.IGNORECASE),
    7: re.compile(r"(?:一|每|1)(?:周|个?星期|个?礼拜)|周[均销]|\b(?:an?|per|each|every|one) week\b|\bweekly\b", re.I),
    365: re.compile(r"(?:一|每|1)年|全年|\b(?:an?|per|each|every|one) year\b|\byearly\b", re.IGNORECASE),
    1: re.compile(r"(?:一|每|1)天|\b(?:an?|per|each|every|one) day\b|\bdaily\b", re.IGNORECASE),
}
_MEASURES = ("weight", "capacity", "length")
# How much of it there is in all, which the weight of one does not tell; "how many grams does it have" is of one.
_THERE = re.compile(
    r"\bhow (?:many|much) (?P<u>[a-z]+)\b.*\b(?:(?:do|have) (?:we|you|i|they)\b|in stock\b|on hand\b|left\b|in total\b)"
    r"|\bhow many (?P<v>[a-z]+) of .*\bare there\b"
    r"|(?:库存|还有|还剩|一?共有).*(?:多少|几)(?P<z>公斤|千克|kg|斤|吨|升|米)",
    re.IGNORECASE,
)
_CONTAINERS_OF = re.compile(r"\bhow many ([a-z]+) of\b", re.IGNORECASE)
_IN_MONEY = re.compile(r"\b(?:in|by) (?:money|cash|pounds|sterling|euros?|dollars?)\b", re.IGNORECASE)


def refuse_other_unit(reading: Reading, typed: str, holdings: Holdings, language: Language) -> None:
    """Raises :class:`Unclear` where the figure would be none of what was asked."""
    asked, inquiry = _ASKED.search(typed), reading.inquiry
    stock = {*holdings.of_concept.get("stock", ())}
    counted = inquiry.operation == "count" and not inquiry.field
    inside = _INSIDE.search(typed) and not _OF_STOCK.search(typed)
    if inside and (counted or inquiry.field in stock):
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
    there = _THERE.search(typed)
    if there and holdings.concept_of(inquiry.field) in _MEASURES and units_of(there["u"] or there["v"] or there["z"]):
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
    of_what = _CONTAINERS_OF.search(typed)
    if of_what and counted and container(of_what[1]) and any(_is_called(chip, of_what[1]) for chip in reading.chips):
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
    if asked and counted and stock:
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
    if inquiry.field not in holdings.of_concept.get(SALES, ()):
        return
    own = _A_TIME.get(days_of_time(time_of(inquiry.field)))
    others = [said for said in _A_TIME.values() if said is not own]
    other_time = own and not own.search(typed) and any(said.search(typed) for said in others)
    of_pieces = asked and asked[1] != "箱" and _IN_CASES.search(spelt(inquiry.field))
    if _IN_MONEY.search(typed):
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
    if (other_time and "平均" not in typed) or of_pieces:
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)


def _is_called(chip: Chip, word: str) -> bool:
    """Whether it wants goods that are called by a word: no bottle of beer is called a bottle."""
    return isinstance(chip.condition, Words) and chip.condition.text.casefold() == word.casefold()
