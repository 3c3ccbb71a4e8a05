"""More of the list that was told: "list the first three", "the next five", "the others?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Inquiry, Not, Order, Skus
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.talking.talk import number_of, said_in
from merchant_assistant.chat.talking.things_told import ENDS
from merchant_assistant.foundation.prose import asked_in

_PAGE = 10  # things that "more" brings
_SAID = 5  # things that a sentence names


def more(asked: Asking) -> Asking | str | None:
    """ "List the first three", "the others?": what was spoken of last, as a list; a text where there are no others."""
    reading, words = asked.reading, said_in(asked_in(asked.text))
    if reading is None or reading.inquiry.group or reading.inquiry.operation == "share":
        return None
    if not asked.spoken.rows:
        none_left = asked.spoken.it and re.match(words["others"], asked.text, re.IGNORECASE)
        return str(words["replies"]["all_told"]) if none_left else None
    if found := re.match(words["some"], asked.text, re.IGNORECASE):
        return replace(asked, again=_as_list(reading, number_of(found["n"], words)))
    if re.match(words["these"], asked.text, re.IGNORECASE):
        return replace(asked, again=_as_list(reading, None))
    if found := re.match(words["next"], asked.text, re.IGNORECASE):
        return _next_of(asked, reading, found["n"] or "", words)
    return _others(asked, reading, words) if re.match(words["others"], asked.text, re.IGNORECASE) else None


def _others(asked: Asking, reading: Reading, words: Mapping[str, Any]) -> Asking | str:
    """Those that the last answer did not name."""
    rows = asked.spoken.rows
    if reading.about:  # one that was not among those told before: what is left of them is no other of its kind
        left = Skus(tuple(sku for sku in rows if sku != reading.about) if reading.about in rows else ())
    else:
        left = Skus(rows[reading.inquiry.limit or _SAID :])
    if not left.skus:
        return str(words["replies"]["all_told"])
    chips = (*reading.chips, Chip(words["others_are"], left))
    whole = _as_list(replace(reading, chips=chips), None)
    return replace(asked, again=replace(whole, inquiry=replace(whole.inquiry, where=together(chips))))


def _next_of(asked: Asking, reading: Reading, said: str, words: Mapping[str, Any]) -> Asking | str:
    """Those that come next in the order of the last answer, after those that it showed."""
    rows = asked.spoken.rows
    if len(rows) <= _SAID and not reading.inquiry.limit:
        return str(words["replies"]["all_told"])
    seen = rows if reading.inquiry.limit else rows[:_SAID]
    before = next((chip.condition for chip in reading.chips if chip.text == words["others_are"]), None)
    told = before.condition.skus if isinstance(before, Not) and isinstance(before.condition, Skus) else ()
    left = Chip(words["others_are"], Not(Skus((*told, *seen))))
    chips = (*(chip for chip in reading.chips if chip.condition != before), left)
    listed_on = _as_list(reading, number_of(said, words) if said else _PAGE)
    inquiry = replace(listed_on.inquiry, where=together(chips))
    return replace(asked, again=replace(listed_on, chips=chips, inquiry=inquiry))


def _as_list(reading: Reading, limit: int | None) -> Reading:
    """The things of an answer as a list, in the order that it had."""
    old = reading.inquiry
    ranked = old.operation in ENDS
    order = Order(old.field, descending=old.operation == "highest") if ranked else old.order
    inquiry = Inquiry("list", old.things, old.where, order=order, limit=limit)
    return replace(reading, inquiry=inquiry, wanted="things", about="", tied=(), of="", like="", quantity=0)
