"""Whether a question ranks goods: then no handful of them answers it, and no passage that leaves words open."""

from __future__ import annotations

from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item, items_of
from merchant_assistant.chat.exact.words import plain

_EXTREMES = ("most", "least")
_SOLD = "sales figures"


def is_ranking(text: str, holdings: Holdings) -> bool:
    """Whether it asks for the most or least of something ("the heaviest mug"), or what sells best ("卖得最好")."""
    return any(_is_extreme(item) for item in items_of(plain(text), holdings, {}))


def _is_extreme(item: Item) -> bool:
    if _SOLD in item.of("unknowable") and not item.has("filler"):
        return True
    return item.has(*_EXTREMES) or (bool(item.of("high") or item.of("low")) and not item.has("comparative"))
