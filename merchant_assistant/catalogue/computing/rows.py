"""The rows of an answer: every thing that it rests on, named when somebody looks.

An answer may rest on a million things. Which ones, in which order and with which values is fixed when it is given;
SKUs and titles of the first page are read with it, others when they are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.computing.held import Held
from merchant_assistant.catalogue.computing.slots import Slots
from merchant_assistant.catalogue.inquiry import Row, Things
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import orders
from merchant_assistant.storage.database import Connection
from merchant_assistant.storage.texts import Line, lines, texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.computing.slots import Places

PAGE = 200  # rows that are read at once
_BETWEEN = "; "  # several values of one thing
_WORDS = re.compile("[\u2e80-\u9fff]|[^\\W_\u2e80-\u9fff]+")  # a Chinese character is one

Read = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True)
class Shown:
    """The values beside the things: all that their slots have (``held``), or of each the one it is ranked by."""

    field: str
    values: Sequence[str]
    held: Held
    codes: NDArray[np.uint32] | None = None


class Rows(Sequence[Row]):
    """Rows of ``things`` in an order; ``slots``: of the state of the catalogue that was asked."""

    def __init__(
        self, read: Read, connection: Connection, slots: Slots, kind: Things, things: Places, shown: Shown | None
    ) -> None:
        self._read = read
        self._version = orders.version(connection)
        self._slots = slots
        self._kind = kind
        self._things = things
        self._shown = shown
        self._first = self._load(connection, 0, PAGE)

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """Raises :class:`UserFault` ``answer_outdated`` for rows not read before the products changed."""
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._part(places, places + 1)[0]
        if not places:
            return ()
        start = min(places)
        part = self._part(start, max(places) + 1)
        return tuple(part[place - start] for place in places)

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), PAGE):
            yield from self._part(start, min(start + PAGE, len(self)))

    def _part(self, start: int, end: int) -> Sequence[Row]:
        if end <= len(self._first):
            return self._first[start:end]
        with self._read() as connection:
            if orders.version(connection) != self._version:
                raise UserFault(
                    "answer_outdated",
                    said("Catalogue", "The products have changed since this was answered."),
                    said("Catalogue", "Ask again to see them as they are now."),
                )
            return [row for at in range(start, end, PAGE) for row in self._load(connection, at, min(at + PAGE, end))]

    def _load(self, connection: Connection, start: int, end: int) -> list[Row]:
        things = self._things[start:end]
        products = things if self._kind == "products" else self._slots.product[things]
        ids = self._slots.products[products].tolist()
        named = lines(connection, ids)
        variants = [0] * len(ids)
        if self._kind == "variants":
            variants = (things - self._slots.first[products] + 1).tolist()
        values = self._values(connection, range(start, start + len(ids)), products, ids)
        return [_row(named[id], number, told) for id, number, told in zip(ids, variants, values, strict=True)]

    def _values(self, connection: Connection, places: range, products: Places, ids: list[int]) -> Iterator[list[str]]:
        """The values to show of each of some rows."""
        shown = self._shown
        if shown is None:
            yield from ([] for _ in places)
            return
        codes = [self._codes(shown, place, product) for place, product in zip(places, products.tolist(), strict=True)]
        long = {id for id, of in zip(ids, codes, strict=True) if any(not shown.values[code] for _, code in of)}
        read = {(id, number): text for id, number, text in texts(connection, shown.field, sorted(long))}
        for id, of in zip(ids, codes, strict=True):
            told = (shown.values[code] or read.get((id, n)) or read.get((id, 0), "") for n, code in of)
            yield list(dict.fromkeys(told))

    def _codes(self, shown: Shown, place: int, product: int) -> list[tuple[int, int]]:
        """Variants and places of the values of one row."""
        if shown.codes is not None:
            return [(0, int(shown.codes[place]))]
        first = int(self._slots.first[product])
        slot = first if self._kind == "products" else int(self._things[place])
        end = first + int(self._slots.counts[product]) if self._kind == "products" else slot + 1
        left, right = np.searchsorted(shown.held.slots, [slot, end])
        slots, codes = shown.held.slots[left:right].tolist(), shown.held.codes[left:right].tolist()
        return [(of - first + 1, code) for of, code in zip(slots, codes, strict=True)]


def _row(line: Line, variant: int, values: list[str]) -> Row:
    sku, title = line.variants[variant - 1] if variant else (line.sku, line.title)
    title = called(title, line.title) if variant else title
    units = {quantity.unit for value in values if (quantity := quantity_of(value))}
    return Row(line.id, variant, sku, title, _BETWEEN.join(values), units.pop() if len(units) == 1 else "")


def called(title: str, product: str) -> str:
    """What a variant is called, with its product's name before it where it is called ``XL`` alone."""
    words = set(_WORDS.findall(product.casefold()))
    said = len(words & set(_WORDS.findall(title.casefold())))
    return title if not words or 2 * said > len(words) else f"{product} – {title}".removesuffix(" – ")
