"""How replying goes: of own conversations, as a whole and by intent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING, cast

import msgspec

from merchant_assistant.replies.model import CustomerReply, Figures, Intent

if TYPE_CHECKING:
    from merchant_assistant.storage.replies import MessageRow

_PLEASED, _DISPLEASED = "thanks", "complaint"


def figures_of(rows: Sequence[MessageRow]) -> list[Figures]:
    """First those of all messages, then by intent, the most frequent first. ``rows``: in the order they came."""
    by_intent: dict[Intent, list[int]] = {}
    for place, row in enumerate(rows):
        for intent in json.loads(row.intents)[:1]:
            by_intent.setdefault(cast("Intent", intent), []).append(place)
    often = sorted(by_intent, key=lambda intent: -len(by_intent[intent]))
    return [_of(None, range(len(rows)), rows), *(_of(intent, by_intent[intent], rows) for intent in often)]


def _of(intent: Intent | None, places: Sequence[int], rows: Sequence[MessageRow]) -> Figures:
    own = [rows[place] for place in places]
    sent = [row for row in own if row.answered_at]
    minutes = [_minutes(row) for row in sent]
    edited = [changed for row in sent if (changed := _was_edited(row)) is not None]
    pleased = [told for place in places if (told := _was_pleased(place, rows)) is not None]
    return Figures(intent, len(own), len(sent), median(minutes) if minutes else None, _share(edited), _share(pleased))


def _minutes(row: MessageRow) -> float:
    answered = datetime.fromisoformat(row.answered_at or row.received_at)
    return max(0.0, (answered - datetime.fromisoformat(row.received_at)).total_seconds() / 60)


def _was_edited(row: MessageRow) -> bool | None:
    """None where nothing was written."""
    if row.reply is None:
        return None
    return msgspec.json.decode(row.reply, type=CustomerReply).text.strip() != (row.sent or "").strip()


def _was_pleased(place: int, rows: Sequence[MessageRow]) -> bool | None:
    """By the merchant's thumb, else by what the same customer wrote next; None where neither tells."""
    row = rows[place]
    if row.thumb is not None:
        return row.thumb > 0
    if not row.answered_at or not row.sender:
        return None
    for later in _next_of(row, rows[place + 1 :]):
        first = (json.loads(later.intents) or [""])[0]
        return {_PLEASED: True, _DISPLEASED: False}.get(first)
    return None


def _next_of(row: MessageRow, later: Sequence[MessageRow]) -> Iterator[MessageRow]:
    own = (each for each in later if each.sender.casefold() == row.sender.casefold())
    return (each for each in own if each.received_at > (row.answered_at or ""))


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
