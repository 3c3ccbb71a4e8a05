"""A column that says in words what can be had ("In stock", "Pre-order", 缺货), where no column counts pieces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Test
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.lexicon import forms, states_written

_CONCEPT = "availability"
_YES = (("in", "stock"), ("available",), ("stock",))  # what columns are called that only say yes and no


@dataclass(frozen=True, slots=True)
class Availability:
    """``field``: the column; ``there``, ``few``, ``gone``: its values that say so; ``few`` are still there."""

    field: str
    there: tuple[str, ...]
    few: tuple[str, ...]
    gone: tuple[str, ...]

    def condition(self, *, gone: bool, away: bool) -> tuple[Condition, tuple[str, ...]]:
        """That things are there or not, with the values by which it is known.

        ``away``: whatever cannot be had now, also what is not sold out but only ordered ahead or given up.
        """
        there = (*self.there, *self.few)
        if away:
            return AllOf((Test(self.field, blank=False), Not(Test(self.field, there)))), there
        values = (self.gone or forms("sold_out")[:1]) if gone else there
        return Test(self.field, values), values


def availability_of(holdings: Holdings) -> Availability | None:
    """The column that says so; None where there is none, or pieces are counted."""
    if "stock" in holdings.of_concept:
        return None
    named = holdings.of_concept.get(_CONCEPT, ())
    called = [name for key in _YES for name in holdings.named.get(key, ())]
    for field in (*named, *called):
        states = {state: _written(state, field, holdings) for state in ("there", "few", "gone")}
        if field in called:
            states = {state: (*states[state], *_written(word, field, holdings)) for state, word in _PLAIN.items()}
        if states["there"] or states["gone"]:
            return Availability(field, states["there"], states.get("few", ()), states["gone"])
    return None


_PLAIN = {"there": "yes", "gone": "no"}


def _written(state: str, field: str, holdings: Holdings) -> tuple[str, ...]:
    found = (value for key in _keys(state) for name, value in holdings.whole.get(key, ()) if name == field)
    return tuple(dict.fromkeys(found))


@cache
def _keys(state: str) -> tuple[tuple[str, ...], ...]:
    return states_written(state)
