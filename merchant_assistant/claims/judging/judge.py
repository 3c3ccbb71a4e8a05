"""The verdict: which cell proves a claim, which contradicts it, or that none speaks of it."""

from __future__ import annotations

from collections.abc import Callable

from merchant_assistant.claims.judging.judge_extents import judge_extent
from merchant_assistant.claims.judging.judge_figures import judge_quantity
from merchant_assistant.claims.judging.judge_names import judge_code, judge_fit, judge_item, judge_name
from merchant_assistant.claims.judging.judge_promises import judge_promise
from merchant_assistant.claims.judging.judge_sizes import judge_worn
from merchant_assistant.claims.judging.judge_words import judge_term
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import Verdict
from merchant_assistant.claims.reading.facts import Code, Fact, Fit, Item, Name, Promise, Term, Worn
from merchant_assistant.claims.reading.quantities import Extent, Quantity

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
