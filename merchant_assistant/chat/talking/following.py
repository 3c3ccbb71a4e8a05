"""What a question may go on from: the products spoken of last, and what the last computed answer was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from merchant_assistant.catalogue.inquiry import Skus, Test
from merchant_assistant.chat.answer import Answer, Asking
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.model import Turn
from merchant_assistant.chat.question import speaks_of_several
from merchant_assistant.chat.talking.pointing_back import Spoken

_FEW = 3  # rows of a computed answer that "it" may mean
_LOOKED_BACK = 2  # answers whose products a question may still mean
_FAR = 8  # answers back that "the second one" may mean


def once(text: str, after: Answer | None) -> Asking:
    """A question behind one answer, without a conversation."""
    if after is None:
        return Asking(text)
    computed = after.reply.finding if after.reply else None
    reading = after.reply.reading if after.reply else None
    rows = (row.product_id for row in islice(computed.rows, _FEW)) if computed else ()
    sources = (source.id for source in after.sources if source.id is not None)
    told = [row.sku for row in computed.rows] if computed and not (reading and reading.inquiry.group) else []
    goods = [source.ref for source in after.sources if source.kind == "product"]
    spoken = _with(Spoken(), _told(told, reading) or _told_of(goods))
    return Asking(text, (), tuple(dict.fromkeys([*sources, *rows])), reading, None, spoken)


def asked_behind(
    question: Turn, before: Sequence[Turn], left_by: Callable[[str, Reading | None], Reading | None]
) -> Asking:
    """A question of a conversation with what was said before it, oldest turn first; ``left_by``: :func:`read_last`."""
    answers = [turn for turn in reversed(before) if turn.role == "assistant"]
    again = question.exact.reading if question.exact else None
    said_before = tuple(turn for turn in before if turn.text)
    earlier = spoken_of(answers[:_LOOKED_BACK], several=speaks_of_several(question.text))
    reading = read_last(before, left_by)
    spoken = pointed_at(answers)
    if reading and reading != read_last([turn for turn in before if turn.exact], left_by):
        spoken = Spoken((), reading.about)  # goods that were named in a question which was declined
    lost = reading is None and bool(answers) and answers[0].kind == "declined"  # who was asked back knows it, too
    return Asking(question.text, said_before, earlier, reading, again, spoken, lost)


def spoken_of(answers: Iterable[Turn], *, several: bool) -> tuple[int, ...]:
    """Products that the last answers rest on, newest first; of one answer, unless the question speaks of several."""
    rested = [named for turn in answers if (named := _products(turn))]
    return tuple(dict.fromkeys(id for named in (rested if several else rested[:1]) for id in named))


def read_last(before: Sequence[Turn], left_by: Callable[[str, Reading | None], Reading | None]) -> Reading | None:
    """What the last computed answer was read from, also where something else was asked since. Oldest turn first.

    Behind a decline it is what that leaves (``left_by``), or None: what goes on from goods that were not understood
    would be about something that was never read.
    """
    for place in range(len(before) - 1, -1, -1):
        turn = before[place]
        if turn.role != "assistant":
            continue
        if turn.exact:
            return turn.exact.reading
        asked = next((one.text for one in reversed(before[:place]) if one.role == "user"), "")
        if turn.kind == "declined":
            return left_by(asked, read_last(before[: place - 1], left_by))
    return None


def pointed_at(answers: Sequence[Turn]) -> Spoken:
    """What "the second one", "the two" and "it" may mean. Newest answer first."""
    spoken = Spoken()
    for turn in reversed(answers[:_FAR]):
        spoken = _with(spoken, _of_turn(turn))
    return spoken


def _of_turn(turn: Turn) -> Spoken | None:
    if turn.exact is None:
        return _told_of([source.ref for source in turn.sources if source.kind == "product"])
    group = _group(turn.exact.reading, turn.exact.value)
    if turn.exact.reading.inquiry.group:
        return Spoken(group=group) if group[1] else None
    told = _told([row.sku for row in turn.exact.rows], turn.exact.reading)
    return replace(told or Spoken(), group=group) if group[1] else told


def _group(reading: Reading, value: object) -> tuple[str, str]:
    """The one brand, shop or sort of goods that an answer told, or was about, behind its field."""
    inquiry = reading.inquiry
    if inquiry.group:
        first = value[0] if isinstance(value, tuple) and len(value) == 1 else value
        told = first[0] if isinstance(first, tuple) and first is not value else first
        return (inquiry.group, told) if isinstance(told, str) else ("", "")
    if inquiry.operation == "values" and reading.about:
        told = value[0] if isinstance(value, tuple) and len(value) == 1 else value
        if isinstance(told, str):
            return inquiry.field, told
    tests = [chip.condition for chip in reading.chips if isinstance(chip.condition, Test)]
    named = [(one.field, one.values[0]) for one in tests if len(one.values) == 1]
    return named[0] if len(named) == 1 else ("", "")


def _in_order(skus: Sequence[str], reading: Reading) -> Sequence[str]:
    """Of things that were compared in the order in which they were named."""
    named = next((c.condition.skus for c in reading.chips if isinstance(c.condition, Skus)), ())
    return named if set(named) == set(skus) else skus


def _told(skus: Sequence[str], reading: Reading | None) -> Spoken | None:
    """What a computed answer told of."""
    if reading is None or not (skus or reading.about):
        return None
    it = reading.about or (skus[0] if len(skus) == 1 else "")
    rows = reading.tied or _in_order(skus, reading)
    return Spoken(tuple(rows) if len(rows) > 1 else (), it)


def _told_of(goods: Sequence[str]) -> Spoken | None:
    """What an answer that was not computed told of."""
    if not goods:
        return None
    return Spoken((), goods[0], computed=False) if len(goods) == 1 else Spoken(tuple(goods), "", computed=False)


def _with(before: Spoken, now: Spoken | None) -> Spoken:
    """What is spoken of after one more answer; one that told of nothing changes nothing."""
    if now is None:
        return before
    group = now.group if now.group[1] else before.group
    if not (now.rows or now.it):
        return replace(before, group=group)
    lately = (now.it, *(sku for sku in before.lately if sku != now.it)) if now.it else ()
    if now.rows and set(now.rows) != set(before.rows):
        return Spoken(now.rows, now.it, now.computed, (now.it,) if now.it else (), group)
    if now.rows:  # the dearest, then the cheapest of the same goods
        return Spoken(now.rows, now.it, now.computed, lately or before.lately, group)
    return Spoken(before.rows, now.it, now.computed, lately, group)


def _products(turn: Turn) -> Sequence[int]:
    rows = turn.exact.rows[:_FEW] if turn.exact else ()
    named = [source.id for source in turn.sources] + [row.product_id for row in rows]
    return [id for id in named if id is not None]
