"""What a question may go on from: the products spoken of last, and what the last computed answer was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from merchant_assistant.chat.answering import Answer, Asking
from merchant_assistant.chat.exact.model import Reading
from merchant_assistant.chat.model import Turn

_FEW = 3  # rows of a computed answer that "it" may mean


def once(text: str, after: Answer | None) -> Asking:
    """A question behind one answer, without a conversation."""
    if after is None:
        return Asking(text)
    computed = after.reply.finding if after.reply else None
    rows = (row.product_id for row in islice(computed.rows, _FEW)) if computed else ()
    sources = (source.id for source in after.sources if source.id is not None)
    return Asking(text, (), tuple(dict.fromkeys([*sources, *rows])), after.reply.reading if after.reply else None)


def spoken_of(answers: Iterable[Turn], *, several: bool) -> tuple[int, ...]:
    """Products that the last answers rest on, newest first; of one answer, unless the question speaks of several."""
    rested = [named for turn in answers if (named := _products(turn))]
    return tuple(dict.fromkeys(id for named in (rested if several else rested[:1]) for id in named))


def read_last(answers: Iterable[Turn]) -> Reading | None:
    """What the last computed answer was read from, also where something else was asked since. Newest first.

    None behind a decline: what goes on from it would be about something that was never read.
    """
    answers = list(answers)
    if answers and answers[0].kind == "declined":
        return None
    return next((turn.exact.reading for turn in answers if turn.exact), None)


def _products(turn: Turn) -> Sequence[int]:
    rows = turn.exact.rows[:_FEW] if turn.exact else ()
    named = [source.id for source in turn.sources] + [row.product_id for row in rows]
    return [id for id in named if id is not None]
