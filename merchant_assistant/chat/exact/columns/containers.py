"""What goods come in and are sold by: how many are in a case, what a box costs, how many cases make a hundred.

A column may tell the pieces of a case, its price, or both; where none tells the price it is that of the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.heads_of_columns import apart
from merchant_assistant.chat.exact.columns.prices_said import reads, told
from merchant_assistant.chat.exact.words.lexicon import words_of_container

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld
    from merchant_assistant.chat.exact.columns.price_kinds import Kind

_WORDS = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]")
_HAN_CARTON = "箱"
_CARTONS = ("case", "box", "crate")
_OF_FIELDS = {"carton": ("carton", "case", "box", "outer"), "pack": ("pack", "inner", "box")}


@dataclass(frozen=True, slots=True)
class Container:
    """``count``: the field that tells what is in one; ``price``: the one that tells its price; '' for none.

    ``inside``: the smaller container that is counted in it, the pack of "Packs per case"; '' for none.
    """

    count: str = ""
    price: str = ""
    inside: str = ""


def containers_in(heads: Mapping[str, tuple[str, ...]], fields: Mapping[str, FieldHeld]) -> dict[str, Container]:
    """The sorts of containers of which a catalogue tells something."""
    counts: dict[str, str] = {}
    sizes = reads("containers", "sized")
    for name, sorts in _OF_FIELDS.items():
        if name in fields:
            named = [sort for head in heads.get(name, ()) for sort in sorts_in(head)]
            usual = () if named and not {*named} & {"carton", "case"} else sorts
            counts = dict.fromkeys(usual, name) | counts | dict.fromkeys(named, name)
    own = [name for name, one in fields.items() if name.startswith(ATTRIBUTE) and one.kind == "numbers"]
    prices = {sort: name for name in own if _is_of_money(name.removeprefix(ATTRIBUTE)) for sort in sorts_in(name)}
    for head in heads.get("price", ()):  # the price itself may be one for the case: "Sell/Cs £"
        prices |= {sort: "price" for sort in sorts_in(head_words.read(head).per) if "price" in fields}
    measured = {name: list(sorts_in(name)) for name in own if name not in prices.values() and sizes.search(name)}
    counts = {sort: name for name, sorts in measured.items() for sort in sorts} | counts
    same = {counts.get(sort, ""): price for sort, price in prices.items()}  # a carton is a case is a box
    priced = {sort: prices.get(sort) or same.get(counts.get(sort, ""), "") for sort in (counts | prices)}
    said = {name: [*heads.get(name, ()), name.removeprefix(ATTRIBUTE)] for name in counts.values()}
    inner = {name: next(filter(None, map(_inside, named)), "") for name, named in said.items()}
    found = {
        sort: Container(counts.get(sort, ""), price, inner.get(counts.get(sort, ""), ""))
        for sort, price in priced.items()
    }
    in_han = any(_HAN_CARTON in head for head in (*heads.get("price", ()), *heads.get("carton", ()), *counts.values()))
    alike = found.get("carton") if in_han else None
    others = [sort for sort in translated(_HAN_CARTON) if sort not in inner.values()]  # no 盒 of 每箱盒数
    return {**(dict.fromkeys(others, alike) if alike else {}), **found}


def translated(counted: str) -> tuple[str, ...]:
    """The other sorts of containers that a word of a head may be in English: 箱 is a case, a box or a crate as well."""
    return _CARTONS if counted == _HAN_CARTON else ()


def is_of_what_is_inside(text: str, containers: Mapping[str, Container], kinds: Iterable[Kind], kept: str) -> bool:
    """Whether the price or number of packs is asked where prices and stocks are those of whole cases of them.

    ``kept``: what stocks are counted in.
    """
    whole = {container(kept), *(one.per for one in kinds)}
    priced = {sort for sort, one in containers.items() if one.price}
    inner = {one.inside for sort, one in containers.items() if sort in whole} - {"", container(kept)} - priced
    words = {word for sort in inner for word in words_of_container(sort)}
    if not words or any(container(word) in containers.keys() - inner for word in _WORDS.findall(text)):
        return False  # "how many packs are in a case"
    return bool(reads("containers", "counted_inside", WORDS=_either(words)).search(text))


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def asks_for_one_piece(text: str, containers: Mapping[str, Container]) -> bool:
    """Whether the price of one piece is asked where goods are priced by the case."""
    by_case = any(one.price == "price" and one.count == "carton" for one in containers.values())
    asks = reads("containers", "asks_price").search(text) or "价" in text or "钱" in text
    return by_case and bool(asks and reads("containers", "one_piece").search(text))


def _is_of_money(head: str) -> bool:
    """Whether it tells no pieces but money: a currency beside a container is enough."""
    read = head_words.read(head)
    return bool(read.said & {"price", "sold_at", "list"}) or read.money or "价" in head


def sorts_in(head: str) -> Iterator[str]:
    """The containers that a head speaks of, in its own words."""
    outer, _ = _outer_and_inner(head)
    if outer:
        return iter((outer,))  # of "Packs per case" the case
    found = dict.fromkeys(filter(None, (container(word) for word in _WORDS.findall(apart(head)))))
    return iter([one for one in found if one not in told("containers", "inside")] or found)


def _inside(head: str) -> str:
    """The smaller container that is counted by a head; '' for none."""
    return _outer_and_inner(head)[1]


@lru_cache(maxsize=1024)
def _outer_and_inner(head: str) -> tuple[str, str]:
    """Of "Packs per case" the case and the pack; '' for what is not said."""
    found = reads("heads", "so_many_in").search(apart(head))
    outer = container(found["outer"] or found["han"]) if found else ""
    if found is None or not outer:
        return "", ""
    others = (
        container(word) for word in _WORDS.findall(f"{found.string[: found.start()]} {found.string[found.end() :]}")
    )
    return outer, next((one for one in others if one and one != outer), "")
