"""Follow-ups: "and in blue?", "of those, which are heavier than 1 kg", "how many are that?", "只要有货的"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Skus, Test, Words
from merchant_assistant.chat.exact.gaps import Clause
from merchant_assistant.chat.exact.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.holdings import look_of
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import Sense, concepts, senses
from merchant_assistant.chat.exact.model import Chip, Reading
from merchant_assistant.chat.exact.naming import Asked
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.chat.exact.words import key_of

_SHOP = ("products", "variants")
_OWN = ("noun", "sku")


def is_following(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None, *, of_one: bool) -> bool:
    """Whether a question speaks of what was asked before. ``of_one``: the last answer told of a single thing.

    One that names goods and asks something of them is a new one; one that names none goes on, unless it speaks of the
    whole catalogue.
    """
    if any(item.has("refers") and not _is_relative(items, place) for place, item in enumerate(items)):
        return True
    if (items and items[0].has("follows", "only")) or any(item.text == "呢" for item in items):
        return True
    if any(item.has(*_SHOP) for item in items) or any(clause.kind in _OWN for clause in clauses):
        return False
    if of_one and asked is not None and asked.operation == "count":  # nobody counts among one thing, but:
        return asked.wanted == "exists" and bool(clauses) and not any(i.has("list", "which") for i in items)
    if asked is None or (asked.operation == "list" and not asked.order):
        ones = any(item.has("one") for item in items)
        return bool(clauses) and (ones or not any(item.has("list", "exists") for item in items))
    return not _speaks_of_all(items)


def tells_of_one(before: Reading) -> bool:
    """Whether an answer told of a single thing, which is more than that it counted one."""
    return bool(before.about) and (before.inquiry.operation != "count" or before.wanted == "pieces")


def _is_relative(items: Sequence[Item], place: int) -> bool:
    """Whether "that" or "they" only goes on about the goods named right before it: products that are black."""
    before = items[place - 1] if place else None
    named = before is not None and (before.has(*_SHOP, "one") or before.open)
    return named and items[place].text.casefold() == "that" and place + 1 < len(items)


def goes_on(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether a question only adds to one before it: "and in stainless?"."""
    names = any(item.has(*_SHOP) for item in items) or any(clause.kind in _OWN for clause in clauses)
    adds = asked is None or (asked.operation == "list" and asked.order is None)
    asks = any(item.has("which", "list", "exists", "count") for item in items)
    return bool(items and clauses) and items[0].has("follows") and adds and not names and not asks


def _speaks_of_all(items: Sequence[Item]) -> bool:
    """Whether the words mean the whole catalogue."""
    keys = {key_of(word) for item in items if not item.has("group") for word in item.text.split()}
    return any(Sense("words", "whole") in senses().get(key, ()) for key in keys)


def followed(before: Reading, now: Reading | None, items: Sequence[Item], asked: Asked | None) -> Reading | None:
    """The question before, refined by what is said now."""
    if now is None:
        return None
    refers = any(item.has("refers") for item in items)
    if before.about and any(item.has("it") for item in items):
        return _of_it(before, now, asked)
    if before.tied and refers and not any(chip.condition == Skus(before.tied) for chip in before.chips):
        label = phrase(now.language, "comma").join(before.tied)
        before = replace(before, chips=(*before.chips, Chip(label, Skus(before.tied))))
    if now.chips and not refers:  # "the yellow one" is of the same goods, not the same thing
        goods = tuple(chip for chip in before.chips if not isinstance(chip.condition, Skus))
        before = replace(before, chips=goods or before.chips)
    kept = before.chips if refers else tuple(chip for chip in before.chips if not _replaced(chip, now.chips))
    if now.inquiry.group and not refers:  # by brand: of all brands
        kept = tuple(chip for chip in kept if {*about(chip.condition)} - {"name"} != {now.inquiry.group})
    chips = (*kept, *now.chips)
    asks_anew = asked is not None and (asked.operation != "list" or refers or asked.order is not None)
    inquiry = now.inquiry if asks_anew else before.inquiry
    if not asks_anew and now.inquiry.things == "variants" and inquiry.operation == "list":
        inquiry = replace(inquiry, things="variants")
    wanted = now.wanted if asks_anew else before.wanted
    if asks_anew and before.inquiry.things == "variants" and not any(item.has("products") for item in items):
        inquiry = replace(inquiry, things="variants")
    inquiry = replace(inquiry, where=together(chips))
    return replace(now, inquiry=inquiry, chips=chips, wanted=wanted)


def _of_it(before: Reading, now: Reading, asked: Asked | None) -> Reading:
    """What is asked of the one thing that the last answer told of: "how many of it do we have"."""
    own = tuple(chip for chip in before.chips if not isinstance(chip.condition, Skus))
    chips = (*own, Chip(before.about, Skus((before.about,))), *now.chips)
    only = (Skus((before.about,)), *(chip.condition for chip in now.chips))
    where = AllOf(only) if len(only) > 1 else only[0]
    inquiry = replace(now.inquiry, where=where)
    counts = asked is not None and asked.operation == "count" and not now.chips
    return replace(now, inquiry=inquiry, chips=chips, wanted="pieces" if counts else now.wanted)


def together(chips: Sequence[Chip]) -> Condition | None:
    """All filters at once."""
    conditions = tuple(chip.condition for chip in chips)
    return AllOf(conditions) if len(conditions) > 1 else conditions[0] if conditions else None


def _replaced(chip: Chip, new: Sequence[Chip]) -> bool:
    """Whether a new filter says something else about the same."""
    told = set(about(chip.condition))
    return any(told & set(about(other.condition)) for other in new)


@cache
def _is_of_sort(field: str) -> bool:
    """Whether a field says what sort of goods things are: another noun replaces it."""
    sorts = {key for id in ("category", "subcategory") for key in concepts()[id].names}
    return any(key in sorts for key in keys_of_column(field))


def about(condition: Condition) -> Iterator[str]:
    """What a condition speaks of: fields, names, SKUs."""
    match condition:
        case AllOf(inner) | AnyOf(inner):
            fallback = any(isinstance(one, Test) and one.blank for one in inner)  # what a name says for an empty cell
            for one in inner:
                yield from () if fallback and not isinstance(one, Test) else about(one)
        case Words(text=text) if look := look_of(key_of(text)):
            yield look
        case Not(one):
            yield from about(one)
        case Test(field=field, values=values):
            yield field
            yield from ("name",) if _is_of_sort(field) and values else ()
            yield from filter(None, {look_of(key_of(value)) for value in values})
        case Words() | Skus():
            yield "name"
