"""What columns mean by the words of their heads, where no list has the whole head; what they hold must agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from merchant_assistant.catalogue.importing import by_values, head_words, price_columns
from merchant_assistant.catalogue.importing.by_values import Column
from merchant_assistant.catalogue.importing.price_columns import CUSTOMERS
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS

_FEW = 3  # codes of which nothing can be said
Told = Sequence[Mapping[str, int]]  # the fields that the words of each column may mean


def filled(found: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[str]:
    """Fields with those added that the words of a head speak for, each once, to the head that says it best."""
    fields = list(found)
    told = [head_words.fields_of(head) for head in columns]
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
        _keep_doubles(fields, columns)
    return fields


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


def second_best(found: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> list[str]:
    """Fields with what nothing says outright taken from the next best: the one price there is, codes of some kind."""
    fields = list(found)
    for other in (CUSTOMERS, "compare_at_price"):
        if fields.count(other) == 1 and not {"price", price_columns.TIERS} & {*fields}:
            fields[fields.index(other)] = "price"
    if "sku" not in fields and "mpn" in fields and by_values.agrees("sku", cells[fields.index("mpn")]):
        fields[fields.index("mpn")] = "sku"
    if "sku" not in fields and "title" in fields and (code := _codes(fields, columns, cells)) is not None:
        fields[code] = "sku"
    return fields


def _codes(fields: Sequence[str], columns: Sequence[str], cells: Sequence[Column]) -> int | None:
    """The first column called a number of something that has another one for each row."""
    most = max(map(len, cells), default=0)
    free = [i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) and head_words.may_be_code(columns[i])]
    full = [i for i in free if len(set(cells[i])) == len(cells[i]) == most > _FEW]
    return next((i for i in full if by_values.agrees("sku", cells[i])), None)


def _ask_own_price(fields: list[str], columns: Sequence[str], cells: Sequence[Column], told: Told) -> None:
    """Where only a recommended price was found, and another head says what it is sold for here, that is the price."""
    price = fields.index("price") if "price" in fields else None
    if price is None or not head_words.is_recommended(columns[price]):
        return
    own = [i for i in _fitting("price", fields, cells, told) if not head_words.is_recommended(columns[i])]
    own = [i for i in own if not head_words.customers_of(columns[i])]
    if own:
        fields[min(own, key=lambda index: told[index]["price"])] = "price"
        fields[price] = ATTRIBUTE + columns[price] if "compare_at_price" in fields else "compare_at_price"


def _fitting(wanted: str, fields: Sequence[str], cells: Sequence[Column], told: Told) -> list[int]:
    """The columns without a field whose words may mean it and that hold such values."""
    free = [i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) and wanted in told[i]]
    return [index for index in free if by_values.agrees(wanted, cells[index])]
