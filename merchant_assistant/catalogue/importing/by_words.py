"""What columns mean by the words of their heads, where no list has the whole head; what they hold must agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from merchant_assistant.catalogue.importing import by_elimination, by_values, head_words, names, price_columns, values
from merchant_assistant.catalogue.importing.by_values import Column
from merchant_assistant.catalogue.importing.price_columns import CUSTOMERS
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS

_EX_WORKS = re.compile(r"出厂|\bex[ -]?works?\b|\bexw\b|\bex[ -]?factory\b", re.IGNORECASE)
_TWO = 2  # prices above it
Told = Sequence[Mapping[str, int]]  # the fields that the words of each column may mean


def filled(found: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[str]:
    """Fields with those added that the words of a head speak for, each once, to the head that says it best."""
    fields = [_of_money(known, columns[index], cells[index]) for index, known in enumerate(found)]
    told = [_of_words(head, cells[index]) for index, head in enumerate(columns)]
    _ask_own_price(fields, columns, cells, told)
    for wanted in FIELDS:
        if wanted not in fields and (fitting := _fitting(wanted, fields, cells, told)):
            fields[min(fitting, key=lambda index: told[index][wanted])] = wanted
    if "price" in fields:
        for index, known in enumerate(fields):
            whose = known.startswith(ATTRIBUTE) and head_words.customers_of(columns[index])
            if whose and by_values.agrees(CUSTOMERS, cells[index]):
                fields[index] = CUSTOMERS
        price_columns.ask_trade_price(columns, fields)
        _ask_ex_works(fields, columns, cells)
        _keep_doubles(fields, columns)
    return fields


def _of_words(head: str, cells: Column) -> Mapping[str, int]:
    """The fields that the words of a head may mean, without those that what it holds speaks against."""
    told = head_words.fields_of(head)
    return {field: rank for field, rank in told.items() if not by_values.contradicts(field, head, cells)}


def _of_money(known: str, head: str, cells: Column) -> str:
    """A field, unless it is to be somebody's price and holds no amounts: a distributor is who delivers."""
    return ATTRIBUTE + head if known == CUSTOMERS and not by_values.agrees(CUSTOMERS, cells) else known


def _ask_ex_works(fields: list[str], columns: Sequence[str], cells: Sequence[Column]) -> None:
    """Below a price for somebody and a recommended one, what the factory asks is the cost: 出厂价, 工程价, 门市价."""
    own = [i for i, known in enumerate(fields) if known == "price" or known.startswith((ATTRIBUTE, CUSTOMERS))]
    found = next((i for i in own if _EX_WORKS.search(columns[i]) and _is_price(columns[i])), None)
    if found is None or "cost" in fields:
        return
    retail = fields.index("compare_at_price") if "compare_at_price" in fields else None
    others = [i for i in own if i != found and _is_price(columns[i])] + ([retail] if retail is not None else [])
    above = [i for i in others if 0 < _middle(cells[found]) < _middle(cells[i])]
    if len(above) < _TWO or len(above) < len(others):
        return
    theirs = [i for i in above if fields[i] == CUSTOMERS]
    if fields[found] == "price" and (
        next_best := theirs if len(theirs) == 1 else [retail] if retail is not None else []
    ):
        fields[next_best[0]] = "price"
    elif fields[found] == "price":
        return
    fields[found] = "cost"


def _is_price(head: str) -> bool:
    return bool(head_words.read(head).said & {"price", "sold_at", *head_words.SOLD}) or head.rstrip(")）元").endswith(
        "价"
    )


def _middle(cells: Column) -> float:
    """The middle one of the amounts in a column; 0 where there are none."""
    numbers = [amount.number for cell in cells if (amount := values.read_amount(cell))]
    found = [float(number) for text in numbers if (number := values.to_decimal(text, ".")) is not None]
    return median(found) if found else 0.0


def _keep_doubles(fields: list[str], columns: Sequence[str]) -> None:
    """Beside a price for some customers those for others are columns of their own, as are several for the same.

    With tax and without, from 100 kg on: none takes another's place.
    """
    whose = {index: _whose(columns[index]) for index, known in enumerate(fields) if known == CUSTOMERS}
    own, all_of_them = _whose(columns[fields.index("price")]), [*whose.values()]
    for index, who in whose.items():
        if who and (own or all_of_them.count(who) > 1):
            fields[index] = ATTRIBUTE + columns[index]


def _whose(head: str) -> str | None:
    """The customers whose price it is, as they are written there, else by its words."""
    return price_columns.customers_of(head) or head_words.customers_of(head)


def _ask_own_price(fields: list[str], columns: Sequence[str], cells: Sequence[Column], told: Told) -> None:
    """Where only a recommended price was found, and another head says what it is sold for here, that is the price."""
    price = fields.index("price") if "price" in fields else None
    if price is None or "compare_at_price" not in {**told[price], **names.meanings(columns[price])}:
        return
    own: list[int] = []
    if head_words.is_recommended(columns[price]):
        own = [i for i in _fitting("price", fields, cells, told) if not head_words.is_recommended(columns[i])]
        own = [i for i in own if not head_words.customers_of(columns[i])]
    own = own or by_elimination.by_a_word("price", fields, columns, cells)
    if own:
        fields[min(own, key=lambda index: told[index].get("price", 0))] = "price"
        fields[price] = ATTRIBUTE + columns[price] if "compare_at_price" in fields else "compare_at_price"


def _fitting(wanted: str, fields: Sequence[str], cells: Sequence[Column], told: Told) -> list[int]:
    """The columns without a field whose words may mean it and that hold such values."""
    free = [i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) and wanted in told[i]]
    return [index for index in free if by_values.agrees(wanted, cells[index])]
