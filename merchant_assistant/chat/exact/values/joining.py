"""What "or", "and" and lists between conditions mean: "black or blue", "mugs and bowls", "red, blue and green"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

AtOnce = Callable[[Clause, Clause], bool]


def joined(nodes: Sequence[Node], language: Language, at_once: AtOnce) -> list[Node]:
    """Clauses with what joins them made one. Raises :class:`Unclear` for an "or" of which it is unsure.

    ``at_once``: whether a thing may well be what both say: lightweight and hooded.
    """
    made: list[Node] = []
    compares = any(isinstance(node, Item) and node.has("comparative") for node in nodes)
    for node in nodes:
        made.append(node)
        while (shorter := _joined_end(made, language, at_once, compares=compares)) is not None:
            made = shorter
    return _either(made, language, compares=compares)


def _joined_end(nodes: list[Node], language: Language, at_once: AtOnce, *, compares: bool) -> list[Node] | None:
    """The last two clauses as one where they are of one kind and one field; None where they stay apart."""
    last = nodes[-1]
    if not isinstance(last, Clause):
        return None
    joiner, before = _before(nodes[:-1])
    if before is None:
        return None
    first = nodes[before]
    if not isinstance(first, Clause) or not _alike(first, last, joiner):
        return None
    if compares and joiner == "and" and before and isinstance(nodes[before - 1], Clause):
        return None  # of "glass teapot and cutting board" one is heavier: only the teapot is of glass
    if joiner == "and" and first.kind == "value" and at_once(first, last):
        return None
    words = [node for node in nodes[before + 1 : -1] if not (isinstance(node, Item) and node.has("or", "and", "both"))]
    both = any(isinstance(node, Item) and node.has("both") and not node.has("filler") for node in nodes)
    return [*nodes[:before], *words, _merged(first, last, joiner, language, both=both and joiner == "and")]


def _before(nodes: Sequence[Node]) -> tuple[str, int | None]:
    """The clause before the end, with what joins it: "or", "and" or nothing; filler may stand between."""
    joiner = ""
    for place in range(len(nodes) - 1, -1, -1):
        node = nodes[place]
        if isinstance(node, Clause):
            return joiner, place
        if node.has("or"):
            joiner = "or"
        elif node.has("and"):
            joiner = joiner or "and"
        elif not node.has("filler", "products", "variants"):
            return joiner, None
    return joiner, None


def _alike(first: Clause, last: Clause, joiner: str) -> bool:
    """Whether two clauses are alternatives, or parts of one list."""
    if first.kind != last.kind:
        return False
    if first.kind == "sku" or _denies_all(first, last):
        return True
    if first.kind == "noun":
        return joiner in ("or", "and")
    if first.kind == "bound":
        return (joiner == "or" or last.several) and first.fields == last.fields
    if first.kind == "value":
        return first.fields == last.fields and (joiner != "" or not set(_label_words(first)) & set(_label_words(last)))
    return joiner == "or"


def _denies_all(first: Clause, last: Clause) -> bool:
    """Whether several values are denied, and one more is named: of "not new, used or refurbished" it is none."""
    inner = first.condition.conditions if isinstance(first.condition, AllOf) else ()
    same = first.kind == last.kind == "value" and first.fields == last.fields
    return same and bool(inner) and all(isinstance(one, Not) for one in inner)


def _label_words(clause: Clause) -> list[str]:
    """The words of the value, without those of its field."""
    return re.split(r"[:：]\s*", clause.label, maxsplit=1)[-1].split()


def _merged(first: Clause, last: Clause, joiner: str, language: Language, *, both: bool = False) -> Clause:
    if both and first.kind == "value" and not isinstance(last.condition, Not):
        return _of_both(first, last, language)
    negated = isinstance(first.condition, Not) or _denies_all(first, last)
    conditions: tuple[Condition, ...] = (first.condition, last.condition)
    if negated and not isinstance(last.condition, Not):
        last = last.negated(language)
        conditions = (first.condition, last.condition)
    every = negated or (isinstance(last.condition, Not) and joiner != "or")
    together: Condition = AllOf(conditions) if every else AnyOf(conditions)
    if first.kind == "blank" and joiner == "and":
        together = AllOf(conditions)
    joins = phrase(language, "and") if isinstance(together, AllOf) else phrase(language, "or")
    label = f"{first.label}{joins}{last.label}"
    of_stock, several = first.of_stock or last.of_stock, isinstance(together, AnyOf)
    return Clause(together, label, first.kind, first.fields, first.start, last.end, of_stock, several=several)


def _of_both(first: Clause, last: Clause, language: Language) -> Clause:
    """That a product comes in both, in one variant or another: neither is what it does not have."""
    conditions = tuple(Not(Not(one.condition)) for one in (first, last))
    label = f"{first.label}{phrase(language, 'and')}{last.label}"
    return Clause(AllOf(conditions), label, "both", first.fields, first.start, last.end)


def _either(nodes: Sequence[Node], language: Language, *, compares: bool) -> list[Node]:
    """An "or" between conditions of several kinds: "black mugs or white bowls"."""
    place = next((at for at, node in enumerate(nodes) if isinstance(node, Item) and node.has("or")), None)
    place = _between_two_things(nodes) if place is None else place
    if place is None:
        return list(nodes)
    left, right = _run(nodes[:place][::-1])[::-1], _run(nodes[place + 1 :])
    if not left or not right:
        return list(nodes)
    if not compares and len(left) > 1 and [one.kind for one in left] != [one.kind for one in right]:
        raise Unclear(phrase(language, "or_of_what"))
    made = _all(left, language), _all(right, language)
    together = Clause(
        AnyOf((made[0].condition, made[1].condition)), f"{made[0].label}{phrase(language, 'or')}{made[1].label}",
        "mixed", (), left[0].start, right[-1].end, made[0].of_stock or made[1].of_stock, several=True,
    )  # fmt: skip
    rest = [node for node in nodes if node is not nodes[place] and node not in left and node not in right]
    return [*rest, together]


def _between_two_things(nodes: Sequence[Node]) -> int | None:
    """Where an "and" stands between two sorts of goods, which nothing is at once: "black mugs and white bowls"."""
    for at, node in enumerate(nodes):
        if isinstance(node, Item) and node.has("and"):
            sides = _run(nodes[:at][::-1]), _run(nodes[at + 1 :])
            if all(any(one.kind in ("noun", "sku") for one in side) for side in sides):
                return at
    return None


def _run(nodes: Sequence[Node]) -> list[Clause]:
    """The clauses that stand together."""
    run: list[Clause] = []
    for node in nodes:
        if isinstance(node, Clause):
            run.append(node)
        elif not node.has("filler", "polar", "with"):
            break
    return run


def _all(clauses: Sequence[Clause], language: Language) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    label = phrase(language, "and").join(one.label for one in clauses)
    condition = AllOf(tuple(one.condition for one in clauses))
    return Clause(condition, label, "mixed", (), clauses[0].start, clauses[-1].end)
