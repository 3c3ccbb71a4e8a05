"""How replying goes: of own conversations, as a whole and by intent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING, cast

from merchant_assistant.replies.model import Figures, Intent

if TYPE_CHECKING:
    from merchant_assistant.storage.replies import AnsweredRow

_SHOWS = {"thanks": True, "complaint": False}  # by the intent of the next message


def figures_of(rows: Sequence[AnsweredRow]) -> list[Figures]:
    """First those of all messages, then by intent, the most frequent first. ``rows``: in the order they came."""
    pleased = _pleased(rows)
    by_intent: dict[Intent, list[int]] = {}
    for place, row in enumerate(rows):
        if row.intent:
            by_intent.setdefault(cast("Intent", row.intent), []).append(place)
    often = sorted(by_intent, key=lambda intent: -len(by_intent[intent]))
    every = _of(None, range(len(rows)), rows, pleased)
    return [every, *(_of(intent, by_intent[intent], rows, pleased) for intent in often)]


def _of(
    intent: Intent | None, places: Sequence[int], rows: Sequence[AnsweredRow], pleased: Mapping[int, bool]
) -> Figures:
    sent = [rows[place] for place in places if rows[place].answered_at]
    minutes = [_minutes(row) for row in sent]
    edited = [bool(row.edited) for row in sent if row.edited is not None]
    told = [pleased[place] for place in places if place in pleased]
    return Figures(intent, len(places), len(sent), median(minutes) if minutes else None, _share(edited), _share(told))


def _minutes(row: AnsweredRow) -> float:
    answered = datetime.fromisoformat(row.answered_at or row.received_at)
    return max(0.0, (answered - datetime.fromisoformat(row.received_at)).total_seconds() / 60)


def _pleased(rows: Sequence[AnsweredRow]) -> dict[int, bool]:
    """By place, where it shows: by the merchant's thumb, else by what the same customer wrote next after the answer."""
    of_sender: dict[str, list[AnsweredRow]] = {}
    found: dict[int, bool] = {}
    written: list[int] = []  # how many messages of its sender came up to each
    for row in rows:
        own = of_sender.setdefault(row.sender.casefold(), [])
        own.append(row)
        written.append(len(own))
    for place, row in enumerate(rows):
        own = of_sender[row.sender.casefold()]
        if row.thumb is not None:
            found[place] = row.thumb > 0
        elif row.answered_at and row.sender:
            at = bisect_right(own, row.answered_at, lo=written[place], key=_received)
            if at < len(own) and own[at].intent in _SHOWS:
                found[place] = _SHOWS[own[at].intent]
    return found


def _received(row: AnsweredRow) -> str:
    return row.received_at


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
