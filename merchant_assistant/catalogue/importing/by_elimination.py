"""What columns may only mean because nothing else does: the one price there is, the one stock, codes of some kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from merchant_assistant.catalogue.importing import by_values, head_rest, head_words, price_columns
from merchant_assistant.catalogue.importing.by_values import Column
from merchant_assistant.catalogue.importing.price_columns import CUSTOMERS
from merchant_assistant.catalogue.model import ATTRIBUTE

_FEW = 3  # codes of which nothing can be said
_OF_BRANDS = 0.2  # of the names begin with or hold what is their brand
Find = Callable[[str, Sequence[str], Sequence[str], Sequence[Column]], list[int]]
_ONE_OF_EACH = ("price", "cost", "stock", "moq")


def second_best(found: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[str]:
    """Fields with what nothing says outright taken from the next best: the one price there is, codes of some kind."""
    fields = list(found)
    _ask_names(fields, columns, cells)
    _ask_highest(fields, columns)
    _take_alone(by_a_word, fields, columns, cells)
    _ask_next_price(CUSTOMERS, fields)
    _take_alone(_by_rest, fields, columns, cells)
    _ask_next_price("compare_at_price", fields)
    _ask_case(fields, columns, cells)
    if "sku" not in fields and "mpn" in fields and by_values.agrees("sku", cells[fields.index("mpn")]):
        fields[fields.index("mpn")] = "sku"
    if "sku" not in fields and "title" in fields and (code := _codes(fields, columns, cells)) is not None:
        fields[code] = "sku"
    return fields


def by_a_word(wanted: str, fields: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[int]:
    """The one free column that may mean a field by a word of its head beside unknown ones; none where several may."""
    free = _free(wanted, fields, cells)
    fitting = [i for i in free if head_rest.beside_unknown(columns[i]) == wanted]
    return fitting if len(fitting) == 1 else []


def _by_rest(wanted: str, fields: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[int]:
    """The one that says nothing else: of money only "Each", of what is there "Cases", a "FOB" beside two prices."""
    free = _free(wanted, fields, cells)
    if wanted == "price":
        free = [i for i in free if head_rest.is_only_of_money(columns[i]) and by_values.is_money(cells[i])]
    elif wanted == "cost":
        free = [i for i in free if head_rest.is_trade_term(columns[i]) and {"price", "compare_at_price"} <= {*fields}]
    elif wanted == "moq":
        free = []
    else:
        counted = [i for i in free if head_rest.counts_only(columns[i]) and by_values.are_many(cells[i])]
        free = counted if {"price", "cost"} & {*fields} else []
    return free if len(free) == 1 else []


def _free(wanted: str, fields: Sequence[str], cells: Sequence[Column]) -> list[int]:
    return [i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) and by_values.agrees(wanted, cells[i])]


def _take_alone(find: Find, fields: list[str], columns: Sequence[str], cells: Sequence[Column]) -> None:
    for wanted in _ONE_OF_EACH:
        several = {price_columns.TIERS, CUSTOMERS} if wanted == "price" and find is _by_rest else set()
        if not {wanted, *several} & {*fields} and (fitting := find(wanted, fields, columns, cells)):
            fields[fitting[0]] = wanted


def _ask_next_price(other: str, fields: list[str]) -> None:
    if fields.count(other) == 1 and not {"price", price_columns.TIERS} & {*fields}:
        fields[fields.index(other)] = "price"


def _ask_names(fields: list[str], columns: Sequence[str], cells: Sequence[Column]) -> None:
    """A vendor is the brand only where the names of the goods have it; else it is who delivers them."""
    if not {"brand", "title"} <= {*fields} or "supplier" not in head_words.read(columns[fields.index("brand")]).said:
        return
    place = fields.index("brand")
    vendors, titles = {one.casefold() for one in cells[place]}, [one.casefold() for one in cells[fields.index("title")]]
    if sum(any(vendor in title for vendor in vendors) for title in titles) < _OF_BRANDS * len(titles):
        fields[place] = ATTRIBUTE + columns[place]


def _ask_case(fields: list[str], columns: Sequence[str], cells: Sequence[Column]) -> None:
    """Where the price is one for the case, what a case weighs is the weight."""
    told = head_words.read(columns[fields.index("price")]).per if "price" in fields else ""
    if told and "weight" not in fields and "carton" in head_words.read(told).said:
        fitting = [
            i for i in _free("weight", fields, cells) if head_words.read(columns[i]).said == {"carton", "weight"}
        ]
        if len(fitting) == 1:
            fields[fitting[0]] = "weight"


def _ask_highest(fields: list[str], columns: Sequence[str]) -> None:
    """The least quantity beside the greatest is one of the stock, no least order."""
    said = [head_words.read(column).said for column in columns]
    place = fields.index("moq") if "moq" in fields else None
    if place is not None and said[place] == {"minimum", "quantity"} and {"maximum", "quantity"} in said:
        fields[place] = ATTRIBUTE + columns[place]


def _codes(fields: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> int | None:
    """The first column called a number of something that has another one for each row."""
    most = max(map(len, cells), default=0)
    free = [i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) and head_words.may_be_code(columns[i])]
    full = [i for i in free if len(set(cells[i])) == len(cells[i]) == most > _FEW]
    return next((i for i in full if by_values.agrees("sku", cells[i])), None)
