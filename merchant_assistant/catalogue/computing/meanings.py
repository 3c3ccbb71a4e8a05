"""What values mean, however they are spelt: ``Black`` and ``BLACK`` are one, and so are ``5 kg`` and ``5.0 kg``."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.measures import measures_of, of_numbers
from merchant_assistant.catalogue.finding import checked
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Meanings:
    """``of``: the meaning of each value of a column. ``names``: each meaning as most products spell it."""

    of: NDArray[np.int32]
    names: list[str]
    numeric: bool
    known: Mapping[Hashable, int]

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 200 * len(self.names) + 4 * len(self.of)

    def wanted(self, values: tuple[str, ...]) -> NDArray[np.bool_]:
        """For each value of the column whether it means one of these."""
        places = [self.known[key] for value in values if (key := _key(value, self.numeric)) in self.known]
        return np.isin(self.of, np.array(places, np.int32))


def meanings_of(column: Column, cancel: CancelToken) -> Meanings:
    """The meanings of a column's values, remembered with it."""
    return column.remembered("meanings", lambda: _meanings(column, cancel))


def _meanings(column: Column, cancel: CancelToken) -> Meanings:
    numeric = of_numbers(column, cancel)
    keys = _keys_of_numbers(column, cancel) if numeric else column.folded
    known = dict(zip(keys, range(len(keys)), strict=True))
    cancel.check()
    if len(known) == len(keys):  # as codes are: none means the same as another
        return Meanings(np.arange(len(keys), dtype=np.int32), column.values, numeric, known)
    known = {key: place for place, key in enumerate(known)}
    of = np.fromiter(map(known.__getitem__, keys), np.int32, len(keys))
    return Meanings(of, _commonest(column, of, cancel), numeric, known)


def _keys_of_numbers(column: Column, cancel: CancelToken) -> Sequence[Hashable]:
    read = zip(column.values, measures_of(column, cancel).quantities, strict=True)
    return [_key_of(value, quantity) for value, quantity in checked(read, cancel)]


def _commonest(column: Column, of: NDArray[np.int32], cancel: CancelToken) -> list[str]:
    """Each meaning as most products spell it."""
    commonest: list[int] = []
    counts = column.counts.tolist()
    for code, place in enumerate(checked(of.tolist(), cancel)):
        if place == len(commonest):
            commonest.append(code)
        elif (-counts[code], column.values[code]) < (-counts[commonest[place]], column.values[commonest[place]]):
            commonest[place] = code
    return [column.values[code] for code in commonest]


def _key(value: str, numeric: bool) -> Hashable:
    return _key_of(value, quantity_of(value) if numeric else None)


def _key_of(value: str, quantity: Quantity | None) -> Hashable:
    return (quantity.number, quantity.unit.casefold()) if quantity else folded(value)
