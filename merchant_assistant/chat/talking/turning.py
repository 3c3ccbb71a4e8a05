"""Where the talk turns: goods put aside, "back to the mugs", "no, I meant the bowls", "the heaviest thing we sell"."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.following.going_on import ends_hanging
from merchant_assistant.chat.talking.going_back import of_subject
from merchant_assistant.chat.talking.other_side import said_again, with_other_side
from merchant_assistant.chat.talking.pointing_back import Spoken
from merchant_assistant.chat.talking.replies import finding_in, is_exact, reading_in
from merchant_assistant.chat.talking.talk import (
    Turned,
    counted,
    instead,
    keeps_subject,
    left_aside,
    listed,
    said_in,
    turned,
)
from merchant_assistant.foundation.prose import asked_in


def without_left(asked: Asking) -> Asking:
    """The question behind "enough of the teapots" or "next thing": of other goods, unless it hangs on these."""
    text = left_aside(asked.text)
    if text == asked.text:
        return asked
    hangs = ends_hanging(text) or keeps_subject(text)
    return replace(asked, text=text, reading=asked.reading if hangs else None)


def of_all_there_is(asked: Asking) -> Asking:
    """The question by itself, where it speaks of all there is: "the heaviest thing we sell"."""
    words = said_in(asked_in(asked.text))
    if asked.reading is None or not re.search(words["of_all_goods"], asked.text, re.IGNORECASE):
        return asked
    lead = words["lead"] if "lead" in words else words["leads"]
    return replace(asked, text=re.sub(rf"^{lead.lstrip('^')}", "", asked.text, flags=re.IGNORECASE), reading=None)


_ONE = re.compile(
    r"\bone$|^(?:the )?\d[\w.,]*(?: ?[a-z]{1,3})?$|[款个件种只双]$", re.IGNORECASE
)  # one of several like it


def turned_to(asked: Asking, compute: Compute) -> Asking | str:
    """The question behind "back to the mugs" or "no, I meant"; a text that asks back which is meant."""
    turn = turned(asked.text) or _topic(asked, compute)
    if turn is None:
        return asked
    if not turn.goods:
        return replace(asked, text=turn.asks)
    return _put_right(asked, turn, compute) if turn.mends and asked.before else _back_to(asked, turn, compute)


def _topic(asked: Asking, compute: Compute) -> Turned | None:
    """The goods that stand before what is asked of them, where the whole is not read as it stands."""
    found = re.match(said_in(asked_in(asked.text))["topic"], asked.text, re.IGNORECASE)
    if found is None or is_exact(compute(asked.text, asked.reading)):
        return None
    return Turned(found["goods"].strip(), found["asks"].strip())


def _put_right(asked: Asking, turn: Turned, compute: Compute) -> Asking | str:
    """The question before, of what was meant."""
    if turn.wrong and (anew := said_again(asked, turn.goods, turn.wrong, compute)):
        return anew
    if other := with_other_side(asked, turn.goods, turn.wrong, compute):
        return other
    if turn.beside:  # which of them stays is not known
        return str(said_in(asked_in(asked.text))["replies"]["which_two"])
    if asked.reading:
        picked = replace(asked, text=turn.goods) if _was_asked_which(asked) else None
        return picked or _mended(asked, instead(turn.goods, asked_in(asked.text)), compute)
    return _back_to_one(asked, turn, compute)


def _back_to_one(asked: Asking, turn: Turned, compute: Compute) -> Asking | str:
    """What is named; a text that asks which, where it is one of several and nothing was spoken of before."""
    back = _back_to(asked, turn, compute)
    if _ONE.search(turn.goods) and (finding := finding_in(compute(back.text, None))) and finding.passing > 1:
        return str(said_in(asked_in(asked.text))["replies"]["which_one"])
    return back


def _was_asked_which(asked: Asking) -> bool:
    """Whether it was asked back which thing is meant, after others had been told."""
    return bool(asked.reading and asked.before) and asked.before[-1].kind == "clarify"


def _back_to(asked: Asking, turn: Turned, compute: Compute) -> Asking:
    """The question of goods that are named, or these as a list."""
    language = asked_in(asked.text)
    bare = re.sub(said_in(language)["pronoun"], "", turn.goods, flags=re.IGNORECASE)
    reply = compute(counted(bare or turn.goods, language), None)
    subject, finding = reading_in(reply), finding_in(reply)
    if subject is None or finding is None or not finding.passing:
        return asked
    if not turn.asks:
        return replace(asked, text=listed(turn.goods, language), reading=None)
    rows = tuple(row.sku for row in finding.rows)
    ids = tuple(row.product_id for row in finding.rows[:3])
    spoken = Spoken(rows if len(rows) > 1 else (), rows[0] if len(rows) == 1 else "")
    again = of_subject(turn.asks, subject, compute)
    return replace(asked, text=turn.asks, again=again, reading=subject, earlier=ids, spoken=spoken, lost=False)


def _mended(asked: Asking, text: str, compute: Compute) -> Asking:
    """The question before, asked of other goods: of what was said of the wrong ones only as much as holds of these."""
    bare = (
        replace(asked.reading, chips=(), inquiry=replace(asked.reading.inquiry, where=None)) if asked.reading else None
    )
    for reading in (asked.reading, bare):
        finding = finding_in(compute(text, reading))
        if finding and finding.passing:
            return replace(asked, text=text, reading=reading)
    return replace(asked, text=text)
