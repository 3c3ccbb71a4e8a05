"""What words mean by others that stand apart from them in a question: "where is the lamp made"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of, stem
from merchant_assistant.chat.exact.words.lexicon import Sense, forms

_HEADINGS = {"hs_code", "category", "subcategory", "tags", "brand", "title", "source", "manufacturer"}
_MAKERS = ("brand", "manufacturer", "source")
_COMPARED = ("stock", "price", "weight", "discount", "margin", "moq", "carton", "lead_time", "stock_value", "capacity")
_PROTECTED = re.compile(r"ip\s?[0-9x]{2}[a-z]?", re.IGNORECASE)
_PIECE = "块"  # money in talk, and a measure word
_SHORT = 4  # items of the shortest question for what something is sold


def origins_asked(items: list[Item]) -> list[Item]:
    """Where "where" begins and "made" or "from" stands alone at the end, the place of origin is asked for."""
    if not items or not _is(items[0], "where"):
        return items
    last = items[-1]
    if last is items[0] or not _is(last, "comes_from"):
        return items
    return [*items[:-1], replace(last, senses=frozenset({Sense("asks", "origin")}))]


def _is(item: Item, name: str) -> bool:
    words = {word for part in item.text.split() for word in key_of(part)}
    return any(word in words for form in forms(name) for word in key_of(form))


def prices_asked(items: list[Item]) -> list[Item]:
    """In "what does it cost" and "which cost over 200" the verb asks for the price; "the cost" is what was paid."""
    at = next((place for place, item in enumerate(items) if _is(item, "does")), len(items))
    named, asked = Sense("names", "cost"), Sense("asks", "price")
    return [
        replace(item, senses=frozenset({asked}))
        if {named, asked} <= item.senses and (place > at or _is_before_amount(items, place))
        else item
        for place, item in enumerate(items)
    ]


def _is_before_amount(items: list[Item], place: int) -> bool:
    """Whether a verb stands before an amount: no article or "with" before it, and no noun behind."""
    before = items[place - 1].text.casefold() if place else ""
    behind = [item for item in items[place + 1 :] if not (item.of("before") or item.has("between", "filler"))]
    return bool(behind and behind[0].amount) and before not in forms("before_nouns")


def stock_asked(items: list[Item]) -> list[Item]:
    """``How much`` of what is in stock asks for pieces; a ``quantity`` at the end counts products that are named."""
    said = " ".join(item.text.casefold() for item in items)
    held = any(f" {form} " in f" {said} " for form in forms("possessed"))
    if (held or any(item.has("in_stock") for item in items)) and not any(item.of("names") for item in items):
        how_much = [item for item in items if _begins(item, "how_much") and "price" in item.of("asks")]
        items = [
            replace(item, senses=frozenset({Sense("asks", "stock")})) if item in how_much else item for item in items
        ]
    items = [_counting(item, items[at + 1 : at + 2]) for at, item in enumerate(items)]
    if items and _is_whole(items[-1], "quantity") and any(item.has("products", "variants") for item in items):
        return [*items[:-1], replace(items[-1], senses=frozenset({Sense("words", "count")}))]
    return sold_for(items)


def _is_whole(item: Item, name: str) -> bool:
    return item.key in map(key_of, forms(name))


def _counting(item: Item, after: Sequence[Item]) -> Item:
    """ "还有几个商品" counts products: what is left of something is asked without naming them."""
    if "stock" not in item.of("asks") or not is_han(item.text) or not (after and after[0].has("products")):
        return item
    return replace(item, senses=frozenset({Sense("words", "count")}))


def taken_off(items: list[Item]) -> list[Item]:
    """In "70% off", "10 dollars off" and "reduced by more than 50%" the word says that it is taken off the price."""
    named = [(_taken_off(items, at), item) for at, item in enumerate(items)]
    return [replace(item, senses=frozenset({Sense("names", concept)})) if concept else item for concept, item in named]


def _taken_off(items: list[Item], at: int) -> str:
    """What is named by a word beside an amount that is taken off; '' for nothing."""
    before = items[at - 1].amount if at else None
    if before and _is_whole(items[at], "taken_off"):
        return "discount_percent" if before.of_hundred else "discount" if before.money else ""
    behind = next((one for one in items[at + 1 :] if not (one.is_filler or one.of("before"))), None)
    cut = items[at].has("reduced") or "discount" in items[at].of("names")
    amount = behind.amount if behind and cut else None
    return "discount_percent" if amount and amount.of_hundred else ""


def codes_told(items: list[Item]) -> list[Item]:
    """In "which product has barcode 4006…" the field only says what the code is: its value is not asked for."""
    told = set()
    for place, item in enumerate(items):
        if not item.sku:
            continue
        at = place - 1
        while at >= 0 and items[at].is_filler and not _is_code_field(items[at]):
            at -= 1
        own = item.sku.casefold() == item.text.casefold()
        if at < 0 or not (_is_own_number(items, at) if own else _is_code_field(items[at])):
            continue
        alone = item.text.isdigit() and all(
            one is item or one is items[at] or one.is_filler or one.has("list") for one in items
        )
        if alone or any(one.has("which", "what", "list", "products") for one in items):
            told.add(at)
    return [
        replace(item, senses=frozenset({Sense("words", "filler")}), fields=()) if place in told else item
        for place, item in enumerate(items)
    ]


def _is_own_number(items: Sequence[Item], at: int) -> bool:
    """Whether it is asked which product has a number of ours: "which product has item number BK-7"."""
    asked = any(one.has("products") for one in items[:at]) and any(one.has("which", "what") for one in items[:at])
    behind = [one for one in items[at + 1 :] if not (one.is_filler or one.sku)]
    asked = asked or (bool(behind) and behind[0].text in forms("belongs_to_which"))  # 货号…对应哪款
    return asked and "sku" in items[at].of("names")


def numbers_counted(items: list[Item]) -> list[Item]:
    """Item numbers that are counted are products: 有多少个货号; of one that is named its number is asked."""
    counted = any(one.has("count", "share", "most", "least", "group") for one in items)
    if not counted or any(one.sku for one in items):
        return items
    products = frozenset({Sense("words", "products")})
    return [replace(one, senses=products) if one.key in map(key_of, forms("item_numbers")) else one for one in items]


def pieces_counted(items: list[Item]) -> list[Item]:
    """块 right behind a number and before a noun counts pieces: 5块手表 are five watches, 5块的手表 costs five."""
    return [
        replace(item, amount=replace(item.amount, money=(), units=()))
        if item.amount and item.text.endswith(_PIECE) and after.open and after.start == item.end and not after.amount
        else item
        for item, after in pairwise(items)
    ] + items[-1:]


def _is_code_field(item: Item) -> bool:
    return bool({"barcode", "mpn"} & {*item.of("names")})


def _begins(item: Item, name: str) -> bool:
    return any(item.key[: len(key_of(form))] == key_of(form) for form in forms(name))


def sold_for(items: list[Item]) -> list[Item]:
    """``What do we sell the mug for``: where "what" begins and "for" ends it, the verb asks for the price."""
    if len(items) < _SHORT or not items[0].has("what") or not _is(items[-1], "for"):
        return items
    if not any(_is(item, "sells") for item in items[1:-1]):
        return items
    rest = [replace(one, senses=frozenset({Sense("words", "filler")})) if _is(one, "sells") else one for one in items]
    return [*rest[:-1], replace(items[-1], senses=frozenset({Sense("asks", "price")}))]


def from_makers(items: list[Item], holdings: Holdings) -> list[Item]:
    """Where no column tells of origins, what comes from a brand is of the brand."""
    return [
        replace(item, senses=frozenset({Sense("words", "filler")}))
        if "origin" in item.of("asks") and _is_maker(items[at + 1 :], holdings)
        else item
        for at, item in enumerate(items)
    ]


def _is_maker(behind: Sequence[Item], holdings: Holdings) -> bool:
    first = next((item for item in behind if not item.has("filler", "or")), None)
    return first is not None and any(holdings.concept_of(name) in _MAKERS for name, _ in first.values)


def relative(items: list[Item]) -> list[Item]:
    """``That`` right behind what it speaks of joins a clause to it, and points at nothing before."""
    joins = [
        0 < at < len(items) - 1 and _is(item, "that") and item.has("refers") and _is_spoken_of(items[at - 1])
        for at, item in enumerate(items)
    ]
    return [
        replace(item, senses=frozenset({Sense("words", "filler")})) if joined else item
        for item, joined in zip(items, joins, strict=True)
    ]


def _is_spoken_of(item: Item) -> bool:
    named = item.open or item.sku or (item.has("products", "variants") and not item.has("refers", "it"))
    return bool(named) or _is(item, "got")


def more_of_field(items: list[Item]) -> list[Item]:
    """In "which has more stock" and "the bigger discount" the word before a field of numbers compares."""
    made = list(items)
    for at, (item, after) in enumerate(pairwise(items)):
        named = set(after.of("names")) & {*_COMPARED}
        way = next((name for name in ("more", "less") if item.key in map(key_of, forms(f"{name}_of_it"))), "")
        if named and way and not item.has("most", "least"):
            senses = {Sense("words", "most" if way == "more" else "least"), Sense("words", "comparative")}
            made[at] = replace(item, senses=frozenset(senses))
    return made


def places_told(items: list[Item]) -> list[Item]:
    """``Under`` with no amount and no price behind it says where things are kept: under iPods, under HS code 8536."""
    return [
        replace(item, senses=frozenset({Sense("words", "filler")})) if _is_place(items, at) else item
        for at, item in enumerate(items)
    ]


def _is_place(items: list[Item], at: int) -> bool:
    """Whether what stands behind "under" is a name: no number, and nothing that is compared."""
    if not _is(items[at], "under") or "<" not in items[at].of("before"):
        return False
    behind = [item for item in items[at + 1 :] if not (item.has("filler", "than") and not item.of("names"))][:1]
    after = behind[0] if behind else None
    if after is None or after.amount or _is_class(after.text):
        return False
    return bool(after.values or after.sku or after.open or set(after.of("names")) & _HEADINGS)


def _is_letter_of_size(items: Sequence[Item], at: int) -> bool:
    """Whether a capital letter is a size: "in S and M"; "I" and "A" only behind "in" or "size"."""
    text, before = items[at].text, items[at - 1].text.casefold() if at else ""
    return len(text) == 1 and text.isupper() and (text not in "AI" or before in (*forms("comes_in"), "size"))


def _is_plural(item: Item) -> bool:
    return stem(item.text) != item.text.casefold()


def _is_class(text: str) -> bool:
    """Whether it is a class of protection, of which others are below."""
    return _PROTECTED.fullmatch(text) is not None


def unbound(item: Item, items: Sequence[Item]) -> Item:
    """A word that bounds or counts numbers is another word where there is no number: tops."""
    at = items.index(item)
    idle = bool(item.senses and item.values) and all(one.what == "filler" for one in item.senses)
    if idle and (_is_plural(item) or _is_letter_of_size(items, at)):
        return replace(item, senses=frozenset())  # spreads, where a column has them
    counts = any(one.amount for one in (*items[max(at - 1, 0) : at], *items[at + 1 : at + 2]))
    bounds = all(sense.kind == "behind" or sense.what in ("top", "bottom") for sense in item.senses)
    plain = bounds and item.senses and not counts and _is_plural(item)
    return replace(item, senses=frozenset()) if plain else item
