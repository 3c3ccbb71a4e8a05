"""What people and houses do with goods, behind their name: 张伟负责的, 东莞来的; and whose goods they are: 谁家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import Sense, forms
from merchant_assistant.chat.exact.words import key_of

_DOERS = ("buyer", "source", "brand", "manufacturer", "origin", "ships_from")
_HOUSES = ("source", "brand", "manufacturer")
_NOTHING = frozenset({Sense("words", "filler")})
_WHICH = frozenset({Sense("words", "which")})


def done_by(items: list[Item], holdings: Holdings) -> list[Item]:
    """The items; what the one who is named does says nothing more than his column."""
    made = _each_does(_houses(_of_suppliers(items), holdings))
    for at, item in enumerate(made):
        before = made[at - 1] if at else None
        verb = item.key in map(key_of, forms("does_so")) and not item.values
        if before and verb and before.end == item.start and _is_of_doers(before, holdings):
            made[at] = replace(item, senses=_NOTHING, fields=())
    return made


def _each_does(items: list[Item]) -> list[Item]:
    """``How many does each vendor supply``: behind those by whom it is counted the verb says nothing more."""
    last = items[-1] if items else None
    grouped = any(item.has("group") and {*after.of("names")} & {*_DOERS} for item, after in pairwise(items))
    verbs = {key_of(form.split()[1]) for form in forms("agents")}
    if last is None or last.values or last.senses or not (grouped and last.key in verbs):
        return items
    return [*items[:-1], replace(last, senses=_NOTHING, fields=())]


def _is_of_doers(item: Item, holdings: Holdings) -> bool:
    """Whether it names one, or asks which: 张伟, 哪些国家, 哪家供应商."""
    named = {holdings.concept_of(name) for name, _ in item.values} | {*item.of("names")}
    return bool(named) and named <= {*_DOERS}


def _of_suppliers(items: Sequence[Item]) -> list[Item]:
    """哪家供应商 as which supplier, not as who supplies something."""
    made = list(items)
    for at, item in enumerate(made[:-1]):
        after = made[at + 1]
        tail = next((tail for tail in forms("ends_supplier") if after.text.startswith(tail)), "")
        if not (tail and item.text.endswith(forms("supplies")) and item.end == after.start and item.of("asks")):
            continue
        end = after.start + len(tail)
        made[at] = replace(item, end=end, text=item.text + tail, senses=_WHICH | {Sense("names", "source")})
        rest = after.text[len(tail) :]
        made[at + 1] = replace(after, start=end, text=rest, key=key_of(rest), values=(), parts=())
    return [item for item in made if item.text]


def _houses(items: list[Item], holdings: Holdings) -> list[Item]:
    """谁家 and 哪家 beside a superlative of figures: of which supplier, or else of which maker, they are."""
    own = holdings.of_concept.get("source") == ("source",)
    makes = any(item.text in forms("makes_it") for item in items)
    houses = ("manufacturer", *_HOUSES) if makes else _HOUSES
    house = next((one for one in houses if one in holdings.of_concept and not (own and one == "source")), "")
    others = any(one.of("names") and {*one.of("names")} & {*_DOERS} for one in items)
    ranked = any(one.of("high") or one.of("low") or one.has("most", "least") for one in items)
    if not house or others:
        return items
    named = frozenset({Sense("names", house)})
    made: list[Item] = []
    for at, item in enumerate(items):
        before = made[-1] if made else None
        if before and before.text in forms("which_house") and item.text in forms("house"):
            made.pop()
            item = replace(item, start=before.start, text=before.text + item.text)  # noqa: PLW2901 - both are one word
        of_one = not ranked and any(one.open and not one.values for one in made) and _ends(items[at + 1 :])
        asked = item.text in forms("whose_house") and (ranked or of_one)
        made.append(replace(item, senses=_WHICH | named if ranked else named) if asked else item)
    return made


def _ends(behind: Sequence[Item]) -> bool:
    """Whether nothing more is said: 谁家生产的, 哪家的."""
    return all(item.is_filler or item.text in forms("does_so") for item in behind)
