"""Columns that no file has and that follow from two others: the discount, which is the price before less the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.counting import sorted_once
from merchant_assistant.catalogue.computing.held import Held, held_by
from merchant_assistant.storage.columns import Names, Part

if TYPE_CHECKING:
    from merchant_assistant.catalogue.computing.counting import Whole
    from merchant_assistant.catalogue.computing.slots import Slots
    from merchant_assistant.foundation.cancel import CancelToken

DISCOUNT = "discount"


def discounts(price: Column, before: Column, slots: Slots, cancel: CancelToken) -> Column:
    """What is taken off the price before, where it is more than the price; of every variant, in its currency."""
    return before.remembered_for(price, DISCOUNT, lambda: _made(price, before, slots, cancel))


def _made(price: Column, before: Column, slots: Slots, cancel: CancelToken) -> Column:
    now, then = held_by(price, slots, cancel), held_by(before, slots, cancel)
    where, of_now, of_then = _both(now, then)
    pairs, which = np.unique(
        now.codes[of_now].astype(np.int64) * max(len(before.values), 1) + then.codes[of_then], return_inverse=True
    )
    texts = [_text(price, before, *divmod(int(pair), max(len(before.values), 1))) for pair in pairs]
    names = list(dict.fromkeys(text for text in texts if text))
    place = {text: at for at, text in enumerate(names)}
    codes = np.array([place.get(text, -1) for text in texts], np.int64)[which] if texts else np.zeros(0, np.int64)
    kept = codes >= 0
    return column_of(DISCOUNT, names, codes[kept], where[kept], slots)


def _both(now: Held, then: Held) -> tuple[Whole, Whole, Whole]:
    """The slots that have both, and where their first values stand."""
    where, of_now, of_then = np.intersect1d(now.slots, then.slots, return_indices=True)
    return where, of_now, of_then


def _text(price: Column, before: Column, now: int, then: int) -> str:
    """The difference as a cell would write it; '' where there is none."""
    low, high = price.quantities[now], before.quantities[then]
    if low is None or high is None or high.number <= low.number:
        return ""
    units = {one.unit.casefold() for one in (low, high) if one.unit}  # the price before may be written without
    return f"{high.number - low.number:f} {low.unit or high.unit}".strip() if len(units) <= 1 else ""


def column_of(field: str, names: list[str], codes: Whole, where: Whole, slots: Slots) -> Column:
    """A column of pairs of a value (its place in ``names``) and a slot, in the order of the slots."""
    products = slots.product[where]
    ids = slots.products[products].astype(np.uint32)
    variants = (where - slots.first[products] + 1).astype(np.uint16)
    pairs = sorted_once(ids.astype(np.int64) * max(len(names), 1) + codes)
    counts = np.bincount(pairs % max(len(names), 1), minlength=len(names)).astype(np.uint32)
    column = Column(field, {}, [Names(0, int(np.count_nonzero(np.diff(products, prepend=-1))), names, counts)])
    column.fill(lambda: [Part(0, ids, codes.astype(np.uint32), variants)])
    return column
