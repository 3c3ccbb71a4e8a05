"""Prices that are not of the same: a margin of the price of one bottle less the cost of a case of them is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, parts_of
from merchant_assistant.chat.exact.columns.price_kinds import Kind, is_for_cases
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.containers import Container
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reading

_MARGINS = dict.fromkeys(("margin", "margin_percent", "markup_percent"), ("price", "cost"))


def refuse_unlike(reading: Reading, holdings: Holdings) -> None:
    """Raises :class:`Unclear` where a question wants what lies between a price and one for something else."""
    kinds = {one.field: one for one in holdings.prices}
    chips = tuple(chip.condition for chip in reading.chips)
    fields = {
        *reading.inquiry.fields(),
        *(Inquiry("count", where=AllOf(chips)).fields() if chips else ()),
        reading.told,
    }
    for field in sorted(fields):
        both = [kinds[one] for one in _MARGINS.get(field) or parts_of(field) or () if one in kinds]
        if len(both) == 2 and _are_unlike(both, holdings.containers):
            high, low = (holdings.heads.label(one.field, reading.language) for one in both)
            raise Unclear(phrase(reading.language, "of_other_units").format(high=high, low=low), sure=True)


def _are_unlike(both: Sequence[Kind], containers: Mapping[str, Container]) -> bool:
    """Whether one is for a case, and the other for a piece of it, or for what else it is sold by."""
    first, last = (one.per for one in both)
    if first == last or (is_for_cases(first) and is_for_cases(last)):
        return False
    if first and last:
        return True
    per = containers.get(first or last)
    return per is not None and bool(per.count)  # a bare price beside one per kilo is one per kilo too
