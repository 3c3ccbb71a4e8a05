"""The currency that a question names, where a catalogue has prices in several: it is asked of those in that one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from merchant_assistant.catalogue.inquiry import LESS, TIMES, AllOf, Condition, Test
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.foundation.prose import Language

_SEVERAL = 2


def in_currency(
    items: Sequence[Item],
    clauses: Sequence[Clause],
    asked: Asked,
    holdings: Holdings,
    holds: Callable[[Condition], bool],
    language: Language,
) -> list[Clause]:
    """The condition that an amount is in the one currency that is named: "the average price in EUR", "多少欧元".

    None where amounts are in one currency only, where several are named, where a bound says it already, or where it is
    asked what certain goods cost and none of them has a price in it: that price is told as it is.
    """
    asked_of = asked.field or (asked.order.field if asked.order else "")
    field = asked_of if _units(asked_of, holdings) else "price"  # stock "of what is priced in EUR"
    held = _units(field, holdings)
    if len(held) < _SEVERAL or any(clause.span and clause.span.amount.money for clause in clauses):
        return []
    named = {unit for item in items if not item.amount for unit in currencies(item.text) if unit in held}
    if len(named) != 1:
        return []
    (unit,) = named
    test = Test(field, unit=unit)
    if asked.wanted == "look" and clauses and not holds(AllOf((*(clause.condition for clause in clauses), test))):
        return []
    return [Clause(test, value_label(field, (unit,), language), "currency", (field,))]


def _units(field: str, holdings: Holdings) -> tuple[str, ...]:
    """The currencies of a field; of one that is made of prices, theirs."""
    made = next((parts[-1] for table in (TIMES, LESS) if (parts := table.get(field))), field)
    held = holdings.units.get(field) or holdings.units.get(made, ())
    return tuple(unit for unit in held if currencies(unit))
