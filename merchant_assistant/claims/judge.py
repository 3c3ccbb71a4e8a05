"""The verdict: which cell proves a claim, which contradicts it, or that none speaks of it."""

from __future__ import annotations

from collections.abc import Callable

from merchant_assistant.claims.facts import Code, Fact, Fit, Item, Name, Promise, Term, Worn
from merchant_assistant.claims.judge_extents import judge_extent
from merchant_assistant.claims.judge_figures import judge_quantity
from merchant_assistant.claims.judge_names import judge_code, judge_fit, judge_item, judge_name
from merchant_assistant.claims.judge_promises import judge_promise
from merchant_assistant.claims.judge_sizes import judge_worn
from merchant_assistant.claims.judge_words import judge_term
from merchant_assistant.claims.quantities import Extent, Quantity
from merchant_assistant.claims.record import Prepared
from merchant_assistant.claims.verdict import Verdict

_JUDGES: dict[type, Callable[[Fact, Prepared], Verdict]] = {
    Quantity: judge_quantity,
    Extent: judge_extent,
    Worn: judge_worn,
    Term: judge_term,
    Code: judge_code,
    Name: judge_name,
    Fit: judge_fit,
    Item: judge_item,
    Promise: judge_promise,
}


def judge(claim: Fact, record: Prepared) -> Verdict:
    """Supported, contradicted or unsupported, with the cell that says so."""
    return _JUDGES[type(claim.value)](claim, record)
