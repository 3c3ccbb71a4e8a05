"""Whether any is left of what there is: who is told that there are tan tyres will promise them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, Test

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Finding
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reading


def without_any(reading: Reading, finding: Finding, holdings: Holdings) -> Inquiry | None:
    """How many of those that were found have a stock of none; None where it was not asked whether there are some, or
    the stock is spoken of anyway."""
    held = holdings.of_concept.get("stock", ())
    if reading.wanted != "exists" or not finding.passing or len(held) != 1 or held[0] in reading.inquiry.fields():
        return None
    gone = Test(held[0], high=Decimal(0))
    where = reading.inquiry.where
    return Inquiry("count", reading.inquiry.things, AllOf((where, gone)) if where else gone)
