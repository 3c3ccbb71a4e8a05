"""A unit that says what is asked: "how many ml is the mug", "the weight of the bowl in grams"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.bounds import dimension_of, of_dimension
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, concepts, forms
from merchant_assistant.chat.exact.words.measures import units_of

_VERBS = ("weight", "capacity", "price")  # whose verbs may stand behind any unit
_LASTING = {"warranty", "lead_time", "shelf_life"}
_SHORTEST = 3  # items of a question that ends on a unit
_NOTHING = frozenset({Sense("words", "filler")})


def units_asked(items: list[Item], holdings: Holdings) -> list[Item]:
    """Behind "how many" a unit asks for the field that is measured so; behind "in" at the end it says nothing new.

    Where no one field is, it is a word that nothing accounts for: products are not counted then.
    """
    if (stock := _of_stock(items, holdings)) is not None:
        return stock
    items = _of_time(items)
    at = next((place for place, item in enumerate(items) if place and _counts(items[place - 1]) and _unit(item)), None)
    if at is not None:
        return [*items[: at - 1], _asked(items, at, holdings), *items[at + 1 :]]
    return [*items[:-1], _idle(items[-1])] if _is_idle(items, holdings) else items


def _of_time(items: list[Item]) -> list[Item]:
    """The items; beside a name for some time "how long" asks for no length: how long is the guarantee of …."""
    if not any({*item.of("names"), *item.of("asks")} & _LASTING for item in items):
        return items
    asked = frozenset({Sense("words", "what")})
    return [
        replace(item, senses=asked) if item.key[:2] == ("how", "long") and "length" in item.of("asks") else item
        for item in items
    ]


def _of_stock(items: Sequence[Item], holdings: Holdings) -> list[Item] | None:
    """The items where it is asked how much of what the stock is counted in is there: 还有多少米, 一共有多少箱."""
    at = next((at for at, item in enumerate(items) if at and _asks_left(items[at - 1]) and not item.amount), None)
    if at is None or not _is_there(items):
        return None
    counted, unit, left = holdings.heads.counted.get("stock", ""), items[at], items[at - 1]
    if any(item.amount or {*item.of("names"), *item.of("asks")} - {"stock"} or item.fields for item in items):
        return None
    if not _is_same(unit.text, counted):
        unmeant = _unit(unit) and "stock" in left.of("asks")  # 还有多少米: no name with 米白 in it
        return [*items[: at - 1], _together(left, unit), *items[at + 1 :]] if unmeant else None
    asked = replace(_together(left, unit), senses=frozenset({Sense("asks", "stock")}))
    others = any("stock" in (*item.of("names"), *item.of("asks")) for item in (*items[: at - 1], *items[at + 1 :]))
    made = [*items[: at - 1], replace(asked, senses=_NOTHING) if others else asked, *items[at + 1 :]]
    return [replace(item, senses=_NOTHING) if item.has("follows") else item for item in made]


def _asks_left(item: Item) -> bool:
    """Whether a word asks how many: 多少, 还有几, "how many"."""
    return _counts(item) or ("stock" in item.of("asks") and item.text.endswith(("多少", "几")))


def _is_there(items: Sequence[Item]) -> bool:
    """Whether it is said that there is something, or what all of it is."""
    said = " ".join(item.text.casefold() for item in items)
    words = f" {said} "
    there = (form if is_han(form) else f" {form} " for form in forms("it_is_there"))
    return any(item.has("in_stock") for item in items) or any(form in words for form in there)


def _is_same(asked: str, counted: str) -> bool:
    """Whether two words are for one unit, or one container."""
    if not counted:
        return False
    ids = {unit.id for unit in units_of(asked)} & {unit.id for unit in units_of(counted)}
    sort = container(asked)
    return asked == counted or bool(ids) or bool(sort and sort == container(counted))


def _together(counts: Item, unit: Item) -> Item:
    """What counts and what it counts as one item that nothing accounts for."""
    key = (*counts.key, *unit.key)
    return Item(counts.start, unit.end, f"{counts.text} {unit.text}", key)


def _counts(item: Item) -> bool:
    of_what = item.has("what") and item.text.endswith(("多少", "几"))  # 净重是多少克
    return item.has("count") or of_what or item.key[:2] == ("how", "much")


def _unit(item: Item) -> str:
    """The dimension of a word that is a unit and nothing else here."""
    dimensions = {unit.dimension for unit in units_of(item.text)} - {"count", ""}
    called = any(key_of(value) == item.key for _, value in item.values)  # 米 is no 米黄
    return next(iter(dimensions)) if item.open and not called and len(dimensions) == 1 else ""


def _asked(items: Sequence[Item], at: int, holdings: Holdings) -> Item:
    """What counts and the unit as one item, which asks for a field; for none where several may be meant."""
    counts, unit = items[at - 1], items[at]
    key = (*counts.key, *unit.key)
    asked = replace(unit, start=counts.start, text=f"{counts.text} {unit.text}", key=key, values=(), parts=())
    named = {one for item in items[at + 1 :] for one in (*item.of("names"), *item.of("asks"))}
    measured = {**holdings.units_written, **holdings.units}
    fields = [name for name, units in measured.items() if _unit(unit) in _dimensions(units)]
    held = {one for one in named if one in holdings.of_concept}
    named_before = {one for item in items[: at - 1] for one in item.of("names")}
    if any(
        _unit(unit) in _dimensions(concepts()[one].units) or {*holdings.of_concept[one]} & {*fields} for one in held
    ) or any(_is_bare(one, unit, holdings) for one in held | named_before):
        return replace(asked, senses=_NOTHING)  # "how many grams does it weigh"
    usual = [name for name in holdings.of_concept.get(of_dimension(_unit(unit)), ()) if name in fields]
    found = usual or fields
    if len(found) != 1 or not named <= {*_VERBS}:
        return asked
    concept = holdings.concept_of(found[0])
    return replace(asked, senses=frozenset({Sense("asks", concept)})) if concept else replace(asked, fields=(found[0],))


def _dimensions(units: Sequence[str]) -> set[str]:
    return {unit.dimension for word in units for unit in units_of(word)}


def _is_idle(items: Sequence[Item], holdings: Holdings) -> bool:
    """Whether the question ends on "in" and a unit in which a field is written that it names."""
    if len(items) < _SHORTEST or items[-2].text.casefold() not in forms("in_unit") or not _unit(items[-1]):
        return False
    named = {one for item in items[:-2] for one in (*item.of("names"), *item.of("asks"))}
    held = (name for one in named for name in holdings.of_concept.get(one, ()))
    measured = {**holdings.units_written, **holdings.units}
    if any(_is_bare(one, items[-1], holdings) for one in named):
        return True
    if any(one in holdings.of_concept and _unit(items[-1]) in _dimensions(concepts()[one].units) for one in named):
        return True
    return any(_unit(items[-1]) in _dimensions(measured.get(name, ())) for name in held)


def _is_bare(concept: str, unit: Item, holdings: Holdings) -> bool:
    """Whether a field of numbers that name no unit measures what the unit does: a width without cm."""
    bare = any(not any(holdings.units.get(name, ("",))) for name in holdings.of_concept.get(concept, ()))
    return bare and dimension_of(concept) == _unit(unit)


def _idle(item: Item) -> Item:
    return replace(item, senses=_NOTHING, values=(), parts=())
