"""Columns that no file has and that follow from two others.

A discount (also in per cent), price less cost (in per cent of the price, or of the cost), what the stock is worth, what
a minimum order or a full carton costs, what one piece or kilo of a case does.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.amounts import Quantity
from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.counting import sorted_once
from merchant_assistant.catalogue.computing.held import Held, held_by
from merchant_assistant.catalogue.computing.measures import measures_of
from merchant_assistant.catalogue.dates import DAY, day_text
from merchant_assistant.catalogue.inquiry import LESS, PRODUCT, SPANS, TIMES, cover_of, made_of, rate_of
from merchant_assistant.storage.columns import Names, Part

if TYPE_CHECKING:
    from merchant_assistant.catalogue.computing.counting import Whole
    from merchant_assistant.catalogue.computing.slots import Slots
    from merchant_assistant.foundation.cancel import CancelToken

_CENT = Decimal("0.01")
_SMALL = Decimal("0.000001")
DISCOUNT, PERCENT, MARGIN = "discount", "discount_percent", "margin"
MARGIN_PERCENT, MARKUP_PERCENT = "margin_percent", "markup_percent"  # of the price, of the cost
DERIVED = dict(TIMES) | LESS


_PERCENTS = (PERCENT, MARGIN_PERCENT, MARKUP_PERCENT)
_GAINS = (DISCOUNT, PERCENT)  # which there are only where the price is less


def derived(name: str, low: Column, high: Column, slots: Slots, cancel: CancelToken) -> Column:
    """Of every variant what two columns make, in its currency; a discount only where the price is less."""
    return high.remembered_for(low, name, lambda: _made(name, low, high, slots, cancel))


def _made(name: str, low: Column, high: Column, slots: Slots, cancel: CancelToken) -> Column:
    of_low, of_high = held_by(low, slots, cancel), held_by(high, slots, cancel)
    where, lows, highs = _both(of_low, of_high)
    pairs, which = np.unique(
        of_low.codes[lows].astype(np.int64) * max(len(high.values), 1) + of_high.codes[highs], return_inverse=True
    )
    texts = [_text(name, low, high, *divmod(int(pair), max(len(high.values), 1))) for pair in pairs]
    names = list(dict.fromkeys(text for text in texts if text))
    place = {text: at for at, text in enumerate(names)}
    codes = np.array([place.get(text, -1) for text in texts], np.int64)[which] if texts else np.zeros(0, np.int64)
    kept = codes >= 0
    return column_of(name, names, codes[kept], where[kept], slots)


def in_spans(name: str, span: str, days: Column, slots: Slots, cancel: CancelToken) -> Column:
    """The year or the month of each day of a column, as one more column."""
    return days.remembered_for(slots, name, lambda: _spans(name, span, days, slots, cancel))


def _spans(name: str, span: str, days: Column, slots: Slots, cancel: CancelToken) -> Column:
    held = held_by(days, slots, cancel)
    quantities = measures_of(days, cancel).quantities
    texts = [day_text(one.number)[: SPANS[span]] if one and one.unit == DAY else "" for one in quantities]
    names = list(dict.fromkeys(filter(None, texts)))
    place = {text: at for at, text in enumerate(names)}
    codes = np.array([place.get(text, -1) for text in texts], np.int64)[held.codes] if texts else np.zeros(0, np.int64)
    return column_of(name, names, codes[codes >= 0], held.slots[codes >= 0].astype(np.int64), slots)


def _both(now: Held, then: Held) -> tuple[Whole, Whole, Whole]:
    """The slots that have both, and where their first values stand."""
    where, of_now, of_then = np.intersect1d(now.slots, then.slots, return_indices=True)
    return where, of_now, of_then


def _text(name: str, of_low: Column, of_high: Column, now: int, then: int) -> str:
    """The difference or the product as a cell would write it; '' where there is none."""
    low, high = of_low.quantities[now], of_high.quantities[then]
    if low is None or high is None:
        return ""
    name = made[0] if (made := made_of(name)) else name
    if name in TIMES or name == PRODUCT:
        return f"{low.number * high.number:f} {high.unit}".strip()
    if cover := cover_of(name):
        return _lasting(low.number, high.number, cover[1])
    if rate := rate_of(name):
        return _each(low.number, high, rate[1])
    return _apart(name, low, high)


def _apart(name: str, low: Quantity, high: Quantity) -> str:
    if name in _GAINS and high.number <= low.number:
        return ""
    units = {one.unit.casefold() for one in (low, high) if one.unit}  # the price before may be written without
    if len(units) > 1:
        return ""
    if name in _PERCENTS:
        whole = low.number if name == MARKUP_PERCENT else high.number
        return f"{((high.number - low.number) * 100 / whole).quantize(_CENT, ROUND_HALF_UP):f} %" if whole else ""
    return f"{high.number - low.number:f} {low.unit or high.unit}".strip()


def _lasting(sold: Decimal, held: Decimal, times: Fraction) -> str:
    """How long the stock lasts; '' for ever, where none is sold."""
    if sold <= 0:
        return ""
    lasts = held * times.numerator / (sold * times.denominator)
    return f"{lasts.quantize(_SMALL, ROUND_HALF_UP).normalize():f}"


def _each(count: Decimal, price: Quantity, times: Fraction) -> str:
    """What one of them costs; '' where it is not told how many there are."""
    if count <= 0:
        return ""
    each = price.number * times.denominator / (count * times.numerator)
    return f"{each.quantize(_SMALL, ROUND_HALF_UP).normalize():f} {price.unit}".strip()


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
