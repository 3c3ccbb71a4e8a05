"""Who may answer a question: a ranking of goods is not told from a few of them, and a field that is asked for is not
answered by what is said of another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.shorthand import written_out
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.columns.model import Reply
    from merchant_assistant.foundation.prose import Language

_EXTREMES = ("most", "least")
_COMPUTED = (
    "sum",
    "average",
    "median",
    "share",
    "compare",
    "apart",
    "ascending",
    "descending",
    "ranked",
    "comparative",
)
_COUNTED = ("count", "group", "not", "without", "blank", "unfilled", "in_stock", "out_of_stock")
_SIDE_BY_SIDE = ("compare", "apart")
_SOLD = "sales figures"
_OF_GOODS = {"price", "cost", "stock"}
_NUMBERS = _OF_GOODS | {"moq", "weight", "carton", "discount", "warranty", "lead_time", "capacity", "power"}
_OPEN = ("price", "length", "height", "width")  # "how much" is any amount, "how long" a time, "how high" a pallet's


def is_ranking(text: str, holdings: Holdings) -> bool:
    """Whether it asks for the most or least of something ("the heaviest mug"), or what sells best ("卖得最好")."""
    return any(_is_extreme(item) for item in items_of(plain(text), holdings, {}))


def asks_for_figure(text: str, holdings: Holdings) -> bool:
    """Whether it ranks goods, or counts those of some price or stock: no passage that is merely near answers that."""
    items = items_of(plain(text), holdings, {})
    counts = any(item.has("count") for item in items)
    return is_ranking(text, holdings) or (counts and any({*item.of("names")} & _OF_GOODS for item in items))


def names_goods(text: str, holdings: Holdings) -> bool:
    """Whether it speaks of goods of its own, by a value, an SKU or a word that is known for nothing else."""
    items = items_of(plain(written_out(plain(text))), holdings, {})
    return any(item.open or item.sku or (item.values and not item.senses) for item in items)


def asks_for_field(text: str, holdings: Holdings) -> bool:
    """Whether it asks for a field of goods, or for what no catalogue knows: such a text describes none."""
    items = items_of(plain(text), holdings, {})
    return any(_asked_for(item) or (item.of("unknowable") and not item.has("filler")) for item in items)


def is_for_computing(text: str, holdings: Holdings, *, beside: bool = False) -> bool:
    """Whether an answer must be computed: a total, an order, a difference, bounds, all but some.

    What was not read as that is not answered with products that are merely found: these would leave it out.
    ``beside``: several products stand side by side, which compares them.
    """
    items = items_of(written_out(plain(text)), holdings, {})
    computed = tuple(sense for sense in _COMPUTED if not beside or sense not in _SIDE_BY_SIDE)
    if any(item.has(*computed) and not item.has("filler") for item in items) or any(map(_excepts, items)):
        return True
    return any(item.amount and _is_bounded(items, place) for place, item in enumerate(items))


def may_be_computed(text: str, holdings: Holdings) -> bool:
    """Whether it has words of counting, ranking or leaving out, which what is merely found passes over."""
    items = items_of(written_out(plain(text)), holdings, {})
    return is_for_computing(text, holdings) or any(
        (item.has(*_COUNTED) and not item.has("filler")) or _is_extreme(item) for item in items
    )


def counts_or_pays(text: str, holdings: Holdings) -> bool:
    """Whether it counts, or speaks of a sum of money: goods that are but near in meaning answer neither.

    What is denied may be a part of a description all the same ("wheels that don't scratch").
    """
    items = items_of(written_out(plain(text)), holdings, {})
    counts = any(item.has("count") and not item.is_filler for item in items)
    return counts or any(item.amount and item.amount.money for item in items)


def _excepts(item: Item) -> bool:
    return item.has("not") and item.text.casefold() in forms("excepts")


def _is_bounded(items: Sequence[Item], place: int) -> bool:
    """Whether a number is a bound, or says how many are wanted."""
    if any(one.has("between") and not one.has("filler") for one in items[max(place - 1, 0) : place]):
        return True
    before, after = items[max(place - 1, 0) : place], items[place + 1 : place + 2]
    said = [one for one in items[:place] if not one.is_filler or one.of("names")]
    amount = items[place].amount
    if amount and amount.bare and said and {*said[-1].of("names")} & _NUMBERS:
        return True  # with a price of 10
    bound = any(set(one.of("before")) - {"~", "="} for one in before) or any(one.of("behind") for one in after)
    return bound or any(one.has("top", "bottom") for one in before)


def is_of_another(text: str, passage: str, holdings: Holdings) -> bool:
    """Whether a field is asked for (pieces in a carton) and a passage speaks of others only (the minimum order).

    A column may be headed by one character (停); in running text that is a part of other words.
    """
    asked = {one for item in items_of(plain(text), holdings, {}) for one in _asked_for(item)}
    told = {one for item in items_of(plain(passage), holdings, {}) if len(item.text) > 1 for one in item.of("names")}
    return bool(asked and told) and not asked & told


def is_empty_list(reply: Reply) -> bool:
    """Whether things were listed by what they are called, and nothing is called so."""
    return bool(reply.reading and reply.reading.wanted == "things" and reply.value == 0)


def is_of_other_language(products: Sequence[Product], language: Language) -> bool:
    """Whether there are some and none is called by a name in this language."""
    return bool(products) and all(language_of(product.title) not in (language, None) for product in products)


def _asked_for(item: Item) -> tuple[str, ...]:
    """The fields that it asks for and nothing else."""
    return (*item.of("names"), *(one for one in item.of("asks") if one not in _OPEN))


def _is_extreme(item: Item) -> bool:
    if _SOLD in item.of("unknowable") and not item.has("filler"):
        return True
    return item.has(*_EXTREMES) or (bool(item.of("high") or item.of("low")) and not item.has("comparative"))
