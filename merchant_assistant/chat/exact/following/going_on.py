"""Whether a question goes on from the one before: it refers to it, only adds to it, or names nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Not, Order, Words
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.replacing import is_of_audience, is_of_material
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms, senses
from merchant_assistant.chat.exact.words.synonyms import look_of

SHOP = ("products", "variants")
_OWN = ("noun", "sku")
_SHARE_OF_IT = re.compile(
    r"(?:(?:and|so|ok|okay),? )*how much of (?:that|this|it)(?: money| value| stock| total| sum)? "
    r"(?:is|are|sits|lies|goes)\b"
    r"(?! (?:left|in stock|on order|there|it)\b)",
    re.IGNORECASE,
)  # of what was added up
_HANGS = re.compile(r"呢[\s?？。.!！~～]*$")


def shares(text: str) -> bool:
    """Whether it is asked how much of a sum that was told is of some goods: "how much of that is in rods"."""
    return _SHARE_OF_IT.match(text) is not None


@dataclass(frozen=True, slots=True)
class Going:
    """How a question goes on. ``pieces``: it asks how many are there of the one thing that was told.

    ``options``: it asks so of a size or colour in which that thing comes.
    ``adds``: it only says what the goods are like, by words of their names.
    ``leads``: it asks which size or colour of that thing is first.
    """

    pieces: bool = False
    adds: bool = False
    options: bool = False
    leads: bool = False


def is_following(
    items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None, *, of_one: bool, among: bool = False
) -> bool:
    """Whether a question speaks of what was asked before. ``of_one``: the last answer told of a single thing.

    ``among``: that thing is one of several goods that were asked about.

    One that names goods and asks something of them is a new one; one that names none goes on, unless it speaks of the
    whole catalogue.
    """
    refers = any(item.has("refers") and not _is_relative(items, place) for place, item in enumerate(items))
    if refers or _is_whole(items, clauses, asked) or _is_full(items, clauses) or _compares_two(items, clauses):
        return refers
    if items and items[0].has("follows", "only"):
        return True
    if any(item.has(*SHOP) for item in items) or any(_names(clause, items) for clause in clauses):
        return False
    if of_one and asked is not None and asked.operation == "count":  # nobody counts among one thing, but:
        exists = asked.wanted == "exists" and not any(i.has("list", "which") for i in items)
        return is_of_stock(clauses, asked) or (bool(clauses) and (among or exists))
    if asked is None or (asked.operation == "list" and not asked.order):
        ones = any(item.has("one") for item in items)
        return bool(clauses) and (ones or not any(item.has("list", "exists") for item in items))
    return not speaks_of_all([item for item in items if not (item.has("sum", "worth") and _is_total(item))])


def _is_whole(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether a question says all that it asks, "and" or not: "and which is the dearest bottle"."""
    ranks = asked is not None and asked.operation in ("lowest", "highest")
    asks = [item for item in items if item.has("which", "what")]
    named = any(one.kind in _OWN for one in clauses)
    return ranks and bool(asks) and (named or any(_is_head(one, asks, items) for one in clauses))


def _is_head(clause: Clause, asks: Sequence[Item], items: Sequence[Item]) -> bool:
    """Whether goods go by what they are made of, as their noun: "and which silk is the dearest"."""
    before = max((item.end for item in asks if item.end <= clause.start), default=-2)
    one = any(item.has("one") for item in items)
    return is_of_material(clause.condition) and clause.start - before <= 1 and not one


def _is_full(items: Sequence[Item], clauses: Sequence[Clause]) -> bool:
    """Whether goods are named in a whole sentence: "ok, and which jackets are there for men"."""
    asks = any(item.has("which", "what", "list", "count") for item in items)
    return asks and any(item.has("exists") for item in items) and any(_names(clause, items) for clause in clauses)


def _compares_two(items: Sequence[Item], clauses: Sequence[Clause]) -> bool:
    """Whether both things are named that are compared: is the oak one dearer than the pine one."""
    than = next((item for item in items if item.has("than")), None)
    compares = than is not None and any(item.has("comparative") for item in items)
    sides = {one.start < than.start for one in clauses if one.kind != "bound"} if than is not None else set()
    return compares and len(sides) == 1 + 1


def is_indefinite(items: Sequence[Item], at: int) -> bool:
    """Whether "one" is any: is there a green one."""
    for item in reversed(items[:at]):
        if item.text.casefold() in forms("indefinite"):
            return True
        if not (item.open or item.values or item.amount):
            return False
    return False


def is_of_stock(clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether it is counted what is there, or in stock: of one thing these are its pieces."""
    counts = asked is not None and asked.operation == "count" and asked.wanted == "figure"
    there = (one.kind == "stock" and one.of_stock and not isinstance(one.condition, AllOf) for one in clauses)
    return counts and all(there)


def ends_hanging(text: str) -> bool:
    """Whether a Chinese question leaves open what it asks: 玻璃茶壶呢."""
    return _HANGS.search(text) is not None


def is_hanging(text: str, asked: Asked | None, items: Sequence[Item]) -> bool:
    """Whether a question only names things, and asks of them what was asked before: 玻璃茶壶呢."""
    asks = any(item.has("which", "what", "list", "exists", "count") for item in items)
    return ends_hanging(text) and not asks and (asked is None or asked.operation == "list")


def attributes(clauses: Sequence[Clause], items: Sequence[Item]) -> bool:
    """Whether all that is said is what goods are like, by words that names have: "in white", 暖白的."""
    return bool(clauses) and all(one.kind == "noun" and not _names(one, items) for one in clauses)


def _names(clause: Clause, items: Sequence[Item]) -> bool:
    """Whether a condition names goods, and does not only say what they are like."""
    if isinstance(clause.condition, Not) or is_of_audience(clause):
        return False  # who leaves some out goes on with the others
    if clause.kind != "noun" or not isinstance(clause.condition, Words | AnyOf):
        return clause.kind in _OWN
    said = [item for item in items if clause.start <= item.start < clause.end]
    look = look_of(key_of(" ".join(item.text for item in said)))
    looks = {look_of(key_of(item.text)) for item in said if not item.has("or", "and")}
    look = "colour" if looks == {"colour"} else look  # white or blue
    behind = [item for item in items if item.start >= clause.end]
    if look == "colour" or (behind and behind[0].has("one")):
        return False  # the oval one: of the goods that are spoken of
    return not (behind and behind[0].text == "的" and (len(behind) == 1 or not behind[1].open))


def asks_for_several(items: Sequence[Item], asked: Asked | None) -> bool:
    """Whether a question is about several things, whatever single one was told last: "which come from Portugal"."""
    if any(item.has("refers", "one", "it") for item in items):
        return False
    ranks = asked is not None and (asked.operation in ("lowest", "highest") or asked.order is not None)
    return ranks or any(item.has("which", "list") for item in items)


def _is_total(item: Item) -> bool:
    """Whether an item only adds up what is spoken of: "how many are in stock altogether"."""
    words = {"total", "altogether", "in", "all", "value", "stock", "worth", "一共", "总共"}
    return words >= set(item.text.casefold().split())


def tells_of_one(before: Reading) -> bool:
    """Whether an answer told of a single thing, which is more than that it counted one."""
    return bool(before.about) and (before.inquiry.operation != "count" or before.wanted == "pieces")


def is_of_value(before: Reading) -> bool:
    """Whether an answer told what a single thing has."""
    return bool(before.about) and before.inquiry.operation in ("values", "sum")


def _is_relative(items: Sequence[Item], place: int) -> bool:
    """Whether "that" or "they" only goes on about the goods named right before it: products that are black."""
    before = items[place - 1] if place else None
    named = before is not None and (before.has(*SHOP, "one") or before.open)
    return named and items[place].text.casefold() == "that" and place + 1 < len(items)


def goes_on(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether a question only adds to one before it: "and in stainless?"."""
    names = any(item.has(*SHOP) for item in items) or any(clause.kind in _OWN for clause in clauses)
    adds = asked is None or (asked.operation == "list" and asked.order is None)
    asks = any(item.has("which", "list", "exists", "count") for item in items)
    hanging = bool(items) and (items[0].has("follows") or items[-1].text == "呢")
    return bool(clauses) and hanging and adds and not names and not asks


def turned_round(before: Reading, items: Sequence[Item]) -> Reading | None:
    """The other end of what was ranked before: 库存最多的是哪个 – 最少的呢."""
    old, ends = before.inquiry, [item for item in items if item.has("most", "least")]
    if len(ends) != 1 or not all(item is ends[0] or is_idle(item) for item in items):
        return None
    if {"high", "low", "names"} & {sense.kind for sense in ends[0].senses}:
        return None
    down = ends[0].has("most")
    bare = replace(before, about="", tied=(), read_as=())
    if old.operation in ("lowest", "highest") and not old.group:
        return replace(bare, inquiry=replace(old, operation="highest" if down else "lowest"))
    if old.order and (old.group or old.order.field):
        return replace(bare, inquiry=replace(old, order=replace(old.order, descending=down)))
    if old.group and not old.limit:
        return replace(bare, inquiry=replace(old, order=Order("", descending=down), limit=1))
    return None


def is_idle(item: Item) -> bool:
    """Whether a word asks for nothing by itself."""
    return item.has("filler", "follows", "what", "which", "one", "pieces")


def hangs(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether a question ranks what it does not name: "and the cheapest?", "那最贵的呢"."""
    if asked is None or asked.operation not in ("lowest", "highest") or clauses or speaks_of_all(items):
        return False
    return bool(items) and (items[0].has("follows") or items[-1].text == "呢") and not any(i.has(*SHOP) for i in items)


def speaks_of_all(items: Sequence[Item]) -> bool:
    """Whether the words mean the whole catalogue."""
    keys = {key_of(word) for item in items if not item.has("group") for word in item.text.split()}
    return any(Sense("words", "whole") in senses().get(key, ()) for key in keys)
