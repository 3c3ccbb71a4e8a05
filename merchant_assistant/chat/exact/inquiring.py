"""The inquiry that was asked, of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Inquiry, Things
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.values.naming import Asked


def inquiry_of(asked: Asked, clauses: Sequence[Clause], things: Things) -> Inquiry:
    """The inquiry that is asked."""
    where = _together([clause.condition for clause in clauses if clause not in asked.base])
    base = _together([clause.condition for clause in asked.base])
    return Inquiry(asked.operation, things, where, asked.field, asked.group, asked.order, asked.limit, base)


def _together(conditions: Sequence[Condition]) -> Condition | None:
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))
