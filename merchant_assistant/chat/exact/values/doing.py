"""What people and houses do with goods, behind their name: 张伟负责的, 东莞来的; and whose goods they are: 谁家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms

_DOERS = ("buyer", "source", "brand", "manufacturer", "origin", "ships_from")
_HOUSES = ("source", "brand", "manufacturer")
_NOTHING = frozenset({Sense("words", "filler")})
_WHICH = frozenset({Sense("words", "which")})


def done_by(items: list[Item], holdings: Holdings) -> list[Item]:
    """The items; what the one who is named does says nothing more than his column."""
    items = _said_by_heads(items, holdings)
    made = _each_does(_houses(_of_suppliers(items), holdings))
    for at, item in enumerate(made):
        before = made[at - 1] if at else None
        verb = item.key in map(key_of, forms("does_so")) and not item.values
        near = before and item.start - before.end <= (not is_han(item.text))  # "does Kolle supply"
        if before and verb and near and _is_of_doers(before, holdings):
            made[at] = replace(item, senses=_NOTHING, fields=())
    return made


def _said_by_heads(items: list[Item], holdings: Holdings) -> list[Item]:
    """The items; what only says again a part of the head of a column says nothing more: 特殊备案, 色牢度5级."""
    made = list(items)
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        if before is None or before.end != item.start or not is_han(item.text) or item.values or item.fields:
            continue
        of_value = item.open and any(
            key_of(value) == before.key and name.startswith(ATTRIBUTE) and item.text in name
            for name, value in before.values
        )
        named = [name for one in items[: at - 1] for name in _fields_of(one, holdings)] if before.amount else []
        of_number = any(f"({item.text})" in name or f"（{item.text}）" in name for name in named)
        bounds = at + 1 < len(items) and bool(items[at + 1].of("behind"))
        if of_value or (of_number and not bounds):
            made[at] = replace(item, senses=_NOTHING)
    return made


def _fields_of(item: Item, holdings: Holdings) -> tuple[str, ...]:
    """The columns that an item names."""
    return item.fields or tuple(name for one in item.of("names") for name in holdings.of_concept.get(one, ()))


def _each_does(items: list[Item]) -> list[Item]:
    """``How many does each vendor supply``: behind those by whom it is counted the verb says nothing more."""
    last = items[-1] if items else None
    grouped = any(item.has("group") and {*after.of("names")} & {*_DOERS} for item, after in pairwise(items))
    if last is None or last.values or last.senses or not grouped:
        return items
    verbs = {key_of(form.split()[1]) for form in forms("agents")}
    return [*items[:-1], replace(last, senses=_NOTHING, fields=())] if last.key in verbs else items


def as_supplier(item: Item, holdings: Holdings) -> Item:
    """A vendor as who supplies, where a column tells that and makers alone stand for the brands."""
    brands, held = holdings.of_concept.get("brand"), holdings.of_concept
    if brands != held.get("manufacturer") or "source" not in held or not {"source", "brand"} <= {*item.of("names")}:
        return item
    return replace(item, senses=item.senses - {Sense("names", "brand")})


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
    paced = any("lead_time" in (*one.of("high"), *one.of("low")) for one in items)
    named = frozenset({Sense("names", house)})
    made: list[Item] = []
    for at, item in enumerate(items):
        before = made[-1] if made else None
        of_one = not ranked and any(map(_is_thing, made)) and _ends(items[at + 1 :])
        if before and (ranked or of_one) and before.text in forms("which_house") and item.text in forms("house"):
            made.pop()
            item = replace(item, start=before.start, text=before.text + item.text)  # noqa: PLW2901 - both are one word
        asked = item.text.casefold() in forms("whose_house") and (ranked or of_one)
        asked = asked or (paced and item.text.casefold() == "who")  # who is slowest to deliver
        made.append(replace(item, senses=_WHICH | named if ranked else named) if asked else item)
    return made


def _is_thing(item: Item) -> bool:
    """Whether goods are named, or pointed at."""
    return (item.open and not item.values) or bool(item.sku) or item.has("refers", "it")


def _ends(behind: Sequence[Item]) -> bool:
    """Whether nothing more is said: 谁家生产的, 哪家的."""
    return all(item.is_filler or item.text in forms("does_so") for item in behind)
