"""What values mean, however they are spelt: ``Black`` and ``BLACK`` are one, and so are ``5 kg`` and ``5.0 kg``."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.measures import of_numbers
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
    known: dict[Hashable, int]

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
    known: dict[Hashable, int] = {}
    of = np.empty(len(column.values), np.int32)
    commonest: list[int] = []
    counts = column.counts.tolist()
    for code, value in enumerate(checked(column.values, cancel)):
        place = of[code] = known.setdefault(_key(value, numeric), len(known))
        if place == len(commonest):
            commonest.append(code)
        elif (-counts[code], value) < (-counts[commonest[place]], column.values[commonest[place]]):
            commonest[place] = code
    return Meanings(of, [column.values[code] for code in commonest], numeric, known)


def _key(value: str, numeric: bool) -> Hashable:
    quantity = quantity_of(value) if numeric else None
    return (quantity.number, quantity.unit.casefold()) if quantity else folded(value)
