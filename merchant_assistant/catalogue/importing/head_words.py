"""Heads of columns read word by word: "TradePrc ex VAT" is a trade price, "Lagerbest." a stock.

Each word must be known to :mod:`.head_reading`; what a head may mean where some are not is told by :mod:`.head_rest`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from merchant_assistant.catalogue.importing.head_reading import (
    CJK,
    PARENTHESES,
    SIGN,
    UNKNOWN,
    Reading,
    before,
    patterns,
    pieces,
    read,
    tokens_of,
    without_per,
    words,
)
from merchant_assistant.catalogue.importing.head_table import table

__all__ = ["UNKNOWN", "read"]
MONEY = frozenset({"price", "compare_at_price", "cost"})
SOLD = frozenset({"sold_at", "sell", "retail", "recommended", "list", "wholesale"})  # words of what is asked for goods
PAID = frozenset({"buy", "cost"})  # … and of what is paid for them
_BESIDE_MONEY = MONEY | {"weight"}  # that is net or gross as well
_PIECE = "piece"
_BY_PIECE = 100  # "net /ea" comes behind all that says price
_KIND_OF = re.compile(f"[{CJK}]{{1,2}}类")
_OF_SOMETHING = 100  # "茶类" comes behind all that says category
_FILLED = frozenset({"pack", "carton", "size"})
_OUNCE = "oz"  # of what is weighed, or of what is poured


def tells_in_brackets(head: str) -> bool:
    """Whether what stands in brackets makes something else of it: "Qty (on order)", "库存(安全)"."""
    told = {word for part in PARENTHESES.findall(unicodedata.normalize("NFKC", head)) for word in read(part).said}
    return bool(told & _TELLING)


_TELLING = frozenset(
    {"incoming", "safety", "reorder", "reserved", "minimum", "maximum", "cost", "recommended", "ended"}
)


def counts_containers(head: str) -> bool:
    """Whether it says how many are in something: "Qty/Pallet", "数量/箱"."""
    return bool(_container(head))


def _container(head: str) -> str:
    """What that is: the one of two words about a stroke; "" where there is none."""
    tokens = tokens_of(unicodedata.normalize("NFKC", head))
    if len(tokens) == 3 and tokens[0] in table()["pieces"]["containers"] and words().get(tokens[2]) == "quantity":
        tokens = [tokens[2], tokens[1], tokens[0]]
    inside = len(tokens) > 2 and tokens[-2] in before() and tokens[-1] in table()["pieces"]["containers"]
    counted = {words().get(token, _PIECE if token in pieces() else "") for token in tokens[:-2]}
    measured = not set(tokens[:-2]).isdisjoint((*table()["pieces"]["masses"], *table()["pieces"]["volumes"]))
    return tokens[-1] if inside and not measured and counted <= {"quantity", "always", "pack", _PIECE} else ""


@lru_cache(maxsize=4096)
def fields_of(head: str) -> Mapping[str, int]:
    """The fields that its words may mean, with their places among what means them."""
    told = read(head)
    if container := _container(head):
        into = words().get(container, "")
        return {into: 0} if told.said <= {"quantity", "pack", into} and into in ("pack", "carton") else {}
    if not told.said and told.money and told.per:
        return {"price": _BY_PIECE} if _is_price_for(head, told.per) else {}
    if told.said <= _FILLED and is_measured(head) and not told.per:
        no_weight = "carton" in told.said or _is_volume(head) or _OUNCE in tokens_of(head)
        return {} if no_weight else {"weight": _BY_PIECE}
    if told.said == {UNKNOWN, "group"} and _KIND_OF.fullmatch(head.strip()):
        return {"category": _OF_SOMETHING}
    if UNKNOWN in told.said:
        return _of_others(told)
    found: dict[str, int] = {}
    for name, sets in patterns().items():
        if (told.money and name not in _BESIDE_MONEY) or (told.per and not _may_be_per(name, told.per)):
            continue
        for said in (told.said, told.said - {"item"}):  # 总成本 before 原料成本
            if said in sets:
                found.setdefault(name, 2 * sets.index(said) + (said != told.said))
    return {name: rank for name, rank in found.items() if name != "weight" or not _is_volume(head)}


def is_measured(head: str) -> bool:
    """Whether it says how much is in a container, and not how many: "Sack kg", 每袋kg, "Inhalt l"."""
    tokens = tokens_of(unicodedata.normalize("NFKC", head))
    told = table()["pieces"]
    inside = len(tokens) > 1 and (tokens[-1] in told["masses"] or tokens[-1] in told["volumes"])
    return inside and tokens[-2] not in before()


def _is_volume(head: str) -> bool:
    """Whether its unit is one of volume: 净含量(ml)."""
    return not set(tokens_of(head)).isdisjoint(table()["pieces"]["volumes"])


def _of_others(told: Reading) -> Mapping[str, int]:
    """What is a price for somebody whose name is not known: "Vet Trade", "Client RRP"."""
    known = told.said - {UNKNOWN, "person"}
    if told.per or len(known) != 1:
        return {}
    field = {"wholesale": "price", "recommended": "compare_at_price"}.get(next(iter(known)))
    return {field: _OF_SOMETHING} if field else {}


def customers_of(head: str) -> str | None:
    """The customers whose price it is by its words."""
    told = read(head).said - {"item"}
    who = told & {"wholesale", "dealer", "reseller", "distributor"}
    return next(iter(who)) if len(who) == 1 and told - who <= {"price"} else None


def is_recommended(head: str) -> bool:
    """Whether a price of this name is one that is recommended to others."""
    return "recommended" in read(head).said


def may_name_goods(head: str) -> bool:
    """Whether it is called a name or description of something that is not known: "Drug / Desc.", 文具名称."""
    said = read(head).said
    goods = {"name", "description", "item", "style", "number", UNKNOWN}
    return bool(said & {"name", "description"}) and said <= goods


def may_be_code(head: str) -> bool:
    """Whether it is called the number or code of something that is not known: "PIPCode", "Plant ref"."""
    said = read(head).said
    return "number" in said and said <= {"number", "item", UNKNOWN}


def is_something_else(head: str) -> bool:
    """Whether its words are known, so that nothing is to be made of it by its values: a bin is no SKU."""
    said = read(head).said
    return bool(said - _GOODS - {UNKNOWN} - ({"look"} if "name" in said else set()))


_GOODS = frozenset({"item", "number", "name", "description", "style", "group", "barcode"})


def _may_be_per(name: str, per: str) -> bool:
    return name in MONEY or (name == "weight" and not any(map(str.isdigit, per)))


def _is_price_for(head: str, per: str) -> bool:
    """Whether what stands only beside money is a price for that: "Net / kg" is a weight, "VAT / pc" a tax."""
    if SIGN.search(head):
        return True
    told = table()["pieces"]
    bare, _ = without_per(tokens_of(PARENTHESES.sub(" ", unicodedata.normalize("NFKC", head))))
    return not set(per.split()) & set(told["masses"]) and not set(bare) <= set(told["taxes"])
