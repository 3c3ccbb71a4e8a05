"""One column that is the sum of others: of twelve columns of months those of a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.measures import measures_of
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.columns import Names, Part

_SCALE = 6  # decimals that a cell of a sum may have
_VARIANTS = 1 << 16


def totalled(name: str, columns: Sequence[Column], cancel: CancelToken) -> Column:
    """What each product, or each variant, has in all of them together; a blank cell adds nothing.

    Nothing where their numbers are of several units.
    """
    first, *rest = columns
    owner = tuple(map(id, rest))
    made: tuple[tuple[int, ...], Column] = first.remembered_for(
        rest[-1] if rest else first, name, lambda: (owner, _made(name, columns, cancel))
    )
    return made[1] if made[0] == owner else _made(name, columns, cancel)


def _made(name: str, columns: Sequence[Column], cancel: CancelToken) -> Column:
    keys, numbers, units = [], [], set()
    for column in columns:
        quantities = measures_of(column, cancel).quantities
        units |= {one.unit.casefold() for one in quantities if one and one.unit}
        scaled = np.array([int(one.number.scaleb(_SCALE)) if one else 0 for one in quantities], np.int64)
        told = np.array([one is not None for one in quantities], bool)[column.cells.codes]
        cells = column.cells
        keys.append((cells.ids.astype(np.int64) * _VARIANTS + cells.variants)[told])
        numbers.append(scaled[cells.codes][told])
    if len(units) > 1:
        keys, numbers = [], []
    things, which = np.unique(np.concatenate([*keys, np.zeros(0, np.int64)]), return_inverse=True)
    sums = np.zeros(len(things), np.int64)
    np.add.at(sums, which, np.concatenate([*numbers, np.zeros(0, np.int64)]))
    values, codes = np.unique(sums, return_inverse=True)
    unit = next(iter(units), "").upper()
    names = [f"{Decimal(int(value)).scaleb(-_SCALE).normalize():f} {unit}".strip() for value in values]
    return _column(name, names, codes, things)


def _column(name: str, names: list[str], codes: NDArray[np.int64], things: NDArray[np.int64]) -> Column:
    ids, variants = (things // _VARIANTS).astype(np.uint32), (things % _VARIANTS).astype(np.uint16)
    counts = np.bincount(codes, minlength=len(names)).astype(np.uint32)
    column = Column(name, {}, [Names(0, len(np.unique(ids)), names, counts)])
    column.fill(lambda: [Part(0, ids, codes.astype(np.uint32), variants)])
    return column
