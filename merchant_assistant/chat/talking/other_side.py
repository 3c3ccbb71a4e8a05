"""One of two things that were set side by side, put right: "no, not the stock pot, the pan", 说错了，是跟奶锅比."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AnyOf, Condition, Skus
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.talking.pointing_back import PAIR, called
from merchant_assistant.chat.talking.replies import finding_in
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.chat.talking.things_told import ENDS, reading_of
from merchant_assistant.foundation.prose import asked_in


def with_other_side(asked: Asking, right: str, wrong: str, compute: Compute) -> Asking | str | None:
    """The comparison with what was meant in place of what is wrong; a text that asks which, where there are several.

    None where no two things were compared. Without ``wrong`` it is the one that was named last, or the one which what
    was meant is not unlike.
    """
    reading = asked.reading
    two = _compared(reading) if reading else ()
    if reading is None or len(two) != PAIR:
        return None
    meant = _things(right, compute)
    gone = _wrong(two, wrong, compute)
    kept = next(sku for sku in two if sku != gone)
    best = _likest(kept, [sku for sku in meant if sku != kept], compute)
    if len(best) != 1 or best == [gone]:  # "I meant the red one": it is one of the two
        return str(said_in(asked_in(asked.text))["replies"]["which_one"]) if meant else None
    sides = (best[0], kept) if gone == two[0] else (kept, best[0])
    now = reading_of(sides, asked)
    inquiry = replace(reading.inquiry, where=now.inquiry.where)
    return replace(asked, again=replace(reading, inquiry=inquiry, chips=now.chips, about="", tied=(), read_as=()))


def said_again(asked: Asking, right: str, wrong: str, compute: Compute) -> Asking | None:
    """The last question with what was meant in place of what is wrong; None where it has not that, or is not read."""
    last = next((place for place in range(len(asked.before) - 1, -1, -1) if asked.before[place].role == "user"), None)
    if last is None or not re.search(re.escape(wrong), asked.before[last].text, re.IGNORECASE):
        return None
    text = re.sub(re.escape(wrong), lambda _: right, asked.before[last].text, count=1, flags=re.IGNORECASE)
    behind = next((turn.exact.reading for turn in reversed(asked.before[:last]) if turn.exact), None)
    finding = finding_in(compute(text, behind))
    if finding is None or not finding.passing:
        return None
    return replace(asked, text=text, reading=behind)


def _compared(reading: Reading) -> Sequence[str]:
    """The SKUs of the two things that were compared, or of which one was to be told."""
    ranked = reading.inquiry.operation in ENDS and len(reading.chips) == 1
    if reading.wanted not in ("differ", "compare") and not ranked:
        return ()
    return [sku for chip in reading.chips for sku in _skus(chip.condition)]


def _skus(condition: Condition) -> Sequence[str]:
    if isinstance(condition, AnyOf):
        return [sku for one in condition.conditions for sku in _skus(one)]
    return condition.skus if isinstance(condition, Skus) else ()


def _wrong(two: Sequence[str], wrong: str, compute: Compute) -> str:
    """Which of the two is meant by the wrong one; the last where that is not said."""
    named = [sku for sku in _things(wrong, compute) if sku in two] if wrong else []
    return named[0] if len(named) == 1 else two[-1]


def _things(goods: str, compute: Compute) -> list[str]:
    """The SKUs of what is called so."""
    found = finding_in(compute(counted(goods, asked_in(goods)), None))
    return [row.sku for row in found.rows] if found else []


def _likest(kept: str, meant: Sequence[str], compute: Compute) -> list[str]:
    """Of several that are called so, those whose names share most words with the thing that stays."""
    if len(meant) <= 1:
        return [*meant]
    titles = {sku: set(key_of(_title(sku, compute))) for sku in (kept, *meant)}
    shared = {sku: len(titles[sku] & titles[kept]) for sku in meant}
    return [sku for sku in meant if shared[sku] == max(shared.values())]


def _title(sku: str, compute: Compute) -> str:
    reply = compute(counted(called(sku), "en"), None)
    rows = reply.finding.rows if reply and reply.finding else ()
    return rows[0].title if len(rows) == 1 else ""
