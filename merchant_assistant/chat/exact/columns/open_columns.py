"""Which columns could be the price, the cost, the stock … where none is known to be: their heads say what nobody knows,
and their cells are of that kind. The merchant is asked which one it is, and the question is asked again with that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.importing.head_reading import SIGN, UNKNOWN, read, tokens_of
from merchant_assistant.catalogue.importing.head_rest import counts_only
from merchant_assistant.catalogue.importing.head_words import PAID, SOLD
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.claims.lexis.vocabulary import is_word

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import FieldHeld
    from merchant_assistant.foundation.cancel import CancelToken

_MOST = 3  # columns that are asked about; of more nobody likes to choose
_MOST_OF_MONEY = 5  # as there are several prices in a list
_OF_MONEY = ("price", "cost")
_HALF = 0.5
_LOOKED_AT = 400  # values of a column
_LONGEST_WAIT = 200  # days
_FEW_WAITS, _FEW_COUNTS, _FEW_FIRMS = 30, 8, 3
_MOST_FIRMS = 60
_OF_EACH = 3  # things from each firm, on average
_LONGEST_NAME = 40
_SHORTEST_WORD = 4
_CENTS = re.compile(r"\d+[.,]\d{2}")
_PACKED = frozenset({"carton", "pack", "item"})
_WORDS: Mapping[str, frozenset[str]] = {  # that heads may have beside unknown ones
    "price": SOLD | _PACKED | {"price"},
    "cost": PAID | _PACKED | {"price"},
    "stock": _PACKED | {"stock", "available", "quantity", "rest"},
    "sales": _PACKED | {"sell", "sold_at", "quantity", "time"},
    "lead_time": frozenset({"delivery", "time", "lead", "supplier", "order"}),
    "source": frozenset({"supplier", "person", "name"}),
}
CONCEPTS = tuple(_WORDS)
Open = Mapping[str, tuple[str, ...]]


def open_columns(
    catalogue: Catalogue,
    fields: Mapping[str, FieldHeld],
    known: Mapping[str, Sequence[str]],
    days: Mapping[str, object],
    cancel: CancelToken | None,
) -> Open:
    """The columns that may stand for each concept that no column is known for; none where there are too many.

    A dictionary has the words of many heads that say nothing of money, "Depth", and of some that are prices, "Tier A",
    "Shelf": these are asked about beside others, as else only wrong ones were.
    """
    taken = {
        name for id, names in known.items() for name in names if id != "location" or not _is_of_numbers(name, fields)
    }
    taken |= {*days}
    whole = max((one.products for one in fields.values()), default=0)
    wanted = [id for id in _WORDS if id not in known or (id == "source" and known[id] == ("source",))]
    heads = {name: name.removeprefix(ATTRIBUTE) for name in fields if name.startswith(ATTRIBUTE) and name not in taken}
    may = {name: [id for id in wanted if _may_say(head, id)] for name, head in heads.items()}
    of_money = [id for id in wanted if id in _OF_MONEY]
    beside = {name: [id for id in of_money if _may_be_money(head, id)] for name, head in heads.items()}
    found: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for name in heads:
        if (may[name] or beside[name]) and fields[name].products >= _HALF * whole:
            values = [one.value for one in catalogue.values_of_field(name, _LOOKED_AT, cancel)]
            kinds = {*_kinds(fields[name], values, whole)}
            for id in kinds.intersection((*may[name], *beside[name])):
                (found if id in may[name] else others).setdefault(id, []).append(name)
    for id in found.keys() & others.keys():
        signed = any(map(_is_signed, found[id]))
        both = {*found[id], *(name for name in others[id] if not signed or _is_signed(name))}
        found[id] = [name for name in heads if name in both]
    most = {id: _MOST_OF_MONEY if id in others else _MOST for id in wanted}
    return {id: tuple(found[id]) for id in wanted if id in found and len(found[id]) <= most[id]}


def _is_of_numbers(name: str, fields: Mapping[str, FieldHeld]) -> bool:
    return name in fields and fields[name].kind == "numbers"


def _is_signed(head: str) -> bool:
    return SIGN.search(head) is not None


def _may_be_money(head: str, concept: str) -> bool:
    """Whether nothing in a head speaks against a price or cost: a shelf that is an amount is no place."""
    said = read(head).said
    return bool(said) and said - {UNKNOWN, "place"} <= _WORDS[concept]


def _may_say(head: str, concept: str) -> bool:
    """Whether a head has words that nobody knows, and none that says something else; Chinese ones must say a little."""
    said, apt = read(head).said, _WORDS[concept]
    if not said - {UNKNOWN} <= apt:
        return False
    if concept in ("stock", "sales") and (counts_only(head) or said == {"rest"}):
        return True
    tokens = [token for token in tokens_of(head) if token.isalpha()]
    if any(map(is_han, tokens)):
        return UNKNOWN in said and bool(said & apt)
    strange = [token for token in tokens if read(token).said == {UNKNOWN}]
    is_sum = SIGN.search(head) is not None and concept in ("price", "cost")
    is_firm = concept == "source" and bool(said)
    return bool(strange or is_sum or is_firm) and not any(
        len(token) >= _SHORTEST_WORD and is_word(token) for token in strange
    )


def _kinds(one: FieldHeld, values: Sequence[str], whole: int) -> Iterator[str]:
    """What a column may be by its cells."""
    if one.kind == "values":
        names = [value for value in values if 1 < len(value) <= _LONGEST_NAME and value[:1].isalpha()]
        firms = _FEW_FIRMS <= one.distinct <= min(_MOST_FIRMS, whole / _OF_EACH)
        if firms and len(names) == len(values) and all(name[0].isupper() or is_han(name[0]) for name in names):
            yield "source"
        return
    told = [quantity for value in values if (quantity := quantity_of(value))]
    if one.kind != "numbers" or not told:
        return
    cents = all(_CENTS.fullmatch(value.strip()) for value in values)
    if any(map(currencies, one.units)) or cents or SIGN.search(one.field):
        yield from ("price", "cost")
    elif not one.units and all(each.number == int(each.number) >= 0 for each in told):
        if one.distinct >= _FEW_COUNTS:
            yield from ("stock", "sales")
        if one.distinct <= _FEW_WAITS and all(0 < each.number <= _LONGEST_WAIT for each in told):
            yield "lead_time"
