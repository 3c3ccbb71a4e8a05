"""Conditions of one question beside each other: two that nothing can meet at once are a misreading, and asked back.

Nobody asks for what is both: a range or a choice was read as two demands, and "none" would be a wrong answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Test
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.valuing import Holds
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


def agreeing(nodes: Sequence[Node], text: str, language: Language, holds: Holds) -> list[Node]:
    """The nodes without conditions that another says more exactly. Raises :class:`Unclear` for two that contradict."""
    clauses = [node for node in nodes if isinstance(node, Clause)]
    idle = [one for first, last in combinations(clauses, 2) if (one := _idle(first, last, text))]
    kept = [node for node in nodes if not any(node is one for one in idle)]
    joined = (pair for pair in _joined(kept) if _exclude(*pair, holds))
    left = [node for node in kept if isinstance(node, Clause)]
    if any(_denies_every(one.condition) and not holds(one.condition) for one in left):
        raise Unclear(phrase(language, "or_of_what"))  # "not new, used or refurbished": these are told of what is meant
    others = (pair for pair in combinations(left, 2) if _contradict(*pair, holds))
    if found := next(chain(joined, others), None):
        raise Unclear(phrase(language, "contradicting").format(first=found[0].label, second=found[1].label))
    return kept


def _joined(nodes: Sequence[Node]) -> Iterator[tuple[Clause, Clause]]:
    """What products are called or kept under, twice, with "and" between: "tags men and women"."""
    for first, joiner, last in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if not (isinstance(first, Clause) and isinstance(last, Clause)) or isinstance(joiner, Clause):
            continue
        goods = all(one.kind == "noun" or one.fields in (("tags",), ("category",)) for one in (first, last))
        if goods and joiner.has("and") and not isinstance(last.condition, Not):
            yield first, last


def _idle(first: Clause, last: Clause, text: str) -> Clause | None:
    """The one of two that adds nothing: said twice, "10 days included", "restock what is below 100"."""
    if first.condition == last.condition or _is_included(first, last, text):
        return last
    for gone, bound in _gone_and_bound(first, last):
        if _reach(bound.condition)[1] > 0 and text[gone.start : gone.end].casefold() in forms("restocked"):
            return gone
        return None if _is_there(bound.condition) else bound
    if first.kind == last.kind == "value" and first.fields == last.fields:
        return next((one for one, other in ((first, last), (last, first)) if _is_in_class(one, other)), None)
    if first.kind == last.kind == "bound" and first.fields == last.fields:
        for exact, bound in ((first, last), (last, first)):
            low, high = _reach(exact.condition)
            if low == high and low in _reach(bound.condition) and _is_closed(bound.condition):
                return exact
    return None


def _denies_every(condition: Condition) -> bool:
    if isinstance(condition, AllOf):
        return all(isinstance(one, Not) or _denies_every(one) for one in condition.conditions)
    return False


def _is_included(wide: Clause, narrow: Clause, text: str) -> bool:
    """Whether what is said to be included is of the wider one anyway: gold watches, rose gold included."""
    if wide.fields != narrow.fields or not text[narrow.end :].lstrip(" ,").casefold().startswith(forms("is_included")):
        return False
    tests = (wide.condition, narrow.condition)
    return all(isinstance(one, Test) and one.values for one in tests) and {*_values(tests[1])} < {*_values(tests[0])}


def _values(condition: Condition) -> tuple[str, ...]:
    return condition.values if isinstance(condition, Test) else ()


def _is_in_class(one: Clause, other: Clause) -> bool:
    """Whether a class is named again that the other has in it: IP65 and up, IP65 included."""
    if not (isinstance(one.condition, Test) and isinstance(other.condition, Test)) or one.several:
        return False
    return other.several and {*one.condition.values} < {*other.condition.values}


def _gone_and_bound(first: Clause, last: Clause) -> Iterator[tuple[Clause, Clause]]:
    """That nothing is in stock, and bounds of the stock beside it."""
    for gone, bound in ((first, last), (last, first)):
        is_gone = gone.kind == "stock" and isinstance(gone.condition, AllOf)
        if is_gone and isinstance(bound.condition, Test) and bound.kind == "bound" and bound.fields == ("stock",):
            yield gone, bound


def _is_there(condition: Condition) -> bool:
    """Whether what is in its bounds is in stock."""
    low = _reach(condition)[0]
    return low > 0 or (low == 0 and isinstance(condition, Test) and condition.low_open)


def _reach(condition: Condition) -> tuple[Decimal, Decimal]:
    """Between what a number is; anything where this is no single bound."""
    if not isinstance(condition, Test) or (condition.low is None and condition.high is None):
        return _LEAST, _MOST
    return _LEAST if condition.low is None else condition.low, _MOST if condition.high is None else condition.high


def _is_closed(condition: Condition) -> bool:
    return isinstance(condition, Test) and not (condition.low_open or condition.high_open)


def _contradict(first: Clause, last: Clause, holds: Holds) -> bool:
    """Whether no thing can be both, though some are the one and some the other."""
    if first.kind == last.kind == "bound" and first.fields == last.fields:
        return _miss(first.condition, last.condition)
    if any(_is_there(bound.condition) for _, bound in _gone_and_bound(first, last)):
        return True
    if first.condition == Not(last.condition) or last.condition == Not(first.condition):
        return True
    values = first.kind == last.kind == "value" and first.fields == last.fields
    if not values or any(isinstance(one.condition, Not) for one in (first, last)):
        return False
    return _exclude(first, last, holds)


def _exclude(first: Clause, last: Clause, holds: Holds) -> bool:
    return not holds(AllOf((first.condition, last.condition))) and holds(first.condition) and holds(last.condition)


def _miss(first: Condition, last: Condition) -> bool:
    """Whether two bounds of one field and unit have no number in common."""
    if not (isinstance(first, Test) and isinstance(last, Test)) or first.unit != last.unit:
        return False
    lows, highs = zip(_reach(first), _reach(last), strict=True)
    low, high = max(lows), min(highs)
    exact = [_reach(one)[0] == _reach(one)[1] for one in (first, last)]
    if any(exact) and not all(exact):
        return True  # who says both "1,300" and "at most 1,700" means one thing that was read as two
    if low != high:
        return low > high
    ends = [(one, _reach(one)) for one in (first, last)]
    return any((one.low_open and low == at[0]) or (one.high_open and high == at[1]) for one, at in ends)
