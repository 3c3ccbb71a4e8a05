"""A margin in per cent: above 40 %, "what margin in per cent", 毛利率; of the price, a mark-up of the cost."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.lexicon import Sense, forms

_MARGINS = {kind: Sense(kind, "margin") for kind in ("names", "high", "low")}


def margins_in_percent(items: list[Item], text: str, holdings: Holdings) -> list[Item]:
    """With a margin that is meant in per cent as the field that tells it so."""
    said = any(form in text.casefold() for form in forms("percent")) or any(
        item.amount and item.amount.of_hundred for item in items
    )
    if not said or "margin_percent" not in holdings.fields:
        return items
    return [_in_percent(item) for item in items]


def _in_percent(item: Item) -> Item:
    kind = next((kind for kind, sense in _MARGINS.items() if sense in item.senses), "")
    if not kind:
        return item
    field = "markup_percent" if item.text.casefold().startswith(forms("marked_up")) else "margin_percent"
    return replace(item, senses=frozenset({Sense(kind, field)}))
