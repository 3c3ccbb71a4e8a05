"""Prices of a second column, which names no currency, over a list that has several: they are not reckoned together."""

from __future__ import annotations

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase

_SEVERAL = 2
_TOGETHER = ("sum", "average", "median", "lowest", "highest", "share")


def refuse_mixed(reading: Reading, holdings: Holdings) -> None:
    """Raises :class:`Unclear` where amounts of several currencies would be added up or ranked; asks for one of them."""
    held = [unit for unit in holdings.units.get("price", ()) if currencies(unit)]
    if len(held) < _SEVERAL or (reading.inquiry.operation not in _TOGETHER and not reading.inquiry.order):
        return
    counts = holdings.of_concept.get(SALES, ())  # "Sold p.m." is no price, though its head speaks of selling
    others = {one.field for one in holdings.prices if one.field.startswith(ATTRIBUTE)} - {*counts}
    without = {name for name in others if not holdings.units.get(name)}
    if not without & reading.inquiry.fields() or (reading.inquiry.where and _in_one(reading.inquiry.where, held)):
        return
    listed = phrase(reading.language, "or").join(held)
    raise Unclear(phrase(reading.language, "which_currency").format(currencies=listed), sure=True)


def _in_one(condition: Condition, held: list[str]) -> bool:
    """Whether it is asked only of what is priced in one currency."""
    if isinstance(condition, AllOf):
        return any(_in_one(one, held) for one in condition.conditions)
    return isinstance(condition, Test) and condition.unit in held
