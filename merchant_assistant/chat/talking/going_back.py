"""How far a question reaches behind others: "back to the mugs. which is sold out", "in the whole shop?", 全店呢."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Condition
from merchant_assistant.chat.answer import Compute
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import is_of_things, together
from merchant_assistant.chat.exact.items.replacing import about, is_of_goods
from merchant_assistant.chat.talking.replies import reading_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in


def of_subject(asks: str, subject: Reading, compute: Compute) -> Reading | None:
    """What is asked beside "back to the mugs" of the mugs, where its words alone ask it of the whole shop.

    None where it is of them as it is read, or names goods itself.
    """
    now = reading_in(compute(asks, subject))
    if now is None or not subject.chips or now.inquiry.base or re.search(_whole(asks), asks, re.IGNORECASE):
        return None
    if any(chip in subject.chips or narrows(chip.condition) for chip in now.chips):
        return None
    return _of(now, (*subject.chips, *now.chips))


def of_whole_shop(text: str, reading: Reading | None) -> Reading | None:
    """ "And in the whole shop?": what was asked last, whatever the goods are; None where it was of no goods."""
    if reading is None or not re.fullmatch(said_in(asked_in(text))["whole_shop"], text.strip(), re.IGNORECASE):
        return None
    kept = tuple(chip for chip in reading.chips if not narrows(chip.condition))
    one = reading.inquiry.operation == "values" or reading.wanted in ("look", "compare")
    if one or reading.inquiry.base or len(kept) == len(reading.chips):
        return None
    return _of(reading, kept) if kept or reading.inquiry.operation != "list" else None


def narrows(condition: Condition) -> bool:
    """Whether a filter names goods, single things, or whose they are."""
    return is_of_goods(condition) or is_of_things(condition) or {*about(condition)} == {"brand"}


def _of(reading: Reading, chips: Sequence[Chip]) -> Reading:
    inquiry = replace(reading.inquiry, where=together(chips))
    return replace(reading, inquiry=inquiry, chips=tuple(chips), about="", tied=(), read_as=())


def _whole(text: str) -> str:
    return str(said_in(asked_in(text))["whole"])
