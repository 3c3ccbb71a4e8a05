"""What each of the things that were told has: "how many of each", "what does each cost", "margin on each"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.talking.things_told import reading_of, told_of

_EACH = 8  # things that are told with their values


def of_each(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """ "How many of each", "what does each cost": the figure of each of the things that were told."""
    found = re.match(words["each"], asked.text, re.IGNORECASE)
    named = None if found else re.match(words["each_field"], asked.text, re.IGNORECASE)
    skus = told_of(asked)
    if not 1 < len(skus) <= _EACH:
        return None
    if named:
        return replace(asked, text=words["each_field_said"].format(what=named["what"]), reading=reading_of(skus, asked))
    if found is None or not re.search(words["each_one"], asked.text, re.IGNORECASE):
        return None
    base = reading_of(skus, asked)
    field = _field_of_each(found, words)
    if not field:
        return None
    inquiry = Inquiry("values", "products", base.inquiry.where, field)
    return replace(asked, again=replace(base, inquiry=inquiry, wanted="look"))


def _field_of_each(found: re.Match[str], words: Mapping[str, Any]) -> str:
    """Stock or price, as the words say: "what have we got of each"; '' where they say both."""
    stock, price, have, doubt = (
        re.search(words[name], found[0], re.IGNORECASE) is not None
        for name in ("each_stock", "each_price", "each_have", "each_doubt")
    )
    if found["stock"] or stock:
        return "" if price else "stock"
    if price or not doubt:
        return "price"
    return "stock" if have else ""
