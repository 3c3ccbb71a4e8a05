"""What fields are called in the files that they came from: a price whose column is "Trade/btl" is the trade price."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.importing.head_words import MONEY
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.trades import Taken
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import cells_for, forms, senses, short_heads

_TEXTS = ("category", "brand", "manufacturer", "origin")
_LONGEST = 3  # words, or characters, for goods
_TOLD = (
    *("price", "compare_at_price", "cost", "stock", "moq", "pack", "carton", "lead_time", "weight"),
    *("manufacturer", "brand", "category", "origin"),
)


def names_in_files(
    heads: Mapping[str, Sequence[str]], held: Collection[str], columns: Collection[Key] = ()
) -> dict[Key, tuple[str, ...]]:
    """Names of fields that only these files give them. ``columns``: what other columns are called.

    A word that is known for something stays that, unless it is another price: what a file calls 批发价 is no cost. A
    trade price is the price where the price is one, and the retail price then is the one that is recommended.
    """
    found: dict[Key, tuple[str, ...]] = {
        key: (name,) for name in _TOLD if name in held for key in _own(name, heads.get(name, ()))
    }
    texts = ((name, key) for name in _TEXTS if name in held for head in heads.get(name, ()) for key in _short(head))
    found |= {key: (name,) for name, key in texts if key not in senses()}
    prices = heads.get("price", ())
    if prices and all(map(head_words.customers_of, prices)) and "customer_prices" not in held:
        found |= dict.fromkeys(map(key_of, forms("trade_price")), ("price",))
        if "compare_at_price" in held:
            found |= dict.fromkeys(map(key_of, forms("retail_price")), ("compare_at_price",))
    if len(listed := [name for name in MONEY if name in held and _is_list_price(heads.get(name, ()))]) == 1:
        found |= dict.fromkeys(map(key_of, forms("prices_list")[1:]), (listed[0],))
    own = {key for name in _TOLD for key in _own(name, heads.get(name, ()))}
    return {key: meant for key, meant in found.items() if key in own or key not in columns}


def _is_list_price(heads: Sequence[str]) -> bool:
    """Whether a price is called one of a list, a catalogue or a label: 目录价 then is no other."""
    return bool(heads) and all("list" in head_words.read(head).said for head in heads)


def _short(head: str) -> Iterator[Key]:
    """The words of a head, also where it is cut short: dept, department."""
    for key in keys_of_column(ATTRIBUTE + head):
        yield key
        yield tuple(short_heads().get(word, word) for word in key)


def words_of_goods(heads: Mapping[str, Sequence[str]], values: Collection[Key]) -> dict[Key, Taken]:
    """What a file calls its goods in the head of their names: plants of "Plant", 物料 of 物料名称."""
    found: dict[Key, Taken] = {}
    for head in heads.get("title", ()):
        key = next(iter(keys_of_column(ATTRIBUTE + head)), ())
        ends = (form for form in map(key_of, forms("names_goods")) if key[-len(form) :] == form)
        bare = key[: -len(next(ends, ())) or None]
        if bare and len(bare) <= _LONGEST and bare not in senses() and bare not in values:
            found[bare] = "all"
    return found


def _own(name: str, heads: Sequence[str]) -> Iterator[Key]:
    """The words of heads that mean nothing else, and those that elsewhere are another price."""
    for head in heads:
        for key in keys_of_column(ATTRIBUTE + head):
            yield from (
                one for one in (key, *cells_for("columns").get(key, ())) if one not in senses() or _is_other(name, one)
            )


def _is_other(name: str, key: Key) -> bool:
    """Whether words of a price's head mean but other prices in general: "list price", 批发价."""
    meant = {sense.what for sense in senses()[key] if sense.kind == "names"}
    return name in MONEY and name not in meant and bool(meant) and meant <= MONEY
