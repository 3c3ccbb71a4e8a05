"""What questions are computed from, read before anybody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.catalogue.columns import NUMBERS
from merchant_assistant.catalogue.computing.meanings import meanings_of
from merchant_assistant.catalogue.computing.measures import measures_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.storage import columns

if TYPE_CHECKING:
    from merchant_assistant.catalogue.computing.asked import Asked
    from merchant_assistant.storage.database import Connection

MOST_BYTES = 100_000_000  # of columns: at 100,000 products all that are asked for, at a million price, stock and some
_MOST_KINDS = 20_000  # different values in a block of products: barcodes have more, and few ask for them
_FIRST = ("price", "stock")
_SELDOM = frozenset({"title", "sku", "description"})  # found by indexes of their own


def fields_to_read(connection: Connection) -> list[str]:
    """Price and stock, then what most products have."""
    held = sorted(columns.sizes(connection), key=lambda one: (one.field not in _FIRST, -one.products, one.field))
    wanted = (one for one in held if one.kinds <= _MOST_KINDS or one.field in _FIRST)
    return [one.field for one in wanted if one.field not in _SELDOM]


def read(asked: Asked, field: str) -> None:
    """Everything of a field that does not depend on what is asked. Raises :class:`Cancelled`."""
    column = asked.column(field)
    asked.held(field)
    if field in NUMBERS or field.startswith(ATTRIBUTE):
        measures_of(column, asked.cancel)
    meanings_of(column, asked.cancel)
