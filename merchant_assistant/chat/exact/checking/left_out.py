"""What a question says besides what its reading tells: 要几箱 beside a price, 既…又… of which one half was read.

Nothing that restricts, and nothing that is asked, may be left out; what is to be told of suppliers is told of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Test, Words
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.prices_said import reads
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reading

_TWO = 2
_FIRMS = ("supplier", "source", "manufacturer")


def with_all_said(reading: Reading, text: str, holdings: Holdings) -> Reading:
    """The reading, of suppliers where these are asked for. Raises :class:`Unclear` where it leaves something out."""
    refuse_left_out(reading, text, holdings)
    listed = reading.inquiry.operation == "list" and reading.wanted == "things" and not reading.inquiry.order
    firms = [name for one in _FIRMS for name in holdings.of_concept.get(one, ()) if name in holdings.fields]
    if not (listed and firms and reads("left_out", "who").search(text)) or {*firms} & reading.inquiry.fields():
        return reading
    return replace(reading, inquiry=replace(reading.inquiry, operation="values", field=firms[0]), wanted="look")


def refuse_left_out(reading: Reading, text: str, holdings: Holdings) -> None:
    """Raises :class:`Unclear` where a question asks or says more than is told."""
    if reads("left_out", "both").search(text) and len(reading.chips) < _TWO:
        raise Unclear(phrase(reading.language, "not_computed"), declined=True, sure=True)
    asks_both = reading.wanted == "amount" and reads("left_out", "needed").search(text)
    if asks_both or reads("left_out", "two_units").search(text):
        raise Unclear(phrase(reading.language, "one_at_a_time"), sure=True)
    if _bounds_another(reading, text) or _counts_names(reading, text) or _is_in_boxes(reading, text, holdings):
        raise Unclear(phrase(reading.language, "not_computed"), declined=True, sure=True)


def _bounds_another(reading: Reading, text: str) -> bool:
    """Whether a bound was set on one price where another is said to be meant: 一块钱以上的有哪些(饭店价)."""
    told = reading.inquiry.field
    bounded = {one.condition.field for one in reading.chips if isinstance(one.condition, Test)}
    other = bool(told) and told != "price" and "price" in bounded and told not in bounded
    return other and bool(reads("left_out", "at_price").search(text))


def _counts_names(reading: Reading, text: str) -> bool:
    """Whether goods called bags were counted where bags of something are asked: "how many bags altogether"."""
    found = reads("left_out", "in_all").search(text)
    named = [chip.condition for chip in reading.chips]
    words = [one.text for one in named if isinstance(one, Words)]
    return bool(found and container(found["c"]) and words == [found["c"]] and len(named) == 1)


def _is_in_boxes(reading: Reading, text: str, holdings: Holdings) -> bool:
    """Whether pieces are asked of a stock that is counted in boxes of so many."""
    inquiry = reading.inquiry
    kept = container(holdings.heads.counted.get("stock", ""))
    held = holdings.containers.get(kept)
    told = inquiry.operation == "count" or (inquiry.operation == "sum" and inquiry.field == "stock")
    return bool(told and held and held.count and reads("left_out", "pieces").search(text))
