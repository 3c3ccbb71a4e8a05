"""What whole cartons cost: 拿一箱总共多少, 整箱价, 3箱多少钱. It is the price of a piece times the pieces in them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import Finding
from merchant_assistant.chat.exact.columns.labels import concept_label
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.items.beyond import Look
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import amounts_in
from merchant_assistant.chat.exact.words.phrases import phrase

_BOUGHT = "[,，]?(?:拿|来|买|订|进|要|采购|订购|按|以|论)(?:个)?"
_CARTON = re.compile(
    rf"(?:{_BOUGHT})?(?:一整|每|整|满|\d{{1,4}}|[一二两三四五六七八九十]{{1,3}})箱子?(?:的?货)?(?:来?算|计)?的?"
)
_TOTAL = "(?:一共|总共|合计|共)(?:要|得|需要?|是)?多少"
_COSTS = re.compile(rf"多少钱|多少元|几块钱|什么价|怎么卖|报价|报个价|价格|价钱|单价|价|{_TOTAL}")
_PIECES = re.compile(
    r"箱子?(?:是|有|装|放|里|能|可以?)*(?:多少|几)(?!钱|元|块)|多重|重量|毛重|净重|库存|(?:几|多少)[个只条支把瓶件]"
)
_COST = "(?:多少钱|多少元|几块钱|什么价格?|怎么卖|报价|报个价|价格|价钱|单价|价|多少)"
_END = re.compile(rf"(?:一共|总共|合计|共)?(?:要|得|需要?|是)?{_COST}(?:是?{_COST})?[?？]?$")


def without_carton(text: str) -> tuple[str, int]:
    """A question for the price of whole cartons, as one for the price of a piece, and how many; '', 0 for any other.

    How many pieces are in it, or what it weighs, is no such question.
    """
    said = _CARTON.search(text)
    bare = _CARTON.sub("", text)
    if said is None or not _COSTS.search(bare) or (_PIECES.search(text) and not re.search(_TOTAL, text)):
        return "", 0
    cartons = next((int(one.number) for one in amounts_in(said[0])), 1)
    return _END.sub("", bare).rstrip("的,， ") + "多少钱", cartons


def in_carton(reading: Reading, look: Look, cartons: int = 1, count: str = "carton") -> Reading:
    """What the pieces of so many whole cartons cost. ``count``: the field that tells how many are in one.

    Raises :class:`Unclear` where that is not told.
    """
    if reading.wanted != "look" or reading.inquiry.field != "price" or reading.inquiry.where is None:
        raise Unclear(phrase(reading.language, "which_product"))
    held = look(reading.inquiry.where, count)
    counts = numbers_in(held)
    if held.passing > 1 and len(counts) != 1:
        raise Unclear(phrase(reading.language, "which_product"))
    if len(counts) != 1 or int(max(counts)) != max(counts):
        field = concept_label(count, reading.language)
        raise Unclear(phrase(reading.language, "no_field").format(field=field), declined=True)
    return replace(reading, wanted="amount", quantity=int(max(counts)) * cartons, per=count, times=cartons)


def numbers_in(finding: Finding) -> set[Decimal]:
    """The different numbers that were found, each once."""
    return {one.number for figure in finding.figures if (one := quantity_of(figure.group or ""))}
