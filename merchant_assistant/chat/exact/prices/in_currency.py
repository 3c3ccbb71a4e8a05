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
_NOUN = "noun"  # a clause of what goods are called
_IN = ("in", "priced in")


def in_currency(
    items: Sequence[Item],
    clauses: Sequence[Clause],
    asked: Asked,
    holdings: Holdings,
    holds: Callable[[Condition], bool],
    language: Language,
) -> list[Clause]:
    """The clauses, with the condition that amounts are in the one currency that is named: "price in EUR", "多少欧元".

    A word of what goods are called is none: "euro pallet covers". They stay as they are where amounts are in one
    currency only, where several are named, where a bound says it already, or where it is asked what certain goods cost
    and none of them has a price in it: that price is told as it is.
    """
    asked_of = asked.field or (asked.order.field if asked.order else "")
    field = asked_of if _units(asked_of, holdings) else "price"  # stock "of what is priced in EUR"
    held = _units(field, holdings)
    if len(held) < _SEVERAL or any(clause.span and clause.span.amount.money for clause in clauses):
        return list(clauses)
    goods = [clause for clause in clauses if clause.kind == _NOUN]
    said = [item for at, item in enumerate(items) if _is_said(item, items[at - 1] if at else None, goods)]
    named = {unit for item in said for unit in currencies(item.text) if unit in held}
    if len(named) != 1:
        return list(clauses)
    (unit,) = named
    test = Test(field, unit=unit)
    clauses = [one for one in clauses if not any(_is_just(one, item) and currencies(item.text) for item in said)]
    if asked.wanted == "look" and clauses and not holds(AllOf((*(clause.condition for clause in clauses), test))):
        return list(clauses)
    clause = Clause(test, value_label(field, (unit,), language), "currency", (field,))
    without = [one for one in clauses if one.condition == Test(field, blank=True)]  # "not priced in EUR"
    if without:
        return [*(one for one in clauses if one not in without), clause.negated(language)]
    return [*clauses, clause]


def _is_said(item: Item, before: Item | None, goods: Sequence[Clause]) -> bool:
    """Whether a word may be of money: behind "in", or in no name of goods."""
    if item.amount:
        return False
    called = [clause for clause in goods if clause.start <= item.start < clause.end]
    behind_in = before is not None and before.text.casefold() in _IN
    return not called or (behind_in and all(_is_just(clause, item) for clause in called))


def _is_just(clause: Clause, item: Item) -> bool:
    """Whether goods are called by this one word alone."""
    return clause.kind == _NOUN and (clause.start, clause.end) == (item.start, item.end)


def _units(field: str, holdings: Holdings) -> tuple[str, ...]:
    """The currencies of a field; of one that is made of prices, theirs."""
    made = next((parts[-1] for table in (TIMES, LESS) if (parts := table.get(field))), field)
    held = holdings.units.get(field) or holdings.units.get(made, ())
    return tuple(unit for unit in held if currencies(unit))
