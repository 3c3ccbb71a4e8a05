"""Follow-ups: "and in blue?", "of those, which are heavier than 1 kg", "how many are that?", "只要有货的"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Skus, Test, Words
from merchant_assistant.chat.exact.going_on import SHOP, Going, is_of_value, speaks_of_all
from merchant_assistant.chat.exact.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import concepts
from merchant_assistant.chat.exact.model import Chip, Reading
from merchant_assistant.chat.exact.naming import Asked
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.chat.exact.synonyms import look_of
from merchant_assistant.chat.exact.words import key_of

_FIGURES = ("sum", "average", "median", "values", "share")
_LOOKS = {"colour", "material"}
_ANY = Decimal("1E18")  # a number that is above the negative of it is any number
Holds = Callable[[Condition], bool]


def followed(
    before: Reading,
    now: Reading | None,
    items: Sequence[Item],
    asked: Asked | None,
    holds: Holds,
    how: Going,
) -> Reading | None:
    """The question before, refined by what is said now. ``holds``: whether a condition holds of anything."""
    if now is None:
        return None
    refers = any(item.has("refers") for item in items)
    its = _is_of_best(before, now, items, asked) or _is_state_of_it(before, now, items, asked)
    if before.about and (any(item.has("it") for item in items) or its):
        return _of_it(before, now, asked)
    if how.pieces:
        return _of_it(before, replace(now, chips=()), asked)
    if before.tied and refers and not any(chip.condition == Skus(before.tied) for chip in before.chips):
        label = phrase(now.language, "comma").join(before.tied)
        before = replace(before, chips=(*before.chips, Chip(label, Skus(before.tied))))
    ranks = asked is not None and asked.operation in ("lowest", "highest")
    if (now.chips or ranks) and not refers:  # "the yellow one", "the cheapest" is of the same goods, not the same thing
        goods = tuple(chip for chip in before.chips if not is_of_things(chip.condition))
        anew = (
            (ranks and is_of_one(before))
            or before.wanted == "compare"
            or (asked is not None and asked.operation == "count" and asked.wanted == "figure")
            or any(is_of_goods(chip.condition) for chip in now.chips)
        )
        named = any(is_of_goods(chip.condition) or set(about(chip.condition)) == {"brand"} for chip in goods)
        kept = goods if named or anew else before.chips
        before = replace(before, chips=tuple(chip for chip in kept if refers or not _is_other(chip, now.chips, holds)))
    narrows = bool(items) and items[0].has("only") and all(isinstance(chip.condition, Words) for chip in now.chips)
    kept = (
        _agreeing(before.chips, now.chips, holds)
        if refers or narrows
        else tuple(chip for chip in before.chips if not _replaced(chip, now.chips, adds=how.adds))
    )
    if now.inquiry.group and not refers:  # by brand: of all brands
        kept = tuple(chip for chip in kept if {*about(chip.condition)} - {"name"} != {now.inquiry.group})
    if is_of_value(before) and not (refers or how.adds) and any(is_of_goods(chip.condition) for chip in now.chips):
        kept = ()  # the same of another thing: what the first was like is not said of it
    chips = (*(_fitting(kept, now.chips, holds) if how.adds else kept), *now.chips)
    return _inquired(before, now, items, asked, chips, kept)


def _inquired(
    before: Reading,
    now: Reading,
    items: Sequence[Item],
    asked: Asked | None,
    chips: tuple[Chip, ...],
    kept: Sequence[Chip],
) -> Reading:
    """What is asked of these ``chips``, of which ``kept`` were said before."""
    refers = any(item.has("refers") for item in items)
    asks_anew = asked is not None and (asked.operation != "list" or refers or asked.order is not None)
    asks_anew = asks_anew or (before.wanted == "compare" and bool(now.chips))
    inquiry = now.inquiry if asks_anew else _listed(before, now, items)
    if not asks_anew and now.inquiry.things == "variants" and inquiry.operation == "list":
        inquiry = replace(inquiry, things="variants")
    wanted = now.wanted if asks_anew else "things" if inquiry is not before.inquiry else before.wanted
    if asks_anew and before.inquiry.things == "variants" and not any(item.has("products") for item in items):
        inquiry = replace(inquiry, things="variants")
    if inquiry.operation == "share" and not now.inquiry.base and kept:
        inquiry = replace(inquiry, base=together(kept))
    inquiry = replace(inquiry, where=together(chips))
    quantity = now.quantity if asks_anew else before.quantity
    return replace(now, inquiry=inquiry, chips=chips, wanted=wanted, quantity=quantity)


def _agreeing(chips: Sequence[Chip], new: Sequence[Chip], holds: Holds) -> tuple[Chip, ...]:
    """The filters that new ones do not contradict."""
    return tuple(chip for chip in chips if not _contradicts(chip, new, holds))


def _contradicts(chip: Chip, new: Sequence[Chip], holds: Holds) -> bool:
    """Whether nothing is as a filter and a new one of the same field say: the sold out ones – those in stock?"""
    told = {*about(chip.condition)} - {"name"}
    same = [one for one in new if told & {*about(one.condition)}]
    return any(not holds(AllOf((chip.condition, one.condition))) for one in same)


def _fitting(kept: Sequence[Chip], new: Sequence[Chip], holds: Holds) -> Sequence[Chip]:
    """Without looks that nothing has together with the new one: the navy one – and the leather one?"""
    if holds(AllOf(tuple(chip.condition for chip in (*kept, *new)))):
        return kept
    return [chip for chip in kept if not set(about(chip.condition)) <= _LOOKS]


def _listed(before: Reading, now: Reading, items: Sequence[Item]) -> Inquiry:
    """What was asked; of what is ranked and then bounded by the same figure the things: "the dearest?", "over 100?".

    Who asks which are so wants them listed as well: "the dearest?", "which ones are out of stock".
    """
    old = before.inquiry
    fields = {field for chip in now.chips for field in about(chip.condition)}
    listed = any(item.has("which", "list") for item in items) and not items[0].has("follows")
    if listed and not old.group and (old.operation in _FIGURES or before.wanted in ("every", "exists")):
        return Inquiry("list", old.things)
    if old.operation in ("lowest", "highest") and (listed or old.field in fields):
        return Inquiry("list", old.things)
    return old


def is_of_one(reading: Reading) -> bool:
    """Whether a question was about a single thing by its SKU."""
    return any(isinstance(chip.condition, Skus) and len(chip.condition.skus) == 1 for chip in reading.chips)


def _is_state_of_it(before: Reading, now: Reading, items: Sequence[Item], asked: Asked | None) -> bool:
    """Whether it is asked of the one that was ranked first how it is: 是全新的吗, 有货吗."""
    ranked = before.inquiry.operation in ("lowest", "highest") and not before.inquiry.group
    if asked is None or asked.wanted != "exists" or any(item.has("refers", *SHOP) for item in items):
        return False
    tests = [chip.condition for chip in now.chips]
    if items[0].text.startswith("是") or not ranked:
        return items[0].text.startswith("是")
    stated = all({*about(one)} <= {"stock", "availability"} or _is_presence(one) for one in tests)
    return stated and items[0].text.startswith(("有", "还", "现"))


def _is_presence(condition: Condition) -> bool:
    return isinstance(condition, Test) and condition.low == -_ANY and condition.high is None


def _is_of_best(before: Reading, now: Reading, items: Sequence[Item], asked: Asked | None) -> bool:
    """Whether a figure is asked of the one thing that was ranked first: "the cheapest?" – "and the stock?"."""
    if before.inquiry.operation not in ("lowest", "highest") or now.chips or now.inquiry.group or asked is None:
        return False
    if asked.operation not in ("values", "sum") and asked.wanted not in ("look", "pieces"):
        return False
    several = any(item.has("refers") and not item.has("it") for item in items)
    return not (several or speaks_of_all(items) or any(item.has(*SHOP) for item in items))


def is_of_things(condition: Condition) -> bool:
    """Whether a filter names single things by their SKUs."""
    if isinstance(condition, AnyOf):
        return all(isinstance(one, Skus) for one in condition.conditions)
    if isinstance(condition, Not):
        return isinstance(condition.condition, Skus)
    return isinstance(condition, Skus)


def is_of_goods(condition: Condition) -> bool:
    """Whether a filter says what sort of goods things are."""
    told = set(about(condition))
    return bool(told) and all(one in ("name", "category") or _is_of_sort(one) for one in told)


def names_others(condition: Condition) -> bool:
    """Whether a filter names goods, or whose they are, or sets bounds: none tells another colour of the same thing."""
    bounds = isinstance(condition, Test) and (condition.high is not None or (condition.low or -_ANY) > -_ANY)
    return bounds or is_of_goods(condition) or set(about(condition)) == {"brand"}


def _is_other(chip: Chip, new: Sequence[Chip], holds: Holds) -> bool:
    """Whether new goods take the place of those before, because nothing is both: mugs, then furniture."""
    if not (is_of_goods(chip.condition) or _is_of_material(chip.condition)):
        return False
    goods = [one.condition for one in new if is_of_goods(one.condition)]
    return bool(goods) and not any(holds(AllOf((chip.condition, one))) for one in goods)


def _is_of_material(condition: Condition) -> bool:
    """Whether a filter says what things are made of, which is a part of what they are called: a glass teapot."""
    named = concepts()["material"].names
    told = set(about(condition)) - {"material"}
    return bool(told) and all(any(key in named for key in keys_of_column(field)) for field in told)


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


def _replaced(chip: Chip, new: Sequence[Chip], *, adds: bool) -> bool:
    """Whether a new filter says something else about the same; one that only ``adds`` names no other goods."""
    told = set(about(chip.condition))
    if adds:
        told -= {"name"}
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
