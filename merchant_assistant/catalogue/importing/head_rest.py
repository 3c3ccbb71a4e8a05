"""What heads may say of which not every word is known, or that hold no word at all: "Fitted Price", "Per 100", "Cases".

It counts only where nothing else is the price, the cost or the stock.
"""

from __future__ import annotations

from collections.abc import Mapping

from merchant_assistant.catalogue.importing.head_reading import (
    PARENTHESES,
    SIGN,
    UNKNOWN,
    pieces,
    read,
    tokens_of,
)
from merchant_assistant.catalogue.importing.head_table import table

_MOST_WORDS = 4  # of a head that may be told by one of them
_TERMS = frozenset({"fob", "cif", "exw", "ddp", "dap", "fca"})
_PLAINLY: Mapping[frozenset[str], str] = {
    frozenset(said.split()): field
    for field, ways in {
        "price": ("price", "sold_at", "sell price"),
        "cost": ("cost", "buy price", "cost price"),
        "moq": ("least_order", "least_order quantity"),
        "stock": ("stock", "available", "stock quantity", "available quantity", "available stock"),
    }.items()
    for said in ways
}


def beside_unknown(head: str) -> str:
    """What the one known word of a head says beside others that no list has: "Fitted Price", 种苗成本; '' for nothing.

    It may be the price, the cost or the stock where nothing else is, for there is one of each in a list of goods.
    """
    told = read(head)
    known = told.said - {"item"}
    if UNKNOWN not in known or len(tokens_of(PARENTHESES.sub(" ", head))) > _MOST_WORDS:
        return ""
    field = _PLAINLY.get(known - {UNKNOWN}, "")
    return "" if told.money and field == "stock" else field


def is_only_of_money(head: str) -> bool:
    """Whether it says nothing but what a price is for, or in which money it is: "Per 100", "Each", "Keg £"."""
    told = read(head)
    weighed = not set(told.per.split()).isdisjoint(table()["pieces"]["masses"])  # "Net / kg" is a weight
    named = (told.per or told.money) and not weighed
    return not told.said and not is_trade_term(head) and bool(named or SIGN.search(head))


def is_trade_term(head: str) -> bool:
    """Whether it names no more than where goods are handed over: "FOB (USD)"."""
    return not read(head).said and not _TERMS.isdisjoint(tokens_of(head))


def counts_only(head: str) -> bool:
    """Whether it is but a word for many pieces or containers: "Cases", "Pkts", 件数."""
    tokens = [token for token in tokens_of(PARENTHESES.sub(" ", head)) if token != "#"]
    if len(tokens) != 1 or tokens[0] in table()["pieces"]["many"]:
        return len(tokens) == 1
    one = tokens[0].removesuffix("s") if tokens[0].isascii() else tokens[0].rstrip("数量")
    return one != tokens[0] and one in pieces()
