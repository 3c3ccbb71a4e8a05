"""Follow-ups: "and in blue?", "of those, which are heavier than 1 kg", "how many are that?", "只要有货的"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Skus, Test, Words
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.going_on import SHOP, Going, is_of_value, speaks_of_all
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.replacing import (
    Holds,
    about,
    fitting,
    is_of_goods,
    is_other,
    replaced,
)
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.phrases import phrase

_FIGURES = ("sum", "average", "median", "values", "share")
_OF_EACH = ("count", "sum", "average", "median")
_ANY = Decimal("1E18")  # a number that is above the negative of it is any number


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
    refers, old = any(item.has("refers") for item in items), before
    if of_one := _of_the_one(before, now, items, asked, how, holds):
        return of_one
    if before.tied and refers and not any(chip.condition == Skus(before.tied) for chip in before.chips):
        label = phrase(now.language, "comma").join(before.tied)
        before = replace(before, chips=(*before.chips, Chip(label, Skus(before.tied))))
    if not refers:
        before = _making_room(before, now, asked, holds)
    narrows = bool(items) and items[0].has("only") and all(isinstance(chip.condition, Words) for chip in now.chips)
    kept = (
        _agreeing(before.chips, now.chips, holds)
        if refers or narrows
        else tuple(chip for chip in before.chips if not replaced(chip, now.chips, holds, adds=how.adds))
    )
    if now.inquiry.group and not refers:  # by brand: of all brands
        kept = tuple(chip for chip in kept if {*about(chip.condition)} - {"name"} != {now.inquiry.group})
    others = any(is_of_goods(chip.condition) for chip in now.chips) and not (refers or how.adds)
    if others and is_of_value(before) and any(is_of_goods(chip.condition) for chip in old.chips):
        kept = ()  # the same of another thing: what the first was like is not said of it
    chips = (*(fitting(kept, now.chips, holds) if how.adds else kept), *now.chips)
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
    lists = inquiry is not before.inquiry or (before.wanted == "in_names" and items[0].has("only"))
    wanted = now.wanted if asks_anew else "things" if lists else before.wanted
    if asks_anew and before.inquiry.things == "variants" and not any(item.has("products") for item in items):
        inquiry = replace(inquiry, things="variants")
    if inquiry.operation == "share" and not now.inquiry.base and kept:
        inquiry = replace(inquiry, base=together(kept))
    if asks_anew and _compares_groups(before) and inquiry.operation in _OF_EACH and not inquiry.group and not now.chips:
        inquiry = replace(inquiry, group=before.inquiry.group)  # which of two has more - and the average price?
    of_all = now.wanted == "every" and inquiry.base is not None
    inquiry = replace(inquiry, where=together(now.chips if of_all else chips))
    if asks_anew:
        return replace(now, inquiry=inquiry, chips=chips, wanted=wanted)
    if before.sides and len(kept) < len(before.chips):
        return replace(now, inquiry=inquiry, chips=chips, wanted="figure")
    new = tuple(chip.condition for chip in now.chips)
    sides = tuple(
        replace(side, inquiry=replace(side.inquiry, where=AllOf(tuple(filter(None, (side.inquiry.where, *new))))))
        for side in before.sides
    )
    kept_of = {
        name: getattr(before, name) for name in ("quantity", "per", "times", "place", "told", "mode", "like", "of")
    }
    return replace(now, inquiry=inquiry, chips=chips, wanted=wanted, sides=sides, **kept_of)


def _compares_groups(reading: Reading) -> bool:
    """Whether a figure was told of each of a few groups that were named."""
    field = reading.inquiry.group
    named = [chip.condition for chip in reading.chips if field and {*about(chip.condition)} - {"name"} == {field}]
    return any(isinstance(one, AnyOf) or (isinstance(one, Test) and len(one.values) > 1) for one in named)


def _agreeing(chips: Sequence[Chip], new: Sequence[Chip], holds: Holds) -> tuple[Chip, ...]:
    """The filters that new ones do not contradict."""
    return tuple(chip for chip in chips if not _contradicts(chip, new, holds))


def _contradicts(chip: Chip, new: Sequence[Chip], holds: Holds) -> bool:
    """Whether nothing is as a filter and a new one of the same field say: the sold out ones – those in stock?"""
    told = {*about(chip.condition)} - {"name"}
    same = [one for one in new if told & {*about(one.condition)}]
    return any(not holds(AllOf((chip.condition, one.condition))) for one in same)


def _listed(before: Reading, now: Reading, items: Sequence[Item]) -> Inquiry:
    """What was asked; of what is ranked and then bounded by the same figure the things: "the dearest?", "over 100?".

    Who asks which are so wants them listed as well: "the dearest?", "which ones are out of stock".
    """
    old = before.inquiry
    fields = {field for chip in now.chips for field in about(chip.condition)}
    listed = any(item.has("which", "list") for item in items) and not items[0].has("follows")
    stocked = bool(now.chips) and fields <= {"stock", "availability"}  # what is out of stock
    listed = listed or (stocked and any(item.has("what") for item in items) and not items[0].has("follows"))
    if listed and not old.group and (old.operation in _FIGURES or before.wanted in ("every", "exists")):
        return Inquiry("list", old.things)
    if before.wanted == "amount" and "price" in fields:  # what 40 cost - cheaper than the blanket?
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


def _of_the_one(
    before: Reading, now: Reading, items: Sequence[Item], asked: Asked | None, how: Going, holds: Holds
) -> Reading | None:
    """What is asked of the one thing that was told; None where it is asked of more."""
    its = _is_of_best(before, now, items, asked) or _is_state_of_it(before, now, items, asked)
    its = its or _is_of_polar(before, now, asked) or _is_of_its_variant(before, now, items, holds)
    if before.about and (any(item.has("it") for item in items) or its):
        return _of_it(before, now, asked)
    if _is_of_its_stock(before, now, items, asked):
        return _of_it(before, replace(now, inquiry=Inquiry("count"), wanted="exists"), None)
    return _of_it(before, replace(now, chips=()), asked) if how.pieces else None


def _is_of_its_stock(before: Reading, now: Reading, items: Sequence[Item], asked: Asked | None) -> bool:
    """Whether it is only asked if the one thing is there: "the cheapest?" – "in stock?"."""
    bare = asked is None or (asked.operation == "list" and asked.order is None)
    idle = all(item.has("follows", "polar", "filler", "in_stock") for item in items)
    one = bool(before.about) and before.inquiry.operation in ("lowest", "highest", "values")
    return one and bare and idle and bool(now.chips)


def is_of_things(condition: Condition) -> bool:
    """Whether a filter names single things by their SKUs."""
    if isinstance(condition, AnyOf):
        return all(isinstance(one, Skus) for one in condition.conditions)
    if isinstance(condition, Not):
        return isinstance(condition.condition, Skus)
    return isinstance(condition, Skus)


def names_others(condition: Condition) -> bool:
    """Whether a filter names goods, or whose they are, or sets bounds: none tells another colour of the same thing."""
    bounds = isinstance(condition, Test) and (condition.high is not None or (condition.low or -_ANY) > -_ANY)
    return bounds or is_of_goods(condition) or set(about(condition)) == {"brand"}


def of_it_alone(before: Reading) -> Reading:
    """Behind "is it new" the thing alone: what was asked of it need not be so."""
    its = [chip for chip in before.chips if isinstance(chip.condition, Skus) and len(chip.condition.skus) == 1]
    if before.wanted != "exists" or len(its) != 1 or not isinstance(its[0].condition, Skus):
        return before
    inquiry = replace(before.inquiry, where=its[0].condition)
    return replace(before, chips=(its[0],), about=its[0].condition.skus[0], inquiry=inquiry)


def _is_of_its_variant(before: Reading, now: Reading, items: Sequence[Item], holds: Holds) -> bool:
    """Whether pieces of a size or colour are asked for that the one has which was ranked first: XL还有多少件."""
    ranked = before.inquiry.operation in ("lowest", "highest") and not before.inquiry.group
    pieces = now.wanted == "pieces" or (now.inquiry.operation in ("sum", "values") and now.inquiry.field == "stock")
    if not (ranked and before.about and pieces and now.chips) or any(item.has("refers", *SHOP) for item in items):
        return False
    tests = [chip.condition for chip in now.chips]
    like = all(isinstance(one, Test) and one.values and not names_others(one) for one in tests)
    return like and holds(AllOf((Skus((before.about,)), *tests)))


def _of_it(before: Reading, now: Reading, asked: Asked | None) -> Reading:
    """What is asked of the one thing that the last answer told of: "how many of it do we have"."""
    own = tuple(chip for chip in before.chips if not isinstance(chip.condition, Skus))
    chips = (*own, Chip(before.about, Skus((before.about,))), *now.chips)
    only = (Skus((before.about,)), *(chip.condition for chip in now.chips))
    where = AllOf(only) if len(only) > 1 else only[0]
    inquiry = replace(now.inquiry, where=where)
    counts = asked is not None and asked.operation == "count" and not now.chips
    return replace(now, inquiry=inquiry, chips=chips, wanted="pieces" if counts else now.wanted)


def _making_room(before: Reading, now: Reading, asked: Asked | None, holds: Holds) -> Reading:
    """The question before without the things, goods and values in place of which something else is said now."""
    if any(is_of_goods(chip.condition) for chip in now.chips):
        before = _of_another(before)
    if asked is not None and asked.operation in ("values", "distinct"):  # of one value nobody asks which there are
        before = replace(before, chips=tuple(chip for chip in before.chips if not _tells(chip, now.inquiry.field)))
    ranks = asked is not None and asked.operation in ("lowest", "highest")
    if not (now.chips or ranks):
        return before
    # "the yellow one", "the cheapest" is of the same goods, not the same thing
    goods = tuple(chip for chip in before.chips if not is_of_things(chip.condition))
    anew = (
        (ranks and is_of_one(before))
        or before.wanted == "compare"
        or (asked is not None and asked.operation == "count" and asked.wanted == "figure")
        or any(is_of_goods(chip.condition) or {*about(chip.condition)} == {"brand"} for chip in now.chips)
    )
    named = any(names_others(chip.condition) for chip in goods)
    kept = goods if named or anew else before.chips
    asks = kept[-1] if kept and before.wanted == "exists" else None  # is it cotton - and the other shirt?
    fits = (chip for chip in kept if chip is asks or not is_other(chip, now.chips, holds))
    return replace(before, chips=tuple(fits))


def _is_of_polar(before: Reading, now: Reading, asked: Asked | None) -> bool:
    """Whether a figure is asked of a thing of which it was asked how it is: "is it new" - "and the weight?"."""
    things = any(is_of_things(chip.condition) for chip in before.chips)
    told = asked is not None and asked.wanted == "look" and not now.chips
    return before.wanted == "exists" and (things or bool(before.about)) and told


def _tells(chip: Chip, field: str) -> bool:
    """Whether a filter is one value of a field."""
    told = isinstance(chip.condition, Test) and chip.condition.field == field and bool(chip.condition.values)
    return told and not is_of_goods(chip.condition)


def _of_another(before: Reading) -> Reading:
    """The question before without what only led to the one thing it was asked of: "the blue mug", "is it in stock"."""
    places = [at for at, chip in enumerate(before.chips) if is_of_things(chip.condition)]
    if not before.about or (before.chips and not places):
        return before
    return replace(before, chips=before.chips[places[-1] + 1 :]) if places else before


def together(chips: Sequence[Chip]) -> Condition | None:
    """All filters at once."""
    conditions = tuple(chip.condition for chip in chips)
    return AllOf(conditions) if len(conditions) > 1 else conditions[0] if conditions else None
