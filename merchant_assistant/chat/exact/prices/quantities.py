"""How many pieces the price is asked of: "how much is 10 x vanilla candle", "50个BW-5多少钱"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import Words
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Holds
from merchant_assistant.chat.exact.words.measures import Amount

_TIMES = re.compile(r"(?<![\w.,])(\d{1,7})\s?[x×*]\s(?=[^\W\d])", re.IGNORECASE)
_MOST = 10_000_000
_LIMITS = ("top", "bottom", "most", "least", "between", "to", "variants")
_COMPARES = ("before", "high", "low", "more", "less")


def without_times(text: str) -> str:
    """The question without the sign between a number and its thing: ``10 x mug`` is ``10 mug``."""
    return _TIMES.sub(r"\1 ", text)


def quantity_in(items: Sequence[Item], holds: Holds) -> tuple[int, list[Item]] | None:
    """The number of pieces of which a price is asked, and the other items; None where none is."""
    if not any("price" in (*item.of("asks"), *item.of("names")) for item in items):
        return None
    places = [at for at, item in enumerate(items) if item.amount and _is_of_pieces(item.amount)]
    if len(places) != 1 or not _counts(items, places[0], holds):
        return None
    at = places[0]
    amount = items[at].amount
    if amount is None or amount.number % 1 or not 1 < amount.number < _MOST:
        return None
    behind = at + 1
    while behind < len(items) and items[behind].has("pieces") and not items[behind].of("behind"):
        behind += 1
    return int(amount.number), [*items[:at], *items[behind:]]


def _is_of_pieces(amount: Amount) -> bool:
    """Whether a number has no unit but one that counts: 3pcs."""
    return amount.bare or (bool(amount.units) and all(unit.dimension == "count" for unit in amount.units))


def _counts(items: Sequence[Item], at: int, holds: Holds) -> bool:
    """Whether a number counts what follows, and neither bounds nor names anything."""
    around = [*items[max(at - 1, 0) : at], *items[at + 1 : at + 2]]
    if not items[at + 1 :] or any(item.of(kind) for item in items for kind in _COMPARES):
        return False
    if any(item.has(*_LIMITS) or item.of("behind") for item in around):
        return False
    after = next((item for item in items[at + 1 :] if not item.has("pieces", "filler")), None)
    if after is None or not (after.sku or after.open):
        return False
    before = items[at - 1] if at else None
    if before and before.open and before.text.isascii() and before.end + 1 == items[at].start:
        return False  # of "yoga pant 32 blue" it is the size
    return bool(after.sku) or not holds(Words(f"{items[at].text} {after.text}", ()))
